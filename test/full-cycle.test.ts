// A whole cycle of the city by HTTP: sixty units answer, leaders sign, owners confirm, the office approves and closes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from './app.ts';
import type { Answer } from './person.ts';

const CYCLE = '2026-10';
const DAY = 24 * 60 * 60 * 1000;

interface Field {
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly measure: 'count' | 'percent' | 'share' | 'decimal';
  readonly mode: 'ask' | 'confirm';
  readonly withheld: boolean;
}
interface Report {
  readonly id: number;
  readonly unit: string;
  readonly version: number;
  readonly state: string;
  readonly reference: string | null;
  readonly fields: readonly Field[];
}
interface Result {
  readonly element: string;
  readonly area: string;
  readonly period: string;
  readonly status: string;
  readonly version: number;
  readonly findings: readonly { readonly severity: string }[];
}
interface Input {
  readonly by: string;
  readonly signedBy: string | null;
  readonly confirmedBy: string | null;
  readonly approvedBy: string | null;
}
interface Column {
  readonly indicator: string;
  readonly state: string;
  readonly version: number;
  readonly seal: string;
  readonly enough: boolean;
}

const must = (answer: Answer, status: number, what: string): Answer => {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${answer.text.slice(0, 600)}`);
  return answer;
};

/** Numbers that fit together: wholes are 1000, parts 400. */
function typedFor(app: TestApp, field: Field): string {
  if (field.measure === 'share') return '50%';
  if (field.measure === 'percent') return '60';
  const isWhole = app.catalogue.indicators.some(({ denominator }) => {
    const whole = app.catalogue.elements.find(({ code }) => code === denominator);
    return whole?.code === field.element || whole?.sumOf.includes(field.element);
  });
  return isWhole ? '1.000' : '400';
}

async function answerReport(app: TestApp, id: number, unit: string): Promise<void> {
  const officer = await app.as(`cb-${unit}`);
  const report = must(await officer.get(`/api/v1/reports/${id}`), 200, unit).json as Report;
  const asked = report.fields.filter((field) => field.mode === 'ask' && !field.withheld);
  if (asked.length === 0) return;
  const place = ({ element, area, period }: Field | Result) => ({ element, area, period });
  const save = async (cells: readonly object[]): Promise<readonly Result[]> => {
    const path = `/api/v1/reports/${id}/cells`;
    const { results } = must(await officer.put(path, { cells }), 200, `${unit} saves`).json as {
      results: readonly Result[];
    };
    assert.ok(
      results.every(({ status }) => status === 'saved' || status === 'unchanged'),
      `${unit}: ${JSON.stringify(results.find(({ status }) => status !== 'saved'))}`,
    );
    return results;
  };
  const results = await save(
    asked.map((field) => ({ ...place(field), version: 0, typed: typedFor(app, field) })),
  );
  const odd = results.filter(({ findings }) => findings.length > 0);
  if (odd.length > 0) {
    await save(
      odd.map((one) => ({ ...place(one), version: one.version, explanation: 'Đã đối chiếu' })),
    );
  }
  const ready = must(await officer.get(`/api/v1/reports/${id}`), 200, unit).json as Report;
  must(await officer.post(`/api/v1/reports/${id}/send`, { version: ready.version }), 200, unit);
  const own = await officer.post(`/api/v1/reports/${id}/sign`, { version: ready.version + 1 });
  assert.equal(own.status, 403, 'an officer does not sign');
  const leader = await app.as(`ld-${unit}`);
  const sent = must(await leader.get(`/api/v1/reports/${id}`), 200, unit).json as Report;
  assert.ok(sent.reference, 'a sent report has a reference number');
  must(await leader.post(`/api/v1/reports/${id}/sign`, { version: sent.version }), 200, unit);
}

const columnsOf = async (app: TestApp, who: string): Promise<readonly Column[]> => {
  const person = await app.as(who);
  const answer = must(await person.get(`/api/v1/columns?cycle=${CYCLE}&limit=200`), 200, 'columns');
  return (answer.json as { columns: readonly Column[] }).columns;
};

const ownerOf = (app: TestApp, { indicator }: Column): string =>
  app.catalogue.indicators.find(({ code }) => code === indicator)?.owner ?? '';

async function confirmAll(app: TestApp): Promise<void> {
  for (const column of await columnsOf(app, 'thuky')) {
    if (column.state !== 'collecting') continue;
    const owner = await app.as(`ld-${ownerOf(app, column)}`);
    const path = `/api/v1/columns/${column.indicator}/${CYCLE}`;
    const seen = must(await owner.get(path), 200, path).json as Column & { answered: number };
    if (seen.answered === 0) continue;
    must(await owner.post(`${path}/confirm`, { version: seen.version }), 200, path);
  }
}

async function approveAll(app: TestApp): Promise<number> {
  const [office, director] = [await app.as('thuky'), await app.as('lanhdao')];
  let approved = 0;
  for (const column of await columnsOf(app, 'thuky')) {
    if (column.state !== 'confirmed') continue;
    const path = `/api/v1/columns/${column.indicator}/${CYCLE}`;
    const seen = must(await office.get(path), 200, path).json as Column;
    if (!seen.enough) continue;
    const act = { version: seen.version, seal: seen.seal };
    if (ownerOf(app, column) === app.catalogue.programme.standingOffice) {
      must(await office.post(`${path}/approve`, act), 403, `${path} by the office itself`);
      must(await director.post(`${path}/approve`, act), 200, path);
    } else must(await office.post(`${path}/approve`, act), 200, path);
    approved += 1;
  }
  return approved;
}

test('October 2026: opened, answered, signed, confirmed, approved, closed', async (t) => {
  // The session stays alive while the test lets days go by.
  const session = { idle: 30 * DAY, absolute: 60 * DAY };
  const app = await testApp(t, { at: new Date('2026-10-16T02:00:00Z'), settings: { session } });
  const office = await app.as('thuky');
  must(await office.post('/api/v1/cycles', { period: CYCLE }), 201, 'open');
  must(await office.post('/api/v1/cycles', { period: CYCLE }), 409, 'open twice');
  const list = must(await office.get(`/api/v1/reports?cycle=${CYCLE}&limit=200`), 200, 'list');
  const { reports } = list.json as { reports: readonly Report[] };
  assert.ok(reports.length > 40, `${reports.length} units are asked`);
  for (const { id, unit } of reports) await answerReport(app, id, unit);

  await confirmAll(app);
  const early = (await columnsOf(app, 'thuky')).filter(({ state }) => state === 'confirmed');
  assert.ok(early.length > 15, `${early.length} columns are confirmed`);

  app.wait(6 * DAY);
  const approved = await approveAll(app);
  assert.ok(approved > 15, `${approved} columns are approved`);
  const cycle = must(await office.get(`/api/v1/cycles/${CYCLE}`), 200, 'cycle').json as {
    version: number;
  };
  must(
    await office.post(`/api/v1/cycles/${CYCLE}/close`, { version: cycle.version }),
    200,
    'close',
  );
  const late = await app.as('cb-ubnd-19753');
  const own = reports.find(({ unit }) => unit === 'ubnd-19753');
  const field = { element: 'nha-o-tru-so-dia-chi-so', area: '19753', period: CYCLE };
  const saved = await late.put(`/api/v1/reports/${own?.id}/cells`, {
    cells: [{ ...field, version: 1, typed: '401' }],
  });
  assert.doesNotMatch(saved.text, /"status":"saved"/, 'a closed cycle takes nothing');

  const amounts = must(
    await app.anyone.get(`/api/v1/amounts?indicator=42&area=46&period=${CYCLE}`),
    200,
    'amounts',
  ).json as { amounts: readonly { standing: string; receipt: string }[] };
  assert.equal(amounts.amounts[0]?.standing, 'approved');
  const { receipt: id } = (
    must(
      await app.anyone.get(`/api/v1/amounts?indicator=43&area=19753&period=${CYCLE}`),
      200,
      'amounts of a commune',
    ).json as typeof amounts
  ).amounts[0] ?? { receipt: '' };
  const receipt = must(await app.anyone.get(`/api/v1/receipts/${id}`), 200, 'receipt').json as {
    inputs: readonly Input[];
  };
  const people = receipt.inputs.map(({ by, signedBy, confirmedBy, approvedBy }) =>
    [by, signedBy, confirmedBy, approvedBy].join(' '),
  );
  const everyone = 'cb-ubnd-19753 ld-ubnd-19753 ld-bhxh-thanh-pho thuky';
  assert.deepEqual(people, [everyone, everyone]);
  const auditor = await app.as('kiemtoan');
  const verified = must(await auditor.post('/api/v1/journal/verify'), 200, 'verify').json;
  assert.equal((verified as { kind: string }).kind, 'intact', JSON.stringify(verified));
});
