// People of every role whose grant lies inside a unit and a target, outside of them, or outside of its days.

import { giveGrants } from '../src/access/grants.store.ts';
import { getPerson } from '../src/access/people.store.ts';
import { saveAccounts } from '../src/access/person.store.ts';
import { ROLES, type Role } from '../src/access/person.ts';
import { SCOPES, type Scope } from '../src/access/scope.ts';
import { insertToken } from '../src/access/token.store.ts';
import { change, type Tx } from '../src/store/change.ts';
import type { TestApp } from './app.ts';
import type { Person } from './person.ts';

/** Everything is about this unit, data owner of the indicators of this target. */
export const UNIT = 'so-tu-phap';
export const TARGET = 1;
/** A unit and a target that have nothing to do with them. */
export const ELSEWHERE = 'so-y-te';
const OTHER_TARGET = 44;

export type Place = 'inside' | 'unit' | 'target' | 'ended' | 'tomorrow' | 'lent' | 'lent-ended';

/** Where a grant lies: `unit` and `target` name what is another one. Days are of 20 September 2026. */
const PLACES: Readonly<
  Record<Place, { unit: string; target: number; from: string; to: string | null; lent: boolean }>
> = {
  inside: { unit: UNIT, target: TARGET, from: '2026-01-01', to: null, lent: false },
  unit: { unit: ELSEWHERE, target: TARGET, from: '2026-01-01', to: null, lent: false },
  target: { unit: UNIT, target: OTHER_TARGET, from: '2026-01-01', to: null, lent: false },
  ended: { unit: UNIT, target: TARGET, from: '2026-01-01', to: '2026-09-19', lent: false },
  tomorrow: { unit: UNIT, target: TARGET, from: '2026-09-21', to: null, lent: false },
  lent: { unit: UNIT, target: TARGET, from: '2026-09-20', to: '2026-09-20', lent: true },
  'lent-ended': { unit: UNIT, target: TARGET, from: '2026-09-01', to: '2026-09-19', lent: true },
};

export interface Asker {
  readonly role: Role;
  readonly place: Place;
  /** null: all of them. */
  readonly without: Scope | null;
  readonly person: Person;
}

const LACKING: readonly Scope[] = ['read', 'reports:write', 'catalogue:write'];

interface Named {
  readonly role: Role;
  readonly place: Place;
  readonly name: string;
}

/**
 * One account for each role and place, each with a token of all scopes; inside also one for each scope that it
 * lacks.
 */
export async function scopedPeople(app: TestApp): Promise<readonly Asker[]> {
  const { deps } = app;
  const names = ROLES.flatMap((role) =>
    (Object.keys(PLACES) as Place[]).map((place) => ({ role, place, name: `${role}.${place}` })),
  );
  const about = { by: 'system', action: 'people-seeded', on: 'people', at: deps.clock() };
  await change(deps.db, about, async (tx) => {
    const plain = { unit: null, passwordHash: null, grants: [] };
    const accounts = names.map(({ name }) => ({ ...plain, username: name, name }));
    await saveAccounts(tx, '2026-01-01', accounts);
    for (const named of names) await equip(tx, named);
  });
  return names.flatMap(({ role, place, name }) => [
    { role, place, without: null, person: app.bearer(`kd_${name}`) },
    ...(place === 'inside' ? LACKING : []).map((without) => ({
      ...{ role, place, without },
      person: app.bearer(`kd_${name}.${without}`),
    })),
  ]);
}

/** The grant of the place, and the tokens. */
async function equip(tx: Tx, { role, place, name }: Named): Promise<void> {
  const { unit, target, from: validFrom, to: validTo, lent } = PLACES[place];
  const { id: person } = await getPerson(tx.sql, name);
  const giver = lent ? (await getPerson(tx.sql, `ld-${UNIT}`)).id : null;
  const grants = [{ role, unit, targets: [target], validFrom, validTo }];
  await giveGrants(tx, { person, grants, reason: 'Thử', passedBy: giver });
  const token = { person, name, expiresAt: null };
  await insertToken(tx, { ...token, secret: `kd_${name}`, scopes: SCOPES });
  for (const lacked of place === 'inside' ? LACKING : []) {
    const scopes = SCOPES.filter((one) => one !== lacked);
    await insertToken(tx, { ...token, secret: `kd_${name}.${lacked}`, scopes });
  }
}
