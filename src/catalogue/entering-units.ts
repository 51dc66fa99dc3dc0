import type { AreaCode, Catalogue, ElementCode, Unit, UnitCode } from './catalogue.ts';

/**
 * Units that may enter an element for an area: those of its assignment, groups opened. A commune's
 * committee enters for its own area only. Empty when nobody is assigned.
 */
export function enteringUnits(
  catalogue: Pick<Catalogue, 'assignments' | 'units'>,
  element: ElementCode,
  area: AreaCode,
): readonly UnitCode[] {
  const enters = catalogue.assignments.find((one) => one.element === element)?.enters ?? [];
  const units = enters.flatMap((code) => open(catalogue.units, code));
  const here = units.filter((unit) => unit.kind !== 'commune' || unit.area === area);
  return [...new Set(here.map((unit) => unit.code))];
}

const WHOLE_KIND: Readonly<Record<string, Unit['kind']>> = {
  communes: 'commune',
  departments: 'department',
};

/** The unit itself, or the members of a group; a group inside a group is not opened again. */
function open(units: readonly Unit[], code: UnitCode): readonly Unit[] {
  const unit = units.find((one) => one.code === code);
  if (!unit) return [];
  if (unit.kind !== 'group') return [unit];
  return unit.members.flatMap((member) => {
    const kind = WHOLE_KIND[member];
    return units.filter((one) => (kind ? one.kind === kind : one.code === member));
  });
}
