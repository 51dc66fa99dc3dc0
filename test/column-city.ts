// A city of three communes with three columns, two of which share a figure, for tests of columns.
import { sql } from 'kysely';
import type { Assignment, Catalogue, Unit } from '../src/catalogue/catalogue.ts';
import { openColumns } from '../src/indicator/column/open.store.ts';
import { monthIndex, parsePeriod } from '../src/kernel/period.ts';
import { openReports } from '../src/source/report/report.store.ts';
import { change, type Tx } from '../src/store/change.ts';
import { fillPeriods } from '../src/store/period.store.ts';
import { recordValues } from '../src/value/value.store.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { madeCatalogue, madeElement, madeIndicator, madeTarget } from './made-catalogue.ts';

export const OCTOBER = monthIndex(2026, 10);
export const CYCLE = '2026-10';

const unit = (code: string, kind: Unit['kind'], area: string | null = null): Unit => ({
  ...{ code, name: code, kind, area, aliases: [], members: [] },
});

const communes = ['001', '002', '003'];
const version = { version: 1, effectiveFrom: '2026-01-01', revision: 1 };
const assigned = (element: string, enters: readonly string[]): Assignment & typeof version => ({
  ...{ element, enters, verifies: 'so-tu-phap', owns: 'so-tu-phap', supplies: [] },
  ...{ frequency: 'month', source: 'báo cáo', ...version },
});

const flow = { time: 'flow', officialOrigin: 'reported', cityFrom: 'communes' } as const;
const city = { level: 'city', areaRule: 'none', officialOrigin: 'reported' } as const;

/** Columns 1 (online ÷ received) and 2 (received) share a figure; 3 is the owner's own. */
export const columnCatalogue: Catalogue = madeCatalogue({
  units: [
    unit('so-tu-phap', 'department'),
    unit('so-y-te', 'department'),
    unit('van-phong', 'department'),
    ...communes.map((area) => unit(`ubnd-${area}`, 'commune', area)),
  ],
  targets: [
    madeTarget({ number: 1, leads: ['so-tu-phap', 'so-y-te'] }),
    madeTarget({ number: 2, leads: ['so-tu-phap'] }),
    madeTarget({ number: 3, leads: ['so-tu-phap'] }),
  ],
  elements: [
    madeElement({ code: 'online', ...flow }),
    madeElement({ code: 'received', ...flow }),
    madeElement({ code: 'bank', ...city }),
  ],
  indicators: [
    madeIndicator({ code: '1', target: 1, numerator: 'online', denominator: 'received' }),
    madeIndicator({ code: '2', target: 2, kind: 'count', numerator: 'received' }),
    madeIndicator({ code: '3', target: 3, kind: 'count', numerator: 'bank' }),
  ],
  assignments: [
    assigned(
      'online',
      communes.map((area) => `ubnd-${area}`),
    ),
    assigned(
      'received',
      communes.map((area) => `ubnd-${area}`),
    ),
    assigned('bank', ['so-tu-phap']),
  ],
});

export interface ColumnCity {
  readonly database: TestDatabase;
  readonly catalogue: Catalogue;
  /** One change by a person on a day of October 2026, at noon in Vietnam. */
  act<T>(by: string, day: number, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Values as a signed report writes them, entered by `by`. */
  enter(by: string, rows: readonly FigureRow[]): Promise<void>;
}

export type FigureRow = readonly [element: string, area: string, amount: string, period?: string];

type Ends = { after(done: () => Promise<void>): void };

/** The city with the cycle of October 2026 opened, its reports and columns with it. */
export async function columnCity(t?: Ends): Promise<ColumnCity> {
  const database = await testDatabase(t);
  const { kysely: db } = database;
  const catalogue = columnCatalogue;
  await fillPeriods(db, 2024, 2027);
  await sql`insert into element select unnest(${catalogue.elements.map((one) => one.code)}::text[])`.execute(
    db,
  );
  await sql`insert into area select unnest(${catalogue.areas.map((one) => one.code)}::text[])`.execute(
    db,
  );
  const act: ColumnCity['act'] = (by, day, work) =>
    change(db, { by, action: 'test', on: 'column', at: noon(day) }, work);
  await act('thuky', 15, (tx) => openCycle(tx, catalogue));
  return {
    ...{ database, catalogue, act },
    enter: async (by, rows) => {
      await act(by, 16, (tx) =>
        recordValues(tx, rows.map(newValueOf), { batch: null, simulated: false }),
      );
    },
  };
}

const noon = (day: number): Date => new Date(Date.UTC(2026, 9, day, 5));

async function openCycle(tx: Tx, catalogue: Catalogue): Promise<void> {
  const cycle = { code: CYCLE, firstMonth: OCTOBER, lastMonth: OCTOBER };
  await sql`insert into cycle (code, kind, first_month, last_month, unit_deadline, city_deadline, opened_by,
      opened_at, revision)
    values (${CYCLE}, 'regular', ${OCTOBER}, ${OCTOBER}, '2026-10-16', '2026-10-21', ${tx.by}, ${tx.at},
      ${tx.revision})`.execute(tx.sql);
  await openReports(tx, catalogue, cycle);
  await openColumns(tx, catalogue, cycle);
}

function newValueOf([element, area, amount, code = CYCLE]: FigureRow) {
  const period = parsePeriod(code);
  if (!period) throw new Error(code);
  return {
    ...{ element, area, amount, period: period.code, month: period.last },
    ...({ basis: 'administrative', origin: 'reported' } as const),
  };
}
