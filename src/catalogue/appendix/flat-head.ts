// Table heads inside flattened text: where they stand, what they say, and the body without them.
import { fold } from '../../kernel/text.ts';
import type { Column, GoalYear } from './draft.ts';
import { classifyHead, goalYear } from './head.ts';
import { splitLabel } from './label.ts';
import { type Line, lower } from './lines.ts';

export interface FlatHead {
  /** Index of its first and the one after its last line. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly Column[];
}

const VOCABULARY = new Set(
  `stt tt số thứ tự mục tiêu cụ thể chỉ nội dung tên tiêu chí đơn vị tính đo đvt năm giai đoạn đến cơ quan chủ trì theo
  dõi thực hiện phối hợp ghi chú kết quả hiện trạng lộ trình phụ trách đầu mối chịu trách nhiệm kế hoạch tham mưu và
  phấn đấu đạt được ước dự kiến gốc cơ sở cả toàn hoàn thành thời gian hạn nơi tổ chức phần thuộc các nhiệm vụ
  - – / , ( ) ; : * (%) báo cáo nguồn số liệu trị giá yêu cầu cần mức tỷ lệ cuối đầu đv đánh giá giám sát cập nhật liên quan hàng tổng hợp lượng giao đề ra mốc phân công`
    .split(/\s+/)
    .map((word) => fold(word)),
);

const isHeadWord = (word: string): boolean => {
  const folded = fold(word).replace(/^[(*]+|[),;:.*]+$/g, '');
  return VOCABULARY.has(folded) || folded === '' || /^20\d\d([-–/]20\d\d)?$/.test(folded);
};

/** Short lines hold title words only; a long one may hold a few that no other table uses. */
const isHeadLine = (line: Line): boolean => {
  const words = line.text.split(' ');
  const strange = words.filter((word) => !isHeadWord(word)).length;
  if (strange === 0) return true;
  return strange <= words.length * 0.2 && splitLabel(line.text) === undefined;
};

const OPENS = /^(stt|tt|số tt|số thứ tự)(\s|$)/u;
const opensHead = (line: Line): boolean => OPENS.test(lower(line.text)) && isHeadLine(line);

/** «(1) (2) (3)» or «1 2 3 4 5» under the head. */
function isIndexLine(line: Line): boolean {
  const parts = line.text.split(' ');
  const numbers = parts.map((part) => /^\(?(\d{1,2})\)?(=.*)?$/.exec(part)?.[1]);
  return (
    parts.length >= 4 &&
    numbers.slice(1).every((n, i) => n !== undefined && Number(n) >= i + 1) &&
    (numbers[0] === '1' || /^\(?[A-Z]\)?$/.test(parts[0] ?? '')) &&
    numbers[1] !== undefined &&
    Number(numbers[1]) <= 2
  );
}

/** Every head in the text that has STT, a target and a year; the first one tells the columns. */
export function findHeads(lines: readonly Line[]): readonly FlatHead[] {
  const heads: FlatHead[] = [];
  let belongs = isHeadLine;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || !opensHead(line)) continue;
    const head = headAround(lines, at, heads.at(-1)?.to ?? 0, belongs);
    if (!head) continue;
    heads.push(head);
    at = head.to - 1;
    if (heads.length === 1) belongs = repeats(lines.slice(head.from, head.to));
  }
  return heads;
}

/** A repeated head has the lines of the first one: «Nội vụ» beside it is the end of a row. */
function repeats(first: readonly Line[]): Belongs {
  const titles = new Set(first.map((line) => fold(line.text)));
  return (line) => titles.has(fold(line.text));
}

type Belongs = (line: Line) => boolean;

function headAround(
  lines: readonly Line[],
  stt: number,
  floor: number,
  belongs: Belongs,
): FlatHead | undefined {
  const whole = isOneLine(lines[stt]);
  const above = (line: Line | undefined): boolean =>
    line !== undefined && belongs(line) && !isTitle(line, whole);
  const below = (line: Line | undefined): boolean =>
    line !== undefined && belongs(line) && !opensHead(line);
  let from = stt;
  while (from > floor && stt - from < 6 && above(lines[from - 1])) from -= 1;
  let to = stt + 1;
  while (to < lines.length && to - stt < 16 && below(lines[to])) to += 1;
  if (belongs !== isHeadLine && to === stt + 1 && from === stt && !isOneLine(lines[stt])) {
    return headAround(lines, stt, floor, isHeadLine);
  }
  const columns = flatColumns(lines.slice(from, to));
  const goals = columns.some((column) => column.kind === 'goal');
  if (!goals || !columns.some((column) => column.kind === 'name')) return undefined;
  while (to < lines.length && isIndexLine(lines[to] as Line)) to += 1;
  return { from, to, columns };
}

/** All titles on the line that says STT. */
const isOneLine = (line: Line | undefined): boolean =>
  line !== undefined && flatColumns([line]).some((column) => column.kind === 'goal');

// Titles in capitals belong to the document, not to the head.
const isTitle = (line: Line, whole: boolean): boolean =>
  /^[^\p{Ll}]{12,}$/u.test(line.text) || (whole && line.text.split(' ').length > 4);

const MARKS: readonly (readonly [RegExp, Exclude<Column['kind'], 'goal'>])[] = [
  [/(?<!\p{L})(?:stt|tt|số tt|số thứ tự)(?!\p{L})/u, 'number'],
  [/mục tiêu|chỉ tiêu|nội dung|tiêu chí|nhiệm vụ/u, 'name'],
  [/(?<!\p{L})tính(?!\p{L})|đvt|đơn vị đo/u, 'unit'],
  [/chủ trì/u, 'lead'],
  [/phối hợp/u, 'coordinator'],
  [/ghi chú/u, 'other'],
];
// «Đơn vị» alone, where a year or a goal follows and no role.
const BARE_UNIT =
  /đơn vị (?=năm|mục|chỉ|kế hoạch|20\d\d|giai|hiện trạng|kết quả|đến|thực hiện năm)/u;
const LEAD_WITHOUT_WORD =
  /phụ trách|đầu mối|chịu trách nhiệm|(?:cơ quan|đơn vị|nơi)\s+(?:tổ chức\s+)?thực hiện|theo dõi|tham mưu/u;

/** Columns in printed order; wrapped titles may be mixed, so each is told by its deciding word. */
function flatColumns(lines: readonly Line[]): readonly Column[] {
  const text = lower(lines.map((line) => line.text).join(' '));
  const found: { at: number; column: Column }[] = [];
  for (const [pattern, kind] of MARKS) {
    const at = text.search(pattern);
    if (at >= 0) found.push({ at, column: { kind } });
  }
  if (!found.some(({ column }) => column.kind === 'lead')) {
    const at = text.search(LEAD_WITHOUT_WORD);
    if (at >= 0) found.push({ at, column: { kind: 'lead' } });
  }
  if (!found.some(({ column }) => column.kind === 'unit')) {
    const at = text.search(BARE_UNIT);
    if (at >= 0) found.push({ at, column: { kind: 'unit' } });
  }
  found.push(...yearColumns(text));
  return found.sort((a, b) => a.at - b.at).map(({ column }) => column);
}

const YEARS =
  /giai đoạn\s*20\d\d\s*[-–/]\s*(?:năm\s*)?20\d\d|20\d\d\s*[-–]\s*20\d\d|cả giai đoạn|20\d\d/gu;

function yearColumns(text: string): readonly { at: number; column: Column }[] {
  let cut = 0;
  const seen = new Set<GoalYear>();
  return [...text.matchAll(YEARS)].flatMap((match): { at: number; column: Column }[] => {
    const before = text.slice(cut, match.index);
    cut = match.index + match[0].length;
    const title = `${before.slice(-28)} ${match[0]}`;
    const baseline =
      classifyHead(title.replace(/^.*(đơn vị|cơ quan|đvt|tính|đo )/u, '')).kind === 'baseline';
    const year = goalYear(/^20\d\d$/.test(match[0]) ? `năm ${match[0]}` : match[0]);
    if (baseline) return [{ at: match.index, column: { kind: 'baseline' } }];
    if (year === undefined || seen.has(year)) return [];
    seen.add(year);
    return [{ at: match.index, column: { kind: 'goal', year } }];
  });
}

/** Lines of the table without repeated heads and the page numbers beside them. */
export function bodyLines(lines: readonly Line[], heads: readonly FlatHead[]): readonly Line[] {
  const first = heads[0];
  if (!first) return [];
  const titles = new Set(lines.slice(first.from, first.to).map((line) => fold(line.text)));
  const body: Line[] = [];
  for (const [i, head] of heads.entries()) {
    const next = heads[i + 1];
    const page = lines.slice(head.to, next ? next.from : lines.length);
    const follows = next ? lines[next.to]?.text : undefined;
    body.push(...(next ? trimPageEnd(page, titles, follows ?? '') : page));
  }
  return body.filter(
    (line) => !/^(trang\s+)?\d+\s*\/\s*\d+$|^-\s*\d+\s*-$|^trang\s+\d+$/u.test(lower(line.text)),
  );
}

/** Page number or a stray piece of the next head at the end of a page. */
function trimPageEnd(
  page: readonly Line[],
  titles: ReadonlySet<string>,
  follows: string,
): readonly Line[] {
  const opensRow = splitLabel(follows) !== undefined || /^\p{Ll}/u.test(follows);
  let end = page.length;
  while (end > 0) {
    const line = page[end - 1];
    if (
      !line ||
      !(titles.has(fold(line.text)) || (/^\d{1,3}$/.test(line.text) && (line.gap || opensRow)))
    )
      break;
    end -= 1;
  }
  return page.slice(0, end);
}
