// A rule tried over the demonstration city: it stops what stands out there, and its trial writes nothing.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { madeCheck } from '../../test/check-sample.ts';
import { testDatabase } from '../../test/database.ts';
import { loadCatalogue } from '../catalogue/catalogue.store.ts';
import { bookOn } from '../catalogue/check/book.ts';
import type { Check } from '../catalogue/check/check.ts';
import { compileCheck } from '../catalogue/check/compile.ts';
import { loadDemonstration } from '../catalogue/demo-overlay.file.ts';
import { simulate } from '../job/simulate/simulate.ts';
import { monthIndex } from '../kernel/period.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { tryCheck } from './check-trial.store.ts';

const demo = await loadDemonstration(join(import.meta.dirname, '..', '..', 'catalogue'));
const today = '2026-10-20';
const MONTHS = [monthIndex(2026, 5), monthIndex(2026, 10)] as const;

test('rules tried over six months of the demonstration city', async (t) => {
  const { kysely: db, pool } = await testDatabase(t);
  await simulate({ db, ...demo }, { seed: 6, until: today, scale: 1 }, () => {});
  const catalogue = await loadCatalogue(db);
  const { checks } = bookOn(catalogue, today);
  const tried = (over: Partial<Check>, hidden: readonly string[] = []) => {
    const elements = new Set(catalogue.elements.map(({ code }) => code));
    const draft = compileCheck(madeCheck(over), elements);
    assert(!isRefusal(draft));
    const present = checks.find(({ check }) => check.code === draft.check.code) ?? null;
    const day = { catalogue, revision: 1, today };
    return tryCheck(db, day, { draft, present, months: MONTHS }, new Set(hidden));
  };
  const entries = async (): Promise<unknown> =>
    (await pool.query('select max(seq) as seq from journal')).rows;
  const before = await entries();

  await t.test('shipped rules: every value of the city is asked, few are stopped', async () => {
    const own = await Promise.all(
      checks.map(async ({ check }) => [check.code, await tried(check)] as const),
    );
    for (const [code, { asked, before: now, after, failed, cells }] of own) {
      t.diagnostic(`${code}: ${after} of ${asked}`);
      assert.equal(failed, 0, code);
      assert.equal(now, after, `${code}: the same rule stops the same cells`);
      assert(cells.every(({ change }) => change === 'kept'));
      assert(after * 50 <= asked, `${code} stops more than one in fifty`);
    }
    const above = own.find(([code]) => code === 'tu-so-khong-qua-mau-so')?.[1];
    assert(above && above.asked > 5_000 && above.after > 0, 'the city has such a slip in it');
  });

  await t.test(
    'a milder version: what it no longer stops is told apart from what it does',
    async () => {
      const rule = checks.find(({ check }) => check.code === 'khac-thuong-voi-minh')?.check;
      assert(rule);
      const result = await tried({ ...rule, limits: { ...rule.limits, threshold: '8' } });
      const count = (change: string) =>
        result.cells.filter((cell) => cell.change === change).length;
      assert(result.after < result.before);
      assert.equal(count('new'), 0);
      assert.equal(count('gone') + count('kept') + result.left, result.before);
      assert.equal(
        result.periods.reduce((sum, { after }) => sum + after, 0),
        result.after,
      );
    },
  );

  await t.test('a new rule: before is zero, the list is cut and says so', async () => {
    const result = await tried({ code: 'moi', wrong: 'value >= 0' });
    assert.equal(result.before, 0);
    assert.equal(result.after, result.asked);
    assert.equal(result.cells.length + result.left, result.after);
    assert(result.left > 0 && result.cells.length === 200);
  });

  await t.test('hidden elements and months outside are not read', async () => {
    const element = 'ho-so-tiep-nhan';
    const appliesTo = { measures: [], times: [], elements: [element], indicators: [] };
    const rule = { code: 'moi', wrong: 'value >= 0', appliesTo };
    const shown = await tried(rule);
    assert(shown.asked > 100);
    assert(shown.periods.every(({ period }) => period >= '2026-05' && period <= '2026-10'));
    assert.equal((await tried(rule, [element])).asked, 0);
  });

  await t.test('a rule that cannot be computed is told, not counted as stopping', async () => {
    const result = await tried({ code: 'moi', wrong: 'value % 0 == 1' });
    assert.equal(result.failed, result.asked);
    assert.equal(result.after, 0);
  });

  assert.deepEqual(await entries(), before, 'trials write nothing');
});
