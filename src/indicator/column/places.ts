// Where a column's figures stand: the leaf elements of its indicator, the periods due in the cycle, all areas.
import type {
  Area,
  Catalogue,
  Element,
  ElementCode,
  Indicator,
  IndicatorCode,
  Versioned,
} from '../../catalogue/catalogue.ts';
import { dueMonths, reportingAreas } from '../../catalogue/duty.ts';
import { periodDue } from '../../catalogue/element-period.ts';
import { exists } from '../../catalogue/find.ts';
import type { Period } from '../../kernel/period.ts';
import type { TouchedCell } from '../../value/value.ts';

/** The months of a cycle, as indexes (kernel/period.ts), both included. */
export interface CycleMonths {
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** One cell of a column, whatever origin its figure has. */
export interface Place extends TouchedCell {
  readonly period: string;
}

export const placeKey = (place: Pick<Place, 'element' | 'area' | 'period'>): string =>
  `${place.element}.${place.area}.${place.period}`;

/** Elements that an indicator is counted from, sums opened to their parts, in order of the definition. */
export function columnElements(
  catalogue: Pick<Catalogue, 'elements'>,
  indicator: Indicator,
): readonly Versioned<Element>[] {
  const { numerator, denominator, milestones } = indicator;
  const named = [numerator, denominator, ...milestones.map(({ element }) => element)];
  const known = new Map(catalogue.elements.map((element) => [element.code, element]));
  const leaves = (code: ElementCode | null): readonly Versioned<Element>[] => {
    const element = code === null ? undefined : known.get(code);
    if (!element) return [];
    return element.sumOf.length > 0 ? element.sumOf.flatMap(leaves) : [element];
  };
  return [...new Set(named.flatMap(leaves))];
}

/** Every figure due in the cycle; nothing is due before the programme's signing day. */
export function columnPlaces(
  catalogue: Pick<Catalogue, 'programme' | 'elements' | 'areas'>,
  indicator: Indicator,
  cycle: CycleMonths,
): readonly Place[] {
  const months = monthsOf(catalogue, cycle);
  return columnElements(catalogue, indicator).flatMap((element) =>
    months.flatMap((month) => {
      const period = periodDue(element, month);
      if (!period) return [];
      return reportingAreas(catalogue, element)
        .filter((area) => exists(area, period.to))
        .map((area) => placeOf(element, area, period));
    }),
  );
}

/** Indicators of which at least one element is due in the cycle: each has a column. */
export function columnsDue(
  catalogue: Pick<Catalogue, 'programme' | 'elements' | 'areas' | 'indicators'>,
  cycle: CycleMonths,
): readonly IndicatorCode[] {
  const months = monthsOf(catalogue, cycle);
  return catalogue.indicators
    .filter((indicator) =>
      columnElements(catalogue, indicator).some((element) =>
        months.some((month) => periodDue(element, month) !== undefined),
      ),
    )
    .map(({ code }) => code);
}

const monthsOf = (
  catalogue: Pick<Catalogue, 'programme'>,
  { firstMonth, lastMonth }: CycleMonths,
): readonly number[] => dueMonths(catalogue, { from: firstMonth, to: lastMonth });

const placeOf = (element: Element, area: Area, period: Period): Place => ({
  element: element.code,
  area: area.code,
  basis: element.basis,
  period: period.code,
  month: period.last,
});
