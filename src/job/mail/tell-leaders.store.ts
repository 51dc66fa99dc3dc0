import { listAddressees } from '../../access/addressee.store.ts';
import { viewerOn } from '../../access/person.ts';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import type { Tx } from '../../store/change.ts';
import { queueMails } from './queue.store.ts';
import type { Reminded } from './remind.store.ts';
import { ledUnits } from './staff.ts';

/**
 * Escalates by hand: the leaders of these units get the list of what is late there, one mail each, written
 * when it is sent and not at all when nothing is late by then. `tx.by` asks for it.
 */
export async function tellLeaders(tx: Tx, units: readonly UnitCode[]): Promise<Reminded> {
  const today = dayInVietnam(tx.at);
  const people = (await listAddressees(tx.sql)).map((person) => ({
    person,
    led: ledUnits(viewerOn(today, person, person.grants, null)),
  }));
  const leaders = people.filter(({ led }) => led.some((unit) => units.includes(unit)));
  const willing = leaders.filter(({ person }) => person.choice !== 'none');
  const reached = willing.filter(({ person }) => person.email !== null);
  const queued = await queueMails(
    tx,
    reached.map(({ person }) => ({ to: person.id, template: 'late-unit', params: {} })),
  );
  return {
    queued: queued.length,
    waiting: reached.length - queued.length,
    withoutAddress: willing.length - reached.length,
    optedOut: leaders.length - willing.length,
    units: units.length,
  };
}
