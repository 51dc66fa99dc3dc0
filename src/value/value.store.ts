import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Origin } from '../catalogue/catalogue.ts';
import type { Basis } from '../kernel/period.ts';
import type { Neighbourhood } from '../source/figure/neighbourhood.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import {
  type NewValue,
  type TouchedCell,
  touchedCells,
  type Value,
  type ValueCell,
} from './value.ts';

/** Where recorded values came from: their batch, and whether they are simulated. */
export interface ValueSource {
  readonly batch: number | null;
  readonly simulated: boolean;
}

export interface Recorded {
  readonly outcome: 'recorded' | 'unchanged';
}

const CELL = sql`element, area, basis, month, period, origin`;

const COLUMNS = sql`v.id, v.element, v.area, v.basis, v.period, v.month, v.origin, v.amount, v.standing,
  v.estimated, v.simulated, v.note, v.by, v.batch, v.recorded_at as "recordedAt", v.revision, v.superseded`;

/** Rows per statement: keeps each message to the database at a few megabytes. */
const SLICE = 10_000;

/**
 * Records values in the order given, at most one per cell. An equal standing value (amount, marks, and
 * note when one is given) stays as it is; another one is superseded. Where `by` names who entered it, the same
 * number of another person is another one: nobody approves what they vouched for. `touched` lists what changed.
 */
export async function recordValues(
  tx: Tx,
  rows: readonly NewValue[],
  source: ValueSource,
): Promise<{ readonly results: readonly Recorded[]; readonly touched: readonly TouchedCell[] }> {
  const changed = new Set<number>();
  for (let start = 0; start < rows.length; start += SLICE) {
    const slice = rows.slice(start, start + SLICE);
    for (const place of await recordSlice(tx, slice, source)) changed.add(start + place - 1);
  }
  return {
    results: rows.map((_, i) => ({ outcome: changed.has(i) ? 'recorded' : 'unchanged' })),
    touched: touchedCells(rows.filter((_, i) => changed.has(i))),
  };
}

// The insert reads `ended` so that it runs after the update: only one value per cell may be current.
async function recordSlice(
  tx: Tx,
  rows: readonly NewValue[],
  source: ValueSource,
): Promise<readonly number[]> {
  const changed = await sql<{ place: number }>`
    with incoming as materialized (
      select * from unnest(${arrayOf(rows, 'element')}::text[], ${arrayOf(rows, 'area')}::text[],
        ${arrayOf(rows, 'basis')}::text[], ${arrayOf(rows, 'month')}::integer[],
        ${arrayOf(rows, 'period')}::text[], ${arrayOf(rows, 'origin')}::text[],
        ${arrayOf(rows, 'amount')}::numeric[], ${arrayOf(rows, 'note')}::text[],
        ${rows.map((row) => row.estimated ?? false)}::boolean[], ${arrayOf(rows, 'by')}::text[])
        with ordinality as x(${CELL}, amount, note, estimated, by, place)
    ), changed as materialized (
      select x.*, v.id as current from incoming x
      left join value v on v.superseded is null and (v.element, v.area, v.basis, v.month, v.period, v.origin)
        = (x.element, x.area, x.basis, x.month, x.period, x.origin)
      where v.id is null or v.amount <> x.amount or v.estimated <> x.estimated
        or v.simulated <> ${source.simulated} or (v.standing = 'provisional' and v.by <> x.by)
        or (x.note is not null and x.note is distinct from v.note)
    ), ended as (
      update value v set superseded = ${tx.revision} from changed c where v.id = c.current returning v.id
    ), written as (
      insert into value (${CELL}, amount, note, estimated, simulated, by, batch, recorded_at, revision)
      select ${CELL}, amount, note, estimated, ${source.simulated}, coalesce(by, ${tx.by}), ${source.batch}::bigint,
        ${tx.at}::timestamptz, ${tx.revision}::bigint
      from changed where (select count(*) from ended) >= 0 order by place
    )
    select place from changed`.execute(tx.sql);
  return changed.rows.map((row) => row.place);
}

const arrayOf = <K extends keyof NewValue>(rows: readonly NewValue[], key: K) =>
  rows.map((row) => row[key] ?? null);

/** Which current values: every given property narrows the choice; none is refused. */
export interface ValueSelector {
  readonly ids?: readonly number[];
  readonly elements?: readonly string[];
  readonly areas?: readonly string[];
  readonly periods?: readonly string[];
  readonly basis?: Basis;
  readonly origin?: Origin;
}

function selected(selector: ValueSelector): RawBuilder<unknown> {
  const { ids, elements, areas, periods, basis, origin } = selector;
  const parts = [
    ids && sql`v.id = any (${ids}::bigint[])`,
    elements && sql`v.element = any (${elements}::text[])`,
    areas && sql`v.area = any (${areas}::text[])`,
    periods && sql`v.period = any (${periods}::text[])`,
    basis && sql`v.basis = ${basis}`,
    origin && sql`v.origin = ${origin}`,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) throw new Error('a selector of values must narrow something');
  return sql.join(parts, sql` and `);
}

/**
 * Approves the current provisional values that are selected: each is superseded by an equal one with the
 * standing `approved`, written by the approver. Values that the approver entered are left and counted.
 */
export async function approveValues(
  tx: Tx,
  selector: ValueSelector,
): Promise<{ readonly touched: readonly TouchedCell[]; readonly own: number }> {
  const { rows } = await sql<TouchedCell & { own: boolean }>`
    with chosen as materialized (
      select v.*, v.by = ${tx.by} as own from value v
      where v.superseded is null and v.standing = 'provisional' and ${selected(selector)}
    ), ended as (
      update value v set superseded = ${tx.revision} from chosen c where v.id = c.id and not c.own
      returning v.id
    ), written as (
      insert into value (${CELL}, amount, standing, estimated, simulated, note, by, batch, recorded_at, revision)
      select ${CELL}, amount, 'approved', estimated, simulated, note, ${tx.by}, batch, ${tx.at}::timestamptz,
        ${tx.revision}::bigint
      from chosen where not own and (select count(*) from ended) >= 0 order by id
    )
    select element, area, basis, month, own from chosen order by id`.execute(tx.sql);
  const touched = touchedCells(rows.filter((row) => !row.own));
  const own = rows.length - rows.filter((row) => !row.own).length;
  tx.note({ approved: rows.length - own, own });
  return { touched, own };
}

/** Ends the current value of a cell without another in its place; the journal keeps why. */
export async function withdrawValue(
  tx: Tx,
  cell: ValueCell,
  why: string,
): Promise<readonly TouchedCell[]> {
  const { rows } = await sql<{ id: number }>`
    update value v set superseded = ${tx.revision} where v.superseded is null and ${isCell(cell)}
    returning v.id`.execute(tx.sql);
  const { element, area, basis, month, period, origin } = cell;
  tx.note({
    withdrawn: rows.map((row) => row.id),
    cell: { element, area, basis, period, origin },
    why,
  });
  return rows.length === 0 ? [] : [{ element, area, basis, month }];
}

const isCell = (cell: ValueCell): RawBuilder<unknown> =>
  sql`v.element = ${cell.element} and v.area = ${cell.area} and v.basis = ${cell.basis}
    and v.month = ${cell.month} and v.period = ${cell.period} and v.origin = ${cell.origin}`;

/** A value in its history, with the batch that brought it. */
export interface PastValue extends Value {
  readonly source: string | null;
  readonly fileName: string | null;
}

/** Everything that was ever recorded for an element, area and month, oldest first, all origins together. */
export async function historyOf(
  db: Kysely<Database>,
  cell: TouchedCell,
): Promise<readonly PastValue[]> {
  const { rows } = await sql<PastValue>`
    select ${COLUMNS}, b.source, b.file_name as "fileName" from value v left join batch b on b.id = v.batch
    where v.element = ${cell.element} and v.area = ${cell.area} and v.basis = ${cell.basis}
      and v.month = ${cell.month}
    order by v.revision, v.id`.execute(db);
  return rows;
}

/** The values that stood after journal entry `revision`. */
export async function valuesAt(
  db: Kysely<Database>,
  revision: number,
  selector: ValueSelector,
): Promise<readonly Value[]> {
  const { rows } = await sql<Value>`
    select ${COLUMNS} from value v
    where v.revision <= ${revision} and (v.superseded is null or v.superseded > ${revision})
      and ${selected(selector)}
    order by v.element, v.area, v.basis, v.month, v.origin`.execute(db);
  return rows;
}

/** The current values of a neighbourhood, all origins. */
export async function valuesNear(
  db: Kysely<Database>,
  { elements, areas, months }: Neighbourhood,
): Promise<readonly Value[]> {
  const { rows } = await sql<Value>`
    select ${COLUMNS} from value v
    where v.superseded is null and v.element = any (${elements}::text[]) and v.area = any (${areas}::text[])
      and v.month between ${months[0]} and ${months[1]}`.execute(db);
  return rows;
}

/** First and last year whose periods exist. */
export async function yearsOfPeriods(
  db: Kysely<Database>,
): Promise<{ readonly first: number; readonly last: number }> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(year) as first, max(year) as last from period`.execute(db);
  return { first: rows[0]?.first ?? 0, last: rows[0]?.last ?? -1 };
}
