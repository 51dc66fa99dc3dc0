// The head of the table: what each column holds, told from its title.
import type { Column, GoalYear } from './draft.ts';
import { lower } from './lines.ts';

const NUMBER = /^(stt|tt|số tt|số thứ tự|s tt|no\.?)$/u;
const PHASE = /(20\d\d)\s*[-–—/]\s*(20\d\d)/u;
const YEAR = /\b(20\d\d)\b/u;
// «Lộ trình thực hiện» and «Tổ chức thực hiện» over the years promise; they tell no result.
const BASELINE =
  /hiện trạng|(?<!(?:lộ trình|tổ chức|kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|tiến độ) )thực hiện năm|kết quả|ước (thực hiện|th|năm|đạt)|đã đạt|cơ sở|năm gốc|đầu kỳ|hiện tại|(^|\s)th năm/u;
const NAME = /mục tiêu|chỉ tiêu|nội dung|chỉ số|tiêu chí|nhiệm vụ|tên/u;
const UNIT = /đơn vị (tính|đo)|đvt|đv tính|^đơn vị$|đơn vị\s*\/?\s*\(?%/u;
const LEAD =
  /chủ trì|phụ trách|đầu mối|theo dõi|chịu trách nhiệm|tham mưu|(đơn vị|cơ quan|nơi) (tổ chức )?thực hiện|^thực hiện$|phân công|trách nhiệm|báo cáo/u;
const COORDINATOR = /phối hợp/u;
const NOTE = /ghi chú|căn cứ|giải pháp|thời gian|thời hạn|lộ trình|tài liệu|kiểm chứng|nguồn/u;

/** Column by its title, all lines of the head joined; span titles stand first. */
export function classifyHead(title: string): Column {
  const text = lower(title).replace(/[*:]/g, '').trim();
  if (NUMBER.test(text)) return { kind: 'number' };
  if (UNIT.test(text)) return { kind: 'unit' };
  if (COORDINATOR.test(text) && !/chủ trì/u.test(text)) return { kind: 'coordinator' };
  const year = goalYear(text);
  if (
    year !== undefined &&
    /^\d{4}$|năm|giai đoạn|đến|mục tiêu|chỉ tiêu|kế hoạch|20\d\d\s*[-–—]/u.test(text)
  ) {
    return BASELINE.test(text) ? { kind: 'baseline' } : { kind: 'goal', year };
  }
  if (LEAD.test(text)) return { kind: 'lead' };
  if (BASELINE.test(text)) return { kind: 'baseline' };
  if (NOTE.test(text)) return { kind: 'other' };
  return NAME.test(text) ? { kind: 'name' } : { kind: 'other' };
}

/** «Năm 2026» is 2026; «Giai đoạn 2026-2030» and «cả giai đoạn» are the phase. */
export function goalYear(text: string): GoalYear | undefined {
  if (PHASE.test(text) || /giai đoạn/u.test(text)) {
    const year = YEAR.exec(text.replace(PHASE, ''));
    return year ? Number(year[1]) : 'phase';
  }
  const years = text.match(/20\d\d/g) ?? [];
  return years.length > 0 && YEAR.test(text) ? Number(years.at(-1)) : undefined;
}

/** Columns of a table from its titles; a second name column is another column. */
export function classifyHeads(titles: readonly string[]): readonly Column[] {
  const seen = new Set<string>();
  const columns = titles.map(classifyHead);
  const unnamed = !columns.some((column) => column.kind === 'name');
  const named = unnamed ? titles.findIndex((title) => NAME.test(lower(title))) : -1;
  return columns.map((told, i): Column => {
    const column: Column = i === named && told.kind === 'goal' ? { kind: 'name' } : told;
    const once = column.kind === 'name' || column.kind === 'number' || column.kind === 'unit';
    if (once && seen.has(column.kind)) return { kind: 'other' };
    seen.add(column.kind);
    return column;
  });
}

/** STT, a target and at least one year: what makes a table an appendix of targets. */
export function isTargetHead(columns: readonly Column[]): boolean {
  const has = (kind: Column['kind']): boolean => columns.some((column) => column.kind === kind);
  return has('number') && has('name') && has('goal');
}

export const yearsOf = (columns: readonly Column[]): readonly GoalYear[] =>
  columns.flatMap((column) => (column.kind === 'goal' ? [column.year] : []));
