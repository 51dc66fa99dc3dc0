import assert from 'node:assert/strict';
import test from 'node:test';
import { columnCatalogue, OCTOBER } from '../../../test/column-city.ts';
import { madeElement, madeIndicator } from '../../../test/made-catalogue.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { monthPeriod } from '../../kernel/period.ts';
import type { ColumnSheet, ReportedCell, StandingValue } from './cell.ts';
import { differenceOf, gapTo } from './difference.ts';
import { columnSheet, seenCells } from './sheet.ts';
import { compareUnusual, markCounts, unusualFirst } from './unusual.ts';

let id = 0;
const value = (
  element: string,
  area: string,
  amount: string,
  over: Partial<StandingValue> & { readonly back?: number } = {},
): StandingValue => {
  const { back = 0, ...rest } = over;
  const { code, last } = monthPeriod(OCTOBER - back);
  id += 1;
  return {
    ...{ id, element, area, amount, basis: 'administrative', period: code, month: last },
    ...{ origin: 'reported', standing: 'provisional', estimated: false, note: null },
    ...{ author: 'cb', at: new Date(0) },
    ...rest,
  };
};

const reported = (area: string, over: Partial<ReportedCell>): ReportedCell => ({
  ...{ element: 'online', area, period: '2026-10', report: 1, unit: `ubnd-${area}`, signed: true },
  ...{ skip: null, explanation: null, comment: null, findings: [], returned: null },
  number: null,
  ...over,
});

function sheetOf(
  values: readonly StandingValue[],
  reports: readonly ReportedCell[] = [],
  { catalogue = columnCatalogue, code = '1' }: { catalogue?: Catalogue; code?: string } = {},
): ColumnSheet {
  const indicator = catalogue.indicators.find((one) => one.code === code);
  assert(indicator);
  const cycle = { firstMonth: OCTOBER, lastMonth: OCTOBER };
  return columnSheet(catalogue, { indicator, cycle, values, reports });
}

const cellOf = (sheet: ColumnSheet, element: string, area: string) => {
  const cell = sheet.cells.find((one) => one.element === element && one.area === area);
  assert(cell);
  return cell;
};

const back = { by: 'ld', at: new Date(0), why: 'Xem lại' };

test('every due cell stands in it; what is not there is missing', () => {
  const sheet = sheetOf([value('online', '001', '5')]);
  assert.deepEqual([sheet.answered, sheet.expected, sheet.enough], [1, 6, false]);
  assert.deepEqual(cellOf(sheet, 'online', '002').marks, ['missing']);
  assert.deepEqual(cellOf(sheet, 'online', '001').units, ['ubnd-001']);
});

test('enough is exact: 4 of 5 at 80 %, not 3', () => {
  const wide = (minimumCoverage: string): Catalogue => ({
    ...columnCatalogue,
    indicators: [madeIndicator({ code: '1', numerator: 'online', kind: 'count', minimumCoverage })],
  });
  const two = [value('online', '001', '1'), value('online', '002', '1')];
  const at = (share: string) => sheetOf(two, [], { catalogue: wide(share) }).enough;
  assert(at('0.666666666666'));
  assert(!at('0.666666666667'), 'two thirds are not rounded up');
});

test('the official origin counts; another figure that differs is a mark', () => {
  const sheet = sheetOf([
    value('online', '001', '5'),
    value('online', '001', '6', { origin: 'feed' }),
    value('online', '002', '7', { origin: 'figure' }),
    value('online', '003', '8'),
    value('online', '003', '8.0', { origin: 'feed' }),
  ]);
  const one = cellOf(sheet, 'online', '001');
  assert.equal(one.official?.origin, 'reported');
  assert.deepEqual(one.marks, ['differs']);
  assert.equal(cellOf(sheet, 'online', '002').official?.origin, 'figure', 'the next best');
  assert.deepEqual(cellOf(sheet, 'online', '003').marks, [], '8 is 8,0');
});

test('a unit that only confirms: its number stands beside, with a mark, under the name of who is asked', () => {
  const said = (unit: string, amount: string) =>
    reported('001', { unit, report: 2, number: { amount, author: `cb-${unit}` } });
  const own = value('online', '001', '105', { author: 'cb-ubnd-001' });
  const sheet = sheetOf([own], [said('so-khac', '100'), said('ubnd-001', '105')]);
  const one = cellOf(sheet, 'online', '001');
  assert.deepEqual(one.beside, [{ unit: 'so-khac', amount: '100', author: 'cb-so-khac' }]);
  assert.deepEqual([one.units, one.marks], [['ubnd-001'], ['differs']]);
  assert.equal(gapTo(one.official, '100'), '-5');
  assert.equal(gapTo(one.official, '105.0'), null);
  assert.equal(sheet.sealed, sheetOf([own]).sealed, 'it counts for nothing');

  const figure = value('online', '001', '105', { origin: 'figure' });
  const recorded = value('online', '001', '100', { author: 'cb-so-khac' });
  const catalogue = {
    ...columnCatalogue,
    elements: columnCatalogue.elements.map((element) => ({
      ...element,
      officialOrigin: 'figure' as const,
    })),
  };
  const two = cellOf(
    sheetOf([figure, recorded], [said('so-khac', '100')], { catalogue }),
    'online',
    '001',
  );
  assert.deepEqual([two.beside, two.units, two.marks], [[], ['ubnd-001'], ['differs']]);
});

test('a returned cell keeps its value and does not count, nor does its author', () => {
  const values = [value('online', '001', '5', { author: 'an' }), value('online', '002', '6')];
  const whole = sheetOf(values);
  const sheet = sheetOf(values, [reported('001', { signed: false, returned: back })]);
  assert.deepEqual([whole.answered, sheet.answered], [2, 1]);
  assert.deepEqual([whole.authors, sheet.authors], [['an', 'cb'], ['cb']]);
  assert.notEqual(whole.sealed, sheet.sealed);
  assert.equal(cellOf(sheet, 'online', '001').official?.amount, '5');
});

test('the seal is of what counts: standing and ids leave it, amount, origin and author do not', () => {
  const sealed = (over: Partial<StandingValue>) =>
    sheetOf([value('online', '001', '5', over)]).sealed;
  const plain = sealed({});
  assert.equal(sealed({ standing: 'approved' }), plain);
  assert.notEqual(sealed({ amount: '6' }), plain);
  assert.notEqual(sealed({ origin: 'figure' }), plain);
  assert.notEqual(sealed({ author: 'khac' }), plain);
});

test('a unit’s reason for no number is told once its report is signed', () => {
  const state = (signed: boolean) =>
    cellOf(sheetOf([], [reported('001', { signed, skip: 'source-down' })]), 'online', '001').state;
  assert.equal(state(true), 'skipped');
  assert.equal(state(false), 'missing');
});

test('a figure posted for the city answers for its communes where the definition says so', () => {
  const catalogue = (cityFrom: 'posted' | 'communes'): Catalogue => ({
    ...columnCatalogue,
    elements: [madeElement({ code: 'online', time: 'flow', cityFrom })],
    indicators: [madeIndicator({ code: '1', numerator: 'online', kind: 'count' })],
  });
  const values = [value('online', '46', '30'), value('online', '001', '5')];
  const posted = sheetOf(values, [], { catalogue: catalogue('posted') });
  assert.deepEqual([posted.answered, posted.expected, posted.enough], [1, 1, true]);
  const summed = sheetOf(values, [], { catalogue: catalogue('communes') });
  assert.deepEqual([summed.answered, summed.expected], [1, 3]);
  assert.equal(summed.cells.length, 4, 'it is shown and approved all the same');
});

test('kỳ trước, cùng kỳ, lũy kế', () => {
  const sheet = sheetOf([
    value('online', '001', '5'),
    value('online', '001', '4', { back: 1 }),
    value('online', '001', '3.5', { back: 9 }),
    value('online', '001', '100', { back: 10 }),
    value('online', '001', '2', { back: 12 }),
  ]);
  const { previous, sameLastYear, cumulative } = cellOf(sheet, 'online', '001');
  assert.deepEqual([previous, sameLastYear, cumulative], ['4', '2', '12.5']);
});

test('a figure that doubles or halves is a jump', () => {
  const jumps = (before: string, now: string) =>
    cellOf(
      sheetOf([value('online', '001', now), value('online', '001', before, { back: 1 })]),
      'online',
      '001',
    ).marks.includes('jump');
  const CASES = [
    ['10', '20', true],
    ['10', '19.99', false],
    ['10', '5', true],
    ['10', '5.01', false],
    ['0', '0', false],
    ['0', '1', true],
  ] as const;
  for (const [before, now, want] of CASES)
    assert.equal(jumps(before, now), want, `${before} → ${now}`);
});

test('what is unusual comes first, in cells and in columns', () => {
  const finding = { rule: 'r', severity: 'explain' as const, vi: 'x', en: 'x' };
  const odd = sheetOf(
    [value('online', '001', '5'), value('online', '002', '5'), value('online', '003', '5')],
    [reported('002', { findings: [finding] }), reported('003', { returned: back })],
  );
  const order = unusualFirst(odd.cells).map(({ element, area }) => `${element} ${area}`);
  assert.deepEqual(order.slice(0, 2), ['online 003', 'online 002']);
  assert.equal(order.at(-1), 'online 001');
  assert.deepEqual(markCounts(odd), [
    ['returned', 1],
    ['warned', 1],
    ['missing', 3],
  ]);
  const plain = sheetOf([value('bank', '46', '1')], [], { code: '3' });
  assert(compareUnusual(odd, plain) < 0);
  assert(compareUnusual(plain, odd) > 0);
});

test('the difference tells changed, new and gone values, and nothing else', () => {
  const before = seenCells(
    sheetOf([value('online', '001', '5'), value('online', '002', '6'), value('online', '003', '7')])
      .cells,
  );
  const after = sheetOf([
    value('online', '001', '5.0'),
    value('online', '002', '8'),
    value('received', '001', '9'),
  ]);
  const told = differenceOf(before, after.cells).map(
    ({ element, area, before: a, after: b }) => `${element} ${area}: ${a} → ${b}`,
  );
  assert.deepEqual(told, ['online 002: 6 → 8', 'online 003: 7 → null', 'received 001: null → 9']);
});
