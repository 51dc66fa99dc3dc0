// A unit's report over HTTP, as the people of the unit, their neighbours and those who verify.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { CB, codeOf, first, LD, opened, save, signed } from '../../../test/report-app.ts';
import { act, fill, reportOf } from '../../../test/report-calls.ts';

test('typed text is read as people write numbers, and kept when it is none', async (t) => {
  const app = await opened(t);
  const cell = first(await reportOf(app));
  /** [typed, answer, value, code]. */
  const TYPED: readonly [string, string, number | null, string | null][] = [
    ['1.234', 'value', 1234, null],
    ['1 235', 'value', 1235, null],
    ['１２３', 'value', 123, null],
    ['1.234,5', 'unreadable', null, 'value-not-whole'],
    ['≥ 80', 'unreadable', null, 'value-comparator'],
    ['1,234', 'unreadable', null, 'value-ambiguous-separator'],
    ['12%', 'unreadable', null, 'value-percent-for-count'],
    ['-4', 'unreadable', null, 'value-negative'],
    ['khoảng 5', 'unreadable', null, 'value-not-a-number'],
    ['  ', 'blank', null, null],
    ['0', 'value', 0, null],
  ];
  for (const [version, [typed, answer, value, code]] of TYPED.entries()) {
    const [result] = await save(app, [{ ...cell, typed, version }]);
    assert.deepEqual(
      [result?.status, result?.answer, result?.value, result?.code],
      ['saved', answer, value, code],
      typed,
    );
  }
});

test('a cell that someone else changed is a conflict with both numbers; the same again is no conflict', async (t) => {
  const app = await opened(t);
  const cell = first(await reportOf(app));
  assert.equal((await save(app, [{ ...cell, typed: '10', version: 0 }]))[0]?.version, 1);
  const [late] = await save(app, [{ ...cell, typed: '12', version: 0 }]);
  assert.deepEqual(
    [late?.status, late?.code, late?.value, late?.by],
    ['conflict', 'cell-changed', 10, CB],
  );
  const [again] = await save(app, [{ ...cell, typed: '10', version: 0 }]);
  assert.deepEqual([again?.status, again?.version], ['unchanged', 1], 'a repeated request');
  const [mine] = await save(app, [{ ...cell, typed: '12', version: 1 }]);
  assert.deepEqual([mine?.status, mine?.version, mine?.value], ['saved', 2, 12]);
  const [remark] = await save(app, [{ ...cell, comment: 'theo công văn 12', version: 2 }]);
  assert.deepEqual([remark?.status, remark?.value], ['saved', 12], 'a remark keeps the number');
  const [cleared] = await save(app, [{ ...cell, version: 3 }]);
  assert.deepEqual([cleared?.answer, cleared?.value], ['blank', null]);
});

test('what is not in the form, repeated or of another unit is refused', async (t) => {
  const app = await opened(t);
  const report = await reportOf(app);
  const cell = first(report);
  const path = `/api/v1/reports/${report.id}`;
  assert.equal(
    (await save(app, [{ ...cell, area: '19753', typed: '1', version: 0 }]))[0]?.code,
    'cell-not-in-form',
  );
  const twice = {
    cells: [
      { ...cell, typed: '1', version: 0 },
      { ...cell, typed: '2', version: 0 },
    ],
  };
  assert.equal(codeOf(await (await app.as(CB)).put(`${path}/cells`, twice)), 'cells-repeated');
  const both = { cells: [{ ...cell, typed: '1', skip: 'other', version: 0 }] };
  assert.equal((await (await app.as(CB)).put(`${path}/cells`, both)).status, 400);
  const one = { cells: [{ ...cell, typed: '1', version: 0 }] };
  assert.equal((await (await app.as('cb-so-y-te')).put(`${path}/cells`, one)).status, 403);
  assert.equal(
    (await (await app.as(LD)).put(`${path}/cells`, one)).status,
    403,
    'a leader enters nothing',
  );
  assert.equal((await (await app.as('cb-so-y-te')).get(path)).status, 404);
  assert.equal((await (await app.as('cb-so-y-te')).get(`${path}/events`)).status, 404);
  assert.equal(
    (await (await app.as('ld-so-y-te')).post(`${path}/sign`, { version: 1 })).status,
    403,
  );
  const { reports } = (await (await app.as('cb-so-y-te')).get('/api/v1/reports')).json as {
    reports: { unit: string }[];
  };
  assert.deepEqual([...new Set(reports.map(({ unit }) => unit))], ['so-y-te']);
});

test('sending asks for every answer; a sent report is closed until it comes back', async (t) => {
  const app = await opened(t);
  const report = await reportOf(app);
  const cell = first(report);
  const unfinished = await act(app, 'send', { as: CB });
  assert.deepEqual([unfinished.status, codeOf(unfinished)], [422, 'report-unfinished']);
  await fill(app, report);
  const [other] = await save(app, [{ ...cell, skip: 'other', explanation: '', version: 1 }]);
  assert.equal(other?.answer, 'skip');
  assert.equal(
    codeOf(await act(app, 'send', { as: CB })),
    'report-unfinished',
    '«khác» needs words',
  );
  await save(app, [{ ...cell, skip: 'other', comment: 'Hệ thống của Bộ dừng', version: 2 }]);
  const { id, version } = await reportOf(app);
  const officer = await app.as(CB);
  assert.equal(codeOf(await officer.post(`/api/v1/reports/${id}/send`, {})), 'version-needed');
  const stale = await officer.post(`/api/v1/reports/${id}/send`, { version: version + 7 });
  assert.deepEqual([stale.status, codeOf(stale)], [409, 'changed-meanwhile']);
  const key = { 'Idempotency-Key': 'gui-mot-lan' };
  const sent = await officer.post(`/api/v1/reports/${id}/send`, { version }, key);
  assert.equal(sent.status, 200, sent.text);
  const again = await officer.post(`/api/v1/reports/${id}/send`, { version }, key);
  assert.deepEqual([again.status, again.text], [200, sent.text], 'the same key, the first answer');
  const [closed] = await save(app, [{ ...cell, typed: '5', version: 3 }]);
  assert.deepEqual([closed?.status, closed?.code], ['refused', 'cell-locked']);
  assert.equal((await act(app, 'return', { as: LD, body: { reason: ' ' } })).status, 422);
  assert.equal((await act(app, 'return', { as: LD, body: { reason: 'Xem lại' } })).status, 200);
  assert.equal((await save(app, [{ ...cell, typed: '5', version: 3 }]))[0]?.status, 'saved');
});

test('a signature writes the figures, by who entered them, and amounts follow', async (t) => {
  const app = await opened(t);
  await signed(app);
  const { rows } = await sql<{
    by: string;
    origin: string;
    standing: string;
    note: string;
    n: number;
  }>`
    select by, origin, standing, note, count(*)::int as n from value where superseded is null and period = '2026-10'
    group by by, origin, standing, note`.execute(app.deps.db);
  assert.deepEqual(rows, [
    { by: CB, origin: 'reported', standing: 'provisional', note: 'Theo sổ theo dõi', n: 4 },
  ]);
  const { json } = await app.anyone.get('/api/v1/amounts?indicator=1&period=2026-10&area=46');
  const [amount] = (json as { amounts: { numerator: number; denominator: number }[] }).amounts;
  assert(amount && amount.numerator >= 100 && amount.denominator >= 100, JSON.stringify(json));
  const report = await reportOf(app);
  assert.deepEqual([report.state, report.revision], ['signed', 1]);
  assert.equal(codeOf(await act(app, 'sign', { as: LD })), 'report-elsewhere');
});

test('cells come back one by one; what is signed again supersedes, what is gone is withdrawn', async (t) => {
  const app = await opened(t);
  await signed(app);
  const report = await reportOf(app);
  const [cell, beside] = report.fields.map(({ element, area, period }) => ({
    element,
    area,
    period,
  }));
  assert(cell && beside);
  const body = { cells: [cell], reason: 'Lệch với sổ' };
  assert.equal(
    (await act(app, 'return-cells', { as: 'ld-so-y-te', body })).status,
    403,
    'not their indicator',
  );
  assert.equal(
    codeOf(await act(app, 'return-cells', { as: LD, body: { cells: [], reason: 'x' } })),
    'cells-needed',
  );
  const back = await act(app, 'return-cells', { as: LD, body });
  assert.equal(back.status, 200, back.text);
  assert.equal((await save(app, [{ ...beside, typed: '7', version: 1 }]))[0]?.code, 'cell-locked');
  assert.equal(
    codeOf(await act(app, 'send', { as: CB })),
    'report-unfinished',
    'the returned cell waits',
  );
  assert.equal(
    (await save(app, [{ ...cell, typed: '100', version: 1 }]))[0]?.status,
    'saved',
    'the same number is an answer',
  );
  assert.equal((await save(app, [{ ...cell, typed: '101', version: 2 }]))[0]?.status, 'saved');
  await act(app, 'send', { as: CB });
  assert.equal((await act(app, 'sign', { as: LD })).status, 200);
  const current = async () =>
    (
      await sql<{
        amount: string;
      }>`select amount from value where element = ${cell.element} and superseded is null
      and period = '2026-10'`.execute(app.deps.db)
    ).rows.map(({ amount }) => amount);
  assert.deepEqual(await current(), ['101']);
  assert.equal(
    (await act(app, 'reopen', { as: 'thuky', body: { reason: 'Sai nguồn' } })).status,
    200,
  );
  await save(app, [{ ...cell, skip: 'not-available', version: 3 }]);
  await act(app, 'send', { as: CB });
  const last = await act(app, 'sign', { as: LD });
  assert.equal(last.status, 200, last.text);
  assert.deepEqual(await current(), [], 'no number any more');
  const { events } = (await (await app.as('kiemtoan')).get(`/api/v1/reports/${report.id}/events`))
    .json as { events: { act: string; revision: number }[] };
  assert.deepEqual(
    events.map((one) => `${one.act} ${one.revision}`),
    [
      ...[
        'open 1',
        'send 1',
        'sign 1',
        'return-cells 1',
        'send 2',
        'sign 2',
        'reopen 2',
        'send 3',
        'sign 3',
      ],
    ],
  );
});

test('an explanation does not pass on to another number by silence', async (t) => {
  const app = await opened(t);
  const cell = first(await reportOf(app));
  const texts = { explanation: 'Nhập bù quý III', comment: 'Theo sổ' };
  await save(app, [{ ...cell, typed: '150', ...texts, version: 0 }]);
  await save(app, [{ ...cell, comment: 'Theo sổ số 2', version: 1 }]);
  const kept = async () => {
    const { id } = await reportOf(app);
    const { rows } = await sql<{ explanation: string | null; comment: string | null }>`
      select explanation, comment from report_cell where report = ${id}`.execute(app.deps.db);
    return rows;
  };
  assert.deepEqual(await kept(), [{ explanation: 'Nhập bù quý III', comment: 'Theo sổ số 2' }]);
  await save(app, [{ ...cell, typed: '900', version: 2 }]);
  assert.deepEqual(await kept(), [{ explanation: null, comment: 'Theo sổ số 2' }]);
});
