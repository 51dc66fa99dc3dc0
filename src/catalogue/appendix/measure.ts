// Values and units of measure as plans print them: «≥ 50», «tối thiểu 80%», «100% người đủ điều kiện».
import type { Comparator } from '../../kernel/comparator.ts';
import { exact, parseQuantity } from '../../kernel/quantity.ts';
import { normalise } from '../../kernel/text.ts';
import { lower } from './lines.ts';

export type ReadValue =
  | {
      readonly kind: 'value';
      readonly value: number;
      readonly comparator: Comparator;
      readonly text: string;
      readonly percent: boolean;
      /** Why a person should look at it; null where the reading is plain. */
      readonly why: string | null;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'words'; readonly text: string };

const NONE = /^[-–—_.…/xX✓\s]*$/u;
const NUMBER = /\d[\d.,]*/u;

const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [/≥|>=|=>|⩾|≧|tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|trở lên/u, '>='],
  [
    /≤|<=|=<|⩽|≦|tối đa|không quá|không vượt|không cao hơn|nhiều nhất|trở xuống|(^|\s)(top|nhóm|hạng|thứ)\s/u,
    '<=',
  ],
  [/>|trên|hơn|vượt/u, '>'],
  [/<|dưới/u, '<'],
  [/=|bằng/u, '='],
];

const SCALES: Readonly<Record<string, string>> = { nghìn: '1000', ngàn: '1000', triệu: '1000000' };

/** Reads one printed cell of a goal column. Nothing printed or a dash is `none`. */
export function readValue(printed: string): ReadValue {
  const text = normalise(printed);
  if (NONE.test(text)) return { kind: 'none' };
  const folded = lower(text.normalize('NFKC'));
  const number = NUMBER.exec(folded);
  if (!number) return { kind: 'words', text };
  const digits = number[0].replace(/[.,]+$/, '');
  const amount = readDigits(digits);
  if (!amount) return { kind: 'words', text };
  const before = folded.slice(0, number.index);
  const after = folded.slice(number.index + digits.length);
  const scale = scaleOf(after);
  return {
    kind: 'value',
    value: Number(
      exact(amount.value)
        .times(scale?.factor ?? '1')
        .toString(),
    ),
    comparator: comparatorOf(before, after),
    text,
    percent: /^\s*%/.test(after),
    why: amount.why ?? scale?.why ?? whyOf(before, after),
  };
}

function readDigits(digits: string): { value: string; why: string | null } | undefined {
  const parsed = parseQuantity(digits);
  if (parsed.kind === 'quantity') return { value: parsed.value, why: null };
  if (!/^\d+,\d+$/.test(digits)) return undefined;
  return {
    value: exact(digits.replace(',', '.')).toString(),
    why: 'Dấu phẩy có thể là phần thập phân hoặc phân nhóm hàng nghìn; đang hiểu là phần thập phân.',
  };
}

function comparatorOf(before: string, after: string): Comparator {
  const found = (part: string): Comparator | undefined =>
    COMPARATORS.find(([pattern]) => pattern.test(part))?.[1];
  const trailing = /^\s*%?\s*(trở lên|trở xuống)/u.exec(after);
  return found(trailing?.[0] ?? '') ?? found(before) ?? '>=';
}

function scaleOf(after: string): { factor: string; why: string } | undefined {
  const word = /^\s*(nghìn|ngàn|triệu)(?![\s]*(đồng|usd))/u.exec(after)?.[1];
  const factor = SCALES[word ?? ''];
  return factor ? { factor, why: `Trị số ghi bằng «${word}», đã đổi ra đơn vị gốc.` } : undefined;
}

function whyOf(before: string, after: string): string | null {
  if (/^\s*%?\s*[-–]\s*\d/u.test(after)) {
    return 'Giá trị là một khoảng; đang lấy mức thấp. Cần xác định mức phải đạt.';
  }
  if (/giảm/u.test(before)) return 'Mục tiêu ghi mức giảm; cần xác định năm gốc để so sánh.';
  if (/tăng/u.test(before)) return 'Mục tiêu ghi mức tăng; cần xác định năm gốc để so sánh.';
  if (/(^|\s)(top|nhóm|hạng|thứ)\s/u.test(before)) {
    return 'Giá trị là thứ hạng; càng nhỏ càng tốt. Cần xác nhận.';
  }
  if (/\p{L}{3,}/u.test(after.replace(/trở lên|trở xuống/gu, ''))) {
    return 'Giá trị kèm lời diễn giải; cần xác định cách tính.';
  }
  return null;
}

const DIGITS = String.raw`\d[\d.,]*(?:%|‰)?(?:[-–]\d[\d.,]*(?:%|‰)?)?`;
const GLUED = new RegExp(
  String.raw`^\(?(?:[≥≤><=~⩾⩽≧≦]{0,2})${DIGITS}(?:\p{L}{0,3})?\)?[,;]?$`,
  'u',
);
const SYMBOL = /^(?:[≥≤><=~⩾⩽≧≦]{1,2})$/u;
const LEADING = new Set(
  [
    'tối',
    'thiểu',
    'đa',
    'ít',
    'nhất',
    'không',
    'dưới',
    'trên',
    'quá',
    'thấp',
    'hơn',
    'đạt',
    'từ',
    'khoảng',
  ].concat([
    'đến',
    'giảm',
    'tăng',
    'duy',
    'trì',
    'phấn',
    'đấu',
    'vượt',
    'cao',
    'bằng',
    'còn',
    'xuống',
  ]),
);

/** «400.0 00»: a narrow column broke the thousands over two lines. */
export const mendDigits = (text: string): string =>
  text
    .replace(/(\d)\s((?:\.\d{3})+)(?!\d)/gu, '$1$2')
    .replace(/(\d\.\d{0,2})\s(\d{1,3})(?![\d.,])/gu, (all, head: string, tail: string) =>
      /\.\d{3}$/.test(head + tail) ? head + tail : all,
    );

export const isDash = (word: string): boolean => /^[-–—xX/]$/u.test(word);
export const isNumberWord = (word: string): boolean => GLUED.test(word.normalize('NFKC'));
export const isComparatorSymbol = (word: string): boolean => SYMBOL.test(word);
export const isRankWord = (word: string): boolean => /^(Top|Nhóm|Hạng|Thứ)$/u.test(word);
export const isComparatorWord = (word: string): boolean => LEADING.has(word.toLowerCase());
