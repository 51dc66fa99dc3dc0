// Every operation about a unit or a target: every role with a grant inside and outside of it, on any day.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import { CYCLE, openCycle, sendSheet } from '../../../test/form-sheet.ts';
import type { Person } from '../../../test/person.ts';
import { type Draft, reportOf } from '../../../test/report-calls.ts';
import {
  type Content,
  OWN,
  ROW_BY_ROW,
  SCOPE_LINES,
  type ScopeLine,
  WHOLE,
} from '../../../test/scope-lines.ts';
import { type Asker, ELSEWHERE, scopedPeople, TARGET, UNIT } from '../../../test/scope-people.ts';
import { plantSecrets } from '../../../test/secrets.ts';
import { bring } from '../../../test/sheet-calls.ts';
import type { Role } from '../../access/person.ts';

let app: TestApp;
let askers: readonly Asker[];
let content: Content;
let expectNoSecret: (text: string, where: string) => void;
const ends: (() => Promise<void>)[] = [];

/** Told in the comment of a cell, in a note and in the name of a document: for those of the unit alone. */
const MARK = 'NỘI DUNG RIÊNG CỦA SỞ';

type Field = Draft['fields'][number] & { readonly targets: readonly number[] };

async function contentOf(): Promise<Content> {
  const draft = await reportOf(app, CYCLE, UNIT);
  const fields = draft.fields as readonly Field[];
  const field = fields.find(
    ({ mode, targets }) => mode === 'ask' && targets.length === 1 && targets[0] === TARGET,
  );
  assert(field, 'the unit is asked something for the target alone');
  const { element, area, period } = field;
  const officer = await app.as(`cb-${UNIT}`);
  const cells = [{ element, area, period, version: 0, typed: '424242', comment: MARK }];
  const saved = await officer.put(`/api/v1/reports/${draft.id}/cells`, { cells });
  assert.match(saved.text, /"status":"saved"/);
  const document = { name: `${MARK}.pdf`, bytes: `%PDF-1.4\n${MARK}\n%%EOF\n` };
  const kept = await bring(officer, { report: String(draft.id) }, document);
  assert.equal(kept.status, 201, kept.text);
  const { id, hash } = kept.json as Content['evidence'];
  const cell = { element, area, period };
  return { cycle: CYCLE, report: draft.id, evidence: { id, hash }, cell };
}

const IN_FORCE = ['inside', 'unit', 'target', 'lent'];

/** Whether the grant covers it today and the token's scopes let it be used. */
function lets({ may, by, scope, reads }: ScopeLine, { role, place, without }: Asker): boolean {
  if (!may.includes(role) || !IN_FORCE.includes(place) || without === scope) return false;
  if (reads && without === 'read') return false;
  if (place === 'unit') return by === 'target';
  return place !== 'target' || by === 'unit';
}

async function expectAnswer(name: string, line: ScopeLine, asker: Asker): Promise<void> {
  const { role, place, without, person } = asker;
  const who = `${name}: ${role} ${place}${without ? ` without ${without}` : ''}`;
  const { status, text, headers } = await line.ask(person, content);
  if (lets(line, asker)) assert.equal(status, line.gives, `${who}: ${status} ${text}`);
  else {
    assert(status === 403 || status === 404, `${who} gave ${status}: ${text.slice(0, 200)}`);
    assert(!text.includes(MARK) && !text.includes('424242'), `${who} tells`);
  }
  assert.match(headers.get('cache-control') ?? '', /no-store/, who);
  expectNoSecret(text, who);
}

interface Document {
  readonly paths: Record<
    string,
    Record<string, { readonly operationId: string; readonly 'x-action': string }>
  >;
}

const REPORT_READERS: readonly Role[] = [
  ...(['secretariat', 'lead', 'unit-leader', 'reporter', 'auditor', 'city-leader'] as const),
];
const NOTHING = { reports: [], cycle: [] };

/** Units in the list of reports and in the cycle's. */
async function unitsIn(person: Person) {
  const { reports = [] } = (await person.get('/api/v1/reports?limit=1000')).json as {
    reports?: { unit: string }[];
  };
  const { units = [] } = (await person.get(`/api/v1/cycles/${CYCLE}`)).json as {
    units?: { unit: string }[];
  };
  return { reports: reports.map(({ unit }) => unit), cycle: units.map(({ unit }) => unit) };
}

const targetOf = (indicator: string): number | undefined =>
  app.catalogue.indicators.find(({ code }) => code === indicator)?.target;

/** Another unit leads nothing of the target, and another target is of another owner. */
const readsColumns = (role: Role, place: Asker['place']): boolean =>
  role !== 'reporter' && REPORT_READERS.includes(role) && ['inside', 'lent'].includes(place);

async function expectLists({ role, place, person }: Asker): Promise<void> {
  const who = `${role} ${place}`;
  const inside = ['inside', 'lent', 'target'].includes(place);
  const own = inside ? [UNIT] : [ELSEWHERE];
  const reads = REPORT_READERS.includes(role) && (inside || place === 'unit');
  assert.deepEqual(await unitsIn(person), reads ? { reports: own, cycle: own } : NOTHING, who);
  const { columns = [] } = (await person.get(`/api/v1/columns?cycle=${CYCLE}`)).json as {
    columns?: { indicator: string }[];
  };
  const seen = new Set(columns.map(({ indicator }) => targetOf(indicator)));
  assert.deepEqual([...seen], readsColumns(role, place) ? [TARGET] : [], who);
  const { text } = await person.get('/api/v1/work');
  assert(!text.includes(MARK) && (inside || !text.includes(UNIT)), `${who}: ${text}`);
}

describe('scope', () => {
  before(async () => {
    const owner = { after: (end: () => Promise<void>) => ends.push(end) };
    app = await testApp(owner as never, { settings: { rateLimit: false } });
    await openCycle(app, CYCLE);
    askers = await scopedPeople(app);
    content = await contentOf();
    expectNoSecret = await plantSecrets(app);
  });
  after(async () => {
    for (const end of ends) await end();
  });

  test('every operation says whether it is about a unit, a target, all of the city or oneself', async () => {
    const { paths } = (await app.anyone.get('/api/v1/openapi.json')).json as Document;
    const all = Object.values(paths).flatMap((item) => Object.values(item));
    const open = all.filter((one) => one['x-action'] === 'read').map((one) => one.operationId);
    const known = [...Object.keys(SCOPE_LINES), ...Object.keys(WHOLE), ...ROW_BY_ROW, ...OWN];
    assert.equal(new Set(known).size, known.length);
    assert.deepEqual(
      [...known, ...open].toSorted(),
      all.map(({ operationId }) => operationId).toSorted(),
    );
  });

  test('inside its scope a grant lets through, outside of it and of its days it does not', async (t) => {
    const lines = Object.entries(SCOPE_LINES);
    for (const [name, line] of lines) for (const one of askers) await expectAnswer(name, line, one);
    t.diagnostic(`${lines.length * askers.length} questions`);
  });

  test('what belongs to the whole city needs a grant for all of it', async (t) => {
    let asked = 0;
    for (const [name, ask] of Object.entries(WHOLE)) {
      for (const { role, place, without, person } of askers) {
        if (without !== null || !['inside', 'unit', 'target'].includes(place)) continue;
        assert.equal((await ask(person)).status, 403, `${name}: ${role} ${place}`);
        asked += 1;
      }
    }
    t.diagnostic(`${asked} questions`);
  });

  test('lists tell of what a grant covers, and of nothing else', async () => {
    const whole = askers.filter(({ without }) => without === null);
    for (const asker of whole) await expectLists(asker);
  });

  test('rows of figures and sheets of others are refused one by one', async () => {
    const row = { ...content.cell, value: 7 };
    for (const asker of askers.filter(({ without }) => without === null)) {
      const { role, place, person } = asker;
      const answer = await person.post('/api/v1/figures', { figures: [row] });
      const { results = [] } = answer.json as { results?: { code: string | null }[] };
      const enters = ['reporter', 'secretariat', 'service'].includes(role);
      const held = enters && ['inside', 'unit', 'target', 'lent'].includes(place);
      assert.equal(answer.status, held ? 200 : 403, `${role} ${place}`);
      if (place === 'unit' && held) assert.equal(results[0]?.code, 'forbidden', role);
    }
    const sheet = await fetch(`${app.url}/api/v1/reports/${content.report}.xlsx`, {
      headers: (await app.as(`cb-${UNIT}`)).headers,
    });
    const bytes = new Uint8Array(await sheet.arrayBuffer());
    const stranger = askers.find(({ role, place }) => role === 'reporter' && place === 'unit');
    assert(stranger);
    const sent = await sendSheet(stranger.person, `/api/v1/cycles/${CYCLE}/forms.xlsx`, bytes);
    assert(!sent.text.includes(MARK) && !/"saved":[1-9]/.test(sent.text), sent.text);
    assert.match(sent.text, /forbidden|sheet-/);
  });
});
