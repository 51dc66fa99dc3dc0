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
  const phase = readPhase([title ?? '', ...lines.slice(-8).map((line) => line.text)]);
  const numbers = years.filter((year) => typeof year === 'number');
  const start = phase?.[0] ?? (numbers.length > 0 ? Math.min(...numbers) : null);
  const end = phase?.[1] ?? (numbers.length > 0 ? Math.max(...numbers) : null);
  const at = lines.at(-1)?.line ?? 1;
  return {
    heading: { title, legalBasis: basis, start, end },
    doubts: [
      ...(title ? [] : [doubt(at, 'Không thấy tên chương trình phía trên bảng; cần nhập tên.')]),
      ...(basis
        ? []
        : [doubt(at, 'Không thấy số, ngày văn bản ban hành; cần nhập căn cứ pháp lý.')]),
      ...(phase ? [] : [doubt(at, 'Không thấy giai đoạn thực hiện; đang lấy theo các cột năm.')]),
    ],
  };
}

const doubt = (line: number, why: string): Ambiguity => ({
  line,
  target: null,
  field: 'programme',
  text: '',
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

function readPhase(texts: readonly string[]): readonly [number, number] | undefined {
  for (const text of texts) {
    const range = /(20\d\d)\s*[-–—]\s*(?:năm\s*)?(20\d\d)/u.exec(lower(text));
    if (range) return [Number(range[1]), Number(range[2])];
  }
  const [only, ...others] = new Set(
    texts.slice(0, 1).flatMap((text) => text.match(/20\d\d/g) ?? []),
  );
  return only && others.length === 0 ? [Number(only), Number(only)] : undefined;
}
