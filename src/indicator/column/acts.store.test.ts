import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import {
  type ColumnCity,
  CYCLE,
  columnCity,
  type FigureRow,
  OCTOBER,
} from '../../../test/column-city.ts';
import { Problem } from '../../kernel/problem.ts';
import { verifyJournal } from '../../store/journal.ts';
import {
  answerObjection,
  approveColumn,
  confirmColumn,
  opineOnColumn,
  reopenColumn,
} from './acts.store.ts';
import { listColumnRows, listOpinions, viewColumns } from './column.store.ts';
import { followCells, followSigning } from './follow.store.ts';
import { listColumnEvents } from './history.store.ts';
import { recordSilence } from './silence.store.ts';

const refused = (code: string) => (error: unknown) => {
  assert(error instanceof Problem, String(error));
  assert.equal(error.code, code);
  return true;
};

const ALL: readonly FigureRow[] = [
  ['online', '001', '5'],
  ['online', '002', '6'],
  ['online', '003', '7'],
  ['received', '001', '10'],
  ['received', '002', '10'],
  ['received', '003', '10'],
];

async function view({ database, catalogue }: ColumnCity, indicator = '1') {
  const rows = await listColumnRows(database.kysely, { cycle: CYCLE, indicators: [indicator] });
  const [found] = await viewColumns(database.kysely, catalogue, rows, 'year');
  assert(found);
  return found;
}

const seen = async (city: ColumnCity, indicator = '1') => {
  const { row, sealNow } = await view(city, indicator);
  return { indicator, cycle: CYCLE, version: row.version, seal: sealNow };
};

async function confirm(city: ColumnCity, by: string, { day = 19, indicator = '1' } = {}) {
  const key = await seen(city, indicator);
  await city.act(by, day, (tx) => confirmColumn(tx, city.catalogue, key));
}

async function approve(city: ColumnCity, by: string, { day = 22, indicator = '1' } = {}) {
  const key = await seen(city, indicator);
  await city.act(by, day, (tx) => approveColumn(tx, city.catalogue, key));
}

const standings = async ({ database }: ColumnCity) => {
  const { rows } = await sql<{ place: string; standing: string; by: string }>`
    select element || ' ' || area as place, standing, by from value where superseded is null order by 1`.execute(
    database.kysely,
  );
  return rows.map((row) => `${row.place} ${row.standing} ${row.by}`);
};

test('a column goes from collecting to approved; silence is written down as consent', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  assert.equal((await view(city)).sheet.expected, 6);
  await confirm(city, 'ld');
  // Confirmed on Monday 19 October: the second working day after it is Wednesday 21.
  assert.equal((await view(city)).row.objectionsUntil, '2026-10-21');
  await assert.rejects(approve(city, 'thuky', { day: 21 }), refused('objections-not-over'));
  assert.equal((await listOpinions(city.database.kysely, (await view(city)).row)).length, 0);
  await approve(city, 'thuky');
  const { row, sheet } = await view(city);
  assert.equal(row.state, 'approved');
  assert.deepEqual(sheet.authors, ['cb'], 'the approver does not become the author');
  const opinions = await listOpinions(city.database.kysely, row);
  assert.deepEqual(
    opinions.map(({ unit, kind, by }) => ({ unit, kind, by })),
    [{ unit: 'so-y-te', kind: 'silent', by: 'system' }],
  );
  const acts = await listColumnEvents(city.database.kysely, row);
  assert.deepEqual(
    acts.map(({ act, by }) => `${act} ${by}`),
    ['confirm ld', 'consent system', 'approve thuky'],
  );
  assert.equal(acts[2]?.cells?.length, 6);
  assert((await standings(city)).every((line) => line.endsWith('approved thuky')));
  assert.equal((await verifyJournal(city.database.kysely)).kind, 'intact');
});

test('a column is not approved by an author: the rule and the database refuse', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL.slice(0, 5));
  await city.enter('thuky', ALL.slice(5));
  await assert.rejects(confirm(city, 'cb'), refused('own-work'));
  await confirm(city, 'ld');
  await assert.rejects(approve(city, 'thuky'), refused('own-work'));
  await assert.rejects(approve(city, 'ld'), refused('own-work'));
  const bare = (set: string) =>
    city.act('x', 22, (tx) =>
      sql`update indicator_column set ${sql.raw(set)} where indicator = '1'`.execute(tx.sql),
    );
  const approved = (by: string) => `state = 'approved', approved_by = '${by}', approved_at = now()`;
  await assert.rejects(bare(approved('thuky')), /not approved by an author/);
  await assert.rejects(bare(approved('ld')), /not approved by an author/);
  await assert.rejects(bare(`${approved('khac')}, seal = 'x'`), /approval is of other values/);
  await bare(approved('khac'));
});

test('two approvers race: one approves, the other is told', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  await confirm(city, 'ld');
  const key = await seen(city);
  const both = await Promise.allSettled(
    ['thuky', 'thuky2'].map((by) =>
      city.act(by, 22, (tx) => approveColumn(tx, city.catalogue, key)),
    ),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const [lost] = both.filter((one) => one.status === 'rejected');
  assert(lost && refused('column-moved')(lost.reason));
  const { rows } = await sql`select 1 from column_event where act = 'approve'`.execute(
    city.database.kysely,
  );
  assert.equal(rows.length, 1);
});

test('an approval of values that changed is stale, and the owner confirms again', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  await confirm(city, 'ld');
  const before = await seen(city);
  await city.enter('cb2', [['online', '001', '9']]);
  const stale = city.act('thuky', 22, (tx) => approveColumn(tx, city.catalogue, before));
  await assert.rejects(stale, refused('column-changed'));
  await assert.rejects(approve(city, 'thuky'), refused('column-changed'), 'the new seal neither');
  await confirm(city, 'ld', { day: 22 });
  const { row } = await view(city);
  assert.deepEqual([row.state, row.columnRevision], ['confirmed', 2]);
  await approve(city, 'thuky', { day: 27 });
});

test('changed values take columns back, and approvals with them', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  for (const indicator of ['1', '2']) {
    await confirm(city, 'ld', { indicator });
    await approve(city, 'thuky', { indicator });
  }
  const sealed = (await view(city, '1')).row.seal;
  assert.equal(
    (await view(city, '1')).sealNow,
    sealed,
    'the other column’s approval changes no seal',
  );
  await city.enter('cb', [['online', '002', '8']]);
  await city.act('ld-002', 23, (tx) =>
    followCells(tx, city.catalogue, {
      cells: [{ element: 'online', month: OCTOBER }],
      why: 'Bổ sung số liệu',
    }),
  );
  assert.equal((await view(city, '1')).row.state, 'collecting');
  assert.equal((await view(city, '2')).row.state, 'approved', 'its own figures stand');
  assert.deepEqual(await standings(city), [
    'online 001 provisional cb',
    'online 002 provisional cb',
    'online 003 provisional cb',
    'received 001 approved thuky',
    'received 002 approved thuky',
    'received 003 approved thuky',
  ]);
  assert.equal((await verifyJournal(city.database.kysely)).kind, 'intact');
});

test('a reopened column keeps what it held; its values are provisional in their authors’ names', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  await confirm(city, 'ld');
  await approve(city, 'thuky');
  const key = await seen(city);
  const noReason = city.act('thuky', 23, (tx) =>
    reopenColumn(tx, city.catalogue, { ...key, reason: ' ' }),
  );
  await assert.rejects(noReason, refused('reason-needed'));
  await city.act('thuky', 23, (tx) =>
    reopenColumn(tx, city.catalogue, { ...key, reason: 'Sai mẫu số' }),
  );
  const { row } = await view(city);
  assert.deepEqual([row.state, row.columnRevision, row.approvedBy], ['collecting', 2, null]);
  assert((await standings(city)).every((line) => line.endsWith('provisional cb')));
});

test('an objection holds the approval until it is answered', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  await confirm(city, 'ld');
  const opine = async (unit: string, objection: string | null, day = 20) => {
    const key = await seen(city);
    await city.act('cb-so-y-te', day, (tx) =>
      opineOnColumn(tx, city.catalogue, { ...key, unit, objection }),
    );
  };
  await assert.rejects(opine('ubnd-001', null), refused('not-another-lead'));
  await assert.rejects(opine('so-y-te', ''), refused('reason-needed'));
  await opine('so-y-te', 'Thiếu bệnh viện');
  await assert.rejects(approve(city, 'thuky'), refused('objection-open'));
  const key = await seen(city);
  const answer = { ...key, unit: 'so-y-te', text: 'Đã bổ sung' };
  await city.act('ld', 21, (tx) => answerObjection(tx, city.catalogue, answer));
  await approve(city, 'thuky');
});

test('below its minimum coverage a column is not final', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL.slice(0, 4));
  await confirm(city, 'ld');
  const { sheet } = await view(city);
  assert.deepEqual([sheet.answered, sheet.expected, sheet.enough], [4, 6, false]);
  await assert.rejects(approve(city, 'thuky'), refused('coverage-too-low'));
});

test('the owner’s signature confirms a column that only the owner reports', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', [['bank', '46', '12']]);
  const sign = (by: string) =>
    city.act(by, 17, (tx) =>
      followSigning(tx, city.catalogue, { cycle: CYCLE, unit: 'so-tu-phap', cells: [] }),
    );
  await sign('cb');
  assert.equal((await view(city, '3')).row.state, 'collecting', 'not by who entered it');
  await sign('ld');
  const { row } = await view(city, '3');
  assert.deepEqual([row.state, row.confirmedBy], ['confirmed', 'ld']);
  assert.equal((await view(city, '2')).row.state, 'collecting', 'communes report the others');
});

test('silence is recorded once, after the last day', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  await confirm(city, 'ld');
  const { kysely: db } = city.database;
  const at = (day: number) =>
    recordSilence(db, city.catalogue, new Date(Date.UTC(2026, 9, day, 5)));
  assert.equal(await at(21), 0);
  assert.equal(await at(22), 1);
  assert.equal(await at(23), 0);
  await approve(city, 'thuky', { day: 23 });
});

test('a closed cycle holds its columns', async (t) => {
  const city = await columnCity(t);
  await city.enter('cb', ALL);
  await confirm(city, 'ld');
  await city.act('thuky', 22, (tx) =>
    sql`update cycle set state = 'closed', closed_by = 'thuky', closed_at = now()`.execute(tx.sql),
  );
  await assert.rejects(approve(city, 'thuky'), refused('cycle-closed'));
});
