// What stands above the table: the programme's title, its legal basis and its years.
import type { Ambiguity, DraftProgramme, GoalYear, LegalBasis, PreambleLine } from './draft.ts';
import { lower } from './lines.ts';

const ATTACHED = /kèm theo|ban hành theo|phụ lục của|đính kèm/u;
const NUMBER = /số\s*:?\s*([\p{L}\d./-]*\d[\p{L}\d./-]*\s*\/\s*[\p{L}\d-]+(?:\s*-\s*[\p{L}]+)*)/u;
const DATE = /ngày\s*(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})/u;
const ISSUER = /\d{4}\s*,?\s*(?:của|do)\s+([^()]+?)(?:\s+ban hành)?\s*[).]*$/u;

export type Heading = Omit<DraftProgramme, 'groups'>;

/** Title, legal basis and years of the programme; doubts where one of them is not printed. */
export function readPreamble(
  lines: readonly PreambleLine[],
  years: readonly GoalYear[],
): { readonly heading: Heading; readonly doubts: readonly Ambiguity[] } {
  const basisAt = findBasis(lines);
  const basis = basisAt < 0 ? null : readBasis(joinBasis(lines, basisAt));
  const title = readTitle(lines, basisAt);
  const phase = readPhase(title ?? '', lines, years);
  const at = lines.at(-1)?.line ?? 1;
  return {
    heading: { title, legalBasis: basis, start: phase.start, end: phase.end },
    doubts: [
      ...(title ? [] : [doubt(at, 'Không thấy tên chương trình phía trên bảng; cần nhập tên.')]),
      ...(basis
        ? []
        : [doubt(at, 'Không thấy số, ngày văn bản ban hành; cần nhập căn cứ pháp lý.')]),
      ...(phase.why ? [doubt(at, phase.why, title ?? '')] : []),
    ],
  };
}

const doubt = (line: number, why: string, text = ''): Ambiguity => ({
  line,
  target: null,
  field: 'programme',
  text,
  why,
});

/** The attachment line nearest to the table; else a line with a number and a date. */
function findBasis(lines: readonly PreambleLine[]): number {
  const attached = lines.findLastIndex((line) => ATTACHED.test(lower(line.text)));
  if (attached >= 0) return attached;
  return lines.findLastIndex((line) => /^\(?\s*số\s*:?\s*\S*\d/iu.test(line.text));
}

function joinBasis(lines: readonly PreambleLine[], at: number): string {
  let text = lines[at]?.text ?? '';
  for (const next of lines.slice(at + 1, at + 4)) {
    if (text.includes(')') || (DATE.test(text) && ISSUER.test(text) && !text.includes('('))) break;
    text += ` ${next.text}`;
  }
  return text.replace(/\s+/gu, ' ');
}

function readBasis(text: string): LegalBasis | null {
  const number = NUMBER.exec(text)?.[1]?.replace(/\s+/gu, '');
  if (!number) return null;
  const [, day, month, year] = DATE.exec(text) ?? [];
  const date = day && month && year ? isoDate(Number(year), Number(month), Number(day)) : null;
  return { number, date, issuer: ISSUER.exec(text)?.[1]?.trim() ?? null };
}

function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Lines in capitals above the attachment line, without «Phụ lục I» and the state's heading. */
function readTitle(lines: readonly PreambleLine[], basisAt: number): string | null {
  const before = basisAt < 0 ? lines : lines.slice(0, basisAt);
  const kept = before.filter((line) => !NOT_TITLE.test(lower(line.text)));
  const parts: string[] = [];
  for (const { text } of kept.toReversed()) {
    if (!isCapital(text) || parts.length === 5) break;
    parts.unshift(text);
  }
  if (parts.length > 0) return parts.join(' ');
  return kept.at(-1)?.text ?? null;
}

const NOT_TITLE =
  /^phụ lục\s*\S{0,6}\s*[:.]?$|cộng h(òa|oà) xã hội|độc lập|^[-_*–—\s]*$|^(ủy|uỷ) ban nhân dân|^(tỉnh|thành phố) \S+( \S+){0,3}$|^số\s*:|^đơn vị tính\s*:|, ngày .* tháng/u;

const isCapital = (text: string): boolean => !/\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);

interface Phase {
  readonly start: number | null;
  readonly end: number | null;
  /** Set where a year is not printed above the table. */
  readonly why: string | null;
}

/** «2026 - 2030» is the phase; else it spans the years of the title and of the columns. */
function readPhase(
  title: string,
  lines: readonly PreambleLine[],
  columns: readonly GoalYear[],
): Phase {
  for (const text of [title, ...lines.slice(-8).map((line) => line.text)]) {
    const range = RANGE.exec(lower(text));
    if (range) return { start: Number(range[1]), end: Number(range[2]), why: null };
  }
  const printed = (lower(title).replace(DATES, '').match(LONE_YEAR) ?? []).map(Number);
  const all = [...printed, ...columns.filter((year) => typeof year === 'number')];
  const start = all.length > 0 ? Math.min(...all) : null;
  const end = all.length > 0 ? Math.max(...all) : null;
  const unprinted = [start, end].filter((year) => year === null || !printed.includes(year));
  return { start, end, why: unprinted.length > 0 ? phaseWhy(printed, start, end) : null };
}

const RANGE = /(20\d\d)\s*(?:[-–—]|đến)\s*(?:năm\s*)?(20\d\d)/u;
/** Days and numbers of other documents are no years of the programme. */
const DATES = /tháng\s*\d{1,2}\s*năm\s*20\d\d/gu;
const LONE_YEAR = /(?<![\d/.-])20\d\d(?![\d/])/gu;

function phaseWhy(printed: readonly number[], start: number | null, end: number | null): string {
  if (printed.length === 0) return 'Không thấy giai đoạn thực hiện; đang lấy theo các cột năm.';
  const which = start !== null && printed.includes(start) ? 'Năm kết thúc' : 'Năm bắt đầu';
  const year = which === 'Năm kết thúc' ? end : start;
  return `${which} (${year}) không ghi trong tên chương trình; đang lấy theo các cột năm.`;
}
