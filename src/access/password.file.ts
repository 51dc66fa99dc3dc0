import { hash, verify } from '@node-rs/argon2';

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An argon2id hash in PHC form. Compatibility forms of Vietnamese letters hash alike. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFC'), COST);

// Verified against when there is no such account, so that time does not tell which accounts exist.
let decoy: Promise<string> | undefined;

export async function verifyPassword(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const right = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return right && Boolean(stored);
}
