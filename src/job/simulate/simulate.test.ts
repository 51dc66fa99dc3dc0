// The demonstration city as a whole, on a real database.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { demo, hashOf, run, UNTIL } from '../../../test/simulated-city.ts';
import { PROGRESS } from '../../assessment/assessment.ts';
import { buildScoreboard, type Scoreboard } from '../../assessment/scoreboard.ts';
import { loadCatalogue } from '../../catalogue/catalogue.store.ts';
import { amountsAt, listAmounts } from '../../indicator/amount.store.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { verifyJournal } from '../../store/journal.ts';
import { findRevisionAt } from '../../store/revision.ts';
import { POPULATION } from './story.ts';

const ALL = `id, element, area, basis, period, month, origin, amount, standing, estimated, simulated, note, by,
  batch, recorded_at at time zone 'UTC', revision, superseded`;

async function scoreboard({ kysely }: TestDatabase, code: string): Promise<Scoreboard> {
  const period = parsePeriod(code);
  assert(period);
  const catalogue = await loadCatalogue(kysely);
  const amounts = await listAmounts(kysely, { areas: ['46'] });
  return buildScoreboard({ catalogue, amounts, period, area: '46', today: UNTIL });
}

test('the city that the demonstration opens with', async (t) => {
  const city = await testDatabase(t);
  const started = performance.now();
  const result = await run(city);
  const took = Math.round(performance.now() - started);
  t.diagnostic(`${result.changes} changes, ${result.values} values in ${took} ms`);
  assert(result.values > 20_000 && result.amounts > 20_000, JSON.stringify(result));
  const rows = async <T extends object>(query: string): Promise<T[]> =>
    (await city.pool.query<T>(query)).rows;

  await t.test('the journal is intact and its time runs from December 2024 on', async () => {
    const verified = await verifyJournal(city.kysely);
    assert(verified.kind === 'intact', JSON.stringify(verified));
    assert(verified.entries > 120, String(verified.entries));
    const [first] = await rows<{ at: Date; action: string }>(
      'select at, action from journal where seq = 1',
    );
    assert.equal(first?.action, 'seed-catalogue');
    assert.equal(first?.at.toISOString(), '2024-12-14T01:00:00.000Z');
  });

  await t.test(
    'every element that may be shown has values; restricted ones have none',
    async () => {
      const { elements } = await loadCatalogue(city.kysely);
      const present = new Set(
        (await rows<{ element: string }>('select distinct element from value')).map(
          (row) => row.element,
        ),
      );
      for (const { code, sumOf, disclosure } of elements) {
        assert.equal(present.has(code), sumOf.length === 0 && disclosure !== 'restricted', code);
      }
      assert.deepEqual(await rows('select 1 from value where not simulated limit 1'), []);
      assert.deepEqual(await rows('select 1 from batch where not simulated limit 1'), []);
    },
  );

  await t.test('people are the published number, counts are whole', async () => {
    const [people] = await rows<{ sum: string; areas: number }>(
      `select sum(amount), count(*)::int as areas from value
       where element = 'dan-so-thuong-tru' and area <> '46' and superseded is null`,
    );
    assert.deepEqual(people && { ...people, sum: Number(people.sum) }, {
      sum: POPULATION,
      areas: 40,
    });
    const broken = await rows(
      `select * from value where amount < 0 or (element not like 'moc-%' and amount <> trunc(amount))
         or (element like 'moc-%' and amount > 1) limit 1`,
    );
    assert.deepEqual(broken, []);
  });

  await t.test('a part exceeds its whole only where somebody has confirmed it', async () => {
    const above = await rows<{ indicator: string; area: string; month: number }>(
      `select a.indicator, a.area, a.month from amount a
       where a.value > 100 and a.denominator is not null and a.scope = 'period' and length(a.period) = 7`,
    );
    assert(above.length > 0, 'nobody reports more than the whole');
    const { indicators } = await loadCatalogue(city.kysely);
    for (const { indicator, area, month } of above) {
      const element = indicators.find(({ code }) => code === indicator)?.numerator;
      const [noted] = (
        await city.pool.query(
          `select 1 from value where element = $1 and area = $2 and month <= $3 and superseded is null
             and note like 'Đã xác nhận%'`,
          [element, area, month],
        )
      ).rows;
      assert(noted, `${indicator} in ${area}, month ${month}: no confirmation`);
    }
  });

  await t.test('figures are late, missing, corrected and implausible', async () => {
    const [corrected] = await rows<{ n: number }>(
      `select count(*)::int as n from value where note like 'Đính chính%'`,
    );
    assert(corrected && corrected.n >= 10, JSON.stringify(corrected));
    const [missing] = await rows<{ n: number }>(
      `select count(*)::int as n from generate_series(24306, 24320) m
       where (select count(distinct area) from value
              where element = 'nha-o-tru-so-dia-chi-so' and month = m) between 20 and 39`,
    );
    assert(missing && missing.n >= 5, JSON.stringify(missing));
    const [copied] = await rows<{ n: number }>(
      `select count(*)::int as n from value a join value b
         on (a.element, a.area, a.month + 1) = (b.element, b.area, b.month) and a.amount = b.amount
       where a.superseded is null and b.superseded is null and a.area <> '46'
         and a.element = 'nguoi-huong-nhan-qua-tai-khoan'`,
    );
    assert(copied && copied.n >= 1, JSON.stringify(copied));
    const [late] = await rows<{ n: number }>(
      `select count(distinct subject)::int as n from journal where subject like 'simulation/%late'`,
    );
    assert(late && late.n >= 10, JSON.stringify(late));
  });

  await t.test('closed months are approved, the latest is provisional', async () => {
    const standing = await rows<{ period: string; standings: string }>(
      `select period, string_agg(distinct standing, ',') as standings from value
       where superseded is null and basis = 'administrative' and period in ('2026-08', '2026-10')
         and element = 'cong-dan-da-cap-can-cuoc' group by period order by period`,
    );
    assert.deepEqual(standing, [
      { period: '2026-08', standings: 'approved' },
      { period: '2026-10', standings: 'provisional' },
    ]);
  });

  await t.test('the portal and the city count the same dossiers a little differently', async () => {
    const counts = await rows<{ origin: string; amount: string }>(
      `select origin, amount from value where element = 'ho-so-tiep-nhan' and area = '46'
         and basis = 'calendar' and period = '2026-08' and superseded is null and origin <> 'reported'
         order by origin`,
    );
    const [feed, portal] = counts.map(({ amount }) => Number(amount));
    assert.deepEqual(
      counts.map(({ origin }) => origin),
      ['feed', 'portal'],
    );
    assert(feed && portal && feed < portal && feed > portal * 0.98, JSON.stringify(counts));
  });

  await t.test('the scoreboard shows every status in a believable mix', async () => {
    const boards = await Promise.all(['2026-09', '2026-10'].map((code) => scoreboard(city, code)));
    for (const { period, counts } of boards)
      t.diagnostic(`${period.code} ${JSON.stringify(counts)}`);
    for (const status of PROGRESS) {
      assert(
        boards.every(({ counts }) => counts[status] > 0),
        `nobody is ${status}`,
      );
    }
    for (const { counts } of boards) {
      assert(counts.achieved >= 5 && counts.achieved <= 12, JSON.stringify(counts));
      assert(counts.behind >= 3 && counts.behind <= 6, JSON.stringify(counts));
      assert(counts['on-track'] > counts.behind, JSON.stringify(counts));
    }
    assert(
      boards.some(({ headline }) => headline.regressed > 0),
      'nobody has fallen back',
    );
    const goals = (await loadCatalogue(city.kysely)).goals.map(({ id, standing }) => [
      id,
      standing,
    ]);
    const printed = new Map(demo.source.goals.map(({ id, standing }) => [id, standing]));
    assert.deepEqual(
      goals,
      goals.map(([id]) => [id, printed.get(id ?? '')]),
    );
  });

  await t.test('what was known at the end of March 2026 can still be seen', async () => {
    const at = new Date('2026-03-31T23:59:59+07:00');
    const revision = await findRevisionAt(city.kysely, at);
    const catalogue = await loadCatalogue(city.kysely, revision);
    const today = '2026-03-31';
    const amounts = await amountsAt(
      city.kysely,
      catalogue,
      { revision, at, today },
      { areas: ['46'] },
    );
    const period = parsePeriod('2026-03');
    assert(period);
    const board = buildScoreboard({ catalogue, amounts, period, area: '46', today });
    const known = board.rows.filter(({ assessment }) => assessment.value !== null);
    assert(known.length > 30, `only ${known.length} targets had a value`);
    assert(board.counts.achieved > 0 && board.counts.behind === 0, JSON.stringify(board.counts));
  });

  await t.test(
    'cycles: earlier ones closed, one left to open, the last half answered',
    async () => {
      const cycles = await rows<{ code: string; state: string }>(
        'select code, state from cycle order by code',
      );
      assert.deepEqual(
        cycles.map(({ code, state }) => `${code} ${state}`),
        ['2026-06 closed', '2026-07 closed', '2026-08 closed', '2026-10 open'],
      );
      const states = await rows<{ cycle: string; state: string; n: number }>(
        'select cycle, state, count(*)::int as n from report group by cycle, state',
      );
      const count = (cycle: string, state: string): number =>
        states.find((one) => one.cycle === cycle && one.state === state)?.n ?? 0;
      for (const code of ['2026-06', '2026-07', '2026-08']) {
        assert(
          count(code, 'signed') > 35 && count(code, 'draft') > 0,
          `${code}: signed and silent`,
        );
      }
      const [signed, sent, draft] = ['signed', 'sent', 'draft'].map((one) => count('2026-10', one));
      assert(
        signed && sent && draft && signed > sent && draft > sent,
        `${signed} ${sent} ${draft}`,
      );
      const [late] = await rows<{ n: number }>(
        `select count(*)::int as n from report_event e join report r on r.id = e.report
         join cycle c on c.code = r.cycle
       where e.act = 'sign' and (e.at at time zone 'Asia/Ho_Chi_Minh')::date > c.unit_deadline`,
      );
      assert(late && late.n >= 3, 'nobody signed late');
      const open = await rows<{ what: string }>(
        `select 'confirmed' as what from indicator_column where cycle = '2026-10' and state = 'confirmed'
         and objections_until >= '2026-10-20'
       union all select 'objected' from column_opinion where kind = 'object' and answer is null
       union all select 'returned' from report_cell where returned_by is not null
       union all select 'explained' from report_cell k join report r on r.id = k.report
         where r.cycle = '2026-10' and r.state = 'draft' and k.explanation <> ''`,
      );
      const told = new Set(open.map(({ what }) => what));
      assert.deepEqual([...told].sort(), ['confirmed', 'explained', 'objected', 'returned']);
      const [untouched] = await rows<{ n: number }>(
        `select count(*)::int as n from report r where cycle = '2026-10' and state = 'draft'
         and not exists (select from report_cell where report = r.id)`,
      );
      assert(untouched && untouched.n >= 5, 'everybody has begun');
      const columns = await rows<{ n: number }>(
        `select count(*)::int as n from indicator_column where cycle < '2026-09' and state = 'approved'`,
      );
      assert((columns[0]?.n ?? 0) > 30, JSON.stringify(columns));
    },
  );

  await t.test('a second start changes nothing', async () => {
    const before = await rows('select seq, hash from journal_head');
    assert.deepEqual(await run(city), { changes: 0, values: 0, amounts: 0 });
    assert.deepEqual(await rows('select seq, hash from journal_head'), before);
  });

  await t.test('the same seed and day give the same bytes of every value', async (u) => {
    const twin = await testDatabase(u);
    await run(twin);
    assert.equal(await hashOf(twin, ALL), await hashOf(city, ALL));
  });
});
