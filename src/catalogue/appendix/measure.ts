// Values and units of measure as plans print them: «≥ 50», «tối thiểu 80%», «100% người đủ điều kiện».
import type { Comparator } from '../../kernel/comparator.ts';
import { exact, parseQuantity } from '../../kernel/quantity.ts';
import { fold, normalise } from '../../kernel/text.ts';
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
  [/≤|<=|=<|⩽|≦|tối đa|không quá|không vượt|không cao hơn|nhiều nhất|trở xuống/u, '<='],
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
  if (/\p{L}{3,}/u.test(after.replace(/trở lên|trở xuống/gu, ''))) {
    return 'Giá trị kèm lời diễn giải; cần xác định cách tính.';
  }
  return null;
}

// Units of measure, folded; a printed unit may also be «%» followed by what it is a share of.
const UNITS = `%|‰|% danh mục|người|tài khoản|csdl|cơ sở dữ liệu|hồ sơ|tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|đồng|usd|
triệu usd|tỷ usd|thủ tục|thủ tục hành chính|tthc|dvc|dịch vụ|dịch vụ công|đơn vị|giờ|ngày|phút|giây|tháng|năm|quý|
cơ quan|hệ thống|nền tảng|mô hình|sản phẩm|trạm|trạm bts|điểm|điểm phát sóng|xã|phường|xã, phường|thôn|hộ|hộ gia đình|
doanh nghiệp|dn|trường|trường học|bệnh viện|cơ sở|cơ sở y tế|lượt|lượt người|lần|cuộc|buổi|lớp|khóa|khóa học|học viên|
học sinh|sinh viên|cán bộ|công dân|thuê bao|giao dịch|camera|bộ|bộ dữ liệu|văn bản|báo cáo|đề tài|nhiệm vụ|dự án|
chương trình|kế hoạch|giải pháp|ứng dụng|phần mềm|bài|tin|tin, bài|thẻ|chứng thư số|chữ ký số|km|km2|m|m2|m3|ha|tấn|
kg|lít|kwh|mw|mbps|gbps|bậc|hạng|thứ hạng|điểm số|điểm %|điểm phần trăm|điểm/100|chỉ số|tỷ lệ|tỷ lệ %|phần trăm|
người/năm|lượt/năm|giường|giường/vạn dân|giường bệnh/vạn dân|bác sĩ/vạn dân|người/km2|tổ|nhóm|khu|cụm|tuyến|thiết bị|
máy|máy tính|bản ghi|trường dữ liệu|danh mục|quy trình|nghìn người|nghìn tài khoản|triệu người|triệu lượt|nghìn lượt|
nghìn tấn|triệu tấn|hợp tác xã|htx|sàn|gian hàng|địa chỉ|địa điểm|mã|cặp|ca|vụ|việc|đối tượng|lao động|nhà|căn|căn hộ|
công trình|di tích|tổ chức|chuyên gia|nhân lực|ý tưởng|startup|bằng|sáng chế|văn bằng|khu vực|trung tâm|phòng|
lượt khách|triệu lượt khách|trđ|trđ/người|triệu đồng/người|triệu đồng/người/năm|usd/người|thư viện|quận|huyện|tỷ`;

const units = new Set(UNITS.split('|').map((unit) => fold(unit)));

/** How well words do as a unit of measure: 0 surely, higher is weaker, undefined not at all. */
export function unitCost(words: readonly string[]): number | undefined {
  if (words.length === 0 || words.length > 7) return undefined;
  const text = words.join(' ');
  const folded = fold(text.replace(/[()]/g, ''));
  const upper = /^[\p{Lu}%‰(]/u.test(text);
  const innerShare = words.includes('%') && words[0] !== '%';
  if (units.has(folded)) return upper ? 0 : innerShare ? 2 : 0.7;
  if (innerShare) return undefined;
  if (words[0] === '%' && words.slice(1).every((word) => /^[\p{Ll}/,]+$/u.test(word))) {
    return 0.5 + 0.15 * words.length;
  }
  const [first, ...rest] = folded.split('/');
  if (rest.length > 0 && units.has(first?.trim() ?? '')) return upper ? 0.4 : 1;
  const plain = /^\p{Lu}\p{Ll}+$/u.test(words[0] ?? '');
  const tail = words.slice(1).every((word) => /^[\p{Ll}\d/]+$/u.test(word));
  return plain && tail && words.length <= 4 ? 2.5 + 0.1 * words.length : undefined;
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
  text.replace(/(\d\.\d{0,2})\s(\d{1,2})(?![\d.,])/gu, (all, head: string, tail: string) =>
    /\.\d{3}$/.test(head + tail) ? head + tail : all,
  );

export const isDash = (word: string): boolean => /^[-–—xX/]$/u.test(word);
export const isNumberWord = (word: string): boolean => GLUED.test(word.normalize('NFKC'));
export const isComparatorSymbol = (word: string): boolean => SYMBOL.test(word);
export const isComparatorWord = (word: string): boolean => LEADING.has(word.toLowerCase());
