import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { recompute, testApp } from '../../../test/app.ts';
import type { Person } from '../../../test/person.ts';

interface Amounts {
  readonly amounts: readonly {
    readonly indicator: string;
    readonly receipt: string;
    readonly value: number | null;
    readonly missing: string | null;
  }[];
}

test('restricted results are for those whose grant names them, in every answer', async (t) => {
  const app = await testApp(t);
  await recompute(app);
  const restricted = app.catalogue.indicators.filter((one) => one.disclosure === 'restricted');
  assert.deepEqual(
    [...new Set(restricted.map((one) => one.target))].sort(),
    [44, 45, 47],
    'the catalogue restricts what the police hold',
  );
  const codes = new Set(restricted.map((one) => one.code));
  const [first] = restricted;
  assert(first);
  // As it will be once the police have confirmed that a number may be kept.
  await sql`update amount set value = 71, numerator = 71, missing = null, standing = 'approved', as_of = '2026-08-14'
    where indicator = any (${[...codes]}::text[])`.execute(app.database.kysely);
  const seen = async (person: Person): Promise<number> => {
    const { json } = await person.get('/api/v1/amounts?period=2026-08&area=46&limit=10000');
    const rows = (json as Amounts).amounts.filter((one) => codes.has(one.indicator));
    assert.equal(rows.length, codes.size, 'a withheld cell is told, not left out');
    assert(rows.every((one) => (one.value === null) === (one.missing === 'restricted')));
    return rows.filter((one) => one.value === 71).length;
  };
  const secretary = await app.as('thuky');
  assert((await seen(secretary)) > 0);
  assert((await seen(await app.as('kiemtoan'))) > 0);
  assert.equal(await seen(app.anyone), 0);
  assert.equal(await seen(app.machine), 0);
  assert.equal(await seen(await app.as('cb-so-tu-phap')), 0);
  const lead = app.catalogue.targets.find((one) => one.number === first.target)?.leads[0];
  assert((await seen(await app.as(`cb-${lead}`))) > 0, 'its lead');

  const target = `/api/v1/amounts?target=${first.target}&area=46&period=2026-08`;
  assert(!/:71\b/.test((await app.anyone.get(target)).text));
  const { amounts } = (await secretary.get(target)).json as Amounts;
  const receipt = `/api/v1/receipts/${amounts[0]?.receipt}`;
  assert.equal((await secretary.get(receipt)).status, 200);
  assert.equal((await app.anyone.get(receipt)).status, 404);
  const { assessments } = (await app.anyone.get('/api/v1/assessments?period=2026-08')).json as {
    assessments: { target: number; missing: string | null; value: number | null }[];
  };
  const shown = assessments.find((one) => one.target === first.target);
  assert.deepEqual([shown?.missing, shown?.value], ['restricted', null]);
});

test('a list is read to its end by its cursors, each row once, at one revision', async (t) => {
  const app = await testApp(t);
  await recompute(app);
  const rows: string[] = [];
  let next: string | null = '';
  let pages = 0;
  for (; next !== null; pages += 1) {
    const cursor: string = next ? `&cursor=${next}` : '';
    const answer = await app.anyone.get(
      `/api/v1/amounts?area=46&from=2026-07&to=2026-08&limit=25${cursor}`,
    );
    assert.equal(answer.status, 200, answer.text);
    const page = answer.json as Amounts & { next: string | null };
    rows.push(...page.amounts.map((one) => one.receipt));
    next = page.next;
    if (pages === 0) {
      const secretary = await app.as('thuky');
      const place = { year: 2030, reason: 'giữa hai trang' };
      assert.equal((await secretary.put('/api/v1/targets/6/goals/6-a', place)).status, 200);
    }
  }
  assert(pages > 2, `${pages} pages`);
  const cells = rows.map((row) => row.split('~').slice(0, 5).join('~'));
  assert.equal(new Set(cells).size, cells.length, 'no row twice');
  const whole = (
    await app.anyone.get('/api/v1/amounts?area=46&from=2026-07&to=2026-08&limit=10000')
  ).json as Amounts;
  assert.equal(cells.length, whole.amounts.length, 'none left out');

  const all = await app.anyone.get('/api/v1/units?limit=7');
  const units = all.json as { units: unknown[]; next: string };
  assert.equal(units.units.length, 7);
  const more = await app.anyone.get(`/api/v1/units?limit=5000&cursor=${units.next}`);
  assert.equal((more.json as { units: unknown[] }).units.length, app.catalogue.units.length - 7);
});
