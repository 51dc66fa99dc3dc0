// Reporting periods: kỳ báo cáo. Administrative bounds follow Decree 09/2019/NĐ-CP (15th to 14th).

export const PERIOD_KINDS = ['month', 'quarter', 'half', 'nine-months', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export type Basis = 'administrative' | 'calendar';

/** A date without time in ISO form, in Asia/Ho_Chi_Minh. */
export type IsoDate = string;

/**
 * A period by code: 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026. `first` and `last` are month indexes
 * (year × 12 + month − 1) of the months it is made of; `from` and `to` are its first and last day.
 */
export interface Period {
  readonly code: string;
  readonly kind: PeriodKind;
  readonly basis: Basis;
  readonly year: number;
  readonly first: number;
  readonly last: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export const monthIndex = (year: number, month: number): number => year * 12 + month - 1;
export const yearOfMonth = (index: number): number => Math.floor(index / 12);

const pad = (n: number): string => String(n).padStart(2, '0');
const PATTERN = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|(9M)))?$/;

/** Reads a period code; undefined when it is none. */
export function parsePeriod(code: string, basis: Basis = 'administrative'): Period | undefined {
  const match = PATTERN.exec(code);
  if (!match) return undefined;
  const [, y, month, quarter, half, nine] = match;
  const year = Number(y);
  if (year < 1900 || year > 2999) return undefined;
  if (month) return make('month', basis, [year, Number(month), Number(month)]);
  if (quarter) return make('quarter', basis, [year, Number(quarter) * 3 - 2, Number(quarter) * 3]);
  if (half) return make('half', basis, [year, Number(half) * 6 - 5, Number(half) * 6]);
  return make(nine ? 'nine-months' : 'year', basis, [year, 1, nine ? 9 : 12]);
}

function make(kind: PeriodKind, basis: Basis, [year, a, b]: [number, number, number]): Period {
  const first = monthIndex(year, a);
  const last = monthIndex(year, b);
  return {
    code: codeOf(kind, last),
    kind,
    basis,
    year,
    first,
    last,
    ...bounds(basis, first, last),
  };
}

function codeOf(kind: PeriodKind, last: number): string {
  const year = yearOfMonth(last);
  const month = (last % 12) + 1;
  switch (kind) {
    case 'month':
      return `${year}-${pad(month)}`;
    case 'quarter':
      return `${year}-Q${month / 3}`;
    case 'half':
      return `${year}-H${month / 6}`;
    case 'nine-months':
      return `${year}-9M`;
    case 'year':
      return String(year);
  }
}

function bounds(basis: Basis, first: number, last: number): { from: IsoDate; to: IsoDate } {
  const day = (index: number, d: number): IsoDate =>
    `${yearOfMonth(index)}-${pad((index % 12) + 1)}-${pad(d)}`;
  if (basis === 'administrative') return { from: day(first - 1, 15), to: day(last, 14) };
  return { from: day(first, 1), to: addDays(day(last + 1, 1), -1) };
}

/** The month with this index, on the given basis. */
export const monthPeriod = (index: number, basis: Basis = 'administrative'): Period =>
  make('month', basis, [yearOfMonth(index), (index % 12) + 1, (index % 12) + 1]);

/** The administrative or calendar month in which a day lies. */
export function monthOf(date: IsoDate, basis: Basis = 'administrative'): Period {
  const [y = '0', m = '1', d = '1'] = date.split('-');
  const index = monthIndex(Number(y), Number(m));
  return monthPeriod(basis === 'administrative' && Number(d) >= 15 ? index + 1 : index, basis);
}

/** The last month whose last day is before `today`. */
export function lastClosedMonth(today: IsoDate, basis: Basis = 'administrative'): Period {
  return monthPeriod(monthOf(today, basis).last - 1, basis);
}

/** Same kind of period, one step earlier («kỳ trước»). */
export function previousPeriod(period: Period): Period {
  const length = period.last - period.first + 1;
  const step = period.kind === 'nine-months' ? 12 : length;
  return shift(period, -step);
}

/** Same period of the year before («cùng kỳ»). */
export const sameLastYear = (period: Period): Period => shift(period, -12);

function shift(period: Period, months: number): Period {
  const first = period.first + months;
  const a = (first % 12) + 1;
  const b = ((period.last + months) % 12) + 1;
  return make(period.kind, period.basis, [yearOfMonth(first), a, b]);
}

/** Month index of January of the period's year: where the cumulative year begins («lũy kế»). */
export const yearStart = (period: Period): number => monthIndex(period.year, 1);

/** All periods of every kind whose months lie in [from, to] years, in order of kind then time. */
export function periodsOfYears(from: number, to: number, basis: Basis): Period[] {
  const codes = (year: number): string[] => [
    ...Array.from({ length: 12 }, (_, m) => `${year}-${pad(m + 1)}`),
    ...[1, 2, 3, 4].map((q) => `${year}-Q${q}`),
    `${year}-H1`,
    `${year}-H2`,
    `${year}-9M`,
    String(year),
  ];
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return years.flatMap(codes).flatMap((code) => parsePeriod(code, basis) ?? []);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The calendar day of an instant in Huế (UTC+7, no daylight saving). */
export const dayInVietnam = (at: Date): IsoDate =>
  new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
