// Đầu mối không trả lời: for each figure that a silent unit owes, another source or another unit.
import type { Catalogue, ElementCode, Origin, UnitCode } from '../catalogue/catalogue.ts';
import { enteringUnits } from '../catalogue/entering-units.ts';
import { type FormCycle, formOf } from '../catalogue/form.ts';

export interface Suggestion {
  readonly unit: UnitCode;
  readonly element: ElementCode;
  readonly targets: readonly number[];
  /** A source that brings it already; null when there is none. */
  readonly source: Origin | null;
  /** Who could enter it instead: another that may, who verifies or owns it, else a lead or coordinator of its targets. */
  readonly substitute: UnitCode | null;
}

interface Brought {
  readonly element: ElementCode;
  readonly area: string;
  readonly origin: Origin;
}

/** What a silent unit is asked in a cycle, one line an element, with what could be done without it. */
export function suggestInstead(
  catalogue: Catalogue,
  cycle: FormCycle,
  { unit, others }: { readonly unit: UnitCode; readonly others: readonly Brought[] },
): readonly Suggestion[] {
  const fields = formOf(catalogue, cycle, unit).fields.filter(
    ({ mode, withheld }) => mode === 'ask' && !withheld,
  );
  const first = new Map(fields.map((field) => [field.element, field]));
  return [...first.values()].map(({ element, area, targets }) => {
    const brought = others.find((one) => one.element === element && one.area === area);
    return {
      ...{ unit, element, targets },
      source: brought?.origin ?? null,
      substitute: substituteFor(catalogue, { unit, element, area, targets }),
    };
  });
}

interface Owed {
  readonly unit: UnitCode;
  readonly element: ElementCode;
  readonly area: string;
  readonly targets: readonly number[];
}

function substituteFor(catalogue: Catalogue, { unit, element, area, targets }: Owed) {
  const assignment = catalogue.assignments.find((one) => one.element === element);
  const needing = catalogue.targets.filter(({ number }) => targets.includes(number));
  const candidates = [
    ...enteringUnits(catalogue, element, area),
    ...(assignment ? [assignment.verifies, assignment.owns] : []),
    ...needing.flatMap(({ leads }) => leads),
    ...needing.flatMap(({ coordinators }) => coordinators),
  ];
  const real = new Set(
    catalogue.units.filter(({ kind }) => kind !== 'group').map(({ code }) => code),
  );
  return candidates.find((code) => code !== unit && real.has(code)) ?? null;
}
