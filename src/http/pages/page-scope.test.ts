// Pages about a unit's report or a column: its people are let in, those of another unit are not; old forms change nothing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { type TestApp, testApp } from '../../../test/app.ts';
import { CYCLE, openCycle, UNIT } from '../../../test/form-sheet.ts';
import { PAGE_LINES } from '../../../test/page-lines.ts';
import { fill, reportOf } from '../../../test/report-calls.ts';

const ELSEWHERE = 'so-y-te';
const MARK = '424242';
const TOLD = /424\.?242/;

/** Lines about one unit or one column, at the addresses that have content. */
const LINES = Object.entries(PAGE_LINES)
  .filter(([name]) => /:unit|:indicator/.test(name))
  .map(([name, line]) => ({ ...line, name, at: line.at.replace('2031-01', CYCLE) }));

/** Everything that such a page could write. */
async function stateOf({ database }: TestApp): Promise<unknown> {
  const { rows } = await sql`select
    (select jsonb_agg(to_jsonb(r) order by r.id) from report r) as reports,
    (select jsonb_agg(to_jsonb(k) order by k.report, k.element, k.area, k.period) from report_cell k) as cells,
    (select jsonb_agg(to_jsonb(i) order by i.indicator, i.cycle) from indicator_column i) as columns,
    (select count(*) from report_event) as events, (select count(*) from cell_note) as notes,
    (select count(*) from column_event) as steps, (select count(*) from evidence) as documents,
    (select count(*) from lead_words) as words, (select count(*) from value) as figures`.execute(
    database.kysely,
  );
  return rows[0];
}

async function started(t: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const app = await testApp(t, { settings: { rateLimit: false } });
  await openCycle(app, CYCLE);
  const draft = await reportOf(app);
  const [field] = draft.fields.filter(({ mode }) => mode === 'ask');
  assert(field);
  const { element, area, period } = field;
  await fill(app, draft);
  const { cells } = await reportOf(app);
  const version = cells.find((one) => one.element === element)?.version ?? 0;
  const cell = { element, area, period, version, typed: MARK, explanation: 'Theo sổ' };
  const officer = await app.as(`cb-${UNIT}`);
  await officer.put(`/api/v1/reports/${draft.id}/cells`, { cells: [cell] });
  return app;
}

test('people of another unit neither see nor write a report or a column', async (t) => {
  const app = await started(t);
  assert(LINES.length >= 24, `${LINES.length} lines`);
  const before = await stateOf(app);
  const shown: string[] = [];
  for (const { name, at, fields = {} } of LINES) {
    for (const office of ['cb', 'ld']) {
      const read = name.startsWith('GET ');
      const stranger = await app.as(`${office}-${ELSEWHERE}`);
      const out = await (read ? stranger.get(at) : stranger.submit(at, fields));
      assert([403, 404].includes(out.status), `${office} ${name} gave ${out.status}`);
      assert.doesNotMatch(out.text, TOLD, `${name} tells`);
      if (!read) continue;
      const inside = await (await app.as(`${office}-${UNIT}`)).get(at);
      assert([200, 303].includes(inside.status), `${office} ${name} gave ${inside.status}`);
      if (TOLD.test(inside.text)) shown.push(name);
    }
  }
  assert(shown.includes('GET /reports/:cycle/:unit'), 'the number is there to be seen');
  assert.deepEqual(await stateOf(app), before);
});

test('a form of an older version, and one that is sent twice, changes nothing', async (t) => {
  const app = await started(t);
  const [officer, leader] = [await app.as(`cb-${UNIT}`), await app.as(`ld-${UNIT}`)];
  const path = `/reports/${CYCLE}/${UNIT}`;
  const send = { version: String((await reportOf(app)).version) };
  assert.equal((await officer.submit(`${path}/send`, send)).status, 303);
  const sent = await stateOf(app);
  const OLD: readonly [string, typeof officer, Readonly<Record<string, string>>][] = [
    [`${path}/send`, officer, send],
    [`${path}/recall`, officer, send],
    [`${path}/return`, leader, { ...send, reason: 'Xem lại' }],
    [`${path}/sign`, leader, send],
    [`/columns/1/${CYCLE}/confirm`, leader, { version: '99' }],
    [`/columns/1/${CYCLE}/words`, leader, { version: '99', seen: '99', unit: UNIT, result: 'x' }],
    [`/columns/1/${CYCLE}/approve`, await app.as('thuky'), { version: '99', seal: 'x' }],
  ];
  for (const [at, person, fields] of OLD) {
    const { status } = await person.submit(at, fields);
    assert([303, 409, 422].includes(status), `${at} gave ${status}`);
    assert.deepEqual(await stateOf(app), sent, at);
  }
  const office = await app.as('thuky');
  const days = { unitDeadline: '2026-10-20', cityDeadline: '2026-10-25' };
  const form = { ...days, version: '1', 'extend-reason': 'Mưa lũ' };
  const extend = () => office.submit(`/cycles/${CYCLE}/extend`, form);
  assert.equal((await extend()).status, 303);
  assert.equal((await extend()).status, 409, 'the second has seen an older cycle');
});
