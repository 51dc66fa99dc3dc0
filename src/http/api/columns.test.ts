// Columns over HTTP, as the people who live with them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  CYCLE,
  fillColumn,
  openSeptember,
  placesOf,
  seeColumn,
  signCell,
} from '../../../test/column-app.ts';
import type { Answer } from '../../../test/person.ts';

const OWNER = 'so-tu-phap';
const OTHER = 'so-khoa-hoc-va-cong-nghe';

const codeOf = ({ json }: Answer): string => (json as { code: string }).code;

/** `step` is of column 1, or of another by `2/confirm`. */
async function act(app: TestApp, who: string, step: string, body: object = {}) {
  const [name = '', indicator = '1'] = step.split('/').reverse();
  const { version, seal } = await seeColumn(app, 'lanhdao', indicator);
  const path = `/api/v1/columns/${indicator}/${CYCLE}/${name}`;
  const whole = { version, ...(name === 'approve' ? { seal } : {}), ...body };
  return (await app.as(who)).post(path, whole);
}

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

// Signed in for longer than the leads may object.
const settings = { session: { idle: 2 * WEEK, absolute: 2 * WEEK } };

async function septemberApp(t: Parameters<typeof testApp>[0]): Promise<TestApp> {
  const app = await testApp(t, { settings });
  await openSeptember(app);
  await fillColumn(app, '1', { by: `cb-${OWNER}` });
  return app;
}

test('from confirmation to approval, each step by the person whose it is', async (t) => {
  const app = await septemberApp(t);
  const refused = async (who: string, step: string, code: string, body: object = {}) => {
    const answer = await act(app, who, step, body);
    assert.equal(codeOf(answer), code, `${who} ${step}: ${answer.text}`);
    return answer;
  };
  await refused('thuky', 'confirm', 'forbidden');
  await refused(`ld-${OTHER}`, 'confirm', 'forbidden');
  await refused(`cb-${OWNER}`, 'confirm', 'own-work');
  await refused(`ld-${OWNER}`, 'confirm', 'version-needed', { version: undefined });
  await refused(`ld-${OWNER}`, 'confirm', 'column-moved', { version: 99 });
  assert.equal((await act(app, `ld-${OWNER}`, 'confirm')).status, 200);
  await refused('thuky', 'approve', 'objections-not-over');
  await refused('lanhdao', 'approve', 'forbidden');
  await refused(`ld-${OWNER}`, 'object', 'forbidden', { unit: OTHER, reason: 'x' });
  const object = { unit: OTHER, reason: 'Thiếu thủ tục' };
  assert.equal((await act(app, `ld-${OTHER}`, 'object', object)).status, 200);
  await refused('thuky', 'approve', 'objection-open');
  const answer = { unit: OTHER, text: 'Đã đối chiếu' };
  assert.equal((await act(app, `ld-${OWNER}`, 'answer', answer)).status, 200);
  await refused('thuky', 'approve', 'column-changed', { seal: 'cũ' });
  assert.equal((await act(app, 'thuky', 'approve')).status, 200);
  const amounts = (await app.anyone.get(`/api/v1/amounts?indicator=1&period=${CYCLE}`)).json as {
    amounts: { standing: string | null; value: number | null }[];
  };
  const known = amounts.amounts.filter(({ value }) => value !== null);
  assert(known.length > 0);
  assert(known.every(({ standing }) => standing === 'approved'));
  await refused('thuky', 'reopen', 'reason-needed', { reason: '' });
  await refused(`ld-${OWNER}`, 'reopen', 'forbidden', { reason: 'Sửa' });
  assert.equal((await act(app, 'thuky', 'reopen', { reason: 'Sửa' })).status, 200);
  assert.equal((await seeColumn(app, 'thuky')).state, 'collecting');
});

test('the standing office’s own column is approved by a city leader', async (t) => {
  const app = await testApp(t, { settings });
  await openSeptember(app);
  const { catalogue } = await app.deps.snapshots.current();
  const { standingOffice } = catalogue.programme;
  const own = catalogue.indicators.find(
    ({ owner, frequency }) => owner === standingOffice && frequency === 'month',
  );
  assert(own);
  await fillColumn(app, own.code, { by: `cb-${standingOffice}` });
  assert.equal((await act(app, `ld-${standingOffice}`, `${own.code}/confirm`)).status, 200);
  app.wait(WEEK);
  assert.equal(codeOf(await act(app, 'thuky', `${own.code}/approve`)), 'forbidden');
  assert.equal((await act(app, 'lanhdao', `${own.code}/approve`)).status, 200);
});

test('many columns are approved at once, with a result for each', async (t) => {
  const app = await septemberApp(t);
  await fillColumn(app, '2', { by: `cb-${OWNER}` });
  await act(app, `ld-${OWNER}`, 'confirm');
  await act(app, `ld-${OWNER}`, '2/confirm');
  app.wait(WEEK);
  const columns = await Promise.all(
    ['1', '2', '3'].map(async (indicator) => {
      const { version, seal } = await seeColumn(app, 'thuky', indicator);
      return { indicator, cycle: CYCLE, version, seal };
    }),
  );
  const answer = await (await app.as('thuky')).post('/api/v1/columns/approve', { columns });
  const { results } = answer.json as { results: { status: string; code: string | null }[] };
  assert.deepEqual(
    results.map(({ status, code }) => `${status} ${code}`),
    ['approved null', 'approved null', 'refused column-elsewhere'],
  );
});

test('two approvers at the same moment: one approves', async (t) => {
  const app = await septemberApp(t);
  await act(app, `ld-${OWNER}`, 'confirm');
  app.wait(WEEK);
  const answers = await Promise.all([act(app, 'thuky', 'approve'), act(app, 'thuky', 'approve')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test('a returned cell opens its report, counts as unanswered and cannot be returned twice', async (t) => {
  const app = await septemberApp(t);
  const [place] = await placesOf(app, '1');
  assert(place);
  const { element, area, period } = place;
  const body = { cells: [{ element, area, period }], reason: 'Kiểm tra lại mẫu số' };
  const bare = await act(app, `ld-${OWNER}`, 'return-cells', body);
  assert.equal(codeOf(bare), 'cell-not-reported');
  await signCell(app, place, OWNER);
  await act(app, `ld-${OWNER}`, 'confirm');
  assert.equal((await act(app, `ld-${OTHER}`, 'return-cells', body)).status, 403);
  const returned = await act(app, 'thuky', 'return-cells', body);
  assert.equal(returned.status, 200, returned.text);
  const seen = await seeColumn(app, 'thuky');
  assert.deepEqual(
    [seen.state, seen.revision, seen.answered, seen.expected],
    ['collecting', 2, 1, 2],
  );
  assert.equal(seen.cells[0]?.state, 'returned');
  assert.equal(seen.cells[0]?.value, 10, 'the value in question still stands');
  const again = await act(app, 'thuky', 'return-cells', body);
  assert.equal(codeOf(again), 'cell-not-reported');
});

test('the lead’s words are kept version by version', async (t) => {
  const app = await septemberApp(t);
  const path = `/api/v1/columns/1/${CYCLE}/words`;
  const lead = await app.as(`cb-${OWNER}`);
  const write = (body: object) => lead.put(path, body);
  assert.equal(codeOf(await write({ version: 0 })), 'words-empty');
  assert.equal(codeOf(await write({ result: 'x' })), 'version-needed');
  assert.equal(
    (await write({ version: 0, result: 'Đã ban hành', cause: 'Thiếu người' })).status,
    200,
  );
  assert.equal(codeOf(await write({ version: 0, result: 'Khác' })), 'column-moved');
  assert.equal((await write({ version: 1, result: 'Đã ban hành 12 danh mục' })).status, 200);
  assert.equal((await (await app.as('thuky')).put(path, { version: 2 })).status, 403);
  const { words } = await seeColumn(app, 'thuky');
  assert.deepEqual(
    words.map(({ version, result }) => [version, result]),
    [[2, 'Đã ban hành 12 danh mục']],
  );
});

test('columns are read by those whose they are; restricted ones only where a grant reaches them', async (t) => {
  const app = await testApp(t);
  await openSeptember(app);
  const list = async (who: string) => {
    const answer = await (await app.as(who)).get(`/api/v1/columns?cycle=${CYCLE}`);
    const { columns = [] } = answer.json as { columns?: { indicator: string }[] };
    return { status: answer.status, codes: columns.map(({ indicator }) => indicator) };
  };
  const all = await list('thuky');
  assert(all.codes.length > 10);
  const own = await list(`ld-${OWNER}`);
  assert.deepEqual(own.codes, ['1', '2', '3', '35'], 'what it leads or owns, alone or in a group');
  assert.equal((await list('cb-ubnd-19753')).status, 403);
  const other = await (await app.as(`ld-${OWNER}`)).get(`/api/v1/columns/19/${CYCLE}`);
  assert.equal(other.status, 403);
  assert.equal((await app.anyone.get('/api/v1/columns')).status, 401);
});
