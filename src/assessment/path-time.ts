import { addDays, type Basis, type IsoDate } from '../kernel/period.ts';
import { type Fraction, integer, over } from './fraction.ts';

/** A day on the scale of the expected path: months of 30 days (30E/360), so that the 14th is one month after the 14th. */
export type PathDay = number;

export const DAYS_OF_MONTH = 30;

/** The last day of any month counts as its 30th. */
export function pathDay(date: IsoDate): PathDay {
  const [y = '0', m = '1', d = '1'] = date.split('-');
  const last = Number(d) >= 28 && addDays(date, 1).endsWith('-01');
  const day = last ? DAYS_OF_MONTH : Math.min(Number(d), DAYS_OF_MONTH);
  return (Number(y) * 12 + Number(m) - 1) * DAYS_OF_MONTH + day;
}

/** Months between two days of the path, exact. */
export const monthsBetween = (from: PathDay, to: PathDay): Fraction =>
  over(integer(to - from), integer(DAYS_OF_MONTH));

/** Last day of a plan year: 14/12 by Decree 09/2019/NĐ-CP, 31/12 where calendar figures are official. */
export const yearEnd = (year: number, basis: Basis): IsoDate =>
  basis === 'administrative' ? `${year}-12-14` : `${year}-12-31`;
