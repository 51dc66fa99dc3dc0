import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { monthPeriod, type Period, parsePeriod, yearStart } from '../kernel/period.ts';
import { canonicalJson } from '../store/journal.ts';
import type { Database } from '../store/schema.ts';
import { amountsAt, type Instant, planParameters } from './amount.store.ts';
import { type Amount, type Cell, receiptId } from './amount.ts';
import { inputsSql } from './amounts-sql.ts';
import { compile } from './plan.ts';
import type { Receipt, ReceiptInput } from './receipt.ts';
import { peopleBehind } from './receipt-people.store.ts';

/**
 * The receipt of a cell at a revision, from that revision's catalogue; undefined when no such cell was
 * computed then. Everything is read again by the plan, so it is the same whenever it is asked for.
 */
export async function findReceipt(
  db: Kysely<Database>,
  catalogue: Catalogue,
  cell: Cell,
  instant: Instant,
): Promise<Receipt | undefined> {
  const period = parsePeriod(cell.period, cell.basis);
  const indicator = catalogue.indicators.find((one) => one.code === cell.indicator);
  if (!period || !indicator) return undefined;
  const [amount] = await amountsAt(db, catalogue, instant, {
    indicators: [cell.indicator],
    areas: [cell.area],
    periods: [cell.period],
    basis: cell.basis,
    scope: cell.scope,
  });
  if (!amount) return undefined;
  const inputs =
    amount.result.kind === 'known'
      ? await listInputs(db, catalogue, { cell, period, instant })
      : [];
  const formula = {
    text: indicator.formula,
    version: indicator.version,
    effectiveFrom: indicator.effectiveFrom,
    standing: indicator.standing,
    confirmedBy: indicator.confirmedBy ?? null,
  };
  const body = { amount: { ...amount, revision: instant.revision }, formula, inputs };
  return {
    id: receiptId(cell, instant.revision),
    ...body,
    hash: hashOf(body.amount, formula, inputs),
  };
}

function hashOf(
  { recordedAt, revision, ...amount }: Amount,
  formula: Receipt['formula'],
  inputs: readonly ReceiptInput[],
): string {
  const read = inputs.map((input) => [
    input.role,
    input.countedIn,
    input.value,
    input.counted,
    input.journal.hash,
  ]);
  return createHash('sha256')
    .update(canonicalJson([amount, formula, read]))
    .digest('hex');
}

interface Question {
  readonly cell: Cell;
  readonly period: Period;
  readonly instant: Instant;
}

async function listInputs(
  db: Kysely<Database>,
  catalogue: Catalogue,
  { cell, period, instant }: Question,
): Promise<ReceiptInput[]> {
  const plan = compile(catalogue, new Set([cell.indicator]));
  const steps = plan.steps.filter((step) => step.basis === cell.basis);
  const terms = plan.terms.filter((term) => steps.some((step) => step.i === term.i));
  const from = firstCounted(period, cell, steps[0]?.flow ?? false);
  const extent = [from, period.last, instant.today, instant.revision, [cell.area]];
  const parameters = planParameters({ ...plan, steps, terms }, extent);
  const { rows } = await db.executeQuery<{
    role: string;
    month: number;
    value: number;
    counted: string;
  }>(CompiledQuery.raw(inputsSql('at-revision'), parameters));
  return describe(db, cell, rows);
}

function firstCounted(period: Period, cell: Cell, flow: boolean): number {
  if (!flow) return period.last;
  return cell.scope === 'year' ? yearStart(period) : period.first;
}

async function describe(
  db: Kysely<Database>,
  cell: Cell,
  rows: readonly { role: string; month: number; value: number; counted: string }[],
): Promise<ReceiptInput[]> {
  const ids = rows.map((row) => row.value);
  const values = await db
    .selectFrom('value')
    .innerJoin('journal', 'journal.seq', 'value.revision')
    .leftJoin('batch', 'batch.id', 'value.batch')
    .selectAll('value')
    .select(['journal.hash', 'batch.source', 'batch.file_name', 'batch.file_hash'])
    .where('value.id', 'in', ids.length > 0 ? ids : [-1])
    .execute();
  const people = await peopleBehind(db, cell.indicator, ids);
  const byId = new Map(values.map((value) => [value.id, value]));
  return rows.flatMap((row) => {
    const value = byId.get(row.value);
    const behind = people.get(row.value);
    if (!value || !behind) return [];
    const batch =
      value.batch === null
        ? null
        : {
            id: value.batch,
            source: value.source ?? '',
            fileName: value.file_name,
            fileHash: value.file_hash,
          };
    const input: ReceiptInput = {
      role: row.role === 'n' ? 'numerator' : 'denominator',
      countedIn: monthPeriod(row.month, cell.basis).code,
      counted: row.counted,
      value: value.id,
      element: value.element,
      area: value.area,
      period: value.period,
      amount: value.amount,
      origin: value.origin,
      standing: value.standing,
      estimated: value.estimated,
      simulated: value.simulated,
      note: value.note,
      ...behind,
      batch,
      recordedAt: value.recorded_at,
      journal: { seq: value.revision, hash: value.hash },
    };
    return [input];
  });
}
