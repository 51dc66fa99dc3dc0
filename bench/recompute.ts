// Recompute of every amount against hand-written SQL for the same cells, on one server in one run; then one
// changed value, from the start of its transaction to its commit. Run: npm run bench recompute
import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { recomputeAll, recomputeTouched } from '../src/indicator/amount.store.ts';
import { change } from '../src/store/change.ts';
import { fillPeriods } from '../src/store/period.store.ts';
import { testDatabase } from '../test/database.ts';
import { CITY, madeCatalogue, madeElement, madeIndicator } from '../test/made-catalogue.ts';
import { referenceSql } from './recompute-reference.ts';

const TARGETS = 51;
const ROUNDS = 5;
const TODAY = '2030-12-10';
const about = { by: 'bench', action: 'bench', on: 'amounts', at: new Date('2030-12-20T02:00:00Z') };

const isFlow = (k: number): boolean => k % 3 === 0;
const numbers = Array.from({ length: TARGETS }, (_, k) => k);
const made = madeCatalogue(
  {
    elements: numbers.flatMap((k) => {
      const time = isFlow(k) ? ('flow' as const) : ('stock' as const);
      return [madeElement({ code: `n${k}`, time }), madeElement({ code: `d${k}`, time })];
    }),
    indicators: numbers.map((k) =>
      madeIndicator({
        code: `i${k}`,
        target: k + 1,
        time: isFlow(k) ? 'flow' : 'stock',
        numerator: `n${k}`,
        denominator: `d${k}`,
      }),
    ),
  },
  40,
);
const catalogue = { ...made, programme: { ...made.programme, start: 2027 } };

const database = await testDatabase();
const db = database.kysely;
await fillPeriods(db, 2025, 2031);
await sql`insert into element select unnest(${catalogue.elements.map((one) => one.code)}::text[])`.execute(
  db,
);
await sql`insert into area select unnest(${catalogue.areas.map((one) => one.code)}::text[])`.execute(
  db,
);
await change(db, about, async (tx) => {
  for (const origin of ['figure', 'reported']) {
    await sql`insert into value (element, area, basis, period, month, origin, amount, standing, by, recorded_at, revision)
      select e.code, a.code, 'administrative', p.code, p.last_month, ${origin},
        case when e.code like 'n%' then 1 else 2 end * (100 + (hashtext(e.code || a.code || p.code) % 90)), 'approved',
        'bench', ${tx.at}, ${tx.revision}
      from element e, area a, period p
      where p.kind = 'month' and p.basis = 'administrative' and p.year between 2026 and 2030
        and hashtext(e.code || p.code || a.code || ${origin}) % 50 <> 0`.execute(tx.sql);
  }
});
await sql`vacuum analyze value`.execute(db);
await sql`analyze period`.execute(db);
const counted = await sql<{ n: number }>`select count(*)::int as n from value`.execute(db);

const ours: number[] = [];
const reference: number[] = [];
let cells = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  await sql`truncate amount`.execute(db);
  await sql`checkpoint`.execute(db);
  const begun = performance.now();
  cells = await change(db, about, (tx) => recomputeAll(tx, catalogue, TODAY));
  ours.push(performance.now() - begun);
  if (round === 0) await sql`create table kept as select * from amount`.execute(db);

  await sql`truncate amount`.execute(db);
  await sql`checkpoint`.execute(db);
  const started = performance.now();
  const written = await db.transaction().execute(async (trx) => {
    await trx.executeQuery(CompiledQuery.raw(`set local work_mem = '128MB'`));
    return trx.executeQuery(CompiledQuery.raw(referenceSql(TARGETS, isFlow, CITY)));
  });
  reference.push(performance.now() - started);
  if (Number(written.numAffectedRows) !== cells) {
    throw new Error(`the reference wrote ${written.numAffectedRows} cells, the plan ${cells}`);
  }
}
const different = await sql<{ n: number }>`
  select count(*)::int as n from (select indicator, area, basis, period, scope, numerator, denominator, value, missing,
      reported, expected, as_of, standing from kept
    except select indicator, area, basis, period, scope, numerator, denominator, value, missing, reported, expected,
      as_of, standing from amount) x`.execute(db);

await change(db, about, (tx) => recomputeAll(tx, catalogue, TODAY));
await sql`analyze amount`.execute(db);
const single: number[] = [];
let own = 0;
for (let k = 0; k < 40; k += 1) {
  const begun = performance.now();
  own = await change(db, about, async (tx) => {
    await sql`update value set superseded = ${tx.revision} where element = 'n3' and area = '007'
      and period = '2030-11' and superseded is null`.execute(tx.sql);
    await sql`insert into value (element, area, basis, period, month, origin, amount, by, recorded_at, revision, note)
      values ('n3', '007', 'administrative', '2030-11', ${2030 * 12 + 10}, 'figure', ${50 + k}, 'bench', ${tx.at},
        ${tx.revision}, ${randomUUID()})`.execute(tx.sql);
    return recomputeTouched(
      tx,
      catalogue,
      [{ element: 'n3', area: '007', month: 2030 * 12 + 10 }],
      TODAY,
    );
  });
  single.push(performance.now() - begun);
}

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
console.log(
  `values ${counted.rows[0]?.n}, cells ${cells}, cells that differ ${different.rows[0]?.n}`,
);
console.log(`recompute  median ${median(ours).toFixed(0)} ms`);
console.log(`reference  median ${median(reference).toFixed(0)} ms`);
console.log(`ratio      ${(median(ours) / median(reference)).toFixed(2)} (at most 1.5)`);
console.log(
  `one value  median ${median(single).toFixed(1)} ms, slowest ${Math.max(...single).toFixed(1)} ms, wrote ${own} cells`,
);
await database.drop();
process.exit(0);
