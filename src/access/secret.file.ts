import { createHash } from 'node:crypto';

/** What is kept of a session or token: the secret itself is shown once and never stored. */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** `bytes` of randomness as a word for addresses and headers. */
export const toSecret = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

// Without 0, 1, I, O, l and o, which are misread from a terminal.
const LETTERS = '23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';

/** A password to be typed: one letter a byte, about 5.8 bits each. */
export const toPassword = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
