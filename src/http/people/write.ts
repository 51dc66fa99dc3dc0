// What the administrator does to accounts, for pages and API alike: judged by a rule, written by one change.

import { createInvitation, resetLink } from '../../access/access-link.store.ts';
import { checkGrant, type GrantOrder, handOver } from '../../access/grant.ts';
import { endGrants, giveGrants, listGrants } from '../../access/grants.store.ts';
import {
  getPerson,
  insertPerson,
  requireAdmin,
  revisePerson,
  setDisabled,
} from '../../access/people.store.ts';
import type { PersonRow, PersonWords } from '../../access/people.ts';
import { actorOf } from '../../access/person.ts';
import { checkPerson, isUsername } from '../../access/person-words.ts';
import { clearSecondFactor } from '../../access/second-factor.store.ts';
import { toSecret } from '../../access/secret.file.ts';
import { closeSessionsOf } from '../../access/session.store.ts';
import { loadCatalogue } from '../../catalogue/catalogue.store.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { addDays, dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { change, type Tx } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

const today = (c: RequestContext): IsoDate => dayInVietnam(c.var.now);

/** A change about one account; readers of figures see nothing of it. */
const about = (c: RequestContext, action: string, username: string) => ({
  by: actorOf(c.var.viewer),
  action,
  on: `person/${username}`,
  at: c.var.now,
  quiet: true,
});

function inChange<T>(
  c: RequestContext,
  action: string,
  username: string,
  work: (tx: Tx, person: PersonRow) => Promise<T>,
): Promise<T> {
  return change(c.var.deps.db, about(c, action, username), async (tx) =>
    work(tx, await getPerson(tx.sql, username)),
  );
}

/** A new account with its first grants. Throws what the rules refuse; all of it is written or nothing. */
export async function addPerson(
  c: RequestContext,
  order: {
    readonly username: string;
    readonly words: PersonWords;
    readonly grants: readonly GrantOrder[];
  },
): Promise<void> {
  const { username, words, grants } = order;
  if (!isUsername(username)) throw new Problem('username-invalid');
  const catalogue = await loadCatalogue(c.var.deps.db);
  refuseWords(words, catalogue);
  for (const grant of grants) refuseGrant(grant, catalogue);
  await change(c.var.deps.db, about(c, 'person-added', username), async (tx) => {
    const person = await insertPerson(tx, username, words);
    for (const grant of grants) {
      await giveGrants(tx, { person, grants: [grant], reason: grant.reason, passedBy: null });
    }
  });
}

export async function changePerson(
  c: RequestContext,
  username: string,
  words: PersonWords,
): Promise<void> {
  refuseWords(words, await loadCatalogue(c.var.deps.db));
  await inChange(c, 'person-revised', username, (tx, { id }) => revisePerson(tx, id, words));
}

/** Locks an account out, with all its sessions, or lets it in again. */
export async function disablePerson(
  c: RequestContext,
  username: string,
  disabled: boolean,
): Promise<void> {
  const action = disabled ? 'person-disabled' : 'person-enabled';
  await inChange(c, action, username, async (tx, { id }) => {
    await setDisabled(tx, id, disabled, today(c));
    if (disabled) await closeSessionsOf(tx.sql, id);
  });
}

export async function giveGrant(
  c: RequestContext,
  username: string,
  grant: GrantOrder,
): Promise<void> {
  refuseGrant(grant, await loadCatalogue(c.var.deps.db));
  await inChange(c, 'grant-given', username, (tx, { id }) =>
    giveGrants(tx, { person: id, grants: [grant], reason: grant.reason, passedBy: null }),
  );
}

/** Takes a grant back from now on. */
export async function endGrant(
  c: RequestContext,
  username: string,
  order: { readonly id: number; readonly reason: string },
): Promise<void> {
  if (order.reason.trim() === '') throw new Problem('reason-needed');
  const lastDay = addDays(today(c), -1);
  await inChange(c, 'grant-ended', username, async (tx, { id }) => {
    await endGrants(tx, { person: id, ids: [order.id], lastDay, reason: order.reason });
    await requireAdmin(tx, today(c));
  });
}

/** Bàn giao: what one person holds passes to another from a day on, in one change. */
export async function handOverWork(
  c: RequestContext,
  order: {
    readonly from: string;
    readonly to: string;
    readonly day: IsoDate;
    readonly reason: string;
  },
): Promise<number> {
  const { from, to, day, reason } = order;
  if (reason.trim() === '') throw new Problem('reason-needed');
  if (from === to) throw new Problem('delegate-to-self');
  if (day < today(c)) throw new Problem('grant-dates');
  return inChange(c, 'handed-over', from, async (tx, giver) => {
    const taker = await getPerson(tx.sql, to);
    if (taker.disabled) throw new Problem('delegate-to-nobody');
    const { end, lastDay, give } = handOver(await listGrants(tx.sql, giver.id), day);
    if (end.length === 0) throw new Problem('delegate-nothing');
    await endGrants(tx, { person: giver.id, ids: end, lastDay, reason });
    await giveGrants(tx, { person: taker.id, grants: give, reason, passedBy: null });
    tx.note({ from, to, day });
    return give.length;
  });
}

/** A one-time link: the first password of an account without one, else a reset. Gives the secret. */
export async function makeAccessLink(c: RequestContext, username: string): Promise<string> {
  const secret = toSecret(c.var.deps.random(32));
  const person = await getPerson(c.var.deps.db, username);
  const action = person.hasPassword ? 'reset-link-created' : 'invitation-created';
  const make = person.hasPassword ? resetLink : createInvitation;
  await inChange(c, action, username, (tx, { id }) => make(tx, { id, secret }));
  return secret;
}

/** For a lost phone or key: the next sign-in enrols a second factor anew. */
export async function forgetSecondFactor(c: RequestContext, username: string): Promise<void> {
  await inChange(c, 'second-factor-cleared', username, (tx, { id }) => clearSecondFactor(tx, id));
}

function refuseWords(words: PersonWords, catalogue: Catalogue): void {
  const refusal = checkPerson(words, new Set(catalogue.units.map(({ code }) => code)));
  if (refusal) throw new Problem(refusal.code, refusal.params);
}

function refuseGrant(grant: GrantOrder, catalogue: Catalogue): void {
  const refusal = checkGrant(grant, {
    units: new Set(catalogue.units.map(({ code }) => code)),
    targets: new Set(catalogue.targets.map(({ number }) => number)),
  });
  if (refusal) throw new Problem(refusal.code, refusal.params);
}
