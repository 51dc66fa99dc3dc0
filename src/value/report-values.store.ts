// A leader's signature: the report's answers become values, and amounts follow, in the same change.
import { sql } from 'kysely';
import type { UnitCode } from '../catalogue/catalogue.ts';
import type { Field } from '../catalogue/form.ts';
import { fieldKey } from '../catalogue/form.ts';
import { type CellPlace, cellKey, type ReportCell } from '../source/report/answer.ts';
import { type CellSnapshot, lastSignedCells } from '../source/report/event.store.ts';
import { type MoveSetting, moveReportRow, type ReportOrder } from '../source/report/move.store.ts';
import type { ReportRow } from '../source/report/report-row.ts';
import type { Tx } from '../store/change.ts';
import { recordValues, withdrawValue } from './value.store.ts';
import { type NewValue, type TouchedCell, touchedCells } from './value.ts';

export interface SignSetting extends MoveSetting {
  /** Made up by the demonstration. */
  readonly simulated?: boolean | undefined;
  /** Brings the amounts up to date inside the same transaction. */
  recompute(tx: Tx, touched: readonly TouchedCell[]): Promise<unknown>;
  /** Lets columns follow; called also when no value changed. */
  onSigned(tx: Tx, report: ReportRow, touched: readonly TouchedCell[]): Promise<unknown>;
}

/**
 * Signs a report (moveReport: never its author) and records its numbers as reported values, provisional, each
 * by the person who entered it. A number that an earlier signature gave and this one does not is withdrawn.
 */
export async function signReport(
  tx: Tx,
  order: ReportOrder,
  setting: SignSetting,
): Promise<{ readonly report: ReportRow; readonly touched: readonly TouchedCell[] }> {
  const earlier = (await lastSignedCells(tx.sql, order.report)) ?? [];
  const { after, form, cells } = await moveReportRow(tx, order, setting);
  const taken = await saidByOthers(tx, after.unit, form.fields);
  const own = form.fields.filter((field) => !taken.has(fieldKey(field)));
  const fields = new Map(own.map((field) => [fieldKey(field), field]));
  const values = cells.flatMap((cell) => newValueOf(cell, fields.get(cellKey(cell))) ?? []);
  const recorded = await recordValues(tx, newlySaid(values, cells, earlier), {
    batch: null,
    simulated: setting.simulated ?? false,
  });
  const gone = await withdrawGone(tx, { earlier, values, fields, reference: after.reference });
  const touched = touchedCells([...recorded.touched, ...gone]);
  tx.note({ reference: after.reference, values: recorded.touched.length, ended: gone.length });
  if (touched.length > 0) await setting.recompute(tx, touched);
  await setting.onSigned(tx, after, touched);
  return { report: after, touched };
}

/**
 * Keys of the fields that this unit only confirms and for which the unit that is asked has given a number of
 * its own: a confirmation never takes the place of that.
 */
async function saidByOthers(
  tx: Tx,
  unit: UnitCode,
  fields: readonly Field[],
): Promise<ReadonlySet<string>> {
  const places = fields.filter(({ mode }) => mode === 'confirm');
  const { rows } = await sql<CellPlace>`
    select distinct k.element, k.area, k.period
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(element text, area text, period text)
    join report_cell k using (element, area, period) join report r on r.id = k.report
    where r.unit <> ${unit} and k.amount is not null and (r.state = 'signed' or r.report_revision > 1)`.execute(
    tx.sql,
  );
  return new Set(rows.map(cellKey));
}

function newValueOf(cell: ReportCell, field: Field | undefined): NewValue | undefined {
  if (!field || field.withheld || !('amount' in cell.answer)) return undefined;
  const { element, area, basis, period, month } = field;
  return {
    ...{ element, area, basis, period, month, origin: 'reported' },
    amount: cell.answer.amount,
    note: [cell.explanation, cell.comment].filter(Boolean).join(' · ') || undefined,
    estimated: cell.estimated,
    by: cell.by,
  };
}

// What the unit said before and leaves as it is must not end a number that came since: another cycle may hold
// the same month.
function newlySaid(
  values: readonly NewValue[],
  cells: readonly ReportCell[],
  earlier: readonly CellSnapshot[],
): readonly NewValue[] {
  const before = new Map(earlier.map((cell) => [cellKey(cell), cell.version]));
  const said = cells.filter((cell) => before.get(cellKey(cell)) !== cell.version);
  const keys = new Set(said.map(cellKey));
  return values.filter((value) => keys.has(cellKey(value)));
}

interface Gone {
  readonly earlier: readonly CellSnapshot[];
  readonly values: readonly NewValue[];
  readonly fields: ReadonlyMap<string, Field>;
  readonly reference: string | null;
}

async function withdrawGone(
  tx: Tx,
  { earlier, values, fields, reference }: Gone,
): Promise<readonly TouchedCell[]> {
  const kept = new Set(values.map(cellKey));
  const touched: TouchedCell[] = [];
  for (const cell of earlier) {
    const field = fields.get(cellKey(cell));
    if (!field || !('amount' in cell.answer) || kept.has(fieldKey(field))) continue;
    const { element, area, basis, period, month } = field;
    const place = { element, area, basis, period, month, origin: 'reported' as const };
    touched.push(
      ...(await withdrawValue(tx, place, `Báo cáo ${reference ?? ''} không còn số này`)),
    );
  }
  return touched;
}
