import { can, refusal } from '../../access/can.ts';
import type { Viewer } from '../../access/person.ts';
import type { Catalogue, ElementCode, Indicator } from '../../catalogue/catalogue.ts';
import { listColumnRows } from '../../indicator/column/column.store.ts';
import { Problem } from '../../kernel/problem.ts';
import type { CellPlace } from '../../source/report/answer.ts';
import { getReport, type ReportRow } from '../../source/report/report.store.ts';
import type { Tx } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

/** Throws unless the viewer verifies every one of the cells: as data owner of an indicator that counts it. */
export function mayReturn(
  viewer: Viewer,
  catalogue: Pick<Catalogue, 'indicators' | 'elements'>,
  cells: readonly CellPlace[],
): void {
  const refused = refusal(viewer, 'return-cell');
  if (refused) throw refused;
  for (const { element } of cells) {
    if (verifies(viewer, catalogue, element)) continue;
    throw refusal(viewer, 'return-cell', { units: [] });
  }
}

/** True when the viewer verifies an element: its grants cover the owner and target of an indicator with it. */
export const verifies = (
  viewer: Viewer,
  catalogue: Pick<Catalogue, 'indicators' | 'elements'>,
  element: ElementCode,
): boolean => verifiedBy(viewer, catalogue, element).length > 0;

/** The indicators by which a viewer verifies an element. */
function verifiedBy(
  viewer: Viewer,
  { indicators, elements }: Pick<Catalogue, 'indicators' | 'elements'>,
  element: ElementCode,
): readonly Indicator[] {
  const sums = elements.filter(({ sumOf }) => sumOf.includes(element)).map(({ code }) => code);
  const named = new Set([element, ...sums]);
  return indicators.filter(
    ({ numerator, denominator, milestones, owner, target }) =>
      [numerator, denominator, ...milestones.map((one) => one.element)].some(
        (code) => code !== null && named.has(code),
      ) && can(viewer, 'return-cell', { units: [owner], target }),
  );
}

/**
 * Call inside the change. A cell goes back through a column that is still to be approved: whoever wants it back
 * from approved columns alone has them opened first, with a reason. Throws `column-elsewhere`.
 */
export async function refuseApproved(
  tx: Tx,
  { viewer, catalogue }: { readonly viewer: Viewer; readonly catalogue: Catalogue },
  { cycle, cells }: { readonly cycle: string; readonly cells: readonly CellPlace[] },
): Promise<void> {
  for (const element of new Set(cells.map((cell) => cell.element))) {
    const indicators = verifiedBy(viewer, catalogue, element).map(({ code }) => code);
    const rows = await listColumnRows(tx.sql, { cycle, indicators });
    if (rows.length > 0 && rows.every(({ state }) => state === 'approved')) {
      throw new Problem('column-elsewhere', { state: 'approved', act: 'return-cell' });
    }
  }
}

/** The report by id, for an act whose own check follows. Throws `report-unknown`. */
export const reportToAct = (c: RequestContext, id: number): Promise<ReportRow> =>
  getReport(c.var.deps.db, { id });

/** The report, when the viewer may write beside its cell: its own unit, or who verifies the element. */
export async function reportToNote(
  c: RequestContext,
  id: number,
  element: ElementCode,
): Promise<ReportRow> {
  const { deps, viewer } = c.var;
  const report = await getReport(deps.db, { id });
  const { catalogue } = await deps.snapshots.current();
  const refused = refusal(viewer, 'note-cell', { units: [report.unit] });
  if (refused && !verifies(viewer, catalogue, element)) throw refused;
  return report;
}
