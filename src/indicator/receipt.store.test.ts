import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import type { TestDatabase } from '../../test/database.ts';
import { CITY } from '../../test/made-catalogue.ts';
import { about, catalogue, madeCity, postFigures, TODAY } from '../../test/made-city.ts';
import { listAmounts } from './amount.store.ts';
import { findReceipt } from './receipt.store.ts';

let database: TestDatabase;
before(async () => {
  database = await madeCity();
  await postFigures(database, [
    ...['2026-07', '2026-08', '2026-09'].flatMap((period) =>
      ['001', '002'].flatMap((area) => [
        ['online', area, period, '8'] as const,
        ['all', area, period, '10'] as const,
      ]),
    ),
    ['people', '001', '2025', '200'],
    ['have', '001', '2026-05', '50'],
    ['crimes', CITY, '2025-01', '60'],
    ['crimes', CITY, '2025-02', '40'],
    ['crimes', CITY, '2026-01', '30'],
    ['crimes', CITY, '2026-02', '40'],
    ['step-a', CITY, '2026-03', '0.5'],
  ]);
});

test('a receipt lists exactly the values that add up to the amount, and never changes', async () => {
  const head = await database.kysely
    .selectFrom('journal_head')
    .select('seq')
    .executeTakeFirstOrThrow();
  const instant = { revision: head.seq, at: about.at, today: TODAY };
  const cells = (await listAmounts(database.kysely)).filter((each) => each.result.kind === 'known');
  assert(cells.length > 20);
  const kinds = new Set(cells.map(({ indicator }) => indicator));
  assert.deepEqual([...kinds].sort(), ['C', 'F', 'M', 'R', 'S']);
  for (const cell of cells) {
    const receipt = await findReceipt(database.kysely, catalogue, cell, instant);
    assert(receipt && cell.result.kind === 'known');
    const sum = (role: string) =>
      receipt.inputs
        .filter((each) => each.role === role)
        .reduce((total, each) => total + Number(each.counted), 0);
    const top = sum('numerator');
    const bottom = cell.indicator === 'M' ? 100 : sum('denominator');
    const want =
      { C: top, R: ((bottom - top) * 100) / bottom }[cell.indicator] ?? (top * 100) / bottom;
    assert.equal(Number(cell.result.value).toFixed(9), want.toFixed(9), receipt.id);
  }
  const [cell] = cells;
  assert(cell);
  const first = await findReceipt(database.kysely, catalogue, cell, instant);
  await postFigures(database, [['online', '001', '2026-08', '9']]);
  const later = await findReceipt(database.kysely, catalogue, cell, instant);
  assert.equal(later?.hash, first?.hash);
});
