// The element that a column's heading means, in the short words that people write over columns.
import type { Element, ElementCode } from '../../catalogue/catalogue.ts';
import { fold, searchKey } from '../../kernel/text.ts';
import type { Known } from './known.ts';
import { elementNamed } from './names.ts';

/** Words that tell no element from another; with diacritics, since «số» is not «sơ». */
const SAYING_NOTHING = new Set(['tổng', 'số', 'lượng', 'đã', 'các', 'trong', 'kỳ']);
/** Fewer words than these may mean anything. */
const LEAST_WORDS = 3;

/**
 * The element of a heading: by its code or name, else the only one whose code or name holds the same
 * telling words: «Tổng số hồ sơ tiếp nhận», «Hồ sơ đã tiếp nhận». Undefined when it cannot be told safely.
 */
export function elementOfHeader(text: string, known: Known): ElementCode | undefined {
  const named = elementNamed(text, known);
  if (typeof named === 'string') return named;
  const fitting = [...known.elements.values()].filter(
    (element) => element.sumOf.length === 0 && means(text, element),
  );
  const [only, ...more] = fitting;
  return more.length === 0 ? only?.code : undefined;
}

function means(text: string, { code, name, unit }: Element): boolean {
  const words = tellingWords(withoutUnit(text, unit));
  if (words.length < LEAST_WORDS) return false;
  if (searchKey(words.join(' ')).replaceAll(' ', '-') === code) return true;
  const sought = setOf(words);
  return [name, name.replace(/\([^)]*\)/g, ' ')].some((one) => setOf(tellingWords(one)) === sought);
}

const tellingWords = (text: string): string[] =>
  (fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => !SAYING_NOTHING.has(word));

const setOf = (words: readonly string[]): string => [...new Set(words)].sort().join(' ');

/** «Hồ sơ tiếp nhận (hồ sơ)» names its unit; other words in brackets may change what is counted. */
function withoutUnit(text: string, unit: string): string {
  const [, before, inside] = /^(.*)\(([^)]*)\)\s*$/s.exec(text) ?? [];
  return before !== undefined && searchKey(inside ?? '') === searchKey(unit) ? before : text;
}
