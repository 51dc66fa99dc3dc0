// Ủy quyền: a person lends their own work to a colleague for some days, without asking the administrator.
import { delegate } from '../../access/grant.ts';
import { endGrants, giveGrants, listDelegations, listGrants } from '../../access/grants.store.ts';
import { getPerson } from '../../access/people.store.ts';
import type { Delegated } from '../../access/people.ts';
import { actorOf, type SignedIn } from '../../access/person.ts';
import { addDays, dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { change } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

export interface DelegationOrder {
  readonly to: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly reason: string;
}

function signedIn(c: RequestContext): SignedIn {
  const { viewer } = c.var;
  if (viewer.kind === 'anonymous') throw new Problem('sign-in-needed');
  return viewer;
}

/** Passes on what the rule allows; gives the number of rights. */
export async function delegateWork(c: RequestContext, order: DelegationOrder): Promise<number> {
  const { person } = signedIn(c);
  const today = dayInVietnam(c.var.now);
  const about = {
    by: actorOf(c.var.viewer),
    action: 'delegated',
    on: `person/${order.to}`,
    at: c.var.now,
  };
  return change(c.var.deps.db, { ...about, quiet: true }, async (tx) => {
    const to = await getPerson(tx.sql, order.to);
    const grants = delegate(
      { ...order, from: person, to },
      await listGrants(tx.sql, person.id),
      today,
    );
    if (isRefusal(grants)) throw new Problem(grants.code, grants.params);
    return giveGrants(tx, { person: to.id, grants, reason: order.reason, passedBy: person.id });
  });
}

/** Ends a delegation that this person gave, from today on. */
export async function endDelegation(c: RequestContext, id: number): Promise<void> {
  const mine = await delegationsOf(c);
  const { person } = signedIn(c);
  const found = mine.find((one) => one.giver.username === person.username && one.ids.includes(id));
  if (!found) throw new Problem('grant-unknown');
  const lastDay = addDays(dayInVietnam(c.var.now), -1);
  const on = `person/${found.taker.username}`;
  const about = { by: actorOf(c.var.viewer), action: 'delegation-ended', on, at: c.var.now };
  await change(c.var.deps.db, { ...about, quiet: true }, async (tx) => {
    const taker = await getPerson(tx.sql, found.taker.username);
    await endGrants(tx, { person: taker.id, ids: found.ids, lastDay, reason: 'kết thúc ủy quyền' });
  });
}

/** What this person has lent and was lent, today and later. */
export const delegationsOf = (c: RequestContext): Promise<readonly Delegated[]> =>
  listDelegations(c.var.deps.db, signedIn(c).person.id, dayInVietnam(c.var.now));
