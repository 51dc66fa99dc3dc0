// Codes of an authenticator app (RFC 6238): six digits, thirty seconds, SHA-1, as all apps know them.
import { Secret, TOTP } from 'otpauth';
import { toString as drawQr } from 'qrcode';

const SEED_BYTES = 20;

export interface SeedLabel {
  readonly issuer: string;
  readonly account: string;
}

export const newSeed = (random: (bytes: number) => Uint8Array): Uint8Array => random(SEED_BYTES);

const totpOf = (seed: Uint8Array, label: Partial<SeedLabel> = {}): TOTP =>
  new TOTP({
    secret: new Secret({ buffer: Uint8Array.from(seed).buffer }),
    issuer: label.issuer ?? '',
    label: label.account ?? '',
  });

/** The seed in letters, for typing into an app, in groups of four. */
export const seedInLetters = (seed: Uint8Array): string =>
  totpOf(seed).secret.base32.replace(/.{4}(?=.)/g, '$& ');

/** The address by which an app takes the seed over: otpauth://totp/… */
export const seedAddress = (seed: Uint8Array, label: SeedLabel): string =>
  // A colon would end the issuer's name in the label.
  totpOf(seed, { ...label, issuer: label.issuer.replaceAll(':', ' ') }).toString();

/** The same for scanning, as an SVG in a data address. */
export async function seedPicture(seed: Uint8Array, label: SeedLabel): Promise<string> {
  const svg = await drawQr(seedAddress(seed, label), {
    type: 'svg',
    margin: 2,
    errorCorrectionLevel: 'M',
  });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The step that a code belongs to, one before and one after included; undefined for a wrong code. */
export function stepOfCode(seed: Uint8Array, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const totp = totpOf(seed);
  const away = totp.validate({ token, timestamp, window: 1 });
  return away === null ? undefined : totp.counter({ timestamp }) + away;
}

/** The code of an instant; for tests and for nothing else on a server. */
export const codeAt = (seed: Uint8Array, now: Date): string =>
  totpOf(seed).generate({ timestamp: now.getTime() });

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes that work once each, when the phone is lost: fifteen letters, about 74 bits. */
export const newRecoveryCodes = (random: (bytes: number) => Uint8Array): readonly string[] =>
  Array.from({ length: 10 }, () => {
    const letters = [...random(15)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
    return letters.replace(/.{5}(?=.)/g, '$&-');
  });

/** As typed by a person: without hyphens, spaces and capitals. */
export const plainRecoveryCode = (typed: string): string =>
  typed.toLowerCase().replace(/[^a-z0-9]/g, '');
