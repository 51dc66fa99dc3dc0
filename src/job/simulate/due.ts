// Which periods of an element end in a month, and for which areas somebody answers.
import type { Catalogue, Element } from '../../catalogue/catalogue.ts';
import { periodOfMonth } from '../../catalogue/element-period.ts';
import { type Basis, type Period, parsePeriod, yearOfMonth } from '../../kernel/period.ts';

const SCHOOL_OPENING = 8;

/** The element's period that ends in this month; a school year is counted in its first, September. */
export function periodEnding(
  element: Pick<Element, 'frequency'>,
  month: number,
  basis: Basis,
): Period | undefined {
  if (element.frequency === 'school-year' && month % 12 !== SCHOOL_OPENING) return undefined;
  const period = periodOfMonth(element.frequency, month, basis);
  return period.last === month ? period : undefined;
}

/** The year as a period: a yearly count is taken when its year opens and stands for all of it. */
export function yearOf(month: number, basis: Basis): Period {
  const period = parsePeriod(String(yearOfMonth(month)), basis);
  if (!period) throw new Error(`no year has month ${month}`);
  return period;
}

/** Elements that somebody answers: no sums, nothing restricted. */
export const answeredElements = (catalogue: Pick<Catalogue, 'elements'>): readonly Element[] =>
  catalogue.elements.filter(
    ({ sumOf, disclosure }) => sumOf.length === 0 && disclosure !== 'restricted',
  );
