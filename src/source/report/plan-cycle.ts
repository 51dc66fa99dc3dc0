// Which months a collection cycle asks for, and the days by which it asks.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import {
  type IsoDate,
  monthOf,
  monthPeriod,
  type Period,
  parsePeriod,
} from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { deadlinesOf, type WorkCalendar } from '../../kernel/workday.ts';
import type { Cycle } from './cycle.ts';

/** What a person asks to open: one month, or «nhập bù» from one month to another; days left out are proposed. */
export type CycleOrder = (
  | { readonly period: string }
  | { readonly from: string; readonly to: string }
) & {
  readonly unitDeadline?: IsoDate | undefined;
  readonly cityDeadline?: IsoDate | undefined;
  readonly lockDay?: IsoDate | null | undefined;
  readonly note?: string | undefined;
};

/** A cycle that is about to open. */
export interface NewCycle extends Omit<Cycle, 'state' | 'version'> {
  readonly note: string | null;
}

type CyclePlan = { readonly kind: 'planned'; readonly cycle: NewCycle } | Refusal;

/** `2026-10`, or `2026-06_2026-10` for several months. */
export const cycleCode = (firstMonth: number, lastMonth: number): string =>
  firstMonth === lastMonth
    ? monthPeriod(firstMonth).code
    : `${monthPeriod(firstMonth).code}_${monthPeriod(lastMonth).code}`;

/** Days off and Saturdays worked instead, as the catalogue lists them. */
export const workCalendarOf = ({ holidays }: Pick<Catalogue, 'holidays'>): WorkCalendar => ({
  holidays: new Set(holidays.filter(({ worked }) => !worked).map(({ date }) => date)),
  workedInstead: new Set(holidays.filter(({ worked }) => worked).map(({ date }) => date)),
});

/**
 * The cycle that an order means. Deadlines are counted in working days after the end of its last month; for
 * «nhập bù», and for a month opened when its own deadline is over, after today (domain: time). Nothing is asked for months before the
 * programme was signed, nor for one that has not begun.
 */
export function planCycle(
  order: CycleOrder,
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: IsoDate },
): CyclePlan {
  const months = monthsOf(order);
  if ('kind' in months) return months;
  const { first, last } = months;
  const signed = monthOf(catalogue.programme.signedOn).last;
  if (first > last) return refuse('cycle-months-reversed');
  if (first < signed) {
    return refuse('cycle-before-programme', { month: monthPeriod(signed).code });
  }
  const period = monthPeriod(last);
  if (period.from > today) {
    return refuse('cycle-not-begun', { day: dayWords(period.from), day_en: period.from });
  }
  const calendar = workCalendarOf(catalogue);
  const late = first < last ? period.to < today : deadlinesOf(period, calendar).unit < today;
  const days = daysOf(order, late ? { ...period, to: today } : period, calendar);
  if ('code' in days) return days;
  const cycle: NewCycle = {
    code: cycleCode(first, last),
    kind: first === last ? 'regular' : 'catch-up',
    ...{ firstMonth: first, lastMonth: last },
    ...days,
    note: order.note?.trim() || null,
  };
  return { kind: 'planned', cycle };
}

type Days = Pick<Cycle, 'unitDeadline' | 'cityDeadline' | 'lockDay'>;

/** The days given, and for the others those that the calendar proposes. */
function daysOf(order: CycleOrder, asked: Period, calendar: WorkCalendar): Days | Refusal {
  const proposed = deadlinesOf(asked, calendar);
  const unitDeadline = order.unitDeadline ?? proposed.unit;
  const [, later = unitDeadline] = [unitDeadline, proposed.city].sort();
  const cityDeadline = order.cityDeadline ?? later;
  const lockDay = order.lockDay ?? null;
  if (unitDeadline > cityDeadline) return refuse('deadlines-out-of-order');
  if (lockDay !== null && lockDay < unitDeadline) return refuse('lock-before-deadline');
  return { unitDeadline, cityDeadline, lockDay };
}

const dayWords = (day: IsoDate): string => day.split('-').reverse().join('/');

function monthsOf(order: CycleOrder): { readonly first: number; readonly last: number } | Refusal {
  const [from, to] = 'period' in order ? [order.period, order.period] : [order.from, order.to];
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  if (first?.kind !== 'month') return refuse('cycle-period-not-month', { code: from });
  if (last?.kind !== 'month') return refuse('cycle-period-not-month', { code: to });
  return { first: first.last, last: last.last };
}
