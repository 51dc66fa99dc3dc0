// After the kills: what was acknowledged of reports against what the database holds.
import type pg from 'pg';
import { connect } from '../src/store/connect.ts';
import { runVerb } from './crash-check.ts';
import type { Memory } from './crash-units.ts';

export interface ReportFindings {
  readonly cells: number;
  readonly reports: number;
  /** Cells that hold an older version than acknowledged, or another number in the same version. */
  readonly lost: number;
  /** Numbers that nobody sent. */
  readonly invented: number;
  /** Reports at an older version than acknowledged. */
  readonly actsLost: number;
  /** Reports of which a step has no event, or an event no step. */
  readonly half: number;
  readonly values: number;
  /** Cells whose reported figure is not what the last signature kept. */
  readonly unwritten: number;
  readonly amounts: number;
  readonly journal: string;
  readonly intact: boolean;
}

/** Reads reports, cells, events and figures; the program must be running on the data directory. */
export async function checkReports(dataDir: string, memory: Memory): Promise<ReportFindings> {
  const connection = await connect({ dataDir, role: 'verb', say: (line) => console.error(line) });
  try {
    const cells = await checkCells(connection.pool, memory);
    const reports = await checkSteps(connection.pool, memory);
    const figures = await checkFigures(connection.pool, [...memory.versions.keys()]);
    const { status, text } = runVerb(dataDir, 'verify');
    const amounts = Number(/\d+/.exec(runVerb(dataDir, 'recompute').text)?.[0] ?? Number.NaN);
    return { ...cells, ...reports, ...figures, amounts, journal: text, intact: status === 0 };
  } finally {
    await connection.stop();
  }
}

async function checkCells(pool: pg.Pool, { acknowledged, sent }: Memory) {
  const { rows } = await pool.query<{ key: string; amount: string; version: number }>(
    `select report || '|' || element || '|' || area || '|' || period as key, amount, version
     from report_cell where by <> 'system'`,
  );
  const held = new Map(rows.map((row) => [row.key, row]));
  const lost = [...acknowledged].filter(([key, { version, value }]) => {
    const row = held.get(key);
    return (
      !row || row.version < version || (row.version === version && Number(row.amount) !== value)
    );
  });
  const invented = [...sent].filter(([key, values]) => {
    const row = held.get(key);
    return row !== undefined && !values.has(Number(row.amount));
  });
  return { cells: acknowledged.size, lost: lost.length, invented: invented.length };
}

async function checkSteps(pool: pg.Pool, { versions }: Memory) {
  const { rows } = await pool.query<{ id: number; version: number; steps: number }>(
    `select r.id, r.version, count(e.id) filter (where e.act <> 'open')::int as steps
     from report r left join report_event e on e.report = r.id where r.id = any ($1) group by r.id`,
    [[...versions.keys()]],
  );
  return {
    reports: rows.length,
    actsLost: rows.filter((row) => row.version < (versions.get(row.id) ?? 0)).length,
    half: rows.filter((row) => row.version - 1 !== row.steps).length,
  };
}

async function checkFigures(pool: pg.Pool, reports: readonly number[]) {
  const { rows } = await pool.query<{ kept: string; amount: string | null }>(
    `select c.cell -> 'answer' ->> 'amount' as kept, v.amount
     from (select distinct on (report) report, cells from report_event
       where act = 'sign' and report = any ($1) order by report, id desc) e
     cross join jsonb_array_elements(e.cells) as c(cell)
     left join value v on v.superseded is null and v.origin = 'reported' and v.element = c.cell ->> 'element'
       and v.area = c.cell ->> 'area' and v.period = c.cell ->> 'period'
     where c.cell -> 'answer' ? 'amount'`,
    [[...reports]],
  );
  const unwritten = rows.filter(
    ({ kept, amount }) => amount === null || Number(kept) !== Number(amount),
  );
  return { values: rows.length, unwritten: unwritten.length };
}
