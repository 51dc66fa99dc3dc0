// Rules at work: every save answers with what they find, sending stops, an explanation lets it go on.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestApp, testApp } from '../../../test/app.ts';
import type { Answer, Person } from '../../../test/person.ts';
import { formOf } from '../../catalogue/form.ts';
import { monthIndex } from '../../kernel/period.ts';

const UNIT = 'ubnd-19753';
const MONTH = monthIndex(2026, 10);

interface Result {
  readonly element: string;
  readonly status: string;
  readonly version: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly vi: string;
  }[];
}
interface Report {
  readonly id: number;
  readonly version: number;
  readonly unfinished: readonly object[] | number;
}

/** A commune's report of October with every asked field answered by an even hundred. */
async function answeredReport(app: TestApp) {
  const opened = await (await app.as('thuky')).post('/api/v1/cycles', { period: '2026-10' });
  assert.equal(opened.status, 201, opened.text);
  const officer = await app.as(`cb-${UNIT}`);
  const { id } = (await officer.post('/api/v1/reports', { cycle: '2026-10', unit: UNIT }))
    .json as Report;
  const { catalogue } = await app.deps.snapshots.current();
  const cycle = { code: '2026-10', firstMonth: MONTH, lastMonth: MONTH };
  const fields = formOf(catalogue, cycle, UNIT).fields.filter(({ mode }) => mode === 'ask');
  const save = async (cells: readonly object[]): Promise<readonly Result[]> => {
    const answer = await officer.put(`/api/v1/reports/${id}/cells`, { cells });
    assert.equal(answer.status, 200, answer.text);
    return (answer.json as { results: Result[] }).results;
  };
  const places = fields.map(({ element, area, period }) => ({ element, area, period }));
  await save(places.map((place) => ({ ...place, version: 0, typed: '100' })));
  const report = async (): Promise<Report> =>
    (await officer.get(`/api/v1/reports/${id}`)).json as Report;
  const send = async (person: Person = officer): Promise<Answer> =>
    person.post(`/api/v1/reports/${id}/send`, { version: (await report()).version });
  return { catalogue, places, save, send, report };
}

const rulesOf = (results: readonly Result[], element: string): readonly string[] =>
  results.find((one) => one.element === element)?.findings.map(({ rule }) => rule) ?? [];

test('a part above its whole must be explained; correcting the whole ends the finding', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const { catalogue, places, save, send } = await answeredReport(app);
  const asked = new Set(places.map(({ element }) => element));
  const ratio = catalogue.indicators.find(
    ({ kind, numerator, denominator }) =>
      kind === 'ratio' && asked.has(numerator ?? '') && asked.has(denominator ?? ''),
  );
  const part = places.find(({ element }) => element === ratio?.numerator);
  const whole = places.find(({ element }) => element === ratio?.denominator);
  assert(part && whole, 'the form asks for both sides of a ratio');

  const [above] = await save([{ ...part, version: 1, typed: '101' }]);
  assert.equal(above?.status, 'saved');
  assert.deepEqual(
    above?.findings.map(({ rule, severity }) => [rule, severity]),
    [['tu-so-khong-qua-mau-so', 'explain']],
  );
  assert.match(above?.findings[0]?.vi ?? '', /là 101, lớn hơn mẫu số .* là 100/);
  const stopped = await send();
  assert.equal(stopped.status, 422);
  assert.equal((stopped.json as { code: string }).code, 'report-unfinished');

  const corrected = await save([{ ...whole, version: 1, typed: '102' }]);
  assert.deepEqual(rulesOf(corrected, whole.element), []);
  const again = await save([{ ...whole, version: 2, typed: '99' }]);
  assert.deepEqual(rulesOf(again, whole.element), ['tu-so-khong-qua-mau-so']);
  assert.deepEqual(rulesOf(again, part.element), ['tu-so-khong-qua-mau-so'], 'told with the save');

  const why = 'Chốt số ở hai ngày khác nhau';
  const versions = new Map(again.map(({ element, version }) => [element, version]));
  const at = (place: { readonly element: string }) => versions.get(place.element) ?? 0;
  await save([
    { ...part, version: at(part), explanation: why },
    { ...whole, version: at(whole), explanation: why },
  ]);
  const sent = await send();
  assert.equal(sent.status, 200, sent.text);
});

test('a rule that the secretariat adds stops the very next save', async (t) => {
  const app = await testApp(t, { at: new Date('2026-10-15T02:00:00Z') });
  const { places, save, send } = await answeredReport(app);
  const [place] = places;
  assert(place);
  const rule = {
    ...{ code: 'tran', name: 'Trần', wrong: 'value > most', limits: { most: 500 }, version: 0 },
    ...{ severity: 'block', vi: 'Nhập lại: quá {most}.', en: 'Above {most}.' },
    ...{ appliesTo: { elements: [place.element] }, effectiveFrom: '2026-10-15', reason: 'Thử' },
  };
  const added = await (await app.as('thuky')).post('/api/v1/checks', rule);
  assert.equal(added.status, 201, added.text);
  const [high] = await save([{ ...place, version: 1, typed: '501' }]);
  assert.deepEqual(
    high?.findings.find(({ rule: code }) => code === 'tran')?.vi,
    'Nhập lại: quá 500.',
  );
  const explained = { ...place, version: high?.version ?? 0, explanation: 'Đúng như vậy' };
  await save([explained]);
  assert.equal((await send()).status, 422, 'an explanation does not lift a block');
});
