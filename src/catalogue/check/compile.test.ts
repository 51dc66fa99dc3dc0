import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { madeCell, madeCheck, madeRatio } from '../../../test/check-sample.ts';
import type { ProblemCode } from '../../kernel/problem.ts';
import { isRefusal, sayRefusal } from '../../kernel/refusal.ts';
import type { CheckCell } from './cell.ts';
import type { Check } from './check.ts';
import { compileCheck } from './compile.ts';
import { answerOf, findingsOf } from './findings.ts';
import { NAMES } from './language.ts';

const ELEMENTS = new Set(['a', 'b']);

function compiled(over: Partial<Check>) {
  const rule = compileCheck(madeCheck(over), ELEMENTS);
  assert(!isRefusal(rule), isRefusal(rule) ? sayRefusal(rule) : '');
  return rule;
}

const many = (part: string, count: number, by: string): string =>
  Array.from({ length: count }, () => part).join(by);

/** [expression, code of the refusal] */
const REFUSED: readonly (readonly [string, ProblemCode])[] = [
  ['', 'check-blank'],
  ['   ', 'check-blank'],
  ['value >', 'check-unfinished'],
  ['(value > 1', 'check-unfinished'],
  ['value @ 1', 'check-syntax'],
  ['value > 1 value', 'check-syntax'],
  ['value > "abc', 'check-syntax'],
  ['value', 'check-not-a-question'],
  ['value + 1', 'check-not-a-question'],
  ['khong_co > 1', 'check-name-unknown'],
  ['process.exit() == value', 'check-forbidden'],
  ['constructor > value', 'check-name-unknown'],
  ['value.constructor == value', 'check-forbidden'],
  ['value.big > 1', 'check-forbidden'],
  ['value > "1"', 'check-types'],
  ['whole(element)', 'check-types'],
  ['outlier(value, history)', 'check-types'],
  ['-element < 0', 'check-types'],
  ['value / 2 > 1', 'check-forbidden'],
  ['value > 1.5', 'check-decimal-literal'],
  ['value > 1e300', 'check-decimal-literal'],
  ['value == null', 'check-forbidden'],
  ['value > 1u', 'check-forbidden'],
  ['element.matches("(a+)+$") && value > 1', 'check-forbidden'],
  ['history[0] > value', 'check-forbidden'],
  ['history.map(h, h).size() > value', 'check-forbidden'],
  ['cel.bind(x, value, x > 1)', 'check-forbidden'],
  ['dyn(value) > 1', 'check-forbidden'],
  ['value in history', 'check-forbidden'],
  ['{"a": value}["a"] > 1', 'check-forbidden'],
  ['history.exists(h, history.exists(g, g > h))', 'check-loop-in-loop'],
  ['history.filter(h, peers.all(p, p > h)).size() > 0', 'check-loop-in-loop'],
  ['fields["khong-co"] > 1', 'check-element-unknown'],
  ['fields[element] > 1', 'check-fields-alone'],
  ['fields == fields', 'check-fields-alone'],
  ['true', 'check-reads-nothing'],
  ['1 < 2', 'check-reads-nothing'],
  [`${'('.repeat(200)}value > 1${')'.repeat(200)}`, 'check-too-complex'],
  [`${'!'.repeat(300)}(value > 1)`, 'check-too-complex'],
  [many('value > 1', 90, '||'), 'check-too-complex'],
  [`value > ${'9'.repeat(2000)}`, 'check-too-long'],
];

test('expressions that are wrong, unbounded or hostile are refused with what to change', () => {
  for (const [wrong, code] of REFUSED) {
    const rule = compileCheck(madeCheck({ wrong }), ELEMENTS);
    assert(isRefusal(rule), `${wrong.slice(0, 60)} is taken`);
    assert.equal(rule.code, code, `${wrong.slice(0, 60)}: ${sayRefusal(rule)}`);
    for (const language of ['vi', 'en'] as const) {
      assert.doesNotMatch(sayRefusal(rule, language), /\{[a-z_]+\}|undefined/, wrong);
    }
  }
});

test('limits and messages are judged too', () => {
  const cases: readonly (readonly [Partial<Check>, ProblemCode])[] = [
    [{ limits: { value: '1' } }, 'check-limit-name'],
    [{ limits: { Ngưỡng: '1' } }, 'check-limit-name'],
    [{ limits: { __proto: '1' } }, 'check-limit-name'],
    [{ limits: { most: '1e9999999' } }, 'check-limit-amount'],
    [{ limits: { most: 'Infinity' } }, 'check-limit-amount'],
    [{ vi: 'Nhập {gia-tri}' }, 'check-placeholder'],
    [{ en: '{}' }, 'check-placeholder'],
  ];
  for (const [over, code] of cases) {
    const rule = compileCheck(madeCheck(over), ELEMENTS);
    assert(isRefusal(rule), JSON.stringify(over));
    assert.equal(rule.code, code);
  }
});

const CELL = madeCell({
  value: '15',
  previous: '10',
  history: ['8', '9', '10'],
  other: { origin: 'feed', amount: '15.5' },
  ratios: [madeRatio({ numerator: '15', denominator: '14', ratio: '107', peers: ['50', '60'] })],
  fields: { b: '7' },
});

/** [expression, outcome at CELL] */
const ASKED: readonly (readonly [string, 'wrong' | 'right' | 'silent' | 'failed'])[] = [
  ['value > previous', 'wrong'],
  ['value < previous', 'right'],
  ['value > sameLastYear', 'silent'],
  ['known(sameLastYear)', 'right'],
  ['value > sameLastYear || value > previous', 'wrong'],
  ['known(sameLastYear) && value > sameLastYear', 'right'],
  ['value - previous == 5', 'wrong'],
  ['value * 2 + 1 == 31', 'wrong'],
  ['0 - value < -14', 'wrong'],
  ['-value == -15', 'wrong'],
  ['100 % value == 10', 'wrong'],
  ['value % 4 == 3', 'wrong'],
  ['value % 0 == 1', 'failed'],
  ['fields["b"] == 7', 'wrong'],
  ['fields["a"] == 7', 'silent'],
  ['numerator > denominator', 'wrong'],
  ['ratio > smallest(peers)', 'wrong'],
  ['indicator == "5" && largest(peers) == 60', 'wrong'],
  ['history.size() == 3 && history.all(h, h < value)', 'wrong'],
  ['history.filter(h, h > 8).size() == 2', 'wrong'],
  ['median(history.filter(h, h > 100)) > 1', 'silent'],
  ['otherOrigin == "feed" && !whole(other)', 'wrong'],
  ['abs(previous - value) == 5 && time in ["flow"] && period.endsWith("-10") && !catchUp', 'wrong'],
  ['measure == "percent" ? value > 1 : value > 100', 'right'],
];

test('a rule finds, finds nothing, or says nothing where a number is missing', () => {
  for (const [wrong, want] of ASKED) {
    assert.equal(answerOf(compiled({ wrong }), CELL).kind, want, wrong);
  }
});

test('a rule about ratios is asked for each ratio of its indicators and speaks once', () => {
  const ratios = [
    madeRatio({ indicator: '5', numerator: '1', denominator: '2' }),
    madeRatio({ indicator: '6', numerator: '3', denominator: '2' }),
    madeRatio({ indicator: '7', numerator: '4', denominator: '2' }),
  ];
  const cell: CheckCell = madeCell({ ratios });
  const say = (indicators: readonly string[]): readonly string[] => {
    const appliesTo = { measures: [], times: [], elements: [], indicators };
    const rule = compiled({ wrong: 'numerator > denominator', appliesTo, vi: '{numerator}' });
    return findingsOf([rule], cell).map(({ vi }) => vi);
  };
  assert.deepEqual(say([]), ['3']);
  assert.deepEqual(say(['7']), ['4']);
  assert.deepEqual(say(['5']), []);
  assert.deepEqual(say(['99']), []);
});

test('numbers are compared exactly, however many digits they have', () => {
  const digits = fc.bigInt({ min: 0n, max: 10n ** 40n });
  const rule = compiled({ wrong: 'numerator > denominator' });
  fc.assert(
    fc.property(digits, fc.integer({ min: -2, max: 2 }), (denominator, more) => {
      const numerator = denominator + BigInt(more);
      const sides = { numerator: `${numerator}.5`, denominator: `${denominator}.5` };
      fc.pre(numerator >= 0n);
      const { kind } = answerOf(rule, madeCell({ ratios: [madeRatio(sides)] }));
      assert.equal(kind, more > 0 ? 'wrong' : 'right');
    }),
  );
  const third = madeCell({ value: '0.3', previous: '0.1', sameLastYear: '0.2' });
  const sum = compiled({ wrong: 'previous + sameLastYear != value' });
  assert.equal(answerOf(sum, third).kind, 'right', '0.1 + 0.2 is 0.3');
});

// Only an expression that grows without bound needs so long.
test('the costliest expression that is allowed comes to its end', { timeout: 20_000 }, () => {
  const loop = 'history.exists(h, outlier(h, history, t) && differs(h, value, t))';
  const wrong = many(loop, 9, '||');
  const rule = compiled({ wrong, limits: { t: '3.5' } });
  const cell = madeCell({ history: Array.from({ length: 12 }, (_, i) => String(i)) });
  assert.equal(answerOf(rule, cell).kind, 'right');
});

test('any text is either a rule or refused; nothing is thrown', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...NAMES,
      '&&',
      '||',
      '!',
      '>',
      '==',
      '(',
      ')',
      '"',
      '[',
      ']',
      '.',
      ',',
      '1',
      '?',
      ':',
    ),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const rule = compileCheck(madeCheck({ wrong: words.join(' ') }), ELEMENTS);
      if (isRefusal(rule)) assert(sayRefusal(rule).length > 0);
      else answerOf(rule, CELL);
    }),
    { numRuns: 500 },
  );
});
