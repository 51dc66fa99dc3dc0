import assert from 'node:assert/strict';
import test from 'node:test';
import { CITY, madeCatalogue, madeElement, madeIndicator } from '../../test/made-catalogue.ts';
import type { CellToCheck } from '../catalogue/check/checker.ts';
import { knownOf } from '../source/figure/known.ts';
import { checkCellOf } from './check-cell.ts';
import {
  addValues,
  elementsBeside,
  emptySurroundings,
  type StandingValue,
  withDrafts,
} from './check-surroundings.ts';

const elements = [
  madeElement({ code: 'tu', time: 'flow', name: 'Tử' }),
  madeElement({ code: 'mau-1', time: 'flow' }),
  madeElement({ code: 'mau-2', time: 'flow' }),
  madeElement({ code: 'mau', time: 'flow', sumOf: ['mau-1', 'mau-2'], name: 'Mẫu' }),
  madeElement({ code: 'ton', time: 'stock', validMonths: 3, officialOrigin: 'reported' }),
  madeElement({ code: 'mat', level: 'city', areaRule: 'none', disclosure: 'restricted' }),
];
const indicators = [
  madeIndicator({ code: '5', numerator: 'tu', denominator: 'mau' }),
  madeIndicator({ code: '6', numerator: 'ton', denominator: 'mat' }),
];
const known = knownOf(madeCatalogue({ elements, indicators }));
const ALL = { names: new Set(['peers']), fields: new Set(['ton', 'mat', 'mau-1']) };

const value = (
  element: string,
  period: string,
  amount: string,
  over: Partial<StandingValue> = {},
): StandingValue => ({
  ...{ element, period, amount, area: '001', basis: 'administrative', origin: 'figure' },
  ...over,
});
const cell = (element: string, period: string, amount: string, area = '001'): CellToCheck => ({
  ...{ element, period, amount, area, basis: 'administrative' },
});

function ready(
  about: CellToCheck,
  values: readonly StandingValue[],
  form: readonly CellToCheck[] = [],
) {
  const around = emptySurroundings(known);
  addValues(around, values);
  const lookup = withDrafts(around.official, [...form, about]);
  const beside = { around, lookup, wanted: ALL, catchUp: false, origin: 'reported' as const };
  const made = checkCellOf(about, beside);
  assert(made);
  return made;
}

test('history, the period before and the same period of last year', () => {
  const months = ['2025-10', '2026-06', '2026-07', '2026-09', '2025-09'];
  const values = months.map((month, i) => value('tu', month, String(i + 1)));
  const made = ready(cell('tu', '2026-10', '9'), values);
  assert.deepEqual(made.history, ['1', '2', '3', '4'], 'twelve months back, oldest first');
  assert.equal(made.previous, '4');
  assert.equal(made.sameLastYear, '1');
  const gap = ready(cell('tu', '2026-09', '9'), values);
  assert.equal(gap.previous, null, 'a flow is compared with the month just before only');
  const stock = ready(cell('ton', '2026-09', '9'), [value('ton', '2026-06', '7')]);
  assert.equal(stock.previous, '7', 'a stock with the latest that is known');
});

test('answers of the same report come before what stands', () => {
  const values = [value('tu', '2026-09', '5'), value('mau-1', '2026-10', '3')];
  const form = [
    cell('tu', '2026-09', '6'),
    cell('mau-1', '2026-10', '4'),
    cell('mau-2', '2026-10', '2'),
  ];
  const made = ready(cell('tu', '2026-10', '7'), values, form);
  assert.equal(made.previous, '6');
  assert.deepEqual(made.ratios[0], {
    ...{ indicator: '5', numeratorName: 'Tử', denominatorName: 'Mẫu' },
    ...{ numerator: '7', denominator: '6', ratio: '116.666666666667', peers: [] },
  });
  assert.equal(made.fields['mau-1'], '4');
  const missing = ready(cell('tu', '2026-10', '7'), values);
  assert.equal(missing.ratios[0]?.denominator, null, 'a part of the denominator is missing');
});

test('peers are the ratios of other communes, at the latest period that both sides have', () => {
  const at = (area: string, period: string, up: string, down: string) => [
    value('tu', period, up, { area }),
    value('mau-1', period, down, { area }),
    value('mau-2', period, '0', { area }),
  ];
  const values = [...at('002', '2026-10', '1', '2'), ...at('003', '2026-09', '1', '4')];
  const made = ready(cell('tu', '2026-10', '7'), [...values, ...at('001', '2026-10', '1', '1')]);
  assert.deepEqual(made.ratios[0]?.peers, ['50', '25']);
  const old = ready(cell('tu', '2026-12', '7'), values);
  assert.deepEqual(old.ratios[0]?.peers, ['50'], 'no more than two periods back');
  const city = ready(cell('tu', '2026-10', '7', CITY), values);
  assert.deepEqual(city.ratios[0]?.peers, [], 'the city has no peers');
});

test('another origin is told; the cell’s own former number is not another origin', () => {
  const own = value('tu', '2026-10', '1', { origin: 'reported' });
  assert.equal(ready(cell('tu', '2026-10', '7'), [own]).other, null);
  const feed = value('tu', '2026-10', '2', { origin: 'feed' });
  const portal = value('tu', '2026-10', '3', { origin: 'portal' });
  const made = ready(cell('tu', '2026-10', '7'), [own, feed, portal]);
  assert.deepEqual(made.other, { origin: 'portal', amount: '3' });
});

test('restricted numbers are not told to those who enter beside them', () => {
  const secret = value('mat', '2026-10', '44', { area: '001' });
  const made = ready(cell('ton', '2026-10', '7'), [secret]);
  assert.deepEqual(made.ratios, []);
  assert.equal('mat' in made.fields, false);
});

test('elements beside: both sides of every ratio, parts of sums, fields that rules read', () => {
  assert.deepEqual([...elementsBeside(known, 'mau-1', [])].toSorted(), ['mau-1', 'mau-2', 'tu']);
  assert.deepEqual([...elementsBeside(known, 'tu', ['ton'])].toSorted(), [
    ...['mau-1', 'mau-2', 'ton', 'tu'],
  ]);
});

test('elements and periods that do not exist have no cell', () => {
  const around = emptySurroundings(known);
  const lookup = withDrafts(around.official, []);
  const beside = { around, lookup, wanted: ALL, catchUp: false, origin: 'reported' as const };
  assert.equal(checkCellOf(cell('khong-co', '2026-10', '1'), beside), undefined);
  assert.equal(checkCellOf(cell('tu', '2026-13', '1'), beside), undefined);
});
