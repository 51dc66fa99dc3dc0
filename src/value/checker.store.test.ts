// Rules asked beside real values: what is read, what is kept, which version counts on a day.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import type { Kysely } from 'kysely';
import { madeCheck } from '../../test/check-sample.ts';
import { testDatabase } from '../../test/database.ts';
import { loadCatalogue, saveDefinitions, seedCatalogue } from '../catalogue/catalogue.store.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Check, checksOn } from '../catalogue/check/check.ts';
import type { CellToCheck } from '../catalogue/check/checker.ts';
import { loadCatalogueFolder } from '../catalogue/load.file.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { change, type Tx } from '../store/change.ts';
import { fillPeriods } from '../store/period.store.ts';
import type { Database } from '../store/schema.ts';
import { checkerOf } from './checker.store.ts';
import { recordValues } from './value.store.ts';
import type { NewValue } from './value.ts';

const source = await loadCatalogueFolder(join(import.meta.dirname, '..', '..', 'catalogue'));
const AREA = '19753';
const at = new Date('2026-10-20T03:00:00Z');
const today = '2026-10-20';

async function city(t: test.TestContext): Promise<Kysely<Database>> {
  const { kysely: db } = await testDatabase(t);
  await fillPeriods(db, 2024, 2027);
  await write(db, (tx) => seedCatalogue(tx, source));
  return db;
}

const write = <T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>) =>
  change(db, { by: 'an', action: 'test', on: 'test', at }, work);

function dossiers(element: string, code: string, amount: string, over = {}): NewValue {
  const period = parsePeriod(code, 'calendar');
  assert(period);
  const { last: month } = period;
  return {
    ...{ element, area: AREA, basis: 'calendar', period: code, month, origin: 'figure', amount },
    ...over,
  };
}

const record = (db: Kysely<Database>, rows: readonly NewValue[]) =>
  write(db, (tx) => recordValues(tx, rows, { batch: null, simulated: false }));

const asked = (element: string, amount: string, period = '2026-09'): CellToCheck => ({
  ...{ element, area: AREA, basis: 'calendar', period, amount },
});

const codes = async (
  db: Kysely<Database>,
  day: { readonly catalogue: Catalogue; readonly revision: number },
  cells: readonly CellToCheck[],
): Promise<readonly (readonly string[])[]> => {
  const checker = checkerOf(db, { ...day, today });
  const found = await checker.findings(cells, { form: [], catchUp: false });
  return found.map((findings) => findings.map(({ rule }) => rule));
};

test('cells are checked against each other and against what stands', async (t) => {
  const db = await city(t);
  const catalogue = await loadCatalogue(db);
  await record(db, [
    dossiers('ho-so-tiep-nhan', '2026-09', '100'),
    dossiers('ho-so-truc-tuyen', '2026-08', '1000'),
    dossiers('ho-so-truc-tuyen', '2026-09', '50', { origin: 'feed' }),
  ]);
  const day = { catalogue, revision: 1 };
  assert.deepEqual(await codes(db, day, [asked('ho-so-truc-tuyen', '101')]), [
    ['lech-nguon-khac', 'tang-giam-dot-bien', 'tu-so-khong-qua-mau-so'],
  ]);
  const both = [asked('ho-so-truc-tuyen', '500'), asked('ho-so-tiep-nhan', '500')];
  assert.deepEqual(
    (await codes(db, day, both)).map((found) => found.includes('tu-so-khong-qua-mau-so')),
    [false, false],
    'the new denominator counts, not the one that stands',
  );
  assert.deepEqual(await codes(db, day, [asked('ho-so-tiep-nhan', '1.5')]), [
    ['lech-nguon-khac', 'so-dem-nguyen', 'tu-so-khong-qua-mau-so'],
  ]);
  const { beside } = checkerOf(db, { ...day, today });
  assert(beside('ho-so-tiep-nhan').includes('ho-so-truc-tuyen'), 'of the same ratio');
  assert(beside('ho-so-tiep-nhan').includes('ho-so-co-phi'), 'a rule reads it');
  assert(!beside('ho-so-tiep-nhan').includes('ho-so-tiep-nhan'));
});

test('values are read once a revision, and again after a change', async (t) => {
  const db = await city(t);
  const catalogue = await loadCatalogue(db);
  let reads = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      reads += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await record(db, [dossiers('ho-so-tiep-nhan', '2026-09', '100')]);
  const cell = [asked('ho-so-truc-tuyen', '101')];
  const above = (found: readonly (readonly string[])[]) =>
    found[0]?.includes('tu-so-khong-qua-mau-so');
  assert(above(await codes(counting, { catalogue, revision: 1 }, cell)));
  assert.equal(reads, 1);
  await Promise.all([
    codes(counting, { catalogue, revision: 1 }, cell),
    codes(counting, { catalogue, revision: 1 }, [asked('ho-so-truc-tuyen', '7')]),
  ]);
  assert.equal(reads, 1, 'a second save reads nothing');
  await record(db, [dossiers('ho-so-tiep-nhan', '2026-09', '200')]);
  assert.equal(above(await codes(counting, { catalogue, revision: 2 }, cell)), false);
  assert.equal(reads, 2);
});

test('a version counts from its day; until then the earlier one does', async (t) => {
  const db = await city(t);
  const save = (body: Check) =>
    write(db, (tx) =>
      saveDefinitions(tx, [
        { kind: 'check', code: body.code, body, effectiveFrom: body.effectiveFrom },
      ]),
    );
  const inForce = async (day: string): Promise<string | undefined> => {
    const { checks } = await loadCatalogue(db);
    return checksOn(checks, day).find(({ code }) => code === 'mau')?.wrong;
  };
  await save(madeCheck({ wrong: 'value > 1', effectiveFrom: '2026-10-01' }));
  await save(madeCheck({ wrong: 'value > 2', effectiveFrom: '2026-11-01' }));
  await save(madeCheck({ wrong: 'value > 3', effectiveFrom: '2026-12-01', active: false }));
  assert.equal(await inForce('2026-09-30'), undefined);
  assert.equal(await inForce('2026-10-31'), 'value > 1');
  assert.equal(await inForce('2026-11-30'), 'value > 2');
  assert.equal(await inForce('2026-12-01'), undefined, 'paused from that day');
  const { checks } = await loadCatalogue(db);
  assert.deepEqual(
    checks.filter(({ code }) => code === 'mau').map(({ version }) => version),
    [1, 2, 3],
  );
});

test('a rule that cannot be used never reaches the catalogue', async (t) => {
  const db = await city(t);
  const body = madeCheck({ wrong: 'khong_co > 1' });
  await assert.rejects(
    write(db, (tx) =>
      saveDefinitions(tx, [{ kind: 'check', code: 'mau', body, effectiveFrom: today }]),
    ),
    (error) => error instanceof Problem && error.code === 'catalogue-invalid',
  );
  assert(!(await loadCatalogue(db)).checks.some(({ code }) => code === 'mau'));
});
