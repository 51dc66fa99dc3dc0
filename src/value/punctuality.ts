// Kỷ luật báo cáo: which figures were due in a month, and whether they came before the unit deadline.
import type { AreaCode, ElementCode } from '../catalogue/catalogue.ts';
import type { Duty } from '../catalogue/duty.ts';
import {
  type Basis,
  dayInVietnam,
  type IsoDate,
  monthPeriod,
  type Period,
} from '../kernel/period.ts';
import { type DeadlineRule, deadlinesOf, type WorkCalendar } from '../kernel/workday.ts';

/** open: the deadline has not passed and nothing has come yet. */
export const PUNCTUALITY = ['on-time', 'late', 'missing', 'open'] as const;
export type Punctuality = (typeof PUNCTUALITY)[number];

/** When a figure first came, whatever was corrected later; `standing` is false once it was withdrawn. */
export interface Submission {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly month: number;
  readonly first: Date;
  readonly standing: boolean;
}

/** A duty with how it was answered. */
export interface Answered extends Duty {
  readonly deadline: IsoDate;
  readonly punctuality: Punctuality;
  /** Day on which the figure first came; null when it has not, or was withdrawn. */
  readonly day: IsoDate | null;
}

export interface PunctualityRule {
  readonly calendar: WorkCalendar;
  readonly today: IsoDate;
  readonly deadlines?: DeadlineRule;
}

const keyOf = (one: Omit<Duty, 'holders'>): string =>
  `${one.element} ${one.area} ${one.basis} ${one.month}`;

/** Holds every duty against the submissions; a figure of the deadline's day itself is on time. */
export function answerDuties(
  duties: readonly Duty[],
  submissions: readonly Submission[],
  rule: PunctualityRule,
): Answered[] {
  const came = new Map(submissions.filter((one) => one.standing).map((one) => [keyOf(one), one]));
  const deadlines = new Map<string, IsoDate>();
  const deadlineOf = (period: Period): IsoDate => {
    const key = `${period.basis} ${period.code}`;
    const day = deadlines.get(key) ?? deadlinesOf(period, rule.calendar, rule.deadlines).unit;
    deadlines.set(key, day);
    return day;
  };
  return duties.map((duty) => {
    const deadline = deadlineOf(monthPeriod(duty.month, duty.basis));
    const submission = came.get(keyOf(duty));
    const day = submission ? dayInVietnam(submission.first) : null;
    return { ...duty, deadline, day, punctuality: judge(day, deadline, rule.today) };
  });
}

function judge(day: IsoDate | null, deadline: IsoDate, today: IsoDate): Punctuality {
  if (day !== null) return day <= deadline ? 'on-time' : 'late';
  return today > deadline ? 'missing' : 'open';
}

export type PunctualityCounts = Readonly<Record<Punctuality, number>>;

export function countPunctuality(answered: readonly Answered[]): PunctualityCounts {
  const counts = { 'on-time': 0, late: 0, missing: 0, open: 0 };
  for (const { punctuality } of answered) counts[punctuality] += 1;
  return counts;
}

/** One month of a reporting record. */
export interface RecordMonth {
  readonly month: number;
  readonly due: number;
  readonly counts: PunctualityCounts;
  /** Unit deadlines in the month, earliest first: calendar figures are due later than administrative ones. */
  readonly deadlines: readonly IsoDate[];
}

/** The duties month by month, latest first; months in which nothing was due are left out. */
export function recordByMonth(answered: readonly Answered[]): RecordMonth[] {
  const months = new Map<number, Answered[]>();
  for (const one of answered) {
    const own = months.get(one.month);
    if (own) own.push(one);
    else months.set(one.month, [one]);
  }
  return [...months]
    .sort(([a], [b]) => b - a)
    .map(([month, own]) => ({
      month,
      due: own.length,
      counts: countPunctuality(own),
      deadlines: [...new Set(own.map(({ deadline }) => deadline))].sort(),
    }));
}
