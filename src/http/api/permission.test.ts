// Every operation of the document against every role: who is let through, and who is not.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD, type TestApp, testApp } from '../../../test/app.ts';
import { COLUMN_LINES } from '../../../test/column-calls.ts';
import { PEOPLE_LINES } from '../../../test/people-calls.ts';
import type { Answer, Person } from '../../../test/person.ts';
import { REPORT_LINES } from '../../../test/report-calls.ts';
import { SHEET_LINES } from '../../../test/sheet-calls.ts';
import { hashPassword } from '../../access/password.file.ts';
import { saveAccounts } from '../../access/person.store.ts';
import { ROLES, type Role } from '../../access/person.ts';
import { change } from '../../store/change.ts';

type Line = {
  readonly ask: (person: Person) => Promise<Answer>;
  /** Roles that are let through; `everyone` is also nobody in particular. */
  readonly may: readonly Role[] | 'everyone';
};

const get = (path: string, may: Line['may'] = 'everyone'): Line => ({
  ask: (person) => person.get(`/api/v1${path}`),
  may,
});

const CHECK = {
  ...{ code: 'x', name: 'x', wrong: 'khong-co > 1', severity: 'block', vi: 'x', en: 'x' },
  effectiveFrom: '2026-12-01',
};

const REPORT_READERS: readonly Role[] = [
  'secretariat',
  'city-leader',
  'lead',
  'unit-leader',
  'reporter',
  'auditor',
];

/** An act on a cycle that nobody opened. */
const toCycle = (act: string, body: object = {}): Line => ({
  ask: (person) => person.post(`/api/v1/cycles/2031-01/${act}`, { version: 1, ...body }),
  may: ['secretariat'],
});

// A write that is let through is stopped by its content, so that the lines do not disturb each other.
const MATRIX: Readonly<Record<string, Line>> = {
  getProgramme: get('/programme'),
  listTargets: get('/targets'),
  getTarget: get('/targets/5'),
  listIndicators: get('/indicators'),
  getIndicator: get('/indicators/none'),
  listElements: get('/elements'),
  listAreas: get('/areas'),
  listUnits: get('/units'),
  listPeriods: get('/periods'),
  listAmounts: get('/amounts?target=5'),
  listAssessments: get('/assessments'),
  getReceipt: get('/receipts/none'),
  listAssignments: get('/assignments'),
  listTokens: get('/tokens', ['admin']),
  listJournal: get('/journal', ['admin', 'auditor']),
  placeGoal: {
    ask: (person) => person.put('/api/v1/targets/6/goals/6-a', { year: 2030, reason: '' }),
    may: ['secretariat'],
  },
  postFigures: {
    ask: (person) =>
      person.post('/api/v1/figures', {
        figures: [{ element: 'khong-co', area: '46', period: '2026-08', value: 1 }],
      }),
    may: ['secretariat', 'reporter', 'service'],
  },
  listChecks: get('/checks'),
  saveCheck: {
    ask: (person) => person.post('/api/v1/checks', { ...CHECK, reason: '', version: 0 }),
    may: ['secretariat'],
  },
  tryCheck: {
    ask: (person) => person.post('/api/v1/checks/trial', CHECK),
    may: ['secretariat'],
  },
  reviseAssignment: {
    ask: (person) => person.post('/api/v1/assignments', { element: 'khong-co', reason: 'x' }),
    may: ['secretariat'],
  },
  createToken: {
    ask: (person) =>
      person.post('/api/v1/tokens', { name: 'x', username: 'khong-co', scopes: ['read'] }),
    may: ['admin'],
  },
  revokeToken: { ask: (person) => person.delete('/api/v1/tokens/999999'), may: ['admin'] },
  verifyJournal: {
    ask: (person) => person.post('/api/v1/journal/verify'),
    may: ['admin', 'auditor'],
  },
  // Everybody has sessions of their own, and ends no others.
  listSessions: get('/sessions', ROLES),
  revokeSession: { ask: (person) => person.delete('/api/v1/sessions/999999'), may: ROLES },
  ...REPORT_LINES,
  ...SHEET_LINES,
  ...COLUMN_LINES,
  ...PEOPLE_LINES,
  listWork: get(
    '/work',
    ROLES.filter((role) => role !== 'service'),
  ),
  listCycles: get('/cycles', REPORT_READERS),
  getCycle: get('/cycles/2031-01', REPORT_READERS),
  openCycle: {
    ask: (person) => person.post('/api/v1/cycles', { period: '2026-Q3' }),
    may: ['secretariat'],
  },
  extendCycle: toCycle('extend', {
    unitDeadline: '2031-02-01',
    cityDeadline: '2031-02-02',
    reason: 'x',
  }),
  lockCycle: toCycle('lock', { day: null }),
  closeCycle: toCycle('close'),
  reopenCycle: toCycle('reopen', { reason: 'x' }),
  grantLateEntry: toCycle('exceptions', { unit: 'x', until: '2031-02-01', reason: 'x' }),
  endLateEntry: {
    ask: (person) => person.delete('/api/v1/cycles/2031-01/exceptions/x'),
    may: ['secretariat'],
  },
  remindUnits: toCycle('reminders'),
  // The last lines: they end the sessions.
  signIn: {
    ask: (person) => person.post('/api/v1/sessions', { username: 'vai-admin', password: PASSWORD }),
    may: 'everyone',
  },
  signOut: { ask: (person) => person.delete('/api/v1/sessions'), may: 'everyone' },
};

/** One account for each role, with that role alone. */
async function addAccounts({ deps }: TestApp): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const about = { by: 'system', action: 'people-seeded', on: 'people', at: deps.clock() };
  const accounts = ROLES.map((role) => ({
    username: `vai-${role}`,
    name: role,
    unit: null,
    passwordHash,
    grants: [{ role, unit: null, targets: null }],
  }));
  await change(deps.db, about, (tx) => saveAccounts(tx, '2026-01-01', accounts));
}

interface Document {
  readonly paths: Record<string, Record<string, { readonly operationId: string }>>;
}

async function ask(
  name: string,
  { ask, may }: Line,
  { role, person }: { readonly role: Role | 'nobody'; readonly person: Person },
): Promise<string> {
  const { status, text } = await ask(person);
  const through = may === 'everyone' || (role !== 'nobody' && may.includes(role));
  if (through)
    assert(status < 500 && status !== 401 && status !== 403, `${name}: ${status} ${text}`);
  else assert.equal(status, role === 'nobody' ? 401 : 403, `${name}: ${text}`);
  return name;
}

test('every operation lets through the roles of its line, and nobody else', async (t) => {
  const app = await testApp(t);
  const { paths } = (await app.anyone.get('/api/v1/openapi.json')).json as Document;
  const names = Object.values(paths).flatMap((item) =>
    Object.values(item).map((one) => one.operationId),
  );
  assert.deepEqual(names.sort(), Object.keys(MATRIX).sort(), 'every operation needs a line');
  await addAccounts(app);
  const people: [Role | 'nobody', Person][] = [['nobody', app.anyone]];
  for (const role of ROLES) people.push([role, await app.as(`vai-${role}`)]);
  const asked: string[] = [];
  for (const [name, line] of Object.entries(MATRIX)) {
    for (const [role, person] of people)
      asked.push(await ask(`${role} ${name}`, line, { role, person }));
  }
  t.diagnostic(`${asked.length} questions`);
  assert.equal(asked.length, names.length * (ROLES.length + 1));
});

test('a token does what its scopes say, within what its owner may', async (t) => {
  const app = await testApp(t);
  const admin = await app.as('admin');
  const order = { name: 'chỉ đọc', username: 'thuky', scopes: ['read'] };
  const { token } = (await admin.post('/api/v1/tokens', order)).json as { token: string };
  const reader = app.bearer(token);
  assert.equal((await reader.get('/api/v1/targets')).status, 200);
  const place = { year: 2030, reason: 'x' };
  assert.equal((await reader.put('/api/v1/targets/6/goals/6-a', place)).status, 403);
  const wide = { name: 'rộng', username: 'kiemtoan', scopes: ['catalogue:write', 'tokens:write'] };
  const other = (await admin.post('/api/v1/tokens', wide)).json as { token: string; id: number };
  const auditor = app.bearer(other.token);
  assert.equal((await auditor.put('/api/v1/targets/6/goals/6-a', place)).status, 403);
  assert.equal((await auditor.get('/api/v1/tokens')).status, 403, 'a scope gives no role');
  const leader = { name: 'ký thay', username: 'ld-so-y-te', scopes: ['read', 'reports:write'] };
  const refused = await admin.post('/api/v1/tokens', leader);
  assert.deepEqual(
    [refused.status, (refused.json as { code: string }).code],
    [422, 'token-in-anothers-name'],
  );
  assert.equal((await admin.delete(`/api/v1/tokens/${other.id}`)).status, 204);
  assert.equal((await auditor.get('/api/v1/targets')).status, 401, 'revoked');
  assert.equal((await admin.delete(`/api/v1/tokens/${other.id}`)).status, 404);
});

test('an officer sends figures of their own unit and area only', async (t) => {
  const app = await testApp(t);
  const { catalogue } = app;
  const officer = await app.as('cb-ubnd-19753');
  const assigned = (await app.anyone.get('/api/v1/assignments')).json as {
    assignments: { element: string; enters: string[] }[];
  };
  const monthly = new Set(
    catalogue.elements
      .filter((one) => one.frequency === 'month' && one.level === 'commune')
      .map((one) => one.code),
  );
  const own = assigned.assignments.find((one) => monthly.has(one.element));
  assert(own);
  const secretary = await app.as('thuky');
  const revised = { element: own.element, enters: ['ubnd-19753'], reason: 'Thử' };
  assert.equal((await secretary.post('/api/v1/assignments', revised)).status, 201);
  const row = { element: own.element, period: '2026-08', value: 0 };
  const answer = await officer.post('/api/v1/figures', {
    figures: [
      { ...row, area: '19753' },
      { ...row, area: '46' },
      { ...row, element: 'khong-co', area: '19753' },
    ],
  });
  const { results } = answer.json as { results: { status: string; code: string | null }[] };
  assert.deepEqual(
    results.map((one) => one.code),
    [null, 'forbidden', 'element-unknown'],
  );
  assert.equal(results[0]?.status, 'accepted');
});
