// A unit's report as API and pages show it, for who may see it.
import { can, unitsFor } from '../../access/can.ts';
import { type Field, type Form, fieldKey } from '../../catalogue/form.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { cellKey, type ReportCell } from '../../source/report/answer.ts';
import { listCells } from '../../source/report/cell.store.ts';
import {
  closedWhy,
  type FormChanges,
  formChanges,
  formOfReport,
} from '../../source/report/open-report.ts';
import {
  findReport,
  type ListedReport,
  listReports,
  type ReportFilter,
  type ReportKey,
  type ReportRow,
} from '../../source/report/report.store.ts';
import { type Unfinished, unfinishedOf } from '../../source/report/unfinished.ts';
import { contextOf } from '../../value/report-context.store.ts';
import type { FieldContext } from '../../value/report-context.ts';
import type { RequestContext } from '../deps.ts';

export interface ReportField extends Field {
  readonly key: string;
  readonly context: FieldContext;
}

export interface ReportView {
  readonly report: ReportRow;
  readonly form: Form;
  /** Fields of the form; those to confirm only where there is something to confirm. */
  readonly fields: readonly ReportField[];
  readonly cells: readonly ReportCell[];
  readonly unfinished: readonly Unfinished[];
  /** Since the first answer; undefined when the form is the same. */
  readonly changes: FormChanges | undefined;
  /** True while this viewer may write cells. */
  readonly writable: boolean;
}

/** Reports of the viewer's units. */
export const readReports = (
  c: RequestContext,
  filter: Omit<ReportFilter, 'units'>,
): Promise<readonly ListedReport[]> =>
  listReports(c.var.deps.db, { ...filter, units: unitsFor(c.var.viewer, 'read-report') });

/** The report; one of another unit is as unknown as none. Throws `report-unknown`. */
export async function reportFor(c: RequestContext, key: ReportKey): Promise<ReportRow> {
  const report = await findReport(c.var.deps.db, key);
  if (!report || !can(c.var.viewer, 'read-report', { units: [report.unit] })) {
    throw new Problem('report-unknown');
  }
  return report;
}

/** Everything that a report's page or answer shows. */
export async function viewReport(c: RequestContext, report: ReportRow): Promise<ReportView> {
  const { deps, viewer, now } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const form = formOfReport(catalogue, report);
  const [cells, contexts] = await Promise.all([
    listCells(deps.db, report.id),
    contextOf(deps.db, catalogue, form.fields),
  ]);
  const answered = new Set(cells.map(cellKey));
  const mayFill = can(viewer, 'fill-report', { units: [report.unit] });
  return {
    ...{ report, form, cells },
    fields: form.fields.flatMap((field) => {
      const key = fieldKey(field);
      const context = contexts.get(key);
      const shown = field.mode === 'ask' || answered.has(key) || context?.suggestion;
      return shown && context ? [{ ...field, key, context }] : [];
    }),
    unfinished: unfinishedOf(form, cells),
    changes: formChanges(form, report),
    writable: mayFill && closedWhy(report, dayInVietnam(now)) === null,
  };
}
