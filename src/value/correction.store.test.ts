import assert from 'node:assert/strict';
import test from 'node:test';
import type { Kysely } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import { monthIndex } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import { fillPeriods } from '../store/period.store.ts';
import type { Database } from '../store/schema.ts';
import { listCorrections, listFigureNotes } from './correction.store.ts';
import { listSubmissions } from './submission.store.ts';
import { approveValues, recordValues, withdrawValue } from './value.store.ts';
import type { NewValue } from './value.ts';

const month = monthIndex(2026, 9);
const cell = {
  element: 'ho-so',
  area: '001',
  basis: 'administrative',
  month,
  period: '2026-09',
  origin: 'figure',
} as const;

async function write(db: Kysely<Database>, at: string, value: Omit<NewValue, keyof typeof cell>) {
  const about = { by: 'can-bo', action: 'post-figures', on: 'figures', at: new Date(at) };
  await change(db, about, (tx) =>
    recordValues(tx, [{ ...cell, ...value }], { batch: null, simulated: false }),
  );
}

async function prepared(t: { after(done: () => Promise<void>): void }) {
  const { kysely: db } = await testDatabase(t);
  await fillPeriods(db, 2026, 2026);
  await db.insertInto('element').values({ code: 'ho-so' }).execute();
  await db.insertInto('area').values({ code: '001' }).execute();
  await write(db, '2026-09-15T03:00:00Z', { amount: '100' });
  return db;
}

const wanted = { elements: ['ho-so'], areas: ['001'], limit: 10 };

test('a correction has both amounts, its reason and its entry; an approval is none', async (t) => {
  const db = await prepared(t);
  const approve = { by: 'thu-ky', action: 'approve', on: 'figures' };
  await change(db, { ...approve, at: new Date('2026-09-16T03:00:00Z') }, (tx) =>
    approveValues(tx, { elements: ['ho-so'] }),
  );
  assert.deepEqual(await listCorrections(db, { ...wanted, revision: 2 }), []);
  await write(db, '2026-09-20T03:00:00Z', { amount: '104.5', note: 'đối chiếu với Cổng' });
  const [one, ...others] = await listCorrections(db, { ...wanted, revision: 3 });
  assert.deepEqual(others, []);
  assert.deepEqual(
    [one?.before, one?.after, one?.note, one?.by, one?.seq, one?.period],
    ['100', '104.5', 'đối chiếu với Cổng', 'can-bo', 3, '2026-09'],
  );
  assert.deepEqual(await listCorrections(db, { ...wanted, revision: 2 }), [], 'known then');
  assert.deepEqual(await listCorrections(db, { ...wanted, areas: ['002'], revision: 3 }), []);
});

test('a withdrawal is a correction to nothing, with the reason of the journal', async (t) => {
  const db = await prepared(t);
  const about = { by: 'thu-ky', action: 'withdraw', on: 'figures', at: new Date('2026-09-21') };
  await change(db, about, (tx) => withdrawValue(tx, cell, 'nhập nhầm xã'));
  const [one] = await listCorrections(db, { ...wanted, revision: 2 });
  assert.deepEqual([one?.before, one?.after, one?.note], ['100', null, 'nhập nhầm xã']);
});

test('a figure came when it was first recorded, whatever was corrected since', async (t) => {
  const db = await prepared(t);
  await write(db, '2026-10-20T03:00:00Z', { amount: '90' });
  const range = { ...wanted, from: month, to: month };
  const [one] = await listSubmissions(db, { ...range, revision: 2 });
  assert.equal(one?.first.toISOString(), '2026-09-15T03:00:00.000Z');
  assert.equal(one?.standing, true);
  const about = { by: 'thu-ky', action: 'withdraw', on: 'figures', at: new Date('2026-10-21') };
  await change(db, about, (tx) => withdrawValue(tx, cell, 'nhầm'));
  const after = await listSubmissions(db, { ...range, revision: 3 });
  assert.deepEqual(
    after.map(({ standing }) => standing),
    [false],
  );
  const before = await listSubmissions(db, { ...range, revision: 2 });
  assert.equal(before[0]?.standing, true, 'as known before the withdrawal');
});

test('notes of a month are those of the figures that stand', async (t) => {
  const db = await prepared(t);
  await write(db, '2026-09-16T03:00:00Z', { amount: '100', note: 'hệ thống gián đoạn' });
  const notes = await listFigureNotes(db, { ...wanted, month, revision: 2 });
  assert.deepEqual(
    notes.map(({ note, area }) => [note, area]),
    [['hệ thống gián đoạn', '001']],
  );
  assert.deepEqual(await listFigureNotes(db, { ...wanted, month: month - 1, revision: 2 }), []);
  assert.deepEqual(await listFigureNotes(db, { ...wanted, month, revision: 1 }), []);
});
