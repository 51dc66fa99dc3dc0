// Whom to write to: on the morning of a working day, and as soon as something is new.
import type { Kysely } from 'kysely';
import { listAddressees } from '../../access/addressee.store.ts';
import type { Addressee } from '../../access/addressee.ts';
import { type SignedIn, viewerOn } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { listWork } from '../../indicator/work/work.store.ts';
import { pressureOf, type WorkItem } from '../../indicator/work/work.ts';
import { dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import { isWorkday } from '../../kernel/workday.ts';
import { workCalendarOf } from '../../source/report/plan-cycle.ts';
import type { Database } from '../../store/schema.ts';
import { concerns, isWorthTelling, type Step, stepOf } from './ladder.ts';
import type { MailTemplate } from './mail.ts';
import type { NewMail } from './queue.store.ts';
import { ledUnits, runsCycles, staffOf } from './staff.ts';
import { listLastSent, listTold, toldKey } from './told.store.ts';

export interface Around {
  readonly catalogue: Catalogue;
  readonly now: Date;
}

/** The morning's mail goes out from half past seven; not in the evening, when the program was down by day. */
const MORNING = { from: '07:30', to: '17:30' };

/** True on a working day between the hours in Vietnam. */
export function isMorning({ catalogue, now }: Around): boolean {
  const clock = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  const hours = MORNING.from <= clock && clock < MORNING.to;
  return hours && isWorkday(dayInVietnam(now), workCalendarOf(catalogue));
}

/** Lists of own work that are worth telling today, and late work to leaders and to the standing office. */
export async function morningMails(
  db: Kysely<Database>,
  around: Around,
): Promise<readonly NewMail[]> {
  const today = dayInVietnam(around.now);
  const own = await listReachable(db, today);
  const lists = [
    ...own.map((one) => ({ ...one, template: 'work' as const })),
    ...own.map(({ person, viewer }) => ({
      ...{ person, template: 'late-unit' as const },
      viewer: staffOf(ledUnits(viewer)),
    })),
    ...own
      .filter(({ viewer }) => runsCycles(viewer))
      .map(({ person }) => ({ person, template: 'late-list' as const, viewer: staffOf('all') })),
  ];
  const judged = await judge(db, around, lists);
  return judged.filter(isWorth).map(({ person, template }) => ({
    ...{ to: person.id, template, params: {} },
    occasion: `${template}/${today}`,
  }));
}

/** Least pause between two lists to the same person, so that ten items in a row make one mail. */
const GAP_MS = 15 * 60_000;

/** For those who want to hear at once: a list when there is an item that they were never told of. */
export async function newsMails(db: Kysely<Database>, around: Around): Promise<readonly NewMail[]> {
  const people = await listReachable(db, dayInVietnam(around.now));
  const lists = people
    .filter(({ person }) => person.choice === 'immediate')
    .map((one) => ({ ...one, template: 'work' as const }));
  const judged = await judge(db, around, lists);
  const last = await listLastSent(db);
  return judged
    .filter(({ items }) => items.some(({ told }) => told.length === 0))
    .map(({ person }) => ({
      ...{ to: person.id, template: 'work' as const, params: {} },
      dueAt: new Date(
        Math.max(around.now.getTime(), (last.get(person.id)?.getTime() ?? 0) + GAP_MS),
      ),
    }));
}

interface Reachable {
  readonly person: Addressee;
  readonly viewer: SignedIn;
}

async function listReachable(db: Kysely<Database>, today: IsoDate): Promise<readonly Reachable[]> {
  const people = await listAddressees(db);
  return people
    .filter(({ email, choice }) => email !== null && choice !== 'none')
    .map((person) => ({ person, viewer: viewerOn(today, person, person.grants, null) }));
}

interface List extends Reachable {
  readonly template: MailTemplate & ('work' | 'late-unit' | 'late-list');
}

interface Judged extends List {
  readonly items: readonly { readonly step: Step; readonly told: readonly string[] }[];
}

/** Every list with what its person was told of each item before; late lists hold late items only. */
async function judge(
  db: Kysely<Database>,
  { catalogue, now }: Around,
  lists: readonly List[],
): Promise<readonly Judged[]> {
  const today = dayInVietnam(now);
  const whoOf = (list: List): string => `${list.template} ${list.person.id}`;
  const askers = lists.map((list) => ({
    who: whoOf(list),
    viewer: list.viewer,
    person: list.person,
  }));
  const work = await listWork(db, { catalogue, today, askers });
  const calendar = workCalendarOf(catalogue);
  const concerned = (list: List, item: WorkItem): boolean =>
    list.template === 'work' ||
    concerns(
      pressureOf(item.until, today, calendar),
      list.template === 'late-unit' ? 'unit-leader' : 'standing-office',
    );
  const told = await listTold(db, [...new Set([...work.values()].flat().map(({ key }) => key))]);
  return lists.map((list) => ({
    ...list,
    items: (work.get(whoOf(list)) ?? [])
      .filter((item) => concerned(list, item))
      .map(({ key, until }) => ({
        step: stepOf(pressureOf(until, today, calendar)),
        told: told.get(toldKey(list.template, list.person.id, key)) ?? [],
      })),
  }));
}

const isWorth = ({ person, template, items }: Judged): boolean =>
  template === 'work'
    ? items.some((item) => person.choice !== 'none' && isWorthTelling(item, person.choice))
    : items.some(({ told }) => told.length === 0);
