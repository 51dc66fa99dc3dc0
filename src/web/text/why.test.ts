import assert from 'node:assert/strict';
import test from 'node:test';
import { because, WHY_CODES } from '../../assessment/why.ts';
import { sayWhy, whySentences } from './why.ts';

const inputs = {
  ...{ value: '72.54', goal: '80', expected: '75', behind: '2.46', months: '1.2', limit: '5' },
  ...{ due: '2026-12-14', date: '2026-06-14', signedOn: '2026-06-06', metIn: '2026-08' },
  ...{ year: 2026, baseYear: 2025, base: '12', minimum: '30', reported: 3 },
};

test('every code has a sentence in both languages, every placeholder an input', () => {
  assert(WHY_CODES.length > 30);
  for (const code of WHY_CODES) {
    for (const language of ['vi', 'en'] as const) {
      const text = sayWhy(because(code, inputs), { unit: '%' }, language);
      assert.match(text, /^\S.*\.$/u, code);
      assert.doesNotMatch(text, /[{}–]|undefined/, `${code}: ${text}`);
    }
    const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    assert.deepEqual(names(whySentences[code].vi), names(whySentences[code].en), code);
  }
});

test('inputs are written as people write them', () => {
  assert.equal(
    sayWhy(because('at-risk-by-points', inputs), { unit: '%' }, 'vi'),
    'Kết quả 72,5\u00a0% kém mức cần có 75\u00a0% là 2,5 điểm %, trong ngưỡng cảnh báo 5 điểm %.',
  );
  assert.equal(
    sayWhy(
      because('goal-met', { value: '412345', goal: '400000', year: 2026 }),
      { unit: 'tài khoản' },
      'vi',
    ),
    'Kết quả 412.345\u00a0tài khoản đã đạt mục tiêu 400.000\u00a0tài khoản của năm 2026, phải duy trì.',
  );
  assert.equal(
    sayWhy(because('partial-coverage', { reported: 31, expected: 40 }), { unit: '%' }, 'en'),
    'Only 31 of 40 have reported: provisional, no final verdict.',
  );
  assert.equal(
    sayWhy(because('regressed', inputs), { unit: '%' }, 'vi'),
    'Đã đạt 80\u00a0% trong tháng 8/2026 nhưng nay không còn đạt.',
  );
});
