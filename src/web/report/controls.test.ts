import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Filled, markOf, sameFilled } from './controls.ts';
import { readSeen } from './seen.ts';

const filled = fc.record({
  typed: fc.string(),
  skip: fc.constantFrom('', 'other'),
  confirm: fc.boolean(),
  explanation: fc.string(),
  comment: fc.string(),
  estimated: fc.boolean(),
});
const BLANK: Filled = {
  ...{ typed: '', skip: '', confirm: false },
  ...{ explanation: '', comment: '', estimated: false },
};

test('equal cells have equal marks; a browser’s line ends make no difference', () => {
  fc.assert(
    fc.property(filled, filled, (a, b) => {
      assert.equal(sameFilled(a, b), markOf(a) === markOf(b));
      const sent = { ...a, comment: a.comment.replace(/\r\n?|\n/g, '\r\n') };
      assert.ok(sameFilled(a, sent));
    }),
  );
});

test('each control is part of the mark', () => {
  const changes: Partial<Filled>[] = [
    { typed: '0' },
    { skip: 'other' },
    { confirm: true },
    { explanation: 'x' },
    { comment: 'x' },
    { estimated: true },
  ];
  const marks = new Set([BLANK, ...changes.map((change) => ({ ...BLANK, ...change }))].map(markOf));
  assert.equal(marks.size, changes.length + 1);
});

test('a hidden control that was tampered with never names a version that overwrites', () => {
  for (const [text, version] of [
    ['7.abc', 7],
    ['', 0],
    ['-3.x', 0],
    ['x.y', 0],
    ['1e9', 1e9],
  ] as const) {
    assert.equal(readSeen(text).version, version);
  }
});
