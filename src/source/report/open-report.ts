// A report as a batch of saves sees it: its form ready to look up, its cells as earlier saves left them.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Field, type Form, fieldKey, formOf } from '../../catalogue/form.ts';
import type { Basis, IsoDate } from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { ReportCell } from './answer.ts';
import { isWritable } from './cycle.ts';
import type { ReportRow } from './report-row.ts';

/** A cell with the report that it belongs to. */
export interface OwnedCell extends ReportCell {
  readonly report: number;
}

/** One cell to write, whole. */
export interface CellWrite extends OwnedCell {
  readonly basis: Basis;
  readonly revision: number;
  readonly reportRevision: number;
}

/** A report's first answers: the form that they belong to, with the definition versions of its fields. */
export interface FormMark {
  readonly report: number;
  readonly version: string;
  readonly fields: Readonly<Record<string, number>>;
}

export interface OpenReport {
  readonly row: ReportRow;
  readonly form: Form;
  readonly fields: ReadonlyMap<string, Field>;
  /** Why nothing of it can be written now. */
  readonly closed: Refusal | null;
  readonly cells: Map<string, OwnedCell>;
  readonly written: Map<string, CellWrite>;
}

export function openedReport(row: ReportRow, catalogue: Catalogue, today: IsoDate): OpenReport {
  const form = formOfReport(catalogue, row);
  const [cells, written] = [new Map<string, OwnedCell>(), new Map<string, CellWrite>()];
  return { row, form, fields: fieldsOf(form), closed: closedWhy(row, today), cells, written };
}

/** The form that a report answers, by the catalogue in force. */
export const formOfReport = (
  catalogue: Catalogue,
  {
    cycle,
    firstMonth,
    lastMonth,
    unit,
  }: Pick<ReportRow, 'cycle' | 'firstMonth' | 'lastMonth' | 'unit'>,
): Form => formOf(catalogue, { code: cycle, firstMonth, lastMonth }, unit);

const lookUps = new WeakMap<Form, ReadonlyMap<string, Field>>();

/** The fields of a form by key. */
export function fieldsOf(form: Form): ReadonlyMap<string, Field> {
  const known = lookUps.get(form) ?? new Map(form.fields.map((field) => [fieldKey(field), field]));
  lookUps.set(form, known);
  return known;
}

/** Why no cell of a report can be written on a day; null while it can. */
export function closedWhy(row: ReportRow, today: IsoDate): Refusal | null {
  if (row.cycleState === 'closed') return refuse('cycle-closed', { cycle: row.cycle });
  if (row.state !== 'draft') return refuse('cell-locked');
  const open = isWritable(
    { state: row.cycleState, lockDay: row.lockDay },
    today,
    row.exceptionUntil,
  );
  return open ? null : refuse('report-locked');
}

export const versionsOf = (form: Form): Readonly<Record<string, number>> =>
  Object.fromEntries(form.fields.map((one) => [fieldKey(one), one.definitionVersion]));

export interface FormChanges {
  /** Field keys that came, went, or have another definition since the form was first answered. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly changed: readonly string[];
}

/** How the form differs from the one that the report's answers belong to; undefined when it does not. */
export function formChanges(
  form: Form,
  { formVersion, formFields }: Pick<ReportRow, 'formVersion' | 'formFields'>,
): FormChanges | undefined {
  if (formVersion === null || formFields === null || formVersion === form.version) return undefined;
  const now = versionsOf(form);
  const added = Object.keys(now).filter((key) => formFields[key] === undefined);
  const gone = Object.keys(formFields).filter((key) => now[key] === undefined);
  const changed = Object.keys(now).filter(
    (key) => formFields[key] !== undefined && formFields[key] !== now[key],
  );
  return { added, gone, changed };
}
