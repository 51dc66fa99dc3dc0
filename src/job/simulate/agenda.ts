// The made-up months as a list of moments: who reports, corrects and approves what, and when.
import type { Element } from '../../catalogue/catalogue.ts';
import type { DemoConfirmation } from '../../catalogue/demo-overlay.file.ts';
import { periodOfMonth } from '../../catalogue/element-period.ts';
import {
  addDays,
  type IsoDate,
  monthIndex,
  monthOf,
  monthPeriod,
  type Period,
  parsePeriod,
} from '../../kernel/period.ts';
import { addWorkdays, deadlinesOf, type WorkCalendar } from '../../kernel/workday.ts';
import type { ValueStanding } from '../../value/value.ts';
import { type CycleMoment, cycleMoments, isCollected } from './cycle-agenda.ts';
import { answeredElements, periodEnding, yearOf } from './due.ts';
import {
  answersFor,
  type City,
  type Entry,
  feedEntries,
  isPortalElement,
  portalEntries,
  type Reported,
} from './figures.ts';
import type { Wave } from './habits.ts';

/** One change of the simulation. `key` names it for good, so that a later run knows what is done. */
export interface Moment {
  readonly key: string;
  readonly at: Date;
  readonly by: string;
  readonly act:
    | {
        readonly kind: 'report';
        readonly entries: readonly Entry[];
        readonly standing: ValueStanding;
      }
    | { readonly kind: 'correct'; readonly entry: Entry }
    | { readonly kind: 'approve'; readonly periods: readonly string[] }
    | { readonly kind: 'confirm'; readonly document: string; readonly codes: readonly string[] }
    | CycleMoment['act'];
}

/** The city, its working days, and what the secretariat confirms. */
export interface Script {
  readonly city: City;
  readonly calendar: WorkCalendar;
  readonly confirmations: readonly DemoConfirmation[];
  /** The month whose collection cycle stays open. */
  readonly openMonth: number;
}

/** January 2025 as the administration counts it begins on 15/12/2024. */
const FIRST_MONTH = monthIndex(2025, 1);
export const OPENING = '2024-12-14';
const SYSTEM = 'he-thong';
const SECRETARIAT = 'thuky';

const instant = (day: IsoDate, time: string): Date => new Date(`${day}T${time}:00+07:00`);

/** Everything that happened before the morning of `until`, in order of time. */
export function agendaOf(script: Script, until: IsoDate): Moment[] {
  const end = instant(until, '00:00');
  const last = monthOf(until).last;
  const months = Array.from(
    { length: Math.max(0, last - FIRST_MONTH + 1) },
    (_, k) => FIRST_MONTH + k,
  );
  const moments = [
    opening(script.city),
    ...months.flatMap((month) => momentsOf(script, month)),
    ...script.confirmations.map(confirmation),
    ...cycleMoments({ ...script, until }, script.openMonth),
  ]
    .filter((moment) => moment.at < end && !isEmpty(moment))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));
  return withoutIdleApprovals(moments);
}

/** The secretariat approves when something has come since it last did. */
function withoutIdleApprovals(moments: readonly Moment[]): Moment[] {
  let waiting = false;
  return moments.filter(({ act }) => {
    const idle = act.kind === 'approve' && !waiting;
    const came = act.kind === 'report' ? act.standing === 'provisional' : act.kind === 'correct';
    waiting = act.kind !== 'approve' && (waiting || came);
    return !idle;
  });
}

const isEmpty = ({ act }: Moment): boolean => act.kind === 'report' && act.entries.length === 0;

function confirmation({ date, document, indicators }: DemoConfirmation): Moment {
  return {
    key: `confirmed/${date}`,
    at: instant(date, '16:10'),
    by: SECRETARIAT,
    act: { kind: 'confirm', document, codes: indicators },
  };
}

/** Yearly totals and the running school year, as they stood when the first month began. */
function opening(city: City): Moment {
  const yearly = answeredElements(city.catalogue).filter(({ frequency }) => frequency === 'year');
  const school = answeredElements(city.catalogue).filter(
    ({ frequency }) => frequency === 'school-year',
  );
  const schoolYear = parsePeriod('2024-09');
  const entries = [
    ...yearly.flatMap((element) => atCity(city, element, yearOf(FIRST_MONTH, element.basis))),
    ...(schoolYear ? school.flatMap((element) => atCity(city, element, schoolYear)) : []),
  ];
  const act = { kind: 'report', entries, standing: 'approved' } as const;
  return { key: 'opening', at: instant('2024-12-20', '10:05'), by: SYSTEM, act };
}

function atCity(city: City, element: Element, period: Period): Entry[] {
  const { city: area } = city.catalogue.programme;
  const before = Math.min(period.last, FIRST_MONTH - 1);
  return answersFor(city, element, { ...period, first: before, last: before })
    .filter(({ entry }) => entry.area === area)
    .map(({ entry }) => ({ ...entry, period: period.code, month: period.last }));
}

function momentsOf(script: Script, month: number): Moment[] {
  const period = monthPeriod(month);
  const answers = reportedIn(script, month);
  const { key, days } = { key: period.code, days: daysOf(period, script.calendar) };
  const settled = month < monthIndex(script.city.catalogue.programme.start, 1);
  const report = (name: string, at: Date, entries: readonly Entry[]): Moment => ({
    ...{ key: `${key}/${name}`, at, by: SYSTEM },
    act: { kind: 'report', entries, standing: settled ? 'approved' : 'provisional' },
  });
  const sent = (wave: Wave, ...kinds: readonly Sender[]): Entry[] =>
    answers
      .filter((one) => one.wave === wave && kinds.includes(senderOf(one)))
      .map((one) => one.entry);
  const calendarMonth = monthPeriod(month, 'calendar');
  const portalDay = addWorkdays(calendarMonth.to, 2, script.calendar);
  const feed = feedEntries(script.city, period);
  return [
    report('agencies', instant(days.first, '10:20'), [...sent('on-time', 'agency'), ...feed]),
    report('departments', instant(days.unit, '15:30'), sent('on-time', 'department')),
    report('communes', instant(days.unit, '16:45'), sent('on-time', 'commune')),
    report('late', instant(days.late, '11:00'), sent('late', ...SENDERS)),
    report('very-late', instant(days.veryLate, '14:15'), sent('very-late', ...SENDERS)),
    report('portal', instant(portalDay, '08:15'), portalEntries(script.city, calendarMonth)),
    ...answers.flatMap((one) => correctionOf(script.city, one, days)),
    ...(settled && month % 3 !== 2 ? [] : [approval(month, days.approval)]),
  ];
}

/** Figures of the year before the programme came closed by its reports; only corrections wait for a quarter's end. */
const approval = (month: number, day: IsoDate): Moment => ({
  key: `${monthPeriod(month).code}/approval`,
  at: instant(day, '09:30'),
  by: SECRETARIAT,
  act: { kind: 'approve', periods: approvedWith(month) },
});

interface Days {
  readonly first: IsoDate;
  readonly unit: IsoDate;
  readonly late: IsoDate;
  readonly veryLate: IsoDate;
  readonly approval: IsoDate;
}

function daysOf(period: Period, calendar: WorkCalendar): Days {
  const { unit, city } = deadlinesOf(period, calendar);
  return {
    first: addWorkdays(period.to, 1, calendar),
    unit,
    late: addWorkdays(city, 1, calendar),
    veryLate: addWorkdays(city, 13, calendar),
    approval: addWorkdays(city, 10, calendar),
  };
}

const SENDERS = ['agency', 'department', 'commune'] as const;
type Sender = (typeof SENDERS)[number];

const AGENCIES = new Set([
  'cong-an-thanh-pho',
  'bhxh-thanh-pho',
  'thong-ke-thanh-pho',
  'thue-thanh-pho',
]);

function senderOf({ unit }: Reported): Sender {
  if (unit.kind === 'commune') return 'commune';
  return unit.kind === 'outside' || AGENCIES.has(unit.code) ? 'agency' : 'department';
}

// What units report by form in a cycle does not come as a figure too.
function reportedIn({ city, openMonth }: Script, month: number): Reported[] {
  const elements = answeredElements(city.catalogue).filter(
    (one) => !isPortalElement(one) && !isCollected(city, one, { month, open: openMonth }),
  );
  const opened = monthOf('2025-07-01').last;
  return elements.flatMap((element) => {
    if (element.frequency === 'year') {
      if (month === opened) return firstOfCommunes(city, element, month);
      if (month < opened + 12) return [];
    }
    const period = periodEnding(element, month, element.basis);
    return period ? answersFor(city, element, period) : [];
  });
}

/** The communes of July 2025 count themselves once, for the year in which they were formed. */
function firstOfCommunes(city: City, element: Element, month: number): Reported[] {
  const year = yearOf(month, element.basis);
  return answersFor(city, element, year)
    .filter(({ entry }) => entry.area !== city.catalogue.programme.city)
    .map((one) => ({ ...one, wave: 'on-time' }));
}

const DAYS_UNTIL_NOTICED = 6;

function correctionOf(
  { chance }: City,
  { entry, correction, wave }: Reported,
  days: Days,
): Moment[] {
  if (!correction || wave === 'never') return [];
  const from = wave === 'on-time' ? days.unit : wave === 'late' ? days.late : days.veryLate;
  const { element, area, period } = entry;
  const wait = DAYS_UNTIL_NOTICED + Math.floor(26 * chance('noticed', element, area, period));
  const minute = Math.floor(60 * chance('minute', element, area, period));
  return [
    {
      key: `${period}/${element}/${area}`,
      at: instant(addDays(from, wait), `14:${String(minute).padStart(2, '0')}`),
      by: entry.by,
      act: { kind: 'correct', entry: { ...entry, ...correction } },
    },
  ];
}

const LOOK_BACK = 14;

/** Every period that ended by this month, and the year that runs; older ones have long been approved. */
function approvedWith(month: number): string[] {
  const codes = Array.from({ length: LOOK_BACK }, (_, k) => month - k).flatMap((one) => [
    monthPeriod(one).code,
    ...(['quarter', 'half'] as const).flatMap((frequency) => {
      const period = periodOfMonth(frequency, one, 'administrative');
      return period.last <= month ? [period.code] : [];
    }),
    yearOf(one, 'administrative').code,
  ]);
  return [...new Set(codes)];
}
