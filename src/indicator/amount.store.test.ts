import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import type { TestDatabase } from '../../test/database.ts';
import { CITY } from '../../test/made-catalogue.ts';
import { about, catalogue, madeCity, postFigures, type Row, TODAY } from '../../test/made-city.ts';
import { change } from '../store/change.ts';
import { verifyJournal } from '../store/journal.ts';
import { amountsAt, isRecomputeDue, listAmounts, recomputeAll } from './amount.store.ts';

let database: TestDatabase;
before(async () => {
  database = await madeCity();
});

const post = (rows: readonly Row[]) => postFigures(database, rows);

async function one(
  indicator: string,
  area: string,
  period: string,
  scope: 'period' | 'year' = 'period',
) {
  const [amount] = await listAmounts(database.kysely, {
    indicators: [indicator],
    areas: [area],
    periods: [period],
    scope,
  });
  return amount?.result;
}

test('a ratio is the sum over the areas that reported both', async () => {
  await change(database.kysely, about, (tx) => recomputeAll(tx, catalogue, TODAY));
  await post([
    ['online', '001', '2026-08', '8'],
    ['all', '001', '2026-08', '10'],
    ['online', '002', '2026-08', '1'],
    ['all', '002', '2026-08', '3'],
    ['online', '003', '2026-08', '500'],
  ]);
  const city = await one('F', CITY, '2026-08');
  assert(city?.kind === 'known');
  assert.equal(Number(city.value).toFixed(6), (900 / 13).toFixed(6));
  assert.deepEqual([city.numerator, city.denominator], ['9', '13']);
  assert.deepEqual(city.coverage, { reported: 2, expected: 3 });
  assert.equal(city.standing, 'provisional');
  const third = await one('F', '003', '2026-08');
  assert(third?.kind === 'missing');
  assert.equal(third.why, 'not-reported');
});

test('a flow runs cumulatively in its year and starts again in January', async () => {
  await post([
    ['online', '001', '2026-09', '2'],
    ['all', '001', '2026-09', '10'],
  ]);
  const year = await one('F', '001', '2026-09', 'year');
  assert(year?.kind === 'known');
  assert.deepEqual([year.numerator, year.denominator, year.value], ['10', '20', '50.000000000000']);
  const quarter = await one('F', '001', '2026-Q3', 'period');
  assert(quarter?.kind === 'known');
  assert.equal(quarter.value, '50.000000000000');
  assert.deepEqual(quarter.coverage, { reported: 2, expected: 3 });
  const october = await one('F', '001', '2026-10', 'period');
  assert(october?.kind === 'missing');
  assert.equal(october.why, 'not-reported');
});

test('a stock stands until its validity ends, with its own date', async () => {
  await post([
    ['people', '001', '2025', '200'],
    ['have', '001', '2026-05', '50'],
  ]);
  const may = await one('S', '001', '2026-05');
  const august = await one('S', '001', '2026-08');
  const september = await one('S', '001', '2026-09');
  assert(may?.kind === 'known' && august?.kind === 'known' && september?.kind === 'missing');
  assert.equal(may.value, '25.000000000000');
  assert.equal(august.asOfDate, '2026-05-14');
  assert.deepEqual([september.why, september.asOfDate], ['expired', '2026-05-14']);
});

test('a yearly denominator stands for its whole year and, if declared, longer', async () => {
  await post([
    ['people', '002', '2026', '400'],
    ['have', '002', '2026-02', '100'],
  ]);
  const march = await one('S', '002', '2026-03');
  assert(march?.kind === 'known');
  assert.deepEqual([march.value, march.asOfDate], ['25.000000000000', '2026-02-14']);
});

test('a figure posted for the city stands as posted', async () => {
  await post([['have', CITY, '2026-10', '900']]);
  const city = await one('C', CITY, '2026-10');
  assert(city?.kind === 'known');
  assert.equal(city.value, '900');
});

test('a reduction compares with the same cumulative months of the base year', async () => {
  await post([
    ['crimes', CITY, '2025-01', '60'],
    ['crimes', CITY, '2025-02', '40'],
    ['crimes', CITY, '2026-01', '30'],
    ['crimes', CITY, '2026-02', '40'],
  ]);
  const year = await one('R', CITY, '2026-02', 'year');
  assert(year?.kind === 'known');
  assert.deepEqual(
    [year.numerator, year.denominator, year.value],
    ['30', '100', '30.000000000000'],
  );
  const month = await one('R', CITY, '2026-02', 'period');
  assert(month?.kind === 'known');
  assert.equal(Number(month.value), 0);
});

test('milestones add up by weight', async () => {
  await post([['step-a', CITY, '2026-03', '0.5']]);
  const march = await one('M', CITY, '2026-10');
  assert(march?.kind === 'known');
  assert.deepEqual([march.value, march.asOfDate], ['20.000000000000', '2026-03-14']);
});

test('zero denominators and months under way have their own reasons', async () => {
  await post([
    ['online', '002', '2026-07', '0'],
    ['all', '002', '2026-07', '0'],
  ]);
  const zero = await one('F', '002', '2026-07');
  const now = await one('F', '002', '2026-12');
  assert(zero?.kind === 'missing' && now?.kind === 'missing');
  assert.deepEqual([zero.why, now.why], ['zero-denominator', 'not-due']);
  assert.deepEqual(
    zero.coverage,
    { reported: 1, expected: 1 },
    'nothing to count was reported too',
  );
});

test('a month still open is not missed: it does not lower the coverage of the year', async () => {
  const areas = ['001', '002', '003'];
  const year = Array.from({ length: 11 }, (_, k) => `2026-${String(k + 1).padStart(2, '0')}`);
  await post(
    year.flatMap((period) =>
      areas.flatMap((area): Row[] => [
        ['online', area, period, '1'],
        ['all', area, period, '2'],
      ]),
    ),
  );
  const open = await one('F', CITY, '2026-12', 'year');
  assert(open?.kind === 'known');
  assert.deepEqual(open.coverage, { reported: 33, expected: 33 });
  await post([
    ['online', '001', '2026-12', '1'],
    ['all', '001', '2026-12', '2'],
  ]);
  const begun = await one('F', CITY, '2026-12', 'year');
  assert.deepEqual(begun?.coverage, { reported: 34, expected: 34 });
});

test('a new day asks for a full pass, the same day does not', async () => {
  await change(database.kysely, about, (tx) => recomputeAll(tx, catalogue, TODAY));
  assert.equal(await isRecomputeDue(database.kysely, TODAY), false);
  assert.equal(await isRecomputeDue(database.kysely, '2026-11-25'), true);
});

test('touched cells, a full pass and the answer at a revision agree', async () => {
  const stored = await listAmounts(database.kysely);
  assert(stored.length > 500, `only ${stored.length} cells`);
  const written = await change(database.kysely, about, (tx) => recomputeAll(tx, catalogue, TODAY));
  assert.equal(written, 0);
  const head = await database.kysely
    .selectFrom('journal_head')
    .select('seq')
    .executeTakeFirstOrThrow();
  const again = await amountsAt(database.kysely, catalogue, {
    revision: head.seq,
    at: about.at,
    today: TODAY,
  });
  const plain = (list: typeof stored) =>
    list.map(({ revision, recordedAt, ...rest }) => JSON.stringify(rest)).sort();
  assert.deepEqual(plain(again), plain(stored));
});

test('one changed value writes its own cells only', async () => {
  const written = await post([['have', '002', '2026-10', '7']]);
  const cells = await listAmounts(database.kysely, {
    indicators: ['C', 'S'],
    areas: ['002'],
    from: 2026 * 12 + 9,
  });
  assert(written > 0 && written <= cells.length * 2 + 4, `wrote ${written}`);
  assert.equal((await verifyJournal(database.kysely)).kind, 'intact');
});
