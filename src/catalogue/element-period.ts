import {
  type Basis,
  monthPeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  yearOfMonth,
} from '../kernel/period.ts';
import type { Element, Frequency } from './catalogue.ts';

/** The kind of period that a frequency fills; a school year is filed under the month in which it opens. */
export const PERIOD_KIND: Readonly<Record<Frequency, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  year: 'year',
  'school-year': 'month',
};

/** Month of the year, from 0, in which a school year opens. */
const SCHOOL_OPENING = 8;

/** The period of this frequency in which a month lies: 2026-Q3 for August 2026. */
export function periodOfMonth(frequency: Frequency, month: number, basis: Basis): Period {
  const year = yearOfMonth(month);
  const m = (month % 12) + 1;
  const codes: Partial<Record<PeriodKind, string>> = {
    quarter: `${year}-Q${Math.ceil(m / 3)}`,
    half: `${year}-H${Math.ceil(m / 6)}`,
    year: `${year}`,
  };
  const longer = parsePeriod(codes[PERIOD_KIND[frequency]] ?? '', basis);
  return longer ?? monthPeriod(month, basis);
}

/** The period of an element that ends in this month; undefined when none does. */
export function periodDue(
  { frequency, basis }: Pick<Element, 'frequency' | 'basis'>,
  month: number,
): Period | undefined {
  if (frequency === 'school-year' && month % 12 !== SCHOOL_OPENING) return undefined;
  const period = periodOfMonth(frequency, month, basis);
  return period.last === month ? period : undefined;
}
