// What the rules of reports forbid and keep, over HTTP: own signatures, paper, restricted figures, changed forms.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { PASSWORD } from '../../../test/app.ts';
import {
  CB,
  codeOf,
  first,
  LD,
  opened,
  type Result,
  resultsOf,
  save,
  UNIT,
} from '../../../test/report-app.ts';
import { act, type Draft, fill, reportOf } from '../../../test/report-calls.ts';
import { hashPassword } from '../../access/password.file.ts';
import { saveAccounts } from '../../access/person.store.ts';
import { change } from '../../store/change.ts';

test('nobody signs what they entered, in no revision in which it stands', async (t) => {
  const app = await opened(t);
  const { db } = app.deps;
  const passwordHash = await hashPassword(PASSWORD);
  const grants = (['reporter', 'unit-leader'] as const).map((role) => ({
    role,
    unit: UNIT,
    targets: null,
  }));
  const about = { by: 'system', action: 'people-seeded', on: 'people', at: app.deps.clock() };
  await change(db, about, (tx) =>
    saveAccounts(tx, '2026-01-01', [
      { username: 'kiem-nhiem', name: 'Người kiêm nhiệm', unit: UNIT, passwordHash, grants },
    ]),
  );
  await fill(app, await reportOf(app));
  const cell = first(await reportOf(app));
  assert.equal(
    (
      await save(app, [{ ...cell, typed: '105', explanation: 'Đã rà', version: 1 }], 'kiem-nhiem')
    )[0]?.status,
    'saved',
  );
  await act(app, 'send', { as: CB });
  const own = await act(app, 'sign', { as: 'kiem-nhiem' });
  assert.deepEqual([own.status, codeOf(own)], [409, 'own-work']);
  assert.equal((await act(app, 'sign', { as: LD })).status, 200);
  await act(app, 'reopen', { as: 'thuky', body: { reason: 'Bổ sung' } });
  await act(app, 'send', { as: CB });
  assert.equal(
    codeOf(await act(app, 'sign', { as: 'kiem-nhiem' })),
    'own-work',
    'the entry still stands',
  );
  const { id } = await reportOf(app);
  const forced =
    sql`update report set state = 'signed', signed_by = 'kiem-nhiem', signed_at = now(), signed_how = 'product'
    where id = ${id}`.execute(db);
  await assert.rejects(forced, { constraint: 'report_signer_is_no_author' });
  const jump =
    sql`update report set state = 'signed', signed_by = 'x', signed_how = 'product', sent_by = 'x'
    where cycle = '2026-10' and unit = 'so-y-te'`.execute(db);
  await assert.rejects(jump, { constraint: 'report_signed_after_sent' });
});

test('a signature on paper needs the uploaded document', async (t) => {
  const app = await opened(t);
  await fill(app, await reportOf(app));
  await act(app, 'send', { as: CB });
  const paper = { number: '12/BC-STP', date: '2026-10-16', file: 'a'.repeat(64) };
  const answer = await act(app, 'sign', { as: LD, body: { paper } });
  assert.deepEqual([answer.status, codeOf(answer)], [422, 'paper-unknown']);
});

test('restricted figures are in the form, closed, and stop nothing', async (t) => {
  const app = await opened(t, '2026-12', new Date('2026-12-17T03:00:00Z'));
  const report = await reportOf(app, '2026-12', 'cong-an-thanh-pho');
  const closed = (report.fields as (Draft['fields'][number] & { withheld: boolean })[]).filter(
    ({ withheld }) => withheld,
  );
  assert.equal(closed.length, 3);
  const [field] = closed;
  assert(field);
  const cell = {
    element: field.element,
    area: field.area,
    period: field.period,
    typed: '12',
    version: 0,
  };
  const officer = await app.as('cb-cong-an-thanh-pho');
  const answer = await officer.put(`/api/v1/reports/${report.id}/cells`, { cells: [cell] });
  assert.equal(resultsOf(answer)[0]?.code, 'cell-withheld');
});

test('a draft survives another form and says what came, went and changed', async (t) => {
  const app = await opened(t);
  await fill(app, await reportOf(app));
  const before = await reportOf(app);
  const { element } = first(before);
  const order = { element, enters: ['so-noi-vu'], reason: 'Giao lại' };
  assert.equal((await (await app.as('thuky')).post('/api/v1/assignments', order)).status, 201);
  const after = (await reportOf(app)) as Draft & {
    formChanges: { gone: string[]; added: string[] } | null;
  };
  assert.deepEqual(after.formChanges?.gone, [`${element}.46.2026-10`]);
  assert.equal(after.cells.length, before.cells.length, 'nothing typed is lost');
  const sent = await act(app, 'send', { as: CB });
  assert.equal(sent.status, 200, sent.text);
  assert.equal(((await reportOf(app)) as typeof after).formChanges, null, 'sent with the new form');
});

test('a still valid stock is confirmed with one key', async (t) => {
  const app = await opened(t);
  const report = await reportOf(app);
  const figures = report.fields
    .slice(0, 2)
    .map(({ element }) => ({ element, area: '46', period: '2026-08', value: 321 }));
  assert.equal((await app.machine.post('/api/v1/figures', { figures })).status, 200);
  const { results, unfinished } = (
    await (await app.as(CB)).post(`/api/v1/reports/${report.id}/confirm`)
  ).json as { results: Result[]; unfinished: number };
  assert.deepEqual(
    results.map(({ status, answer, value }) => [status, answer, value]),
    [
      ['saved', 'confirm', 321],
      ['saved', 'confirm', 321],
    ],
  );
  assert.equal(unfinished, 2);
  const third = report.fields[2];
  assert(third);
  const { element, area, period } = third;
  assert.equal(
    (await save(app, [{ element, area, period, confirm: true, version: 0 }]))[0]?.code,
    'nothing-to-confirm',
  );
});

test('who signs in another’s place is told with the signature, and only while the delegation lasts', async (t) => {
  const app = await opened(t);
  const { db } = app.deps;
  await sql`insert into role_grant (person, role, unit, valid_from, valid_to, reason, passed_by)
    select d.id, 'unit-leader', ${UNIT}, '2026-09-19', '2026-09-21', 'Nghỉ phép', l.id
    from person d, person l where d.username = 'ld-so-y-te' and l.username = ${LD}`.execute(db);
  await fill(app, await reportOf(app));
  await act(app, 'send', { as: CB });
  assert.equal((await act(app, 'sign', { as: 'ld-so-y-te' })).status, 200);
  const { id } = await reportOf(app);
  const { json } = await (await app.as(CB)).get(`/api/v1/reports/${id}/events`);
  const events = (json as { events: { act: string; by: string; onBehalfOf: string | null }[] })
    .events;
  assert.deepEqual(
    events.slice(1).map((one) => [one.act, one.by, one.onBehalfOf]),
    [
      ['send', CB, null],
      ['sign', 'ld-so-y-te', LD],
    ],
  );
  await act(app, 'reopen', { as: 'thuky', body: { reason: 'Bổ sung' } });
  await act(app, 'send', { as: CB });
  app.wait(3 * 86_400_000);
  for (const name of [CB, 'ld-so-y-te']) await app.again(name);
  assert.equal((await act(app, 'sign', { as: 'ld-so-y-te' })).status, 403, 'it ended yesterday');
});
