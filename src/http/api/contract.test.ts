// Calls every operation of the document on a real server and holds its answer against its schema.
import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from '@hono/zod-openapi';
import { recompute, type TestApp, testApp } from '../../../test/app.ts';
import { COLUMN_CALLS } from '../../../test/column-calls.ts';
import { PEOPLE_CALLS } from '../../../test/people-calls.ts';
import type { Answer } from '../../../test/person.ts';
import { REPORT_CALLS } from '../../../test/report-calls.ts';
import { SHEET_CALLS } from '../../../test/sheet-calls.ts';

type Json = Record<string, unknown>;
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Json> };
}
interface Operation {
  readonly operationId: string;
  readonly responses: Record<string, { readonly content?: Record<string, { schema: Json }> }>;
}

const PERIOD = '2026-08';

/** An element that any commune counts, and what the demonstration's first goal is called. */
function subjectOf({ catalogue }: TestApp) {
  const element = catalogue.elements.find(
    (one) =>
      one.level === 'commune' &&
      one.measure === 'count' &&
      one.frequency === 'month' &&
      one.sumOf.length === 0 &&
      one.disclosure === 'public',
  );
  const goal = catalogue.goals.find((one) => one.standing !== 'confirmed');
  const area = catalogue.areas.find((one) => one.kind !== 'city');
  assert(element && goal && area);
  return { element, goal, area };
}

const CHECK = {
  code: 'duoi-mot-tram',
  name: 'Số hồ sơ dưới một trăm',
  appliesTo: { measures: ['count'] },
  wrong: 'value > most',
  limits: { most: 10 },
  severity: 'explain',
  vi: 'Con số {value} lớn hơn {most}.',
  en: '{value} is above {most}.',
};

type Call = (app: TestApp) => Promise<Answer>;

const onCycle = async (app: TestApp, act: string, body: object): Promise<Answer> =>
  (await app.as('thuky')).post(`/api/v1/cycles/2026-09/${act}`, body);

/** One good call for each operation, in an order that lets later ones read what earlier ones wrote. */
const CALLS: Readonly<Record<string, Call>> = {
  signIn: ({ anyone }) =>
    anyone.post('/api/v1/sessions', { username: 'cb-so-tu-phap', password: 'mật khẩu thử nghiệm' }),
  getProgramme: ({ anyone }) => anyone.get('/api/v1/programme'),
  listTargets: ({ anyone }) => anyone.get('/api/v1/targets'),
  getTarget: ({ anyone }) => anyone.get('/api/v1/targets/5'),
  placeGoal: async (app) => {
    const { goal } = subjectOf(app);
    const body = { year: 2029, reason: 'Theo công văn', reference: '123/UBND' };
    return (await app.as('thuky')).put(`/api/v1/targets/${goal.target}/goals/${goal.id}`, body);
  },
  listIndicators: ({ anyone }) => anyone.get('/api/v1/indicators'),
  getIndicator: ({ anyone, catalogue }) =>
    anyone.get(`/api/v1/indicators/${catalogue.indicators[0]?.code}`),
  listElements: ({ anyone }) => anyone.get('/api/v1/elements'),
  listAreas: ({ anyone }) => anyone.get('/api/v1/areas'),
  listUnits: ({ anyone }) => anyone.get('/api/v1/units'),
  listPeriods: ({ anyone }) => anyone.get('/api/v1/periods'),
  postFigures: async (app) => {
    const { element, area } = subjectOf(app);
    const about = { element: element.code, period: PERIOD };
    const figures = [
      { ...about, area: area.code, value: 12 },
      { ...about, area: '99999', value: '1.234,5' },
    ];
    return app.machine.post('/api/v1/figures', { figures });
  },
  listAmounts: ({ anyone }) => anyone.get(`/api/v1/amounts?period=${PERIOD}&limit=2000`),
  listAssessments: ({ anyone }) => anyone.get('/api/v1/assessments?period=2026-08'),
  getReceipt: async (app) => {
    const { json } = await app.anyone.get(`/api/v1/amounts?period=${PERIOD}&limit=5000`);
    const { amounts } = json as { amounts: { receipt: string; numerator: number | null }[] };
    assert(amounts.length > 0);
    const known = amounts.find((one) => one.numerator !== null) ?? amounts[0];
    return app.anyone.get(`/api/v1/receipts/${known?.receipt}`);
  },
  listChecks: ({ anyone }) => anyone.get('/api/v1/checks'),
  saveCheck: async (app) => {
    const order = { ...CHECK, effectiveFrom: '2026-10-01', reason: 'Theo công văn', version: 0 };
    return (await app.as('thuky')).post('/api/v1/checks', order);
  },
  tryCheck: async (app) => (await app.as('thuky')).post('/api/v1/checks/trial', CHECK),
  listAssignments: ({ anyone }) => anyone.get('/api/v1/assignments'),
  reviseAssignment: async (app) => {
    const element = app.catalogue.elements.find((one) => one.sumOf.length === 0)?.code;
    const body = { element, source: 'Sổ theo dõi của Sở', reason: 'Đổi nguồn' };
    return (await app.as('thuky')).post('/api/v1/assignments', body);
  },
  openCycle: async (app) => (await app.as('thuky')).post('/api/v1/cycles', { period: '2026-09' }),
  listWork: async (app) => (await app.as('thuky')).get('/api/v1/work'),
  listCycles: async (app) => (await app.as('thuky')).get('/api/v1/cycles'),
  getCycle: async (app) => (await app.as('thuky')).get('/api/v1/cycles/2026-09'),
  extendCycle: async (app) =>
    onCycle(app, 'extend', {
      version: 1,
      unitDeadline: '2026-09-28',
      cityDeadline: '2026-09-30',
      reason: 'Nghỉ bù',
    }),
  lockCycle: async (app) => onCycle(app, 'lock', { version: 2, day: '2026-09-30' }),
  grantLateEntry: async (app) =>
    onCycle(app, 'exceptions', { unit: 'so-tu-phap', until: '2026-10-02', reason: 'Mất điện' }),
  endLateEntry: async (app) =>
    (await app.as('thuky')).delete('/api/v1/cycles/2026-09/exceptions/so-tu-phap'),
  remindUnits: async (app) => onCycle(app, 'reminders', {}),
  createToken: async (app) =>
    (await app.as('admin')).post('/api/v1/tokens', {
      name: 'IOC',
      username: 'he-thong',
      scopes: ['read', 'figures:write'],
      expiresAt: '2027-01-01T00:00:00+07:00',
    }),
  listTokens: async (app) => (await app.as('admin')).get('/api/v1/tokens'),
  revokeToken: async (app) => {
    const admin = await app.as('admin');
    const { tokens } = (await admin.get('/api/v1/tokens')).json as { tokens: { id: number }[] };
    return admin.delete(`/api/v1/tokens/${tokens.at(-1)?.id}`);
  },
  listJournal: async (app) => (await app.as('kiemtoan')).get('/api/v1/journal'),
  verifyJournal: async (app) => (await app.as('kiemtoan')).post('/api/v1/journal/verify'),
  ...SHEET_CALLS,
  ...REPORT_CALLS,
  ...COLUMN_CALLS,
  ...PEOPLE_CALLS,
  listSessions: async (app) => (await app.as('cb-so-y-te')).get('/api/v1/sessions'),
  revokeSession: async (app) => {
    const officer = await app.as('cb-so-y-te');
    const other = await app.again('cb-so-y-te');
    const { sessions } = (await other.get('/api/v1/sessions')).json as {
      sessions: { id: number; current: boolean }[];
    };
    const old = sessions.find(({ current }) => !current);
    assert(old && officer !== other);
    return other.delete(`/api/v1/sessions/${old.id}`);
  },
  closeCycle: async (app) => onCycle(app, 'close', { version: 3 }),
  reopenCycle: async (app) => onCycle(app, 'reopen', { version: 4, reason: 'Bổ sung số liệu' }),
  signOut: async (app) => (await app.as('cb-so-y-te')).delete('/api/v1/sessions'),
};

test('every operation answers as the document says', async (t) => {
  const app = await testApp(t);
  await recompute(app);
  const document = (await app.anyone.get('/api/v1/openapi.json')).json as Document;
  const operations = new Map(
    Object.values(document.paths).flatMap((item) =>
      Object.values(item).map((one) => [one.operationId, one] as const),
    ),
  );
  assert.deepEqual([...operations.keys()].sort(), Object.keys(CALLS).sort());
  let [checked, empty] = [0, 0];
  for (const [name, call] of Object.entries(CALLS)) {
    const answer = await call(app);
    empty += Number(answer.status === 204);
    assert(answer.status < 300, `${name}: ${answer.status} ${answer.text}`);
    const operation = operations.get(name);
    assert(operation);
    checked += hold(document, operation, answer);
  }
  t.diagnostic(`${checked} answers held against a schema`);
  assert.equal(checked + empty, Object.keys(CALLS).length, 'only 204 has no body');
  assert(empty >= 4 && checked > empty, `${empty} answers without a body`);
});

test('a refusal answers as the document says, whoever asks', async (t) => {
  const app = await testApp(t);
  const document = (await app.anyone.get('/api/v1/openapi.json')).json as Document;
  const place = document.paths['/targets/{number}/goals/{id}']?.put;
  const figures = document.paths['/figures']?.post;
  const targets = document.paths['/targets/{number}']?.get;
  const amounts = document.paths['/amounts']?.get;
  assert(place && figures && targets && amounts);
  const secretary = await app.as('thuky');
  const REFUSALS: readonly [Operation, Answer, number, string][] = [
    [place, await app.anyone.put('/api/v1/targets/6/goals/6-a', {}), 401, 'sign-in-needed'],
    [place, await app.machine.put('/api/v1/targets/6/goals/6-a', {}), 403, 'forbidden'],
    [place, await secretary.put('/api/v1/targets/6/goals/6-a', {}), 400, 'body-invalid'],
    [
      place,
      await secretary.put('/api/v1/targets/6/goals/6-a', { year: 2040, reason: 'x' }),
      422,
      'goal-year-invalid',
    ],
    [
      place,
      await secretary.put('/api/v1/targets/5/goals/6-a', { year: 2030, reason: 'x' }),
      404,
      'not-found',
    ],
    [figures, await app.machine.post('/api/v1/figures', { figures: [] }), 400, 'body-invalid'],
    [
      figures,
      await app.machine.send('/api/v1/figures', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"figures": [',
      }),
      400,
      'body-invalid',
    ],
    [
      figures,
      await app.machine.send('/api/v1/figures', {
        method: 'POST',
        headers: { 'Content-Type': 'text/csv' },
        body: 'a;b',
      }),
      415,
      'media-type-unsupported',
    ],
    [targets, await app.anyone.get('/api/v1/targets/5x'), 400, 'body-invalid'],
    [amounts, await app.anyone.get('/api/v1/amounts?period=2026-13'), 422, 'period-unknown'],
    [amounts, await app.anyone.get('/api/v1/amounts?area=1'), 422, 'area-unknown'],
    [amounts, await app.anyone.get('/api/v1/amounts?target=99'), 404, 'not-found'],
    [amounts, await app.anyone.get('/api/v1/amounts?cursor=abc'), 400, 'cursor-invalid'],
    [amounts, await app.anyone.get('/api/v1/amounts?limit=0'), 400, 'body-invalid'],
  ];
  for (const [operation, answer, status, code] of REFUSALS) {
    assert.equal(answer.status, status, `${code}: ${answer.text}`);
    assert.equal((answer.json as Json).code, code);
    assert.equal(hold(document, operation, answer), 1);
  }
});

/** Holds an answer against the schema of its status; 0 when the document gives it no body. */
function hold(document: Document, { operationId, responses }: Operation, answer: Answer): number {
  const response = responses[String(answer.status)];
  assert(response, `${operationId} does not document ${answer.status}`);
  const [[type, content] = []] = Object.entries(response.content ?? {});
  if (!type || !content) {
    assert.equal(answer.text, '');
    return 0;
  }
  assert.equal(answer.headers.get('content-type')?.split(';')[0], type, operationId);
  if (!/json$/.test(type)) {
    assert(answer.text.length > 0, `${operationId}: no bytes`);
    return 1;
  }
  const schema = z.fromJSONSchema(closed(resolve(content.schema, document)) as never);
  const read = schema.safeParse(answer.json);
  assert(read.success, `${operationId}: ${read.error?.message.slice(0, 600)}`);
  return 1;
}

function resolve(node: unknown, document: Document): unknown {
  if (Array.isArray(node)) return node.map((one) => resolve(one, document));
  if (node === null || typeof node !== 'object') return node;
  const { $ref } = node as { $ref?: string };
  if ($ref) {
    const found = document.components.schemas[$ref.replace('#/components/schemas/', '')];
    assert(found, `${$ref} leads nowhere`);
    return resolve(found, document);
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, resolve(value, document)]),
  );
}

/** With nothing allowed that the document does not name: a field left out of it is a fault too. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== 'object') return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, closed(value)]),
  );
  return 'properties' in inner && !('additionalProperties' in inner) && !('allOf' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}
