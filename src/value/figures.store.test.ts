import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { figureCatalogue, fillDimensions } from '../../test/figure-catalogue.ts';
import { sayRefusal } from '../kernel/refusal.ts';
import type { RawFigure } from '../source/figure/figure.ts';
import { verifyJournal } from '../store/journal.ts';
import type { FigureResult } from './figure-outcome.ts';
import { type FigurePost, postFigures, previewFigures } from './figures.store.ts';
import type { TouchedCell } from './value.ts';

const at = new Date('2026-09-20T03:00:00Z');

async function opened(t: Parameters<typeof testDatabase>[0]) {
  const db = await testDatabase(t);
  await fillDimensions(db);
  const touched: TouchedCell[] = [];
  const deps = {
    db: db.kysely,
    catalogue: figureCatalogue,
    recompute: async (_: unknown, cells: readonly TouchedCell[]) => touched.push(...cells),
  };
  const post = (rows: readonly RawFigure[], more: Partial<FigurePost> = {}) =>
    postFigures(deps, { by: 'may-chu', at, rows, atomic: false, source: 'ioc', ...more });
  return { db, deps, touched, post };
}

const row = (more: Partial<RawFigure> = {}): RawFigure => ({
  element: 'online',
  area: '19789',
  period: '2026-08',
  value: 10,
  ...more,
});

const statuses = (answer: Awaited<ReturnType<typeof postFigures>>) =>
  answer.results.map((result) => result.code ?? result.status);

const count = async ({ pool }: TestDatabase, what: string): Promise<number> =>
  Number((await pool.query(`select count(*) as n from ${what}`)).rows[0].n);

const said = (result: FigureResult | undefined): string =>
  result?.refusal ? sayRefusal(result.refusal) : '';

test('rows are answered one by one, with batch, journal entry and touched cells', async (t) => {
  const { db, post, touched } = await opened(t);
  const answer = await post([
    row(),
    row({ element: 'none' }),
    row({ area: '19753', value: '1.234' }),
  ]);
  assert.deepEqual(statuses(answer), ['accepted', 'element-unknown', 'accepted']);
  assert.match(said(answer.results[1]), /Không có số liệu đầu vào mã «none»/);
  assert.equal(answer.results[2]?.read?.amount, '1234');
  assert.deepEqual(answer.counts, { received: 3, accepted: 2, unchanged: 0, rejected: 1 });
  assert.equal(touched.length, 2);
  const entry = await db.kysely.selectFrom('journal').selectAll().executeTakeFirstOrThrow();
  assert.equal(entry.action, 'post-figures');
  const { detail } = entry;
  assert.deepEqual(
    { batch: detail.batch, source: detail.source, accepted: detail.accepted },
    { batch: answer.batch, source: 'ioc', accepted: 2 },
  );
  const batch = await db.kysely.selectFrom('batch').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([batch.id, batch.received, batch.rejected], [answer.batch, 3, 1]);
});

test('the same file twice changes nothing and says so', async (t) => {
  const { db, post } = await opened(t);
  const file = { name: 'thang-8.xlsx', hash: 'a'.repeat(64) };
  const first = await post([row(), row({ area: '19753' })], { file });
  assert.equal(first.sameFile, null);
  const again = await post([row(), row({ area: '19753' })], { file, by: 'khac' });
  assert.deepEqual(statuses(again), ['unchanged', 'unchanged']);
  assert.equal(again.batch, null);
  assert.equal(again.sameFile?.batch, first.batch);
  assert.equal(again.sameFile?.by, 'may-chu');
  assert.deepEqual(again.sameFile?.at, at);
  assert.equal(await count(db, 'value'), 2);
  assert.equal(await count(db, 'journal'), 1);
  assert.equal((await verifyJournal(db.kysely)).kind, 'intact');
});

test('all or nothing writes nothing when one row is refused', async (t) => {
  const { db, post, touched } = await opened(t);
  const rows = [row(), row({ area: '46', value: -1 })];
  const answer = await post(rows, { atomic: true });
  assert.deepEqual(statuses(answer), ['others-rejected', 'value-negative']);
  assert.equal(await count(db, 'value'), 0);
  assert.equal(await count(db, 'journal'), 0);
  assert.equal(touched.length, 0);
  assert.deepEqual(statuses(await post(rows.slice(0, 1), { atomic: true })), ['accepted']);
});

test('a part above the current whole needs confirmation, and its reason stays with the value', async (t) => {
  const { db, post } = await opened(t);
  await post([row({ element: 'received', value: 9 })]);
  const refused = await post([row()]);
  assert.deepEqual(statuses(refused), ['numerator-above-denominator']);
  assert.match(said(refused.results[0]), /Tử số 10 lớn hơn mẫu số 9/);
  const note = 'Hồ sơ tồn từ tháng trước';
  assert.deepEqual(statuses(await post([row({ confirm: true, note })])), ['accepted']);
  assert.deepEqual(statuses(await post([row()])), ['unchanged']);
  const kept = await db.pool.query(
    `select note from value where element = 'online' and superseded is null`,
  );
  assert.deepEqual(kept.rows, [{ note }]);
});

test('a preview answers like a post and writes nothing', async (t) => {
  const { db, deps, post } = await opened(t);
  await post([row({ element: 'received', value: 9 })]);
  const rows = [row(), row({ value: 5, area: '19753' }), row({ element: 'received', value: 9 })];
  const ask = { by: 'an', at, rows, atomic: false, source: 'trang' };
  const preview = await previewFigures(deps, ask);
  assert.deepEqual(statuses(preview), ['numerator-above-denominator', 'accepted', 'unchanged']);
  assert.equal(await count(db, 'value'), 1);
  assert.deepEqual((await postFigures(deps, ask)).results, preview.results);
});

test('an origin of its own stands beside, and the official one is compared', async (t) => {
  const { db, post } = await opened(t);
  await post([row({ element: 'received', value: 9 })], { origin: 'portal' });
  await post([row({ element: 'received', value: 20 })]);
  assert.equal(await count(db, 'value where superseded is null'), 2);
  assert.deepEqual(
    statuses(await post([row({ value: 15 })])),
    ['accepted'],
    'figure is official here',
  );
});

test('a failing recomputation leaves nothing behind', async (t) => {
  const { db, deps } = await opened(t);
  const recompute = () => Promise.reject(new Error('no plan'));
  const post = { by: 'an', at, rows: [row()], atomic: false, source: 'ioc' };
  await assert.rejects(postFigures({ ...deps, recompute }, post), /no plan/);
  assert.equal(await count(db, 'value'), 0);
  assert.equal(await count(db, 'batch'), 0);
  assert.equal(await count(db, 'journal'), 0);
});

test('20 posts to one cell at once: one current value, every one kept, journal intact', async (t) => {
  const { db, post } = await opened(t);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => post([row({ value: 100 + i })], { by: `may-${i}` })),
  );
  assert(answers.every((answer) => answer.results[0]?.status === 'accepted'));
  assert.equal(await count(db, 'value'), 20);
  assert.equal(await count(db, 'value where superseded is null'), 1);
  const { rows } = await db.pool.query('select superseded, revision from value order by revision');
  assert.deepEqual(
    rows.map((one) => one.superseded),
    [...rows.slice(1).map((one) => one.revision), null],
  );
  const verified = await verifyJournal(db.kysely);
  assert.deepEqual(verified.kind === 'intact' && verified.entries, 20);
});

test('part and whole posted at once never end with the part above the whole', async (t) => {
  const { db, post } = await opened(t);
  await post([row({ element: 'received', value: 50 })]);
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => [
      post([row({ value: 30 + i * 3 })]),
      post([row({ element: 'received', value: 60 - i * 3 })]),
    ]).flat(),
  );
  const { rows } = await db.pool.query<{ element: string; amount: string }>(
    'select element, amount from value where superseded is null',
  );
  const amounts = Object.fromEntries(rows.map((one) => [one.element, Number(one.amount)]));
  assert((amounts.online ?? 0) <= (amounts.received ?? -1), JSON.stringify(amounts));
});

test('784 figures in one post, then single ones', async (t) => {
  const { db, post } = await opened(t);
  const months = Array.from({ length: 14 }, (_, m) => m + 7).map(
    (m) => `${2025 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`,
  );
  const areas = ['19789', '19753', '19900', '20056', '20044', '20137', '19813', '19942'];
  const elements = ['online', 'received', 'book', 'satisfied', 'paid-a', 'paid-b', 'due'];
  const rows = months.flatMap((period) =>
    areas.flatMap((area) => elements.map((element) => row({ period, area, element, value: 0 }))),
  );
  const answer = await post(rows);
  assert.equal(answer.counts.accepted, 784);
  const times: number[] = [];
  for (let i = 1; i <= 40; i++) {
    const start = performance.now();
    await post([row({ element: 'received', value: i })]);
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[20] ?? 0;
  t.diagnostic(`median of one post ${median.toFixed(1)} ms`);
  assert.equal((await verifyJournal(db.kysely)).kind, 'intact');
});
