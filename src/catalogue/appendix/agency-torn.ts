// Signs that a name has lost a part: pairs of words torn by a line break or by the next column.
import { lower } from './lines.ts';

const CUT_WORDS = new Set([
  ...[
    'thành',
    'địa',
    'cấp',
    'các',
    'và',
    'của',
    'nhân',
    'liên',
    'nhà',
    'khu',
    'trung',
    'chi',
    'cơ',
    'ngân',
  ],
  ...['bảo', 'tổ', 'doanh', 'đơn', 'chủ', 'hành', 'được', 'giao', '-', '&', 'ban,'],
]);

/** «… Nhà», «… thành»: the name goes on elsewhere. «đặc khu» and «các cấp» are whole. */
export function endsCut(words: readonly string[], end: number): boolean {
  const pair = lower(words.slice(Math.max(0, end - 2), end).join(' '));
  if (/[,;.]$/.test(pair) || /(đặc khu|các cấp)$/u.test(pair)) return false;
  return CUT_WORDS.has(lower(words[end - 1] ?? ''));
}

// What must follow a first word, and what must stand before a second one.
const NEXT: Readonly<Record<string, RegExp>> = {
  thành: /^(phố|ủy|uỷ|đoàn|viên|niên|lập|phần|tích|phẩm)/u,
  địa: /^(phương|bàn|chính|giới|chất|ốc)/u,
  khu: /^(vực|kinh|công|di|du|đô|bảo|chế|liên|phố|dân|nông|quản|[ivx\d]+)/u,
  ubnd: /^(tỉnh|thành|tp|các|cấp|xã|phường|huyện|quận|thị|đặc|địa|nhân|\p{Lu})/u,
};
const BEFORE: Readonly<Record<string, RegExp>> = {
  vực: /(khu|lĩnh)$/u,
  phương: /(địa|đối|đa|song|quốc)$/u,
  phố: /(thành|tổ|khu|đường|dân)$/u,
  thể: /(đoàn|thể|cụ|tập|văn|chủ)$/u,
  nghệ: /(công|văn|mỹ|nghề)$/u,
};

/** Cost of word pairs inside one name that do not belong together. */
export function tornPairs(words: readonly string[], from: number, end: number): number {
  let cost = 0;
  for (let at = from; at < end; at += 1) {
    if (at + 1 < end && lacksNext(words[at] ?? '', words[at + 1] ?? '')) cost += 2;
    if (lacksBefore(words[at] ?? '', words[at - 1] ?? '')) cost += 2;
  }
  return cost;
}

function lacksNext(word: string, next: string): boolean {
  const key = lower(word);
  const proper = key === 'ubnd' && /^\p{Lu}/u.test(next);
  return !proper && NEXT[key]?.test(lower(next)) === false;
}

function lacksBefore(word: string, before: string): boolean {
  const key = lower(word).replace(/[,;.]+$/, '');
  return /^\p{Ll}/u.test(word) && BEFORE[key]?.test(lower(before)) === false;
}
