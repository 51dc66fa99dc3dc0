import { listAddressees } from '../../access/addressee.store.ts';
import type { Addressee } from '../../access/addressee.ts';
import { viewerOn } from '../../access/person.ts';
import { loadCatalogue } from '../../catalogue/catalogue.store.ts';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { listWork } from '../../indicator/work/work.store.ts';
import type { WorkItem } from '../../indicator/work/work.ts';
import { dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import type { Tx } from '../../store/change.ts';
import { queueMails } from './queue.store.ts';

export interface ReminderOrder {
  readonly cycle: string;
  /** Only these; all units that have something left to do when it is left out. */
  readonly units?: readonly UnitCode[] | undefined;
}

export interface Reminded {
  /** Mails written into the outbox now. */
  readonly queued: number;
  /** People who have a list of work waiting there already. */
  readonly waiting: number;
  readonly withoutAddress: number;
  /** People who chose to get no mail of work. */
  readonly optedOut: number;
  /** Units that have something left to do. */
  readonly units: number;
}

/**
 * Reminds everyone who has something to do in a cycle, one mail each with all their items. It is written when
 * it is sent, and not at all when the work is done by then. `tx.by` reminds.
 */
export async function queueReminders(tx: Tx, order: ReminderOrder): Promise<Reminded> {
  const people = await listAddressees(tx.sql);
  const busy = await listBusy(tx, order, people);
  const opted = busy.filter(({ person }) => person.choice === 'none');
  const willing = busy.filter(({ person }) => person.choice !== 'none');
  const reached = willing.filter(({ person }) => person.email !== null);
  const queued = await queueMails(
    tx,
    reached.map(({ person }) => ({
      to: person.id,
      template: 'work',
      params: { cycle: order.cycle, from: tx.by },
    })),
  );
  return {
    queued: queued.length,
    waiting: reached.length - queued.length,
    withoutAddress: willing.length - reached.length,
    optedOut: opted.length,
    units: new Set(busy.flatMap(({ items }) => items.flatMap(({ unit }) => unit ?? []))).size,
  };
}

interface Busy {
  readonly person: Addressee;
  readonly items: readonly WorkItem[];
}

async function listBusy(
  tx: Tx,
  { cycle, units }: ReminderOrder,
  people: readonly Addressee[],
): Promise<readonly Busy[]> {
  const today = dayInVietnam(tx.at);
  const catalogue = await loadCatalogue(tx.sql);
  const lists = await listWork(tx.sql, { catalogue, today, askers: askersOf(people, today) });
  const asked = (item: WorkItem): boolean =>
    item.cycle === cycle && item.unit !== null && (units?.includes(item.unit) ?? true);
  return people.flatMap((person) => {
    const items = (lists.get(person.username) ?? []).filter(asked);
    return items.length > 0 ? [{ person, items }] : [];
  });
}

/** People as those whose items are asked for, with the grants of a day. */
const askersOf = (people: readonly Addressee[], today: IsoDate) =>
  people.map((person) => ({
    who: person.username,
    viewer: viewerOn(today, person, person.grants, null),
  }));
