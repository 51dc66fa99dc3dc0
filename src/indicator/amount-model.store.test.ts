// A second, plain computation of the same rules must give the same amounts for any values.
import assert from 'node:assert/strict';
import test, { before } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../../test/database.ts';
import { CITY, madeCatalogue, madeElement, madeIndicator } from '../../test/made-catalogue.ts';
import {
  monthIndex,
  monthPeriod,
  type Period,
  periodsOfYears,
  yearStart,
} from '../kernel/period.ts';
import { percentOf } from '../kernel/quantity.ts';
import { change } from '../store/change.ts';
import { fillPeriods } from '../store/period.store.ts';
import { listAmounts, recomputeAll, recomputeTouched, type Touched } from './amount.store.ts';
import type { Amount } from './amount.ts';

const COMMUNES = ['001', '002', '003'];
const FIRST = monthIndex(2026, 1);
const LAST = monthIndex(2027, 3);
const TODAY = '2027-03-10';
const VALID = 2;

const catalogue = madeCatalogue({
  elements: [
    madeElement({ code: 'fn', time: 'flow', cityFrom: 'communes' }),
    madeElement({ code: 'fd', time: 'flow', cityFrom: 'communes' }),
    madeElement({ code: 'sn', validMonths: VALID }),
    madeElement({ code: 'sd', validMonths: VALID }),
  ],
  indicators: [
    madeIndicator({ code: 'F', time: 'flow', numerator: 'fn', denominator: 'fd' }),
    madeIndicator({ code: 'S', numerator: 'sn', denominator: 'sd' }),
  ],
});

interface Put {
  readonly element: string;
  readonly area: string;
  readonly month: number;
  readonly amount: number;
}

type Pair = { n: number; d: number } | undefined;

const keyOf = (element: string, area: string, month: number): string =>
  `${element} ${area} ${month}`;

class Model {
  readonly values = new Map<string, number>();

  at(element: string, area: string, month: number): number | undefined {
    if (element.startsWith('f')) return this.values.get(keyOf(element, area, month));
    for (let back = 0; back <= VALID; back += 1) {
      const found = this.values.get(keyOf(element, area, month - back));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Month of the stock numerator that stands in a month. */
  own(area: string, month: number): number {
    const ages = Array.from({ length: VALID + 1 }, (_, back) => month - back);
    return ages.find((one) => this.values.has(keyOf('sn', area, one))) ?? Number.NEGATIVE_INFINITY;
  }

  newest(month: number): number {
    const paired = COMMUNES.filter((area) => this.pair('s', area, month));
    return Math.max(...paired.map((area) => this.own(area, month)));
  }

  pair(kind: string, area: string, month: number): Pair {
    const n = this.at(`${kind}n`, area, month);
    const d = this.at(`${kind}d`, area, month);
    return n === undefined || d === undefined ? undefined : { n, d };
  }

  city(kind: string, month: number): Pair {
    const posted = this.pair(kind, CITY, month);
    const pairs = COMMUNES.flatMap((area) => this.pair(kind, area, month) ?? []);
    const rolled =
      pairs.length > 0
        ? { n: pairs.reduce((sum, p) => sum + p.n, 0), d: pairs.reduce((sum, p) => sum + p.d, 0) }
        : undefined;
    if (posted && (!rolled || (kind === 's' && this.own(CITY, month) >= this.newest(month))))
      return posted;
    const [n, d] = ['n', 'd'].map((role) => this.at(kind + role, CITY, month));
    const all = (role: string) => COMMUNES.map((area) => this.at(kind + role, area, month));
    const sum = (list: (number | undefined)[]): number =>
      list.reduce<number>((t, x) => t + (x ?? 0), 0);
    const complete = all('d').every((x) => x !== undefined);
    if (rolled && (kind === 'f' || posted || d !== undefined || n === undefined || !complete))
      return rolled;
    if (n !== undefined && all('d').some((x) => x !== undefined)) return { n, d: sum(all('d')) };
    if (d !== undefined && all('n').some((x) => x !== undefined)) return { n: sum(all('n')), d };
    return undefined;
  }

  month(kind: string, area: string, month: number): Pair {
    return area === CITY ? this.city(kind, month) : this.pair(kind, area, month);
  }

  sum(area: string, from: number, to: number): Pair {
    const months = Array.from({ length: to - from + 1 }, (_, k) => this.month('f', area, from + k));
    const known = months.flatMap((pair) => pair ?? []);
    if (known.length === 0) return undefined;
    return { n: known.reduce((t, p) => t + p.n, 0), d: known.reduce((t, p) => t + p.d, 0) };
  }
}

let database: TestDatabase;

before(async () => {
  database = await testDatabase();
  await fillPeriods(database.kysely, 2025, 2028);
  const { elements, areas } = catalogue;
  await sql`insert into element select unnest(${elements.map((e) => e.code)}::text[])`.execute(
    database.kysely,
  );
  await sql`insert into area select unnest(${areas.map((a) => a.code)}::text[])`.execute(
    database.kysely,
  );
  await write([]);
});

async function write(puts: readonly Put[]): Promise<void> {
  const about = { by: 'an', action: 'thu', on: 'figures', at: new Date('2027-03-10T02:00:00Z') };
  await change(database.kysely, about, async (tx) => {
    for (const { element, area, month, amount } of puts) {
      await sql`update value set superseded = ${tx.revision} where element = ${element} and area = ${area}
        and month = ${month} and superseded is null and revision < ${tx.revision}`.execute(tx.sql);
      await sql`insert into value (element, area, basis, period, month, origin, amount, by, recorded_at, revision)
        values (${element}, ${area}, 'administrative', ${monthPeriod(month).code}, ${month}, 'figure', ${amount}, 'an',
          ${tx.at}, ${tx.revision})`.execute(tx.sql);
    }
    const touched: Touched[] = puts.map(({ element, area, month }) => ({ element, area, month }));
    if (puts.length === 0) await recomputeAll(tx, catalogue, TODAY);
    else await recomputeTouched(tx, catalogue, touched, TODAY);
  });
}

const put = fc.record({
  element: fc.constantFrom('fn', 'fd', 'sn', 'sd'),
  area: fc.constantFrom(...COMMUNES, ...COMMUNES, CITY),
  month: fc.integer({ min: FIRST, max: LAST }),
  amount: fc.integer({ min: 0, max: 40 }),
});
const batch = fc.uniqueArray(put, {
  minLength: 1,
  maxLength: 30,
  selector: (one) => keyOf(one.element, one.area, one.month),
});

test('the plan and a plain computation agree after any sequence of values', async () => {
  const model = new Model();
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(batch, async (puts) => {
      for (const one of puts) model.values.set(keyOf(one.element, one.area, one.month), one.amount);
      await write(puts);
      compared += await compare(model);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  assert(compared > 10_000, `compared only ${compared} cells`);
});

async function compare(model: Model): Promise<number> {
  const amounts = await listAmounts(database.kysely, { basis: 'administrative', from: FIRST });
  const periods = new Map(
    periodsOfYears(2026, 2027, 'administrative').map((period) => [period.code, period]),
  );
  const judged = amounts.flatMap((amount) => {
    const period = periods.get(amount.period);
    return period && period.last <= LAST ? [{ amount, period }] : [];
  });
  for (const { amount, period } of judged) check(amount, expected(model, amount, period));
  return judged.length;
}

function expected(model: Model, amount: Amount, period: Period): Pair {
  if (amount.indicator === 'S') return model.month('s', amount.area, period.last);
  const first = amount.scope === 'year' ? yearStart(period) : period.first;
  return model.sum(amount.area, first, period.last);
}

function check({ result, ...cell }: Amount, pair: Pair): void {
  const where = `${cell.indicator} ${cell.area} ${cell.period} ${cell.scope}`;
  if (pair && pair.d > 0) {
    assert(result.kind === 'known', where);
    assert.equal(Number(result.value), Number(percentOf(String(pair.n), String(pair.d))), where);
  } else {
    assert(result.kind === 'missing', where);
    if (pair) assert.equal(result.why, 'zero-denominator', where);
  }
}
