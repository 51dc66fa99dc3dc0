import assert from 'node:assert/strict';
import test from 'node:test';
import { testDatabase } from '../../test/database.ts';
import { loadCatalogue, seedCatalogue } from '../catalogue/catalogue.store.ts';
import type { CatalogueSource } from '../catalogue/catalogue.ts';
import { loadCatalogueFolder } from '../catalogue/load.file.ts';
import { change } from '../store/change.ts';
import { CATALOGUE } from './folders.ts';
import { seedChecks } from './seed-checks.ts';

const source = await loadCatalogueFolder(CATALOGUE);
const at = new Date('2026-10-20T03:00:00Z');

async function checksAfter(t: test.TestContext, from: CatalogueSource) {
  const { kysely: db } = await testDatabase(t);
  const about = { by: 'system', action: 'seed', on: 'catalogue', at };
  await change(db, about, (tx) => seedCatalogue(tx, from));
  await seedChecks(db, at);
  const { checks } = await loadCatalogue(db);
  await seedChecks(db, at);
  assert.equal((await loadCatalogue(db)).checks.length, checks.length, 'a second start adds none');
  return checks;
}

test('an instance without rules gets the shipped ones from the day it starts', async (t) => {
  const checks = await checksAfter(t, { ...source, checks: [] });
  assert.equal(checks.length, source.checks.length);
  assert(checks.every(({ effectiveFrom }) => effectiveFrom === '2026-10-20'));
});

test('rules of elements that a catalogue does not have are left out', async (t) => {
  const missing = 'nguoi-co-dinh-danh-muc-2-kich-hoat';
  const elements = source.elements.filter(({ code }) => code !== missing);
  const indicators = source.indicators.filter(
    ({ numerator, denominator }) => numerator !== missing && denominator !== missing,
  );
  const judged = new Set(indicators.map(({ target }) => target));
  const targets = source.targets.filter(({ number }) => judged.has(number));
  const goals = source.goals.filter(({ target }) => judged.has(target));
  const checks = await checksAfter(t, {
    ...source,
    targets,
    goals,
    elements,
    indicators,
    checks: [],
  });
  assert.equal(checks.length, source.checks.length - 1);
});

test('rules that the city has are left as they are', async (t) => {
  const [only] = source.checks;
  assert(only);
  const checks = await checksAfter(t, { ...source, checks: [only] });
  assert.deepEqual(
    checks.map(({ code, effectiveFrom }) => [code, effectiveFrom]),
    [[only.code, only.effectiveFrom]],
  );
});
