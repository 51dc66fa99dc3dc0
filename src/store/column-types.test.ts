import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { emptyDatabase, type TestDatabase } from '../../test/database.ts';

let database: TestDatabase;
before(async () => {
  database = await emptyDatabase();
});

const ARRIVES: readonly [string, unknown][] = [
  ['9007199254740991::bigint', 9007199254740991],
  ['-1::bigint', -1],
  ['null::bigint', null],
  ['count(*)', 1],
  ['array[1, null, 2]::bigint[]', [1, null, 2]],
  ['1.50::numeric', '1.50'],
  ['12345678901234567890.123456789012::numeric', '12345678901234567890.123456789012'],
  ['array[0.1, null]::numeric[]', ['0.1', null]],
  ["date '2026-01-15'", '2026-01-15'],
  ["array[date '2026-01-15']", ['2026-01-15']],
  ["timestamptz '2026-06-06 08:00:00+07'", new Date('2026-06-06T01:00:00Z')],
  ['\'{"a":1.5}\'::jsonb', { a: 1.5 }],
];

for (const [expression, want] of ARRIVES) {
  test(`${expression} arrives as it should`, async () => {
    const { rows } = await database.pool.query(`select ${expression} as got`);
    assert.deepEqual(rows, [{ got: want }]);
  });
}

for (const big of ['9007199254740992', '-9223372036854775808']) {
  test(`bigint ${big} is an error, not a rounded number`, async () => {
    await assert.rejects(database.pool.query(`select '${big}'::bigint as n`), RangeError);
    assert.equal((await database.pool.query('select 1')).rowCount, 1);
  });
}
