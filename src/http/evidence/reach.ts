// Who may open a document: whoever may read its report, within what is restricted.
import { can, reaches, reachOf } from '../../access/can.ts';
import type { Viewer } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PlacedEvidence } from '../../source/evidence/evidence.store.ts';
import { evidenceOfHash, listEvidence } from '../../source/evidence/evidence.store.ts';
import { type CellPlace, cellKey } from '../../source/report/answer.ts';
import { fieldsOf, formOfReport } from '../../source/report/open-report.ts';
import type { ReportRow } from '../../source/report/report-row.ts';
import type { RequestContext } from '../deps.ts';
import { verifies } from '../reports/returning.ts';

/** Documents of a report that the viewer may read; ended ones with their reason. */
export async function evidenceFor(
  c: RequestContext,
  report: Pick<ReportRow, 'id'>,
): Promise<readonly PlacedEvidence[]> {
  const { deps, viewer } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const all = await listEvidence(deps.db, report.id);
  return all.filter((one) => mayRead(viewer, catalogue, one));
}

/**
 * The document of a hash, in a place where this viewer may read it; one that was ended only where they may
 * read the journal. Throws `evidence-unknown`.
 */
export async function openEvidence(c: RequestContext, hash: string): Promise<PlacedEvidence> {
  const { deps, viewer } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const places = await evidenceOfHash(deps.db, hash);
  const found = places.find(
    (one) => mayRead(viewer, catalogue, one) && (one.ended === null || can(viewer, 'read-journal')),
  );
  if (!found) throw new Problem('evidence-unknown');
  return found;
}

function mayRead(
  viewer: Viewer,
  catalogue: Pick<Catalogue, 'elements' | 'indicators'>,
  { unit, cell }: PlacedEvidence,
): boolean {
  const targets = cell ? targetsOf(catalogue, cell.element) : [];
  // Who verifies a figure over all units sees what stands behind a cell of it.
  const leads = cell !== null && verifies(viewer, catalogue, cell.element);
  if (!can(viewer, 'read-report', { units: [unit] }) && !leads) return false;
  const own = can(viewer, 'keep-evidence', { units: [unit] });
  const reach = reachOf(viewer, false);
  return own || targets.every((one) => reaches(reach, one));
}

function targetsOf(
  { elements, indicators }: Pick<Catalogue, 'elements' | 'indicators'>,
  element: string,
): readonly {
  readonly target: number;
  readonly disclosure: 'public' | 'internal' | 'restricted';
}[] {
  const disclosure = elements.find(({ code }) => code === element)?.disclosure ?? 'restricted';
  const sums = elements.filter(({ sumOf }) => sumOf.includes(element)).map(({ code }) => code);
  const named = new Set([element, ...sums]);
  return indicators
    .filter(
      ({ numerator, denominator, milestones }) =>
        named.has(numerator ?? '') ||
        named.has(denominator ?? '') ||
        milestones.some((one) => named.has(one.element)),
    )
    .map(({ target }) => ({ target, disclosure }));
}

/** Throws `cell-not-in-form` for a cell that the report's form does not ask. */
export async function ensureCell(
  c: RequestContext,
  report: ReportRow,
  cell: CellPlace | null,
): Promise<void> {
  const { catalogue } = await c.var.deps.snapshots.current();
  const fields = fieldsOf(formOfReport(catalogue, report));
  if (cell && !fields.has(cellKey(cell))) throw new Problem('cell-not-in-form');
}
