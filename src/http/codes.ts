import {
  newSeed,
  seedAddress,
  seedInLetters,
  seedPicture,
  stepOfCode,
} from '../access/one-time-code.file.ts';
import type { Person } from '../access/person.ts';
import {
  confirmSeed,
  findSeed,
  offerSeed,
  replaceRecoveryCodes,
} from '../access/second-factor.store.ts';
import { codeCounters, noteFailure } from '../access/sign-in-failure.store.ts';
import { Problem } from '../kernel/problem.ts';
import { change } from '../store/change.ts';
import type { SeedView } from '../web/access/codes-setup.tsx';
import type { RequestContext } from './deps.ts';
import { recoveryDigest, seedOwner } from './second-step.ts';
import { refuseHasty } from './sign-in.ts';

/** The seed that this person is setting up, the same until it is confirmed. Throws when one is in use. */
export async function offeredSeed(c: RequestContext, person: Person): Promise<SeedView> {
  const { deps, now } = c.var;
  const fresh = deps.sealer.seal(newSeed(deps.random), seedOwner(person.id));
  const sealed = await offerSeed(deps.db, { person: person.id, seed: fresh, at: now });
  if (!sealed) throw new Problem('code-wrong');
  const seed = deps.sealer.open(sealed, seedOwner(person.id));
  const label = { issuer: deps.settings.instanceName, account: person.username };
  return {
    address: seedAddress(seed, label),
    picture: await seedPicture(seed, label),
    letters: seedInLetters(seed),
  };
}

/** Puts the offered seed in force by its first code, with new recovery codes. Throws `code-wrong`. */
export async function confirmCodes(
  c: RequestContext,
  person: Person,
  given: { readonly code: string; readonly recovery: readonly string[] },
): Promise<void> {
  const { deps, now } = c.var;
  const counters = codeCounters(person.id);
  await refuseHasty(c, counters);
  const sealed = await findSeed(deps.db, person.id, 'offered');
  const seed = sealed && deps.sealer.open(sealed, seedOwner(person.id));
  const step = seed && stepOfCode(seed, given.code, now);
  if (step === undefined) {
    await noteFailure(deps.db, counters, now);
    throw new Problem('code-wrong');
  }
  const on = `person/${person.username}`;
  const about = { by: person.username, action: 'codes-set-up', on, at: now, quiet: true };
  await change(deps.db, about, async (tx) => {
    if (!(await confirmSeed(tx, { person: person.id, step }))) throw new Problem('code-wrong');
    const digests = given.recovery.map((code) => recoveryDigest(c, person.id, code));
    await replaceRecoveryCodes(tx, person.id, digests);
  });
}
