// Which figures somebody must enter in which month, by the assignments.
import { type Basis, monthOf, monthPeriod } from '../kernel/period.ts';
import type { Area, AreaCode, Catalogue, Element, ElementCode, UnitCode } from './catalogue.ts';
import { periodDue } from './element-period.ts';
import { enteringUnits } from './entering-units.ts';
import { exists } from './find.ts';

/** One figure that somebody must enter: element × area × month in which its period ends. */
export interface Duty {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly month: number;
  readonly holders: readonly UnitCode[];
}

export interface DutyRange {
  /** Month indexes, both included. */
  readonly from: number;
  readonly to: number;
}

/**
 * Every figure due in the months given. Nothing is due before the programme's signing day; sums are
 * never entered and restricted figures are not asked for. Where a commune's committee enters a figure
 * for its own area, the duty is the committee's alone.
 */
export function dutiesOf(catalogue: Catalogue, range: DutyRange): Duty[] {
  const months = dueMonths(catalogue, range);
  return catalogue.elements.filter(isAsked).flatMap((element) => {
    const due = months.filter((month) => periodDue(element, month));
    if (due.length === 0) return [];
    return reportingAreas(catalogue, element).flatMap((area) => {
      const holders = holdersOf(catalogue, element.code, area.code);
      if (holders.length === 0) return [];
      return due
        .filter((month) => exists(area, monthPeriod(month, element.basis).to))
        .map((month) => ({
          element: element.code,
          area: area.code,
          basis: element.basis,
          month,
          holders,
        }));
    });
  });
}

/** The months of a range in which anything may be due. */
export function dueMonths({ programme }: Pick<Catalogue, 'programme'>, range: DutyRange): number[] {
  const from = Math.max(range.from, monthOf(programme.signedOn).last);
  return Array.from({ length: Math.max(0, range.to - from + 1) }, (_, k) => from + k);
}

const isAsked = ({ sumOf, disclosure }: Element): boolean =>
  sumOf.length === 0 && disclosure !== 'restricted';

/** The communes, or the city alone, as the element's level says. */
export const reportingAreas = (
  { areas, programme }: Pick<Catalogue, 'areas' | 'programme'>,
  { level }: Pick<Element, 'level'>,
): readonly Area[] => areas.filter(({ code }) => (code === programme.city) === (level === 'city'));

/** Units that answer for an element in an area: the area's own committee alone where it is among them. */
export function holdersOf(
  catalogue: Pick<Catalogue, 'assignments' | 'units'>,
  element: ElementCode,
  area: AreaCode,
): readonly UnitCode[] {
  const units = enteringUnits(catalogue, element, area);
  const committees = catalogue.units.filter((unit) => unit.area === area).map((unit) => unit.code);
  const own = units.filter((code) => committees.includes(code));
  return own.length > 0 ? own : units;
}
