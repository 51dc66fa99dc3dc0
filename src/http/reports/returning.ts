import { can, refusal } from '../../access/can.ts';
import type { Viewer } from '../../access/person.ts';
import type { Catalogue, ElementCode } from '../../catalogue/catalogue.ts';
import type { CellPlace } from '../../source/report/answer.ts';
import { getReport, type ReportRow } from '../../source/report/report.store.ts';
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
export function verifies(
  viewer: Viewer,
  { indicators, elements }: Pick<Catalogue, 'indicators' | 'elements'>,
  element: ElementCode,
): boolean {
  const sums = elements.filter(({ sumOf }) => sumOf.includes(element)).map(({ code }) => code);
  const named = new Set([element, ...sums]);
  return indicators.some(
    ({ numerator, denominator, milestones, owner, target }) =>
      [numerator, denominator, ...milestones.map((one) => one.element)].some(
        (code) => code !== null && named.has(code),
      ) && can(viewer, 'return-cell', { units: [owner], target }),
  );
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
