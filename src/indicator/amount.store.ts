import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Catalogue, ElementCode } from '../catalogue/catalogue.ts';
import { type Basis, type IsoDate, monthIndex, monthOf } from '../kernel/period.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { type Amount, type Cell, MISSING, type Missing } from './amount.ts';
import { amountsSql, fillAmountsSql, storeAmountsSql } from './amounts-sql.ts';
import { compile, type Plan, readersOf } from './plan.ts';

// What the stored amounts were computed by and for: another method or day asks for another pass.
const COMPUTED = 'amounts-computed';
const METHOD = createHash('sha256').update(amountsSql('current')).digest('hex');

async function keepComputed(tx: Tx, today: IsoDate): Promise<void> {
  const value = JSON.stringify({ method: METHOD, day: today });
  await tx.sql
    .insertInto('setting')
    .values({ key: COMPUTED, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** True when every amount must be computed again: never done, by another version's method, or another day. */
export async function isRecomputeDue(db: Db, today: IsoDate): Promise<boolean> {
  return (await computedDay(db)) !== today;
}

/** The day that the stored amounts were computed for by this version's method; undefined where they were not. */
export async function computedDay(db: Db): Promise<IsoDate | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', COMPUTED)
    .executeTakeFirst();
  const kept = row?.value as { method?: string; day?: string } | undefined;
  return kept?.method === METHOD ? kept.day : undefined;
}

/** A value that came, changed or went: what must be computed again. */
export interface Touched {
  readonly element: ElementCode;
  readonly area: string;
  readonly month: number;
}

interface AmountRow {
  indicator: string;
  area: string;
  basis: string;
  period: string;
  scope: string;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
  missing: string | null;
  reported: number;
  expected: number;
  as_of: string | null;
  standing: string | null;
  formula: number;
  revision: number;
  recorded_at?: Date;
}

type Db = Kysely<Database> | Transaction<Database>;

const plans = new WeakMap<Catalogue, Plan>();

/** The plan of the whole catalogue, compiled once for each version of it. */
function planOf(catalogue: Catalogue): Plan {
  const known = plans.get(catalogue) ?? compile(catalogue);
  plans.set(catalogue, known);
  return known;
}

/** Computes every amount again and writes what differs; gives the number of cells written. */
export async function recomputeAll(tx: Tx, catalogue: Catalogue, today: IsoDate): Promise<number> {
  const plan = planOf(catalogue);
  const codes = plan.steps.map((step) => step.code);
  await tx.sql.deleteFrom('amount').where('indicator', 'not in', codes).execute();
  // Whole sets are joined: a nested loop, chosen on statistics of a table just emptied, would never end.
  await tx.sql.executeQuery(CompiledQuery.raw(`set local work_mem = '128MB'`));
  await tx.sql.executeQuery(CompiledQuery.raw('set local enable_nestloop = off'));
  await keepComputed(tx, today);
  const any = await tx.sql.selectFrom('amount').select('indicator').limit(1).executeTakeFirst();
  const statement = any ? storeAmountsSql() : fillAmountsSql();
  return store(tx, { plan, statement }, { from: firstMonth(catalogue), areas: null, today });
}

/** Computes again only the cells that read the touched values; gives the number of cells written. */
export async function recomputeTouched(
  tx: Tx,
  catalogue: Catalogue,
  touched: readonly Touched[],
  today: IsoDate,
): Promise<number> {
  const codes = readersOf(planOf(catalogue), new Set(touched.map((one) => one.element)));
  if (codes.size === 0) return 0;
  const first = touched.reduce((least, one) => Math.min(least, one.month), Number.MAX_SAFE_INTEGER);
  const work = { plan: compile(catalogue, codes), statement: storeAmountsSql() };
  return store(tx, work, {
    from: Math.max(firstMonth(catalogue), first - (first % 12)),
    areas: [...new Set([...touched.map((one) => one.area), catalogue.programme.city])],
    today,
  });
}

interface Extent {
  readonly from: number;
  readonly areas: readonly string[] | null;
  readonly today: IsoDate;
}

async function store(
  tx: Tx,
  { plan, statement }: { readonly plan: Plan; readonly statement: string },
  extent: Extent,
): Promise<number> {
  const parameters = parametersOf(plan, extent, tx.revision);
  const { rows } = await tx.sql.executeQuery<{ written: number }>(
    CompiledQuery.raw(statement, parameters),
  );
  return rows[0]?.written ?? 0;
}

function parametersOf(plan: Plan, extent: Extent, revision: number): unknown[] {
  const to = monthOf(extent.today).last;
  return planParameters(plan, [extent.from, to, extent.today, revision, extent.areas]);
}

/** The numbered parameters of amounts-sql.ts; `extent` is $4 to $8. */
export function planParameters(plan: Plan, extent: readonly unknown[]): unknown[] {
  const [steps, terms, places, sources] = [plan.steps, plan.terms, plan.places, plan.sources].map(
    (part) => JSON.stringify(part),
  );
  const elements = [...new Set(plan.sources.map((source) => source.element))];
  return [steps, terms, places, ...extent, sources, elements];
}

// The year before the programme is read too: «cùng kỳ» and the base year of reductions.
function firstMonth(catalogue: Catalogue): number {
  const bases = catalogue.indicators.flatMap((one) => one.base?.year ?? []);
  return monthIndex(Math.min(catalogue.programme.start - 1, ...bases), 1);
}

export interface AmountFilter {
  readonly indicators?: readonly string[];
  readonly areas?: readonly string[];
  readonly periods?: readonly string[];
  /** One basis, or each indicator's official one: calendar for these, administrative for the others. */
  readonly basis?: Basis | { readonly calendar: readonly string[] };
  readonly scope?: string;
  /** Month indexes of the period's last month. */
  readonly from?: number;
  readonly to?: number;
  /** Indicators that the reader may not see: their cells are told as restricted, without any number. */
  readonly withheld?: readonly string[];
  /** Only what was computed after this revision. */
  readonly since?: number;
  /** Rows after this key, in order of the key; for cursors. */
  readonly after?: readonly [
    indicator: string,
    area: string,
    basis: string,
    period: string,
    scope: string,
  ];
  readonly limit?: number;
}

const KEY = ['indicator', 'area', 'basis', 'period', 'scope'] as const;

/** Present amounts, in order of their key. */
export async function listAmounts(db: Db, filter: AmountFilter = {}): Promise<Amount[]> {
  let query = db
    .selectFrom('amount')
    .innerJoin('journal', 'journal.seq', 'amount.revision')
    .selectAll('amount')
    .select('journal.at as recorded_at');
  if (filter.indicators) query = query.where('indicator', 'in', [...filter.indicators, '']);
  if (filter.areas) query = query.where('area', 'in', [...filter.areas, '']);
  if (filter.periods) query = query.where('period', 'in', [...filter.periods, '']);
  const { basis } = filter;
  if (typeof basis === 'string') query = query.where('basis', '=', basis);
  else if (basis) {
    const calendar = [...basis.calendar, ''];
    query = query.where((eb) =>
      eb(eb.parens('indicator', 'in', calendar), '=', eb.parens('basis', '=', 'calendar')),
    );
  }
  if (filter.scope) query = query.where('scope', '=', filter.scope);
  if (filter.from !== undefined) query = query.where('month', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('month', '<=', filter.to);
  if (filter.since !== undefined) query = query.where('amount.revision', '>', filter.since);
  const { after } = filter;
  if (after) query = query.where((eb) => eb(eb.refTuple(...KEY), '>', eb.tuple(...after)));
  for (const column of KEY) query = query.orderBy(`amount.${column}`);
  if (filter.limit) query = query.limit(filter.limit);
  const rows = await query.execute();
  return rows.map((row) => toAmount(withhold(row, filter), row.recorded_at));
}

export interface Instant {
  readonly revision: number;
  readonly at: Date;
  readonly today: IsoDate;
}

/** Amounts as they stood at a revision, computed again by the plan of that revision's catalogue. */
export async function amountsAt(
  db: Db,
  catalogue: Catalogue,
  instant: Instant,
  filter: AmountFilter = {},
): Promise<Amount[]> {
  const plan = compile(catalogue, filter.indicators && new Set(filter.indicators));
  const extent = {
    from: firstMonth(catalogue),
    areas: filter.areas ?? null,
    today: instant.today,
  };
  const parameters = parametersOf(plan, extent, instant.revision);
  const { rows } = await db.executeQuery<AmountRow & { month: number }>(
    CompiledQuery.raw(amountsSql('at-revision'), parameters),
  );
  const after = filter.after?.join(SEPARATOR);
  return rows
    .filter((row) => within(row, filter))
    .map((row) => toAmount(withhold(row, filter), instant.at))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter((amount) => after === undefined || keyOf(amount) > after)
    .slice(0, filter.limit);
}

function within(row: AmountRow & { month: number }, filter: AmountFilter): boolean {
  return (
    (!filter.periods || filter.periods.includes(row.period)) &&
    onBasis(row, filter.basis) &&
    (!filter.scope || filter.scope === row.scope) &&
    (filter.from === undefined || row.month >= filter.from) &&
    (filter.to === undefined || row.month <= filter.to)
  );
}

function onBasis(row: AmountRow, basis: AmountFilter['basis']): boolean {
  if (basis === undefined || typeof basis === 'string') return !basis || basis === row.basis;
  return basis.calendar.includes(row.indicator) === (row.basis === 'calendar');
}

const SEPARATOR = '\u0000';
const keyOf = (cell: Cell): string => KEY.map((column) => cell[column]).join(SEPARATOR);

function withhold<T extends AmountRow>(row: T, { withheld }: AmountFilter): T {
  if (!withheld?.includes(row.indicator)) return row;
  const nothing = { numerator: null, denominator: null, value: null, as_of: null, standing: null };
  return { ...row, ...nothing, missing: 'restricted', reported: 0 };
}

function toAmount(row: AmountRow, recordedAt: Date): Amount {
  const coverage = { reported: row.reported, expected: row.expected };
  const cell = {
    indicator: row.indicator,
    area: row.area,
    basis: row.basis === 'calendar' ? ('calendar' as const) : ('administrative' as const),
    period: row.period,
    scope: row.scope === 'year' ? ('year' as const) : ('period' as const),
    formulaVersion: row.formula,
    revision: row.revision,
    recordedAt,
  };
  if (row.value === null || row.as_of === null) {
    const why = missingOf(row.missing);
    const asOf = row.as_of === null ? {} : { asOfDate: row.as_of };
    return { ...cell, result: { kind: 'missing', why, coverage, ...asOf } };
  }
  const standing = row.standing === 'approved' ? ('approved' as const) : ('provisional' as const);
  const pair =
    row.numerator !== null && row.denominator !== null
      ? { numerator: row.numerator, denominator: row.denominator }
      : {};
  const known = { kind: 'known' as const, value: row.value, ...pair };
  return { ...cell, result: { ...known, coverage, asOfDate: row.as_of, standing } };
}

const missingOf = (text: string | null): Missing =>
  MISSING.find((one) => one === text) ?? 'not-reported';
