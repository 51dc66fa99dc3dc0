import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figureKnown as known } from '../../../test/figure-catalogue.ts';
import { exact, formatQuantity } from '../../kernel/quantity.ts';
import { isRefusal, sayRefusal } from '../../kernel/refusal.ts';
import type { RawFigure } from './figure.ts';
import { type Setting, understand } from './understand.ts';

const setting: Setting = {
  known,
  today: '2026-09-20',
  years: { first: 2024, last: 2030 },
  origin: 'figure',
};

const good: RawFigure = { element: 'online', area: '19789', period: '2026-08', value: 12 };

/** `amount@period`, or the code of the refusal. */
function read(raw: RawFigure): string {
  const answer = understand(raw, 1, setting);
  if (!isRefusal(answer)) return `${answer.amount}@${answer.period.code}`;
  const { vi, en } = { vi: sayRefusal(answer), en: sayRefusal(answer, 'en') };
  assert(!/\{\w+\}|«»/.test(vi + en), `a word is missing in: ${vi} / ${en}`);
  return answer.code;
}

const ROWS: readonly (readonly [string, Partial<RawFigure>, string])[] = [
  ['a good row', {}, '12@2026-08'],
  ['unknown element', { element: 'onlne' }, 'element-unknown'],
  ['element with full-width letters and NBSP', { element: '\u00a0ｏnline ' }, '12@2026-08'],
  ['derived element', { element: 'paid' }, 'element-derived'],
  ['restricted element', { element: 'crime', area: '46', period: '2026' }, 'value-restricted'],
  ['unknown area', { area: '99999' }, 'area-unknown'],
  ['no element', { element: ' ' }, 'element-missing'],
  ['no area', { area: undefined }, 'area-missing'],
  ['no period', { period: '' }, 'period-missing'],
  ['area in full-width digits', { area: '１９７８９' }, '12@2026-08'],
  ['area from the unit', { area: undefined, unit: 'ubnd-19789' }, '12@2026-08'],
  ['a city agency speaks for the city', { area: undefined, unit: 'so-tu-phap' }, '12@2026-08'],
  ['unknown unit', { unit: 'so-abc' }, 'unit-unknown'],
  ['unit of another commune', { unit: 'ubnd-19789', area: '19753' }, 'unit-area-mismatch'],
  ['city posted for an element of communes', { area: '46' }, '12@2026-08'],
  [
    'commune posted for a city element',
    { element: 'banked', period: '2026-Q2' },
    'area-not-reporting',
  ],
  ['area that ended', { area: '19000' }, 'area-ended'],
  ['area before its end', { area: '19000', period: '2025-08' }, '12@2025-08'],
  ['unknown period', { period: '2026-13' }, 'period-unknown'],
  ['period in words', { period: 'tháng 8' }, 'period-unknown'],
  ['period in full-width digits and a dash', { period: '２０２６–０８' }, '12@2026-08'],
  ['period now running', { period: '2026-10' }, '12@2026-10'],
  ['period in the future', { period: '2026-11' }, 'period-future'],
  ['calendar month in the future', { period: '2026-10', basis: 'calendar' }, 'period-future'],
  ['unknown basis', { basis: 'lunar' }, 'basis-unknown'],
  ['period too early', { period: '2023-08' }, 'period-out-of-range'],
  ['quarter for a monthly element', { period: '2026-Q2' }, 'period-not-due'],
  ['year for a monthly element', { period: '2026' }, 'period-not-due'],
  ['quarter', { element: 'banked', area: '46', period: '2026-Q3' }, '12@2026-Q3'],
  [
    'last month of a quarter, stock',
    { element: 'banked', area: '46', period: '2026-06' },
    '12@2026-Q2',
  ],
  [
    'middle month of a quarter',
    { element: 'banked', area: '46', period: '2026-05' },
    'period-not-due',
  ],
  [
    'half for a quarterly stock',
    { element: 'banked', area: '46', period: '2026-H1' },
    'period-not-due',
  ],
  [
    'last month of a quarter, flow',
    { element: 'trades', area: '46', period: '2026-06' },
    'period-not-due',
  ],
  ['quarter that ends a half', { element: 'half', area: '46', period: '2026-Q2' }, '12@2026-H1'],
  ['quarter within a half', { element: 'half', area: '46', period: '2026-Q1' }, 'period-not-due'],
  ['year', { element: 'population', period: '2026' }, '12@2026'],
  ['last month of a year', { element: 'population', period: '2025-12' }, '12@2025'],
  ['nine months are no year', { element: 'population', period: '2026-9M' }, 'period-not-due'],
  ['school year as written', { element: 'schools', period: '2025-2026' }, '12@2025-09'],
  ['school year by its first year', { element: 'schools', period: '2026' }, '12@2026-09'],
  ['school year by month', { element: 'schools', period: '2026-05' }, '12@2026-05'],
  ['school year by quarter', { element: 'schools', period: '2026-Q2' }, 'period-not-due'],
  ['no school year', { element: 'schools', period: '2025-2027' }, 'period-unknown'],
  ['blank', { value: '' }, 'value-blank'],
  ['blank of NBSP', { value: '\u00a0 ' }, 'value-blank'],
  ['null', { value: null }, 'value-blank'],
  ['absent', { value: undefined }, 'value-blank'],
  ['dash', { value: '–' }, 'value-blank'],
  ['zero is a figure', { value: 0 }, '0@2026-08'],
  ['negative count', { value: -1 }, 'value-negative'],
  ['negative count as text with the true minus', { value: '−1' }, 'value-negative'],
  ['fraction of a count', { value: 12.5 }, 'value-not-whole'],
  ['percent for a count', { value: '85%' }, 'value-percent-for-count'],
  [
    'percent cell for a count',
    { value: { decimal: '85', percent: true } },
    'value-percent-for-count',
  ],
  ['thousands by dot', { value: '1.234' }, '1234@2026-08'],
  ['thousands by NBSP, full-width digits', { value: '１\u00a0２３４' }, '1234@2026-08'],
  ['Vietnamese decimal for a count', { value: '1.234,5' }, 'value-not-whole'],
  ['English decimal for a count', { value: '1,234.5' }, 'value-not-whole'],
  ['ambiguous comma', { value: '1,234' }, 'value-ambiguous-separator'],
  ['goal instead of figure', { value: '≥80%' }, 'value-comparator'],
  ['words', { value: 'mười hai' }, 'value-not-a-number'],
  ['words in NFD', { value: 'mười hai'.normalize('NFD') }, 'value-not-a-number'],
  ['number with words', { value: '12 hồ sơ' }, 'value-not-a-number'],
  ['not a number', { value: Number.NaN }, 'value-not-a-number'],
  ['infinite', { value: Number.POSITIVE_INFINITY }, 'value-not-a-number'],
  ['boolean in JSON', { value: true as unknown as string }, 'value-not-a-number'],
  ['list in JSON', { value: [1] as unknown as string }, 'value-not-a-number'],
  ['too large', { value: 1e15 }, 'value-too-large'],
  ['ten thousand digits', { value: '9'.repeat(10_000) }, 'value-not-a-number'],
  ['percentage', { element: 'satisfied', value: '85,5%' }, '85.5@2026-08'],
  ['percentage without sign', { element: 'satisfied', value: 85.5 }, '85.5@2026-08'],
  ['percentage, Vietnamese text', { element: 'satisfied', value: '99,96' }, '99.96@2026-08'],
  ['percentage above 100', { element: 'satisfied', value: 100.01 }, 'value-percent-range'],
  ['negative percentage', { element: 'satisfied', value: -1 }, 'value-percent-range'],
  ['share', { element: 'step', area: '46', value: 0.25 }, '0.25@2026-08'],
  ['share as percent', { element: 'step', area: '46', value: '25%' }, '0.25@2026-08'],
  ['share above one', { element: 'step', area: '46', value: 25 }, 'value-share-range'],
  ['decimal may be negative', { element: 'change', area: '46', value: '-3,25' }, '-3.25@2026-08'],
  ['decimal in %', { element: 'change', area: '46', value: '12,5%' }, '12.5@2026-08'],
  ['confirmed without a reason', { confirm: true }, 'reason-needed'],
  ['confirmed with a blank reason', { confirm: true, note: '\u00a0' }, 'reason-needed'],
  ['confirmed with a reason', { confirm: true, note: 'theo CV 12' }, '12@2026-08'],
];

test('rows are read by catalogue and calendar', () => {
  for (const [name, raw, want] of ROWS) assert.equal(read({ ...good, ...raw }), want, name);
});

test('an amount survives being written the Vietnamese and the English way (property)', () => {
  const amounts = fc.tuple(
    fc.integer({ min: -999_999_999, max: 999_999_999 }),
    fc.constantFrom(0, 1, 2),
  );
  fc.assert(
    fc.property(amounts, fc.constantFrom('vi' as const, 'en' as const), ([n, places], language) => {
      const amount = exact(String(n)).times(`1e-${places}`).toString();
      const written = formatQuantity(amount, 2, language);
      const answer = understand(
        { ...good, element: 'change', area: '46', value: written },
        1,
        setting,
      );
      if (isRefusal(answer)) {
        assert.equal(answer.code, 'value-ambiguous-separator', written);
        assert(/^−?\d{1,3},\d{3}$/.test(written), `${written} has only one reading`);
      } else assert.equal(answer.amount, amount, written);
    }),
    { numRuns: 500 },
  );
});

test('a whole number in JSON is taken exactly (property)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (value) => {
      assert.equal(read({ ...good, value }), `${value}@2026-08`);
    }),
  );
});
