import { plainRecoveryCode, stepOfCode } from '../access/one-time-code.file.ts';
import { findSeed, useRecoveryCode, useStep } from '../access/second-factor.store.ts';
import { clearCounters, codeCounters, noteFailure } from '../access/sign-in-failure.store.ts';
import { Problem } from '../kernel/problem.ts';
import type { RequestContext } from './deps.ts';
import { refuseHasty } from './sign-in.ts';

/** What a seed of this person is sealed with. */
export const seedOwner = (person: number): string => `seed of person ${person}`;

const recoveryOwner = (person: number): string => `recovery code of person ${person}`;

/** What is kept of a recovery code. */
export const recoveryDigest = (c: RequestContext, person: number, code: string): string =>
  c.var.deps.sealer.digest(plainRecoveryCode(code), recoveryOwner(person));

/**
 * Uses up a one-time code or a recovery code. Throws `code-wrong` for one that is wrong or was used, and
 * `rate-limited` after several.
 */
export async function checkCode(
  c: RequestContext,
  person: number,
  code: string,
): Promise<'code' | 'recovery'> {
  const { deps, now } = c.var;
  const counters = codeCounters(person);
  await refuseHasty(c, counters);
  const used = await useUp(c, person, code);
  if (!used) {
    await noteFailure(deps.db, counters, now);
    c.var.log.warn({ person, client: c.var.client }, 'second step failed');
    throw new Problem('code-wrong');
  }
  await refuseHasty(c, counters);
  await clearCounters(deps.db, counters);
  return used;
}

async function useUp(
  c: RequestContext,
  person: number,
  code: string,
): Promise<'code' | 'recovery' | undefined> {
  const { deps, now } = c.var;
  const sealed = await findSeed(deps.db, person, 'confirmed');
  if (!sealed) return undefined;
  const step = stepOfCode(deps.sealer.open(sealed, seedOwner(person)), code, now);
  if (step !== undefined) return (await useStep(deps.db, { person, step })) ? 'code' : undefined;
  const digest = recoveryDigest(c, person, code);
  return (await useRecoveryCode(deps.db, { person, digest, at: now })) ? 'recovery' : undefined;
}
