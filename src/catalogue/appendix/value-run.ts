// Words between unit and agencies, cut into the values of the year columns.
import { groupOpeningAt } from './agency-names.ts';
import { lower } from './lines.ts';
import {
  isComparatorSymbol,
  isComparatorWord,
  isDash,
  isNumberWord,
  isRankWord,
} from './measure.ts';

export interface ValueRun {
  /** One text per printed value; «-» where a dash keeps the place of an empty cell. */
  readonly items: readonly string[];
  readonly cost: number;
}

interface Item {
  readonly words: string[];
  kind: 'open' | 'number' | 'dash' | 'words';
}

const WORDS = /^(Đã|Hoàn|Đạt|Có|Duy|Không|Cơ)$/u;
const SUFFIX = /^(triệu|nghìn|ngàn|tỷ|tỉ|trở|lên|xuống)$/u;

const WHOLE = /^(Hoàn thành|Đã hoàn thành|Đạt( chuẩn| yêu cầu)?|Có|Duy trì)$/u;

/** Words that fill a value cell by themselves: «Hoàn thành», «Đạt», «Có»; they need no unit. */
export function isWordedRun(words: readonly string[], columns: number): boolean {
  const items = readValueRun(words, columns)?.items.filter((item) => !isDash(item)) ?? [];
  return items.length > 0 && items.every((item) => isWordedValue(item));
}

const isWordedValue = (text: string): boolean =>
  WHOLE.test(text) || /^\d[\d.,]*\s?% (hoàn thành|đạt)$/u.test(text);

/** Cuts the words into values; undefined when they cannot be values. */
export function readValueRun(words: readonly string[], columns: number): ValueRun | undefined {
  const items: Item[] = [];
  let cost = 0;
  for (let at = 0; at < words.length; at += 1) {
    const step = take(items, words, at);
    if (step === undefined) return undefined;
    cost += step;
  }
  if (items.some((item) => item.kind === 'open')) return undefined;
  const texts = joinRanges(items, columns);
  return { items: texts, cost: cost + countCost(texts.length, columns) };
}

function countCost(count: number, columns: number): number {
  if (count > columns) return 8;
  return count === 0 ? 3 : count < columns ? 0.3 : 0;
}

/** Adds one word to the values; gives its cost, or undefined when it fits no value. */
function take(items: Item[], words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? '';
  const last = items.at(-1);
  const more = last?.kind === 'number' ? extendNumber(last, word) : undefined;
  if (more !== undefined) return more;
  if (isComparatorSymbol(word)) return open(items, word, true);
  if (isNumberWord(word)) return number(items, word);
  if (isDash(word)) return push(items, { words: [word], kind: 'dash' }, 0.2);
  const leads = isComparatorWord(word) || isRankWord(word);
  if (leads && numberAhead(words, at)) return open(items, word, false);
  return phrase(items, words, at);
}

/** What still belongs to the number before it: a torn part, «%», «triệu», «trở lên». */
function extendNumber(last: Item, word: string): number | undefined {
  if (/^(\.\d{3})+%?$/.test(word) || isBrokenNumber(last.words.at(-1), word)) {
    return mend(last, word);
  }
  if (/^[%‰],?$/.test(word)) return append(last, word, 0.2);
  return SUFFIX.test(lower(word)) ? append(last, word, 0.1) : undefined;
}

function phrase(items: Item[], words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? '';
  const last = items.at(-1);
  if (WORDS.test(word)) return push(items, { words: [word], kind: 'words' }, 1.2);
  const lower = /^[(\p{Ll}][\p{L}\p{N}/&)]*[,;]?$/u.test(word);
  if (!lower || last === undefined || last.kind === 'dash' || last.kind === 'open')
    return undefined;
  if (groupOpeningAt(words, at) > 0) return undefined;
  return append(last, word, last.words.length < 2 ? 0.8 : 0.15);
}

/** A comparator counts only when a number follows within three words. */
function numberAhead(words: readonly string[], at: number): boolean {
  for (let i = at + 1; i <= at + 3; i += 1) {
    const word = words[i];
    if (word === undefined) return false;
    if (isNumberWord(word)) return true;
    if (!isComparatorWord(word) && !isComparatorSymbol(word)) return false;
  }
  return false;
}

function open(items: Item[], word: string, symbol: boolean): number {
  const last = items.at(-1);
  if (last?.kind === 'open') return append(last, word, 0);
  return push(items, { words: [word], kind: 'open' }, symbol ? 0 : 0.1);
}

function number(items: Item[], word: string): number {
  const last = items.at(-1);
  const year = /^20[1-4]\d$/.test(word) ? 4 : 0;
  if (last?.kind === 'open') {
    last.kind = 'number';
    return append(last, word, year);
  }
  return push(items, { words: [word], kind: 'number' }, year);
}

/** «400.0» and «00»: a narrow column broke the thousands over two lines. */
const isBrokenNumber = (head: string | undefined, tail: string): boolean =>
  /\d\.\d{0,2}$/.test(head ?? '') &&
  /^\d{1,3}%?$/.test(tail) &&
  /\.\d{3}%?$/.test(`${head}${tail}`);

function mend(item: Item, tail: string): number {
  item.words.push(`${item.words.pop() ?? ''}${tail}`);
  return 0.3;
}

function append(item: Item, word: string, cost: number): number {
  item.words.push(word);
  return cost;
}

function push(items: Item[], item: Item, cost: number): number {
  items.push(item);
  return cost;
}

/** «70 - 80» is a range unless the dash is needed as the place of an empty column. */
function joinRanges(items: readonly Item[], columns: number): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const [item, dash, next] = items.slice(at, at + 3);
    const range = item?.kind === 'number' && dash?.kind === 'dash' && next?.kind === 'number';
    if (range && items.length > columns) {
      texts.push([item, dash, next].map((part) => part.words.join(' ')).join(' '));
      at += 2;
    } else texts.push(item?.words.join(' ') ?? '');
  }
  return texts;
}
