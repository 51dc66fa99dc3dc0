import { type Kysely, sql } from 'kysely';
import { type Period, periodsOfYears } from '../kernel/period.ts';
import type { Database } from './schema.ts';

/**
 * Fills table `period` for the years given, both bases, from the one rule in kernel/period.ts. Periods are
 * not data: running it again changes nothing, so it needs no journal entry.
 */
export async function fillPeriods(db: Kysely<Database>, from: number, to: number): Promise<void> {
  const periods = [
    ...periodsOfYears(from, to, 'administrative'),
    ...periodsOfYears(from, to, 'calendar'),
  ];
  await sql`
    insert into period (code, basis, kind, year, first_month, last_month, from_day, to_day)
    select * from jsonb_to_recordset(${JSON.stringify(periods.map(rowOf))}::jsonb)
      as x(code text, basis text, kind text, year int, first int, last int, from_day date, to_day date)
    on conflict (basis, code) do nothing`.execute(db);
}

const rowOf = (period: Period) => ({ ...period, from_day: period.from, to_day: period.to });
