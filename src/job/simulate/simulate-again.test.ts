// Runs that go on where another ended, beside visitors, with another seed or scale.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { hashOf, run } from '../../../test/simulated-city.ts';
import { monthIndex } from '../../kernel/period.ts';
import { change } from '../../store/change.ts';
import { verifyJournal } from '../../store/journal.ts';
import { recordValues } from '../../value/value.store.ts';
import type { NewValue } from '../../value/value.ts';

test('a run that ended earlier is taken up where it stopped', async (t) => {
  const [whole, parts] = [await testDatabase(t), await testDatabase(t)];
  await run(whole, { until: '2025-11-20' });
  await run(parts, { until: '2025-08-10' });
  const more = await run(parts, { until: '2025-11-20' });
  assert(more.changes > 0 && more.amounts > 0);
  const again = await run(parts, { until: '2025-11-20' });
  assert.deepEqual(again, { changes: 0, values: 0, amounts: 0 });
  const columns = `element, area, basis, period, origin, amount, standing, note, by,
    recorded_at at time zone 'UTC', superseded is null`;
  assert.equal(await hashOf(parts, columns), await hashOf(whole, columns));
});

test('what a visitor has entered stands, and is neither corrected nor approved for them', async (t) => {
  const city = await testDatabase(t);
  const until = '2026-01-05';
  await run(city, { until });
  const cell: NewValue = {
    ...{ element: 'cong-dan-da-cap-can-cuoc', area: '46', basis: 'administrative' },
    ...{ period: '2026-01', month: monthIndex(2026, 1), origin: 'figure', amount: '1000000' },
  };
  const about = { by: 'khach', action: 'post-figures', on: 'figures' };
  await change(city.kysely, { ...about, at: new Date('2026-01-05T09:00:00+07:00') }, (tx) =>
    recordValues(tx, [cell], { batch: null, simulated: false }),
  );
  await run(city, { until: '2026-03-20' });
  const { rows } = await city.pool.query(
    `select amount::int, by, standing from value
     where element = $1 and area = '46' and period = '2026-01' and superseded is null`,
    [cell.element],
  );
  assert.deepEqual(rows, [{ amount: 1_000_000, by: 'khach', standing: 'provisional' }]);
  const verified = await verifyJournal(city.kysely);
  assert.equal(verified.kind, 'intact');
});

test('another seed is another city; scale multiplies its dossiers, not its people', async (t) => {
  const [one, other] = [await testDatabase(t), await testDatabase(t)];
  const until = '2025-04-10';
  await run(one, { until });
  await run(other, { until, scale: 10 });
  const sum = async ({ pool }: TestDatabase, element: string): Promise<number> => {
    const found = await pool.query(
      `select sum(amount) from value where element = $1 and basis <> '' and origin <> 'feed'`,
      [element],
    );
    return Number(found.rows[0]?.sum);
  };
  const dossiers = (await sum(other, 'ho-so-tiep-nhan')) / (await sum(one, 'ho-so-tiep-nhan'));
  assert(Math.abs(dossiers - 10) < 0.001, String(dossiers));
  assert.equal(
    await sum(other, 'cong-dan-da-cap-can-cuoc'),
    await sum(one, 'cong-dan-da-cap-can-cuoc'),
  );
  const third = await testDatabase(t);
  await run(third, { until, seed: 7 });
  assert.notEqual(
    await hashOf(third, 'element, period, amount'),
    await hashOf(one, 'element, period, amount'),
  );
});
