// Every route of the pages against every role and nobody: generated from the application's own routes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PASSWORD, type TestApp, testApp } from '../../../test/app.ts';
import { CYCLE, openCycle } from '../../../test/form-sheet.ts';
import { PAGE_LINES, type PageLine } from '../../../test/page-lines.ts';
import { type Answer, type Person, personOf } from '../../../test/person.ts';
import { plantSecrets } from '../../../test/secrets.ts';
import { hashPassword } from '../../access/password.file.ts';
import { saveAccounts } from '../../access/person.store.ts';
import { ROLES, type Role } from '../../access/person.ts';
import { change } from '../../store/change.ts';
import { createApp } from '../app.ts';

type Asker = Role | 'nobody';

let app: TestApp;
let people: readonly (readonly [Asker, Person])[];
let expectNoSecret: (text: string, where: string) => void;
const ends: (() => Promise<void>)[] = [];

/** `GET /cycles/:code{[0-9]+}` as `GET /cycles/:code`; two files under one name keep their endings. */
function plain(path: string): string {
  return path.replace(/\{((?:[^{}]|\{[^{}]*\})*)\}/g, (_, pattern: string) => {
    const ending = /\\\.(csv|json)$/.exec(pattern)?.[1];
    return ending && pattern.startsWith('\\d') ? `.${ending}` : '';
  });
}

/** Routes of pages: whatever is neither the API nor a step that all pass. */
const routes = (): readonly string[] => [
  ...new Set(
    createApp(app.deps)
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${plain(path)}`),
  ),
];

const wearing = (headers: Readonly<Record<string, string>>): Person => personOf(app.url, headers);

const isWrite = (name: string): boolean => !name.startsWith('GET ');

const ask = (
  person: Person,
  name: string,
  { at, fields = {}, json }: PageLine,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  if (!isWrite(name)) return person.get(at);
  return json ? person.post(at, json, headers) : person.submit(at, fields, headers);
};

const lets = ({ may }: PageLine, asker: Asker): boolean =>
  may === 'everyone' || (asker !== 'nobody' && (may === 'session' || may.includes(asker)));

/** These two send nobody to the door instead of refusing: mails lead to them. */
const TO_THE_DOOR = ['GET /work', 'GET /account'];

function expectStatus(asker: Asker, name: string, { status, headers }: Answer): void {
  const line = PAGE_LINES[name];
  assert(line);
  const who = `${asker}: ${name}`;
  if (lets(line, asker)) assert(line.gives.includes(status), `${who} gave ${status}`);
  else if (asker === 'nobody' && TO_THE_DOOR.includes(name)) {
    assert.equal(status, 303, who);
    assert.match(headers.get('location') ?? '', /^\/sign-in\?next=/);
  } else assert.equal(status, asker === 'nobody' ? 401 : 403, who);
}

const PAGE_POLICY = /; script-src 'self'; style-src 'self'; .*; frame-ancestors 'none'/;

/** Nothing may run, frame or be framed but our own; evidence and scans say it of themselves. */
function expectHeaders(asker: Asker, name: string, { status, headers }: Answer): void {
  const who = `${asker}: ${name}`;
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /^default-src 'none'/, who);
  // The service worker's own policy names nothing but where it may ask.
  if (name !== 'GET /sw.js') assert.match(policy, PAGE_POLICY, who);
  assert(!/unsafe|\*|https?:/.test(policy), `${who}: ${policy}`);
  assert.equal(headers.get('x-content-type-options'), 'nosniff', who);
  assert.equal(headers.get('referrer-policy'), 'same-origin', who);
  const kept = headers.get('cache-control') ?? '';
  if (PAGE_LINES[name]?.may !== 'everyone' ? status !== 303 : status >= 400)
    assert.equal(kept, 'no-store', who);
  else if (asker !== 'nobody' && !name.startsWith('GET /assets'))
    assert.match(kept, /no-store|private|no-cache/, who);
}

/** Five forgeries by somebody who may; gives how many were refused. */
async function forge(name: string, line: PageLine): Promise<number> {
  const [, person] = people.find(([one]) => one !== 'nobody' && lets(line, one)) ?? [];
  assert(person, `${name} lets nobody through`);
  const { Cookie = '', 'X-CSRF-Token': csrf = '' } = person.headers;
  const tries: readonly (readonly [string, Person, Readonly<Record<string, string>>])[] = [
    ['no token', wearing({ Cookie }), {}],
    ['another token', wearing({ Cookie, 'X-CSRF-Token': `${csrf.slice(1)}x` }), {}],
    ['another origin', person, { Origin: 'https://example.com' }],
    ['another site', person, { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sandbox', person, { Origin: 'null' }],
  ];
  for (const [how, who, headers] of tries) {
    const { status, text } = await ask(who, name, line, headers);
    assert.equal(status, 403, `${name} with ${how}`);
    assert.match(text, /csrf-mismatch|phiên|biểu mẫu/i, name);
  }
  return tries.length;
}

describe('pages', () => {
  before(async () => {
    const owner = { after: (end: () => Promise<void>) => ends.push(end) };
    app = await testApp(owner as never, { settings: { rateLimit: false } });
    await openCycle(app, CYCLE);
    const { deps } = app;
    const passwordHash = await hashPassword(PASSWORD);
    const about = { by: 'system', action: 'people-seeded', on: 'people', at: deps.clock() };
    const accounts = ROLES.map((role) => ({
      ...{ username: `vai-${role}`, name: role, unit: null, passwordHash },
      grants: [{ role, unit: null, targets: null }],
    }));
    await change(deps.db, about, (tx) => saveAccounts(tx, '2026-01-01', accounts));
    const roles = await Promise.all(
      ROLES.map(async (role) => [role, await app.as(`vai-${role}`)] as const),
    );
    people = [['nobody', app.anyone], ...roles];
    expectNoSecret = await plantSecrets(app);
  });
  after(async () => {
    for (const end of ends) await end();
  });

  test('every route of the pages has a line, and no line is without a route', () => {
    assert.deepEqual(Object.keys(PAGE_LINES).toSorted(), routes().toSorted());
  });

  test('every page lets through the roles of its line, and nobody else', async (t) => {
    let asked = 0;
    for (const [name, line] of Object.entries(PAGE_LINES)) {
      if (name === 'POST /sign-out') continue;
      for (const [asker, person] of people) {
        const answer = await ask(person, name, line);
        expectStatus(asker, name, answer);
        expectHeaders(asker, name, answer);
        expectNoSecret(answer.text, `${asker}: ${name}`);
        asked += 1;
      }
    }
    t.diagnostic(`${asked} questions`);
    assert.equal(asked, (routes().length - 1) * people.length);
  });

  test('no write passes without its token, with another one, or from another site', async (t) => {
    const writes = Object.entries(PAGE_LINES).filter(([name]) => isWrite(name));
    let asked = 0;
    for (const [name, line] of writes) asked += await forge(name, line);
    t.diagnostic(`${asked} forgeries`);
    assert.equal(asked, writes.length * 5);
  });

  test('signing out ends this session alone', async () => {
    const [, auditor] = people.find(([asker]) => asker === 'auditor') ?? [];
    assert(auditor);
    assert.equal((await auditor.submit('/sign-out', {})).status, 303);
    assert.equal((await auditor.get('/admin/journal')).status, 401);
    assert.equal((await (await app.as('vai-admin')).get('/admin/journal')).status, 200);
  });
});
