// Every setting is an environment variable of docs/configuration.md, checked at start.
import { type Issuer, readIssuers } from '../access/issuer.ts';
import type { HttpSettings } from '../http/settings.ts';
import {
  EVIDENCE_SETTINGS,
  type EvidenceSettings,
  readEvidenceSettings,
} from './settings-evidence.ts';
import { MAIL_SETTINGS, type MailSettings, readMailSettings } from './settings-mail.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** An outside PostgreSQL; null: the embedded one in the data directory. */
  readonly databaseUrl: string | null;
  /** One password for all demonstration accounts; null: a random one, printed. */
  readonly demoPassword: string | null;
  readonly demoToken: string | null;
  readonly adminPassword: string | null;
  readonly logLevel: string;
  readonly instanceName: string;
  readonly publicUrl: URL | null;
  readonly rateLimit: boolean;
  readonly trustedProxies: number;
  readonly uploadLimit: number;
  readonly cacheLimit: number;
  readonly session: HttpSettings['session'];
  readonly issuers: readonly Issuer[];
  /** 32 bytes in base64; null: a key of its own, kept in the data directory. */
  readonly identityKey: string | null;
  readonly evidence: EvidenceSettings;
  /** null: no mail is sent. */
  readonly smtp: MailSettings | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Setting {
  readonly name: string;
  /** As written in docs/configuration.md. */
  readonly fallback: string;
}

const MIB = 1024 * 1024;
const MINUTE = 60_000;
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Names and defaults of all settings; a test compares them with docs/configuration.md. */
export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', fallback: '3000' },
  { name: 'HOST', fallback: '127.0.0.1' },
  { name: 'DATA_DIR', fallback: './data' },
  { name: 'DATABASE_URL', fallback: '' },
  { name: 'PUBLIC_URL', fallback: '' },
  { name: 'INSTANCE_NAME', fallback: 'Kỳ Đài' },
  { name: 'DEMO_PASSWORD', fallback: '' },
  { name: 'DEMO_TOKEN', fallback: '' },
  { name: 'ADMIN_PASSWORD', fallback: '' },
  { name: 'LOG_LEVEL', fallback: 'info' },
  { name: 'RATE_LIMIT', fallback: 'on' },
  { name: 'TRUST_PROXY', fallback: '0' },
  { name: 'UPLOAD_LIMIT_MB', fallback: '50' },
  { name: 'CACHE_LIMIT_MB', fallback: '24' },
  { name: 'SESSION_IDLE_MINUTES', fallback: '60' },
  { name: 'SESSION_HOURS', fallback: '12' },
  { name: 'IDENTITY_KEY', fallback: '' },
  { name: 'OIDC_ISSUERS', fallback: '' },
  ...EVIDENCE_SETTINGS,
  ...MAIL_SETTINGS,
];

const SHORTEST_PASSWORD = 8;

/** Readers of one kind of setting each; what is wrong is collected in `errors`. */
function readingOf(env: Environment) {
  const errors: string[] = [];
  const text = (name: string): string =>
    env[name]?.trim() || (SETTINGS.find((one) => one.name === name)?.fallback ?? '');
  const fail = (name: string, must: string): void => {
    errors.push(`${name}=«${text(name)}»: ${must}`);
  };
  const whole = (name: string, least: number, most: number): number => {
    const number = Number(text(name));
    if (!Number.isInteger(number) || number < least || number > most) {
      fail(
        name,
        `cần một số nguyên từ ${least} đến ${most} (a whole number from ${least} to ${most})`,
      );
    }
    return number;
  };
  const oneOf = (name: string, words: readonly string[]): string => {
    if (!words.includes(text(name))) fail(name, `cần một trong / one of: ${words.join(', ')}`);
    return text(name);
  };
  const address = (name: string, protocols: readonly string[]): URL | null => {
    if (text(name) === '') return null;
    const url = parseUrl(text(name));
    if (url && protocols.includes(url.protocol)) return url;
    errors.push(
      `${name}: cần một địa chỉ / an address beginning with ${protocols.join('// or ')}//`,
    );
    return null;
  };
  const secret = (name: string): string | null => {
    const value = env[name] || null;
    if (value !== null && value.length < SHORTEST_PASSWORD) {
      errors.push(
        `${name}: cần ít nhất ${SHORTEST_PASSWORD} ký tự (at least ${SHORTEST_PASSWORD} characters)`,
      );
    }
    return value;
  };
  return { errors, text, fail, whole, oneOf, address, secret };
}

/** The settings, or one sentence per variable that is wrong: what it must be and what it is. */
export function parseSettings(
  env: Environment,
): { readonly settings: Settings } | { readonly errors: readonly string[] } {
  const reading = readingOf(env);
  const { errors, text, whole, oneOf, address, secret } = reading;
  const key = (name: string): string | null => {
    const value = text(name);
    if (value === '') return null;
    // Nothing of a key is told, not even a wrong one.
    if (Buffer.from(value, 'base64').length !== 32) {
      errors.push(`${name}: cần 32 byte viết bằng base64 (32 bytes in base64)`);
    }
    return value;
  };
  const { issuers, faults } = readIssuers(text('OIDC_ISSUERS'));
  errors.push(...faults.map((fault) => `OIDC_ISSUERS: ${fault}`));
  const settings: Settings = {
    host: text('HOST'),
    port: whole('PORT', 0, 65_535),
    dataDir: text('DATA_DIR'),
    databaseUrl: address('DATABASE_URL', ['postgres:', 'postgresql:']) && text('DATABASE_URL'),
    demoPassword: secret('DEMO_PASSWORD'),
    demoToken: secret('DEMO_TOKEN'),
    adminPassword: secret('ADMIN_PASSWORD'),
    logLevel: oneOf('LOG_LEVEL', LEVELS),
    instanceName: text('INSTANCE_NAME'),
    publicUrl: address('PUBLIC_URL', ['http:', 'https:']),
    rateLimit: oneOf('RATE_LIMIT', ['on', 'off']) === 'on',
    trustedProxies: whole('TRUST_PROXY', 0, 10),
    uploadLimit: whole('UPLOAD_LIMIT_MB', 1, 1024) * MIB,
    cacheLimit: whole('CACHE_LIMIT_MB', 1, 1024) * MIB,
    session: {
      idle: whole('SESSION_IDLE_MINUTES', 1, 1440) * MINUTE,
      absolute: whole('SESSION_HOURS', 1, 168) * 60 * MINUTE,
    },
    issuers,
    identityKey: key('IDENTITY_KEY'),
    evidence: readEvidenceSettings(reading),
    smtp: readMailSettings(reading),
  };
  return errors.length > 0 ? { errors } : { settings };
}

// An address of PostgreSQL may leave the host out: user:password@/name?host=FOLDER is a socket.
function parseUrl(text: string): URL | undefined {
  const full = text.replace('@/', '@localhost/');
  return URL.canParse(full) ? new URL(full) : undefined;
}
