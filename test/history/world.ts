// A city in which histories run one after another, each in months of its own.
import { sql } from 'kysely';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { openColumns } from '../../src/indicator/column/open.store.ts';
import { monthIndex, monthPeriod } from '../../src/kernel/period.ts';
import { type CellWriter, createCellWriter } from '../../src/source/report/cell-writer.store.ts';
import { cycleCode } from '../../src/source/report/plan-cycle.ts';
import { openReports } from '../../src/source/report/report.store.ts';
import { change, type Tx } from '../../src/store/change.ts';
import { fillPeriods } from '../../src/store/period.store.ts';
import { columnCatalogue } from '../column-city.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

const FIRST = monthIndex(2026, 6);
const LAST_YEAR = 2095;

export interface World {
  readonly database: TestDatabase;
  readonly catalogue: Catalogue;
  readonly writer: CellWriter;
  /** Moves the clock: histories follow one another in time. */
  goTo(at: Date): void;
  now(): Date;
  /** The months of the next history; undefined when the years are used up. */
  nextMonth(): number | undefined;
}

/** A fresh database with the small catalogue and its periods. */
export async function makeWorld(): Promise<World> {
  const database = await testDatabase();
  const { kysely: db } = database;
  const catalogue = columnCatalogue;
  await fillPeriods(db, 2024, LAST_YEAR);
  const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code);
  await sql`insert into element select unnest(${codes(catalogue.elements)}::text[])`.execute(db);
  await sql`insert into area select unnest(${codes(catalogue.areas)}::text[])`.execute(db);
  let at = new Date(0);
  let month = FIRST - 2;
  return {
    ...{ database, catalogue },
    writer: createCellWriter({
      db,
      clock: () => at,
      current: async () => ({ catalogue, revision: 0 }),
      suggest: async () => new Map(),
    }),
    goTo: (later) => {
      at = later;
    },
    now: () => at,
    nextMonth: () => {
      month += 2;
      return month < monthIndex(LAST_YEAR, 1) ? month : undefined;
    },
  };
}

/** One change by a person, as HTTP makes them. */
export const changeAs = <T>(
  { database, now }: World,
  by: string,
  action: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => change(database.kysely, { by, action, on: 'history', at: now() }, work);

/** Opens the cycle of a month and, when asked, one over it and the month before; gives their codes. */
export async function openCycles(
  world: World,
  month: number,
  count: 1 | 2,
): Promise<readonly string[]> {
  const spans = [month, month - 1].slice(0, count).map((first) => ({
    code: cycleCode(first, month),
    firstMonth: first,
    lastMonth: month,
  }));
  for (const cycle of spans) {
    const { to } = monthPeriod(month);
    await changeAs(world, 'thuky', 'cycle-opened', async (tx) => {
      await sql`insert into cycle (code, kind, first_month, last_month, unit_deadline, city_deadline, opened_by,
          opened_at, revision)
        values (${cycle.code}, ${cycle.firstMonth === month ? 'regular' : 'catch-up'}, ${cycle.firstMonth},
          ${month}, ${to}, ${to}, ${tx.by}, ${tx.at}, ${tx.revision})`.execute(tx.sql);
      await openReports(tx, world.catalogue, cycle);
      await openColumns(tx, world.catalogue, cycle);
    });
  }
  return spans.map(({ code }) => code);
}
