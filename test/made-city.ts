// A made city of three communes with an indicator of each kind, and figures put straight into its database.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { recomputeTouched, type Touched } from '../src/indicator/amount.store.ts';
import { parsePeriod } from '../src/kernel/period.ts';
import { change, type Tx } from '../src/store/change.ts';
import { fillPeriods } from '../src/store/period.store.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { madeCatalogue, madeElement, madeIndicator } from './made-catalogue.ts';

export const catalogue = madeCatalogue({
  elements: [
    madeElement({ code: 'online', time: 'flow' }),
    madeElement({ code: 'all', time: 'flow' }),
    madeElement({ code: 'have' }),
    madeElement({ code: 'people', frequency: 'year', validMonths: 18 }),
    madeElement({ code: 'crimes', time: 'flow', level: 'city', areaRule: 'none' }),
    madeElement({
      code: 'step-a',
      level: 'city',
      areaRule: 'none',
      measure: 'share',
      validMonths: 60,
    }),
    madeElement({
      code: 'step-b',
      level: 'city',
      areaRule: 'none',
      measure: 'share',
      validMonths: 60,
    }),
  ],
  indicators: [
    madeIndicator({ code: 'F', time: 'flow', numerator: 'online', denominator: 'all' }),
    madeIndicator({ code: 'S', numerator: 'have', denominator: 'people' }),
    madeIndicator({ code: 'C', kind: 'count', unit: 'người', numerator: 'have' }),
    madeIndicator({
      code: 'R',
      kind: 'reduction',
      time: 'flow',
      numerator: 'crimes',
      base: { year: 2025, minimum: '30' },
    }),
    madeIndicator({
      code: 'M',
      kind: 'milestone',
      milestones: [
        { element: 'step-a', name: 'a', weight: '40', due: '2026-12-14' },
        { element: 'step-b', name: 'b', weight: '60', due: '2027-12-14' },
      ],
    }),
  ],
});

export const TODAY = '2026-11-24';

export const about = {
  by: 'an',
  action: 'thu',
  on: 'figures',
  at: new Date('2026-11-24T02:00:00Z'),
};

export async function madeCity(): Promise<TestDatabase> {
  const database = await testDatabase();
  await fillPeriods(database.kysely, 2024, 2031);
  for (const { code } of catalogue.elements) {
    await sql`insert into element values (${code})`.execute(database.kysely);
  }
  for (const { code } of catalogue.areas) {
    await sql`insert into area values (${code})`.execute(database.kysely);
  }
  return database;
}

export type Row = readonly [element: string, area: string, period: string, amount: string];

async function put(tx: Tx, rows: readonly Row[]) {
  const touched: Touched[] = [];
  for (const [element, area, code, amount] of rows) {
    const period = parsePeriod(code);
    assert(period);
    await sql`update value set superseded = ${tx.revision}
      where element = ${element} and area = ${area} and period = ${code} and superseded is null`.execute(
      tx.sql,
    );
    await sql`insert into value (element, area, basis, period, month, origin, amount, standing, by, recorded_at, revision)
      values (${element}, ${area}, 'administrative', ${code}, ${period.last}, 'figure', ${amount}, 'approved', 'an',
        ${tx.at}, ${tx.revision})`.execute(tx.sql);
    touched.push({ element, area, month: period.last });
  }
  return touched;
}

/** Records these figures and computes what they touch; gives how many amounts changed. */
export const postFigures = ({ kysely }: TestDatabase, rows: readonly Row[]): Promise<number> =>
  change(kysely, about, async (tx) => recomputeTouched(tx, catalogue, await put(tx, rows), TODAY));
