// A cell and a rule for tests of checks; a test names only what it is about.
import type { CheckCell, RatioSides } from '../src/catalogue/check/cell.ts';
import type { Check } from '../src/catalogue/check/check.ts';

export function madeCheck(over: Partial<Check> = {}): Check {
  return {
    code: 'mau',
    name: 'Quy tắc mẫu',
    appliesTo: { measures: [], times: [], elements: [], indicators: [] },
    wrong: 'value > 1',
    limits: {},
    severity: 'explain',
    vi: '{value}',
    en: '{value}',
    active: true,
    effectiveFrom: '2026-06-06',
    note: null,
    ...over,
  };
}

export const madeRatio = (over: Partial<RatioSides> = {}): RatioSides => ({
  indicator: '5',
  numeratorName: 'Tử số',
  denominatorName: 'Mẫu số',
  numerator: null,
  denominator: null,
  ratio: null,
  peers: [],
  ...over,
});

export function madeCell(over: Partial<CheckCell> = {}): CheckCell {
  return {
    element: 'so-mau',
    area: '001',
    period: '2026-10',
    name: 'Số mẫu',
    unit: 'hồ sơ',
    measure: 'count',
    time: 'flow',
    catchUp: false,
    value: '10',
    previous: null,
    sameLastYear: null,
    history: [],
    other: null,
    ratios: [],
    fields: {},
    ...over,
  };
}
