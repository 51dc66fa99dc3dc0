// The demonstration city, simulated anew into a database.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadDemonstration } from '../src/catalogue/demo-overlay.file.ts';
import { type SimulationOrder, simulate } from '../src/job/simulate/simulate.ts';
import type { TestDatabase } from './database.ts';

export const demo = await loadDemonstration(join(import.meta.dirname, '..', 'catalogue'));
export const UNTIL = '2026-10-20';

export const run = ({ kysely }: TestDatabase, order: Partial<SimulationOrder> = {}) =>
  simulate({ db: kysely, ...demo }, { seed: 6, until: UNTIL, scale: 1, ...order }, () => {});

export async function hashOf({ pool }: TestDatabase, columns: string): Promise<string> {
  const { rows } = await pool.query<{ row: string }>(
    `select concat_ws('|', ${columns}) as row from value order by id`,
  );
  assert(rows.length > 0);
  return createHash('sha256')
    .update(rows.map(({ row }) => row).join('\n'))
    .digest('hex');
}
