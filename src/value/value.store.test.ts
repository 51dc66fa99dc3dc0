import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { fillDimensions } from '../../test/figure-catalogue.ts';
import { parsePeriod } from '../kernel/period.ts';
import { change, type Tx } from '../store/change.ts';
import { verifyJournal } from '../store/journal.ts';
import { approveValues, historyOf, recordValues, valuesAt, withdrawValue } from './value.store.ts';
import type { NewValue } from './value.ts';

let db: TestDatabase;
before(async () => {
  db = await testDatabase();
  await fillDimensions(db);
});

const at = new Date('2026-09-20T03:00:00Z');
const write = <T>(by: string, work: (tx: Tx) => Promise<T>) =>
  change(db.kysely, { by, action: 'test', on: 'values', at }, work);

function value(amount: string, more: Partial<NewValue> & { code?: string } = {}): NewValue {
  const { code = '2026-08', ...rest } = more;
  const period = parsePeriod(code);
  assert(period);
  return {
    element: 'online',
    area: '19789',
    basis: 'administrative',
    period: code,
    month: period.last,
    origin: 'figure',
    amount,
    ...rest,
  };
}

const record = (rows: readonly NewValue[], by = 'an') =>
  write(by, (tx) => recordValues(tx, rows, { batch: null, simulated: false }));

const outcomes = (written: Awaited<ReturnType<typeof record>>) =>
  written.results.map((result) => result.outcome);

test('a value is recorded once, and again only when it differs', async () => {
  const area = '19753';
  assert.deepEqual(outcomes(await record([value('10', { area })])), ['recorded']);
  for (const [name, next, want] of [
    ['equal', value('10', { area }), 'unchanged'],
    ['equal, written otherwise', value('10.00', { area }), 'unchanged'],
    ['a note is new', value('10', { area, note: 'theo CV 12' }), 'recorded'],
    ['no note keeps the note', value('10', { area }), 'unchanged'],
    ['another note', value('10', { area, note: 'theo CV 13' }), 'recorded'],
    ['another amount', value('11', { area }), 'recorded'],
    ['now an estimate', value('11', { area, estimated: true }), 'recorded'],
    ['another origin stands beside it', value('11', { area, origin: 'feed' }), 'recorded'],
    ['another period', value('11', { area, code: '2026-07' }), 'recorded'],
  ] as const) {
    const written = await record([next]);
    assert.deepEqual(outcomes(written), [want], name);
    assert.equal(written.touched.length, want === 'recorded' ? 1 : 0, name);
  }
  const month = value('0').month;
  const history = await historyOf(db.kysely, {
    element: 'online',
    area,
    basis: 'administrative',
    month,
  });
  assert.equal(history.length, 6);
  const figures = history.filter((one) => one.origin === 'figure');
  assert.deepEqual(
    figures.map((one) => one.superseded),
    [...figures.slice(1).map((one) => one.revision), null],
  );
});

test('the same number in another person’s name is theirs, until it is approved', async () => {
  const vouched = (by: string) => value('12', { area: '19942', by });
  assert.deepEqual(outcomes(await record([vouched('an')], 'lan')), ['recorded']);
  assert.deepEqual(outcomes(await record([vouched('an')], 'lan')), ['unchanged']);
  assert.deepEqual(outcomes(await record([vouched('binh')], 'lan')), ['recorded']);
  const approve = (by: string) => write(by, (tx) => approveValues(tx, { areas: ['19942'] }));
  assert.equal((await approve('binh')).own, 1, 'nobody approves what they vouched for');
  assert.equal((await approve('an')).own, 0);
  assert.deepEqual(outcomes(await record([vouched('chi')], 'lan')), ['unchanged']);
});

test('touched cells are those that changed, each once', async () => {
  const area = '19900';
  await record([value('1', { area }), value('2', { area, element: 'received' })]);
  const { touched } = await record([
    value('1', { area }),
    value('3', { area, element: 'received' }),
    value('3', { area, element: 'received', origin: 'portal' }),
  ]);
  assert.deepEqual(touched, [
    { element: 'received', area, basis: 'administrative', month: value('0').month },
  ]);
});

test('thousands of values are written in one statement each slice', async () => {
  const rows = Array.from({ length: 84 }, (_, m) => m).flatMap((m) =>
    ['online', 'received', 'due', 'paid-a'].flatMap((element) =>
      ['20056', '20044', '20137', '19813', '19942'].flatMap((area) =>
        (['figure', 'feed', 'portal', 'register', 'reported'] as const).map((origin) => {
          const code = `${2024 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
          return value(String(m), { element, area, origin, code });
        }),
      ),
    ),
  );
  assert.equal(rows.length, 8400);
  const first = await record(rows);
  assert.equal(first.touched.length, 8400 / 5);
  assert.equal(outcomes(await record(rows)).filter((one) => one === 'recorded').length, 0);
});

test('approval writes a new row, never one of the approver', async () => {
  const area = '20056';
  const cell = { area, element: 'book' };
  await record([value('5', cell)], 'an');
  await record([value('6', { ...cell, code: '2026-07' })], 'binh');
  const selector = { elements: ['book'], areas: [area] };
  const done = await write('binh', (tx) => approveValues(tx, selector));
  assert.equal(done.own, 1);
  assert.deepEqual(
    done.touched.map((one) => one.month),
    [value('0').month],
  );
  const { month } = value('0');
  const history = await historyOf(db.kysely, { ...cell, basis: 'administrative', month });
  assert.deepEqual(
    history.map(({ standing, by, amount }) => [standing, by, amount]),
    [
      ['provisional', 'an', '5'],
      ['approved', 'binh', '5'],
    ],
  );
  assert.deepEqual(outcomes(await record([value('5', cell)])), ['unchanged'], 'approval stands');
  await record([value('7', cell)]);
  const again = await historyOf(db.kysely, { ...cell, basis: 'administrative', month });
  assert.equal(again.at(-1)?.standing, 'provisional', 'a correction must be approved again');
  await assert.rejects(
    write('an', (tx) => approveValues(tx, {})),
    /narrow/,
  );
});

test('a withdrawn value is gone now and still there before', async () => {
  const cell = value('9', { area: '20044', element: 'book' });
  await record([cell]);
  const revision = await headOf();
  const touched = await write('an', (tx) => withdrawValue(tx, cell, 'nhập nhầm xã'));
  assert.equal(touched.length, 1);
  const selector = { elements: ['book'], areas: ['20044'] };
  assert.equal((await valuesAt(db.kysely, revision, selector)).length, 1);
  assert.equal((await valuesAt(db.kysely, revision + 1, selector)).length, 0);
  assert.deepEqual(await write('an', (tx) => withdrawValue(tx, cell, 'lần nữa')), []);
  assert.deepEqual(outcomes(await record([cell])), ['recorded'], 'it may be entered again');
});

test('valuesAt gives what stood after every revision (property)', async () => {
  const cell = { area: '19813', element: 'book' };
  const script = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(script, async (amounts) => {
      const stood: [number, string][] = [];
      for (const amount of amounts) {
        await record([value(String(amount), cell)]);
        stood.push([await headOf(), String(amount)]);
      }
      for (const [revision, amount] of stood) {
        const values = await valuesAt(db.kysely, revision, {
          elements: ['book'],
          areas: ['19813'],
        });
        assert.deepEqual(
          values.map((one) => one.amount),
          [amount],
        );
      }
    }),
    { numRuns: 15 },
  );
});

test('the journal is intact after all of it', async () => {
  const verified = await verifyJournal(db.kysely);
  assert.equal(verified.kind, 'intact');
});

async function headOf(): Promise<number> {
  const { seq } = await db.kysely
    .selectFrom('journal_head')
    .select('seq')
    .executeTakeFirstOrThrow();
  return seq;
}
