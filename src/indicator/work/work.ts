// Việc của tôi: what a person has to do next, with the day until which, most pressing first.
import type { IndicatorCode, UnitCode } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../kernel/period.ts';
import { type WorkCalendar, workdaysUntil } from '../../kernel/workday.ts';

/** In the order in which a page groups them. */
export const WORK_KINDS = [
  'returned',
  'enter',
  'question',
  'sign',
  'answer',
  'confirm',
  'comment',
  'approve',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface WorkItem {
  /** The same as long as it is the same work; returned work is new work. */
  readonly key: string;
  readonly kind: WorkKind;
  readonly cycle: string;
  /** Unit that has to act; null for the standing office and the city's leaders. */
  readonly unit: UnitCode | null;
  readonly indicator: IndicatorCode | null;
  readonly target: number | null;
  readonly until: IsoDate;
  /** Open cells, cells that came back, or columns; null where counting says nothing. */
  readonly count: number | null;
  /** Why it came back, the objection, or the question. */
  readonly words: string | null;
  /** `element.area.period` of the cell that is asked about. */
  readonly cell: string | null;
}

/** Overdue first, then by the day, then in the order of kinds. */
export const sortItems = (items: readonly WorkItem[]): readonly WorkItem[] =>
  [...items].sort(
    (a, b) =>
      compare(a.until, b.until) ||
      WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind) ||
      compare(a.key, b.key),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where the item is done: a page of this instance. */
export function itemPath(item: WorkItem): string {
  const { kind, cycle, unit, indicator, cell } = item;
  switch (kind) {
    case 'returned':
    case 'enter':
    case 'sign':
      return `/reports/${cycle}/${unit}`;
    case 'question':
      return `/reports/${cycle}/${unit}?${new URLSearchParams({ cell: cell ?? '' })}`;
    case 'confirm':
    case 'comment':
    case 'answer':
      return `/columns/${indicator}/${cycle}`;
    case 'approve':
      return `/reviews?${new URLSearchParams({ cycle })}`;
  }
}

/** How an item stands on a day; `workdays` are those left, or those gone since its last day. */
export type Pressure =
  | { readonly kind: 'ahead'; readonly workdays: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'late'; readonly workdays: number };

export function pressureOf(until: IsoDate, today: IsoDate, calendar: WorkCalendar): Pressure {
  if (until === today) return { kind: 'today' };
  const workdays = workdaysUntil(today, until, calendar);
  return until < today ? { kind: 'late', workdays: -workdays } : { kind: 'ahead', workdays };
}
