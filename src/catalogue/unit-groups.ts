import type { Unit } from './catalogue.ts';

/** Groups of units of which a unit is a member, by its code or as one of its kind. */
export function groupsWith(units: readonly Unit[], unit: Unit): readonly Unit[] {
  const kind = { department: 'departments', commune: 'communes', outside: '', group: '' }[
    unit.kind
  ];
  return units.filter(
    (group) =>
      group.kind === 'group' && (group.members.includes(unit.code) || group.members.includes(kind)),
  );
}
