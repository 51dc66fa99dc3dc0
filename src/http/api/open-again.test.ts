// A number that its unit looks at again counts in no column, whichever cycle asked for it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import type { TestApp } from '../../../test/app.ts';
import { CB, LD, opened, signed, UNIT } from '../../../test/report-app.ts';
import { reportOf } from '../../../test/report-calls.ts';

const REGULAR = '2026-10';
const CATCH_UP = '2026-09_2026-10';
const CELL = { element: 'tthc-thuoc-tham-quyen', area: '46', period: REGULAR };

/** The cell in column 1 of a cycle, as the standing office sees it. */
async function cellIn(app: TestApp, cycle: string) {
  const { json } = await (await app.as('thuky')).get(`/api/v1/columns/1/${cycle}`);
  const column = json as {
    state: string;
    cells: { element: string; period: string; state: string; value: number | null }[];
  };
  const cell = column.cells.find(
    ({ element, period }) => element === CELL.element && period === REGULAR,
  );
  assert(cell);
  return { column: column.state, state: cell.state, value: cell.value };
}

interface Step {
  readonly by: string;
  readonly body?: object;
}

async function act(app: TestApp, cycle: string, name: string, { by, body = {} }: Step) {
  const { id, version } = await reportOf(app, cycle);
  const answer = await (await app.as(by)).post(`/api/v1/reports/${id}/${name}`, {
    version,
    ...body,
  });
  assert.equal(answer.status, 200, answer.text);
}

/** Writes a number into every asked field of a cycle's report and has it signed. */
async function answerAll(app: TestApp, cycle: string, typed: string) {
  const { id, fields } = await reportOf(app, cycle);
  const cells = fields.map(({ element, area, period }) => ({
    ...{ element, area, period, typed, version: 0, explanation: 'Theo sổ' },
  }));
  const saved = await (await app.as(CB)).put(`/api/v1/reports/${id}/cells`, { cells });
  assert.equal(saved.status, 200, saved.text);
  await act(app, cycle, 'send', { by: CB });
  await act(app, cycle, 'sign', { by: LD });
}

async function openCatchUp(app: TestApp) {
  const order = { from: '2026-09', to: '2026-10' };
  const answer = await (await app.as('thuky')).post('/api/v1/cycles', order);
  assert.equal(answer.status, 201, answer.text);
}

test('a report that is opened again takes its numbers out of the columns until it is signed', async (t) => {
  const app = await opened(t, REGULAR);
  await signed(app);
  assert.deepEqual(await cellIn(app, REGULAR), {
    ...{ column: 'confirmed', state: 'answered', value: (await cellIn(app, REGULAR)).value },
  });
  await act(app, REGULAR, 'reopen', { by: 'thuky', body: { reason: 'Sai nguồn' } });
  const open = await cellIn(app, REGULAR);
  assert.deepEqual([open.column, open.state], ['collecting', 'returned']);
  await act(app, REGULAR, 'send', { by: CB });
  await act(app, REGULAR, 'sign', { by: LD });
  const again = await cellIn(app, REGULAR);
  assert.deepEqual([again.column, again.state], ['confirmed', 'answered']);
});

test('a cell that came back in one cycle does not count in another with the same month', async (t) => {
  const app = await opened(t, REGULAR);
  await openCatchUp(app);
  await signed(app);
  assert.equal((await cellIn(app, CATCH_UP)).state, 'answered');
  await act(app, REGULAR, 'return-cells', {
    by: 'thuky',
    body: { cells: [CELL], reason: 'Lệch với cổng' },
  });
  assert.equal((await cellIn(app, CATCH_UP)).state, 'returned');
  app.wait(60_000);
  await answerAll(app, CATCH_UP, '321');
  const newer = await cellIn(app, CATCH_UP);
  assert.deepEqual(
    [newer.state, newer.value],
    ['answered', 321],
    'a newer number answers the return',
  );
});

test('signing a report again leaves a newer number of another cycle as it is', async (t) => {
  const app = await opened(t, REGULAR);
  await openCatchUp(app);
  await signed(app);
  await answerAll(app, CATCH_UP, '321');
  await act(app, REGULAR, 'reopen', { by: 'thuky', body: { reason: 'Bổ sung minh chứng' } });
  await act(app, REGULAR, 'send', { by: CB });
  await act(app, REGULAR, 'sign', { by: LD });
  const { rows } = await sql<{ amount: string }>`
    select amount from value where superseded is null and origin = 'reported'
      and (element, area, period) = (${CELL.element}, ${CELL.area}, ${CELL.period})`.execute(
    app.deps.db,
  );
  assert.deepEqual(rows, [{ amount: '321' }], `${UNIT} said 321 last`);
});

test('a cell of approved columns alone does not come back before they are opened', async (t) => {
  const app = await opened(t, REGULAR);
  await signed(app);
  // Approved by hand: the other leads' two days have no part in this.
  await sql`update indicator_column set state = 'approved', approved_by = 'thuky', approved_at = now()
    where state = 'confirmed'`.execute(app.deps.db);
  const { id, version } = await reportOf(app, REGULAR);
  const cell = { ...CELL, element: 'tthc-da-ban-hanh-danh-muc-truong' };
  const body = { version, cells: [cell], reason: 'Lệch với cổng' };
  for (const who of [LD, 'thuky']) {
    const answer = await (await app.as(who)).post(`/api/v1/reports/${id}/return-cells`, body);
    assert.equal(answer.status, 409, answer.text);
    assert.equal((answer.json as { code: string }).code, 'column-elsewhere');
  }
});
