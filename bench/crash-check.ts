// After the kills: what was acknowledged against what the database holds.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { connect } from '../src/store/connect.ts';
import { type Cell, ELEMENTS, type Posted } from './crash-clients.ts';

export interface Findings {
  /** Acknowledged values that are nowhere. */
  readonly lost: number;
  /** Cells whose standing value is older than the last acknowledged one. */
  readonly stale: number;
  /** Requests of several rows of which a part was written. */
  readonly half: number;
  /** Values written twice, or cells with two standing values. */
  readonly doubled: number;
  /** Values that nobody sent. */
  readonly invented: number;
  /** Cells that a recomputation of everything had to correct. */
  readonly amounts: number;
  /** What `verify` said of the journal. */
  readonly journal: string;
  readonly intact: boolean;
  readonly checked: number;
}

interface Row {
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly amount: string;
  readonly current: boolean;
}

/** Reads every value the clients may have written; the program must be running on the data directory. */
export async function checkFindings(dataDir: string, posted: readonly Posted[]): Promise<Findings> {
  const rows = await readRows(dataDir);
  const written = new Map<string, number>();
  for (const row of rows) count(written, `${keyOf(row)} ${Number(row.amount)}`);
  const sent = new Map<string, Posted>();
  for (const one of posted)
    for (const cell of one.cells) sent.set(`${keyOf(cell)} ${one.amount}`, one);
  const isWritten = (one: Posted, cell: Cell): boolean =>
    written.has(`${keyOf(cell)} ${one.amount}`);
  const acknowledged = posted.filter((one) => one.acknowledged);
  const { status, text } = runVerb(dataDir, 'verify');
  return {
    lost: sum(acknowledged, (one) => one.cells.filter((cell) => !isWritten(one, cell)).length),
    stale: countStale(rows, acknowledged),
    half: posted.filter((one) => {
      const found = one.cells.filter((cell) => isWritten(one, cell)).length;
      return found > 0 && found < one.cells.length;
    }).length,
    doubled: [...written.values()].filter((times) => times > 1).length + countTwins(rows),
    invented: [...written.keys()].filter((key) => !sent.has(key)).length,
    amounts: Number(/\d+/.exec(runVerb(dataDir, 'recompute').text)?.[0] ?? Number.NaN),
    journal: text,
    intact: status === 0,
    checked: sum(acknowledged, (one) => one.cells.length),
  };
}

async function readRows(dataDir: string): Promise<Row[]> {
  const say = (line: string): void => console.error(line);
  const connection = await connect({ dataDir, role: 'verb', say });
  try {
    const { rows } = await connection.pool.query<Row>(
      `select element, area, period, amount, superseded is null as current from value
       where element = any ($1) and not simulated`,
      [[...ELEMENTS]],
    );
    return rows;
  } finally {
    await connection.stop();
  }
}

const keyOf = ({ element, area, period }: Cell): string => `${element} ${area} ${period}`;

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

const count = (into: Map<string, number>, key: string): void => {
  into.set(key, (into.get(key) ?? 0) + 1);
};

// Amounts of one client rise from request to request, so a lower standing amount is an older one.
function countStale(rows: readonly Row[], acknowledged: readonly Posted[]): number {
  const last = new Map<string, number>();
  for (const { cells, amount } of acknowledged) {
    for (const cell of cells) last.set(keyOf(cell), Math.max(last.get(keyOf(cell)) ?? 0, amount));
  }
  const standing = new Map(
    rows.filter((row) => row.current).map((row) => [keyOf(row), Number(row.amount)]),
  );
  return [...last].filter(([key, amount]) => (standing.get(key) ?? 0) < amount).length;
}

function countTwins(rows: readonly Row[]): number {
  const current = new Map<string, number>();
  for (const row of rows) if (row.current) count(current, keyOf(row));
  return [...current.values()].filter((times) => times > 1).length;
}

/** Runs a verb of the program on the data directory. */
export function runVerb(dataDir: string, verb: string): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['bin/node', '--import', 'tsx', 'src/main.ts', verb],
    {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, DATA_DIR: dataDir },
      encoding: 'utf8',
    },
  );
  return { status, text: `${stdout}${stderr}`.trim() };
}
