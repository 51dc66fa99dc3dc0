// Every definition of the shipped catalogue computes: figures at each element's own level give all amounts.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { loadCatalogue, seedCatalogue } from '../catalogue/catalogue.store.ts';
import type { Catalogue, Element, Frequency } from '../catalogue/catalogue.ts';
import { loadCatalogueFolder } from '../catalogue/load.file.ts';
import { parsePeriod } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import { fillPeriods } from '../store/period.store.ts';
import { recordValues } from '../value/value.store.ts';
import { listAmounts, recomputeAll } from './amount.store.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'catalogue');
const source = await loadCatalogueFolder(FOLDER);
const at = new Date('2026-10-01T08:00:00+07:00');
const about = { by: 'thuky', action: 'test', on: 'catalogue', at };

/** Yearly counts of 2025 still stand in 2026; a school year is filed under its first month. */
const PERIODS: Record<Frequency, string> = {
  month: '2026-09',
  quarter: '2026-Q3',
  half: '2026-H1',
  year: '2025',
  'school-year': '2025-09',
};

/** 4 for what is divided by, half for milestone steps, 3 for everything else. */
function amountOf(catalogue: Catalogue, element: Element): string {
  if (element.measure === 'share') return '0.5';
  const parts = (code: string | null): readonly string[] =>
    catalogue.elements.find((one) => one.code === code)?.sumOf ?? [];
  const divides = catalogue.indicators.some(
    ({ denominator }) => denominator === element.code || parts(denominator).includes(element.code),
  );
  return divides ? '4' : '3';
}

const rowsOf = (catalogue: Catalogue) =>
  catalogue.elements
    .filter(({ sumOf }) => sumOf.length === 0)
    .flatMap((element) => {
      const period = parsePeriod(PERIODS[element.frequency], element.basis);
      assert(period);
      const areas = catalogue.areas.filter(
        ({ kind }) => (kind === 'city') === (element.level === 'city'),
      );
      return areas.map((area) => ({
        element: element.code,
        area: area.code,
        basis: element.basis,
        period: period.code,
        month: period.last,
        origin: element.officialOrigin,
        amount: amountOf(catalogue, element),
        estimated: element.estimated,
      }));
    });

test('a city figure of the months before the communes existed stands alone', async (t) => {
  const { kysely } = await testDatabase(t);
  await fillPeriods(kysely, 2024, 2031);
  await change(kysely, about, (tx) => seedCatalogue(tx, source));
  const catalogue = await loadCatalogue(kysely);
  const month = parsePeriod('2025-03', 'calendar');
  assert(month);
  const cell = { area: '46', basis: month.basis, period: month.code, month: month.last } as const;
  await change(kysely, about, async (tx) => {
    const rows = [
      { ...cell, element: 'ho-so-truc-tuyen', origin: 'figure' as const, amount: '3' },
      { ...cell, element: 'ho-so-tiep-nhan', origin: 'figure' as const, amount: '4' },
    ];
    await recordValues(tx, rows, { batch: null, simulated: true });
    await recomputeAll(tx, catalogue, '2026-10-01');
  });
  const [amount] = await listAmounts(kysely, {
    indicators: ['5'],
    areas: ['46'],
    periods: ['2025-03'],
    basis: 'calendar',
    scope: 'period',
  });
  assert(amount?.result.kind === 'known', JSON.stringify(amount));
  assert.equal(Number(amount.result.value), 75);
  assert.deepEqual(amount.result.coverage, { reported: 1, expected: 1 });
});

test('every indicator has its amount for the city in September 2026', async (t) => {
  const { kysely } = await testDatabase(t);
  await fillPeriods(kysely, 2024, 2031);
  await change(kysely, about, (tx) => seedCatalogue(tx, source));
  const catalogue = await loadCatalogue(kysely);
  await change(kysely, about, async (tx) => {
    await recordValues(tx, rowsOf(catalogue), { batch: null, simulated: true });
    await recomputeAll(tx, catalogue, '2026-10-01');
  });
  const amounts = await listAmounts(kysely, { areas: ['46'], periods: ['2026-09', '2026-Q3'] });
  const values = catalogue.indicators.map((indicator) => {
    const quarterly = indicator.time === 'flow' && indicator.frequency === 'quarter';
    const found = amounts.find(
      ({ indicator: code, basis, period, scope }) =>
        code === indicator.code &&
        basis === indicator.basis &&
        period === (quarterly ? '2026-Q3' : '2026-09') &&
        scope === 'period',
    );
    const result = found?.result;
    const value = result?.kind === 'known' ? Number(result.value) : (result?.why ?? 'no cell');
    return [indicator.code, value] as const;
  });
  const want = catalogue.indicators.map(({ code, kind }) => {
    if (kind === 'milestone') return [code, 50] as const;
    if (kind === 'ratio') {
      // The numerator of 22a is the denominator of 24, so it is 4 as well.
      return [code, code === '22a' ? 100 : 75] as const;
    }
    return [code, code === '31' ? 40 * 3 : 3] as const;
  });
  assert.deepEqual(values, want);
});
