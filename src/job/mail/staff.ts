// Whose late work a leader or the standing office hears of: everyone who enters, signs or confirms in their units.
import { grantsFor } from '../../access/can.ts';
import type { Grant, Role, SignedIn, Viewer } from '../../access/person.ts';
import type { UnitCode } from '../../catalogue/catalogue.ts';

const WORKING: readonly Role[] = ['reporter', 'unit-leader', 'lead'];

/** Somebody who could do all the work of these units; `all`: of every unit. Nobody is this person. */
export function staffOf(units: 'all' | readonly UnitCode[]): SignedIn {
  const places: readonly (UnitCode | null)[] = units === 'all' ? [null] : units;
  const grant = (role: Role, unit: UnitCode | null): Grant => ({
    ...{ role, unit, targets: null },
    ...{ validFrom: '0001-01-01', validTo: null },
  });
  return {
    kind: 'signed-in',
    person: { id: 0, username: '', name: '', unit: null },
    grants: WORKING.flatMap((role) => places.map((unit) => grant(role, unit))),
    scopes: null,
  };
}

/** Units whose leader this is. */
export const ledUnits = (viewer: Viewer): readonly UnitCode[] => [
  ...new Set(grantsFor(viewer, 'sign-report').flatMap(({ unit }) => unit ?? [])),
];

/** True for those who run the cycles: they hear of what is late everywhere. */
export const runsCycles = (viewer: Viewer): boolean =>
  grantsFor(viewer, 'manage-cycles').some(({ unit }) => unit === null);
