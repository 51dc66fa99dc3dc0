import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { Problem } from '../kernel/problem.ts';
import { type About, change, type Tx } from '../store/change.ts';
import { verifyJournal } from '../store/journal.ts';
import {
  expectVersion,
  findCatalogue,
  listVersions,
  loadCatalogue,
  saveDefinition,
  saveDefinitions,
  seedCatalogue,
} from './catalogue.store.ts';
import type { Goal } from './catalogue.ts';
import { bareBody, type DefinitionChange, inOrder } from './definition.ts';
import { exportCatalogue } from './export.file.ts';
import { loadCatalogueFolder, parseCatalogue } from './load.file.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'catalogue');
const source = await loadCatalogueFolder(FOLDER);

const about = (action: string): About => ({
  by: 'thuky',
  action,
  on: 'catalogue',
  at: new Date('2026-09-20T08:00:00+07:00'),
});

async function seeded(t: test.TestContext): Promise<TestDatabase> {
  const database = await testDatabase(t);
  await change(database.kysely, about('seed'), (tx) => seedCatalogue(tx, source));
  return database;
}

const goalChange = (goal: Goal): DefinitionChange => ({
  kind: 'goal',
  code: goal.id,
  body: goal,
  effectiveFrom: '2026-09-20',
});

function goalOf(goals: readonly Goal[], id: string): Goal {
  const found = goals.find((goal) => goal.id === id);
  assert(found, `no goal ${id}`);
  return found;
}

test('an instance without catalogue has none', async (t) => {
  const { kysely } = await testDatabase(t);
  assert.equal(await findCatalogue(kysely), undefined);
  await assert.rejects(loadCatalogue(kysely), (error) => {
    return error instanceof Problem && error.code === 'not-found';
  });
});

test('what was seeded is what is read, version 1, with anchors for values', async (t) => {
  const { kysely } = await seeded(t);
  const catalogue = await loadCatalogue(kysely);
  const want = inOrder(source);
  assert.deepEqual(catalogue.programme, want.programme);
  assert.deepEqual(catalogue.targets, want.targets);
  assert.deepEqual(catalogue.goals.map(bareBody), want.goals);
  assert.deepEqual(catalogue.indicators.map(bareBody), want.indicators);
  assert.deepEqual(catalogue.elements.map(bareBody), want.elements);
  assert.deepEqual(catalogue.units, want.units);
  assert.deepEqual(catalogue.areas, want.areas);
  assert.deepEqual(catalogue.holidays, want.holidays);
  assert.deepEqual(bareBody(catalogue.method), want.method);
  assert(catalogue.goals.every((goal) => goal.version === 1 && goal.revision === 1));
  const anchors = await sql<{ elements: number; areas: number }>`
    select (select count(*)::int from element) as elements, (select count(*)::int from area) as areas
  `.execute(kysely);
  assert.deepEqual(anchors.rows, [{ elements: source.elements.length, areas: 41 }]);
});

test('the catalogue in the database exports to files that load to the same content', async (t) => {
  const { kysely } = await seeded(t);
  const reading = parseCatalogue(exportCatalogue(await loadCatalogue(kysely)));
  assert(reading.kind === 'read', JSON.stringify(reading));
  assert.deepEqual(inOrder(reading.source), inOrder(source));
});

test('a new version closes the old one; both can be read, each at its revision', async (t) => {
  const { kysely } = await seeded(t);
  const goal = goalOf(source.goals, '6-a');
  const placed: Goal = { ...goal, year: 2026, standing: 'confirmed', why: 'Bản scan trang 1' };
  const changed = await change(kysely, about('place'), (tx) =>
    saveDefinitions(tx, [goalChange(placed)]),
  );
  assert.equal(changed, 1);
  const now = (await loadCatalogue(kysely)).goals.find(({ id }) => id === '6-a');
  assert.deepEqual(now, { ...placed, version: 2, effectiveFrom: '2026-09-20', revision: 2 });
  const then = (await loadCatalogue(kysely, 1)).goals.find(({ id }) => id === '6-a');
  assert.deepEqual(then, { ...goal, version: 1, effectiveFrom: '2026-06-06', revision: 1 });
  const versions = await listVersions(kysely, 'goal', '6-a');
  assert.deepEqual(
    versions.map(({ version, superseded, by }) => ({ version, superseded, by })),
    [
      { version: 2, superseded: null, by: 'thuky' },
      { version: 1, superseded: 2, by: 'thuky' },
    ],
  );
  assert.equal((await verifyJournal(kysely)).kind, 'intact');
});

test('saving what is there already does nothing, read back with its version or not', async (t) => {
  const { kysely } = await seeded(t);
  const { goals } = await loadCatalogue(kysely);
  const changed = await change(kysely, about('same'), (tx) =>
    saveDefinitions(tx, goals.map(goalChange)),
  );
  assert.equal(changed, 0);
  assert((await loadCatalogue(kysely)).goals.every(({ version }) => version === 1));
});

test('a withdrawn definition is gone now, there before, and may come back as a later version', async (t) => {
  const { kysely } = await seeded(t);
  const off: DefinitionChange = {
    kind: 'holiday',
    code: '2026-01-02',
    body: null,
    effectiveFrom: '2026-09-20',
  };
  const days = async (revision?: number): Promise<number> =>
    (await loadCatalogue(kysely, revision)).holidays.length;
  const before = await days();
  await change(kysely, about('withdraw'), (tx) => saveDefinitions(tx, [off]));
  assert.equal(await days(), before - 1);
  assert.equal(await days(1), before);
  const back = { date: '2026-01-02', name: 'Nghỉ hoán đổi', worked: false };
  await change(kysely, about('again'), (tx) => saveDefinitions(tx, [{ ...off, body: back }]));
  assert.equal(await days(), before);
  assert.equal((await listVersions(kysely, 'holiday', '2026-01-02'))[0]?.version, 2);
});

test('a change that breaks the catalogue is refused and leaves nothing behind', async (t) => {
  const { kysely } = await seeded(t);
  const goal = goalOf(source.goals, '5-2030');
  const clash = change(kysely, about('clash'), (tx) =>
    saveDefinitions(tx, [goalChange({ ...goal, year: 2026 })]),
  );
  await assert.rejects(clash, (error) => {
    return (
      error instanceof Problem && error.code === 'catalogue-invalid' && /2026/.test(error.say('vi'))
    );
  });
  const { goals } = await loadCatalogue(kysely);
  assert.equal(goals.find(({ id }) => id === '5-2030')?.year, 2030);
});

test('two people placing the same goal at once: one wins, the other is told who did', async (t) => {
  const { kysely } = await seeded(t);
  const goal = goalOf(source.goals, '13-a');
  const place = (by: string, year: number) =>
    change(kysely, { ...about('place'), by }, (tx: Tx) =>
      saveDefinition(tx, goalChange({ ...goal, year, standing: 'confirmed' }), {
        expectedVersion: 1,
      }),
    );
  const outcomes = await Promise.allSettled([place('lan', 2026), place('minh', 2030)]);
  const [lost] = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  assert(lost instanceof Problem && lost.code === 'changed-meanwhile');
  const now = (await loadCatalogue(kysely)).goals.find(({ id }) => id === '13-a');
  const winner = now?.year === 2026 ? 'lan' : 'minh';
  assert.match(lost.say('vi'), new RegExp(`^${winner} .*08:00 20/09/2026`));
  assert.equal(now?.version, 2);
});

test('an expected version names a definition that does not exist: 0 fits, 1 does not', async (t) => {
  const { kysely } = await seeded(t);
  const unknown = { kind: 'goal', code: '6-b' } as const;
  await change(kysely, about('new'), (tx) => expectVersion(tx, unknown, 0));
  await assert.rejects(
    change(kysely, about('new'), (tx) => expectVersion(tx, unknown, 1)),
    (error) => error instanceof Problem && error.code === 'not-found',
  );
});
