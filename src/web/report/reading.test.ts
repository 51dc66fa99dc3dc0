import assert from 'node:assert/strict';
import test from 'node:test';
import { echoOf } from '../islands/entry/reading.ts';
import type { Words } from '../islands/entry/words.ts';
import { vi } from '../text/vi.ts';

const words = { ...vi.report.live, lang: 'vi', states: {}, skips: {} } as unknown as Words;

const rows: readonly (readonly [string, string, string, boolean])[] = [
  ['1234', 'count', 'hiểu là 1.234', false],
  ['1.234', 'count', '', false],
  ['1 234,50', 'decimal', 'hiểu là 1.234,5', false],
  ['98%', 'percent', 'hiểu là 98 %', false],
  ['', 'count', '', false],
  ['12', 'count', '', false],
  ['1,5', 'count', vi.report.live.whole, true],
  ['1,234', 'decimal', '«1,234» có thể đọc theo hai cách. Viết 1234 hoặc 1,2 cho rõ.', true],
  ['năm', 'count', '«năm» chưa phải là số. Nhập số, ví dụ 1.234,5.', true],
];
for (const [typed, measure, text, bad] of rows) {
  test(`«${typed}» in a ${measure} cell`, () => {
    assert.deepEqual(echoOf(typed, measure, words), { text, bad });
  });
}
