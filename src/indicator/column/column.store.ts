import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Catalogue, IndicatorCode } from '../../catalogue/catalogue.ts';
import { yearOfMonth } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Database } from '../../store/schema.ts';
import type { ColumnSheet, ReportedCell, StandingValue } from './cell.ts';
import type { ColumnRow, ColumnView, Depth, OpinionRow } from './column-row.ts';
import { columnElements } from './places.ts';
import { columnSheet } from './sheet.ts';

export interface ColumnFilter {
  readonly cycle?: string | undefined;
  readonly state?: string | undefined;
  /** The indicators that the viewer may see: never left out, so that nothing else is read. */
  readonly indicators: readonly IndicatorCode[];
}

const ROW = sql`c.indicator, c.cycle, c.state, c.column_revision as "columnRevision", c.version,
  c.confirmed_by as "confirmedBy", c.confirmed_at as "confirmedAt", c.seal,
  c.objections_until as "objectionsUntil", c.approved_by as "approvedBy", c.approved_at as "approvedAt",
  y.first_month as "firstMonth", y.last_month as "lastMonth", y.state = 'open' as open, c.revision`;

/** Columns of the indicators given, latest cycle first, in the order of indicators. */
export async function listColumnRows(
  db: Kysely<Database>,
  { cycle, state, indicators }: ColumnFilter,
): Promise<readonly ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select ${ROW} from indicator_column c join cycle y on y.code = c.cycle
    where c.indicator = any (${indicators}::text[])
      and (${cycle ?? null}::text is null or c.cycle = ${cycle ?? null})
      and (${state ?? null}::text is null or c.state = ${state ?? null})
    order by y.last_month desc, y.first_month desc, array_position(${indicators}::text[], c.indicator)
    `.execute(db);
  return rows;
}

/** One column under a lock that lasts until the change ends, its cycle held open as it is. */
export async function lockColumn(
  db: Kysely<Database>,
  indicator: IndicatorCode,
  cycle: string,
): Promise<ColumnRow> {
  const { rows } = await sql<ColumnRow>`
    select ${ROW} from indicator_column c join cycle y on y.code = c.cycle
    where c.indicator = ${indicator} and c.cycle = ${cycle} for update of c for share of y`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Problem('column-unknown');
  return row;
}

/** Columns of every cycle that hold one of these elements in these months, under their locks, in one order. */
export async function lockColumnsAround(
  db: Kysely<Database>,
  indicators: readonly IndicatorCode[],
  [first, last]: readonly [first: number, last: number],
): Promise<readonly ColumnRow[]> {
  const { rows } = await sql<ColumnRow>`
    select ${ROW} from indicator_column c join cycle y on y.code = c.cycle
    where c.indicator = any (${indicators}::text[]) and y.first_month <= ${last} and y.last_month >= ${first}
    order by c.cycle, c.indicator for update of c for share of y`.execute(db);
  return rows;
}

/** The rows with their figures, read together: two queries whatever their number. */
export async function viewColumns(
  db: Kysely<Database>,
  catalogue: Catalogue,
  rows: readonly ColumnRow[],
  depth: Depth = 'cycle',
): Promise<readonly ColumnView[]> {
  const known = new Map(catalogue.indicators.map((one) => [one.code, one]));
  const pairs = rows.flatMap((row) => {
    const indicator = known.get(row.indicator);
    return indicator ? [{ row, indicator }] : [];
  });
  const elements = new Map(
    pairs.flatMap(({ indicator }) =>
      columnElements(catalogue, indicator).map(({ code, basis }) => [code, basis] as const),
    ),
  );
  if (elements.size === 0) return [];
  const values = await standingValues(db, elements, monthsOf(rows, depth));
  const reports = await reportedCells(
    db,
    [...elements.keys()],
    [...new Set(rows.map(({ cycle }) => cycle))],
  );
  const valuesOf = groups(values, ({ element }) => element);
  const reportsOf = groups(reports, ({ element, cycle }) => `${cycle} ${element}`);
  const returnedOf = groups(
    reports.filter(({ returned }) => returned !== null),
    ({ element }) => element,
  );
  return pairs.map(({ row, indicator }) => {
    const codes = columnElements(catalogue, indicator).map(({ code }) => code);
    const sheet = columnSheet(catalogue, {
      ...{ indicator, cycle: row },
      values: codes.flatMap((code) => valuesOf.get(code) ?? []),
      reports: codes.flatMap((code) => reportsOf.get(`${row.cycle} ${code}`) ?? []),
      returnedElsewhere: codes
        .flatMap((code) => returnedOf.get(code) ?? [])
        .filter(({ cycle }) => cycle !== row.cycle),
    });
    return { row, indicator, sheet, sealNow: sealOf(sheet) };
  });
}

/** One column with its figures; throws `column-unknown`. */
export async function viewColumn(
  db: Kysely<Database>,
  catalogue: Catalogue,
  row: ColumnRow,
  depth: Depth = 'cycle',
): Promise<ColumnView> {
  const [view] = await viewColumns(db, catalogue, [row], depth);
  if (!view) throw new Problem('column-unknown');
  return view;
}

/** Hash over the official values that count. */
const sealOf = ({ sealed }: ColumnSheet): string =>
  createHash('sha256').update(sealed).digest('hex');

type Months = readonly [from: number, to: number];

function monthsOf(rows: readonly ColumnRow[], depth: Depth): Months {
  const first = Math.min(...rows.map(({ firstMonth }) => firstMonth));
  const last = Math.max(...rows.map(({ lastMonth }) => lastMonth));
  if (depth === 'cycle') return [first, last];
  return [depth === 'before' ? first - 12 : yearOfMonth(first - 12) * 12, last];
}

// An approval writes a copy in the approver's name: who entered it is told by the value that it ended.
async function standingValues(
  db: Kysely<Database>,
  elements: ReadonlyMap<string, string>,
  [from, to]: Months,
): Promise<readonly StandingValue[]> {
  const { rows } = await sql<StandingValue>`
    select v.id, v.element, v.area, v.basis, v.period, v.month, v.origin, v.amount, v.standing, v.estimated,
      v.note, coalesce(p.by, v.by) as author, v.recorded_at as at
    from value v
    join unnest(${[...elements.keys()]}::text[], ${[...elements.values()]}::text[]) as e (element, basis)
      on (e.element, e.basis) = (v.element, v.basis)
    left join value p on v.standing = 'approved' and p.superseded = v.revision
      and (p.element, p.area, p.basis, p.month, p.period, p.origin)
        = (v.element, v.area, v.basis, v.month, v.period, v.origin)
    where v.superseded is null and v.month between ${from} and ${to}
    order by v.element, v.area, v.month, v.origin`.execute(db);
  return rows;
}

const IS_OPEN_AGAIN = sql`(r.report_revision > 1 and r.state <> 'signed' and not c.locked)`;

// What a unit is asked to look at again: a cell that was sent back, or all cells of a signed report that was
// opened again. Of other cycles only these: the same month may be asked for in two.
async function reportedCells(
  db: Kysely<Database>,
  elements: readonly string[],
  cycles: readonly string[],
): Promise<readonly (ReportedCell & { readonly cycle: string })[]> {
  const { rows } = await sql<ReportedCell & { readonly cycle: string }>`
    select r.cycle, c.element, c.area, c.period, r.id as report, r.unit, r.state = 'signed' as signed,
      case when r.state = 'signed' then c.skip_reason end as skip,
      case when r.state = 'signed' then c.explanation end as explanation,
      case when r.state = 'signed' then c.comment end as comment,
      case when r.state = 'signed' then c.findings else '[]' end as findings,
      case when c.returned_by is not null
        then jsonb_build_object('by', c.returned_by, 'at', c.returned_at, 'why', c.returned_why)
        when o.by is not null then jsonb_build_object('by', o.by, 'at', o.at, 'why', o.reason) end as returned,
      case when r.state = 'signed' and c.amount is not null
        then jsonb_build_object('amount', c.amount::text, 'author', c.by) end as number
    from report_cell c join report r on r.id = c.report
    left join lateral (
      select e.by, e.at, e.reason from report_event e
      where e.report = r.id and e.act = 'reopen' and e.report_revision < r.report_revision
        and not exists (select from report_event s where s.report = r.id and s.act = 'sign' and s.id > e.id)
      order by e.id desc limit 1) o on ${IS_OPEN_AGAIN}
    where (r.cycle = any (${cycles}::text[]) or c.returned_by is not null or ${IS_OPEN_AGAIN})
      and c.element = any (${elements}::text[])`.execute(db);
  return rows.map(({ returned, ...row }) => ({
    ...row,
    returned: returned ? { ...returned, at: new Date(returned.at) } : null,
  }));
}

/** Opinions of the column's present revision: of each unit the last word, in order. */
export async function listOpinions(
  db: Kysely<Database>,
  { indicator, cycle, columnRevision }: Pick<ColumnRow, 'indicator' | 'cycle' | 'columnRevision'>,
): Promise<readonly OpinionRow[]> {
  const { rows } = await sql<OpinionRow>`
    select * from (
      select distinct on (unit) id, unit, kind, reason, by, at, answer, answered_by as "answeredBy",
        answered_at as "answeredAt"
      from column_opinion
      where (indicator, cycle, column_revision) = (${indicator}, ${cycle}, ${columnRevision})
      order by unit, id desc) last
    order by id`.execute(db);
  return rows;
}

function groups<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const group = found.get(key(item));
    if (group) group.push(item);
    else found.set(key(item), [item]);
  }
  return found;
}
