import assert from 'node:assert/strict';
import test from 'node:test';
import { readDay } from './read-day.ts';

const DAYS: readonly (readonly [string, string | undefined])[] = [
  ['05/01/2026', '2026-01-05'],
  [' 5/1/2026 ', '2026-01-05'],
  ['5-1-2026', '2026-01-05'],
  ['5.1.2026', '2026-01-05'],
  ['2026-01-05', '2026-01-05'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', undefined],
  ['31/04/2026', undefined],
  ['01/13/2026', undefined],
  ['00/01/2026', undefined],
  ['5/1/26', undefined],
  ['hôm nay', undefined],
  ['', undefined],
];

test('a day is read as people write it: the day first, then the month', () => {
  for (const [text, day] of DAYS) assert.equal(readDay(text), day, `«${text}»`);
});
