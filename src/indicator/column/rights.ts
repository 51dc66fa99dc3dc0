// What a viewer may do with a column, by their grants alone; what its state allows is column.ts.
import { type Action, can, type Reach, reaches, refusal } from '../../access/can.ts';
import type { Viewer } from '../../access/person.ts';
import type { Catalogue, Indicator, IndicatorCode, UnitCode } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import { otherLeadsOf } from './column.ts';

export interface ColumnRights {
  readonly confirm: boolean;
  readonly returnCells: boolean;
  readonly approve: boolean;
  /** Other leads for which the viewer gives an opinion. */
  readonly opine: readonly UnitCode[];
  /** Leads for which the viewer writes results, difficulties, causes and proposals. */
  readonly write: readonly UnitCode[];
}

type Definitions = Pick<Catalogue, 'programme' | 'targets' | 'units' | 'indicators'>;

/** The data owner; where it is a group, also each member. */
export function ownersOf({ units }: Definitions, { owner }: Indicator): readonly UnitCode[] {
  const unit = units.find(({ code }) => code === owner);
  return unit?.kind === 'group' ? [owner, ...unit.members] : [owner];
}

const leadsOf = ({ targets }: Definitions, { target }: Indicator): readonly UnitCode[] =>
  targets.find(({ number }) => number === target)?.leads ?? [];

/** Leads of the target and the data owner, groups left out: whose words are written down. */
export function speakersOf(catalogue: Definitions, indicator: Indicator): readonly UnitCode[] {
  const groups = new Set(
    catalogue.units.filter(({ kind }) => kind === 'group').map(({ code }) => code),
  );
  const units = [...leadsOf(catalogue, indicator), indicator.owner];
  return [...new Set(units)].filter((unit) => !groups.has(unit));
}

/** Columns of the standing office's own figures are approved by a city leader. */
export const approvalAction = ({ programme }: Definitions, { owner }: Indicator): Action =>
  owner === programme.standingOffice ? 'approve-office-column' : 'approve-column';

/** Why the viewer may not read the column; undefined when they may. */
export function readRefusal(
  { viewer, reach }: { readonly viewer: Viewer; readonly reach: Reach },
  catalogue: Definitions,
  indicator: Indicator,
): Problem | undefined {
  const { target } = indicator;
  const units = [...ownersOf(catalogue, indicator), ...leadsOf(catalogue, indicator)];
  const refused = refusal(viewer, 'read-column', { units, target });
  if (refused) return refused;
  const row = catalogue.targets.find(({ number }) => number === target);
  const reached =
    reaches(reach, indicator) &&
    (row === undefined || reaches(reach, { target, disclosure: row.disclosure }));
  if (reached) return undefined;
  return new Problem('forbidden', { what: 'xem số liệu theo chế độ mật', what_en: 'read it' });
}

/** The indicators whose columns a viewer may read: stores put them into the query. */
export const readableIndicators = (
  viewer: { readonly viewer: Viewer; readonly reach: Reach },
  catalogue: Definitions,
): readonly IndicatorCode[] =>
  catalogue.indicators
    .filter((indicator) => readRefusal(viewer, catalogue, indicator) === undefined)
    .map(({ code }) => code);

export function columnRights(
  viewer: Viewer,
  catalogue: Definitions,
  indicator: Indicator,
): ColumnRights {
  const { target } = indicator;
  const owners = { units: ownersOf(catalogue, indicator), target };
  return {
    confirm: can(viewer, 'confirm-column', owners),
    returnCells: can(viewer, 'return-cell', owners),
    approve: can(viewer, approvalAction(catalogue, indicator), { target }),
    opine: otherLeadsOf(catalogue, indicator).filter((unit) =>
      can(viewer, 'object-column', { units: [unit], target }),
    ),
    write: speakersOf(catalogue, indicator).filter((unit) =>
      can(viewer, 'write-lead-words', { units: [unit], target }),
    ),
  };
}
