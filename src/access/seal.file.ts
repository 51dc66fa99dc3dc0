// Seeds of one-time codes must be read again, so they are encrypted with a key outside the database.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Sealer {
  /** AES-256-GCM; `about` is bound to it, so that a sealed text cannot be moved to another row. */
  seal(plain: Uint8Array, about: string): Buffer;
  /** Throws when the key, the text or `about` is another. */
  open(sealed: Uint8Array, about: string): Buffer;
  /** A hash that nobody can try out without the key. */
  digest(text: string, about: string): string;
}

const [NONCE, TAG, KEY] = [12, 16, 32];

/** `secret` is at least 32 bytes of randomness; `random` gives a fresh nonce each time. */
export function createSealer(secret: Uint8Array, random: (bytes: number) => Uint8Array): Sealer {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, KEY));
  const [sealing, digesting] = [derive('kydai seal'), derive('kydai digest')];
  return {
    seal(plain, about) {
      const nonce = random(NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, about) {
      const nonce = sealed.subarray(0, NONCE);
      const decipher = createDecipheriv('aes-256-gcm', sealing, nonce)
        .setAAD(Buffer.from(about))
        .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
    },
    digest: (text, about) =>
      createHmac('sha256', digesting).update(`${about}\n${text}`).digest('hex'),
  };
}

const FILE = 'identity.key';

/** The key of this data directory: made at the first start, readable by its owner only. */
export async function readIdentityKey(
  dataDir: string,
  random: (bytes: number) => Uint8Array,
): Promise<Uint8Array> {
  const path = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, Buffer.from(random(KEY)).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await chmod(path, 0o600);
  }
  const key = Buffer.from(await readFile(path, 'utf8'), 'base64');
  if (key.length !== KEY) throw new Error(`${path} holds no key of ${KEY} bytes`);
  return key;
}
