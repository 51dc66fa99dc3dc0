// How a Vietnamese office writes dates, counts, letters and lists (Decree 30/2020/NĐ-CP, Appendix I).
import type { IsoDate, Period } from '../../kernel/period.ts';

const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];
const QUARTERS = ['I', 'II', 'III', 'IV'];

/** Letter of the n-th point, counted from 0: a, b, c, d, đ, e, g, h, i, k …; after y: aa, bb. */
export function pointLetter(index: number): string {
  const letter = LETTERS[index % LETTERS.length] ?? 'a';
  return letter.repeat(Math.floor(index / LETTERS.length) + 1);
}

interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

// Decree 30: a zero stands before days below 10 and before months 1 and 2 only.
function dateParts(date: IsoDate): DateParts {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: day.padStart(2, '0'), month: monthNumber(Number(month)), year };
}

const monthNumber = (month: number): string => (month < 3 ? `0${month}` : String(month));

/** «ngày 05 tháng 10 năm 2026». */
export function longDate(date: IsoDate): string {
  const { day, month, year } = dateParts(date);
  return `ngày ${day} tháng ${month} năm ${year}`;
}

/** «05/10/2026», «14/9/2026», «20/01/2027». */
export function shortDate(date: IsoDate): string {
  const { day, month, year } = dateParts(date);
  return `${day}/${month}/${year}`;
}

/** «tháng 9 năm 2026», «quý III năm 2026», «6 tháng đầu năm 2026», «9 tháng đầu năm 2026», «năm 2026». */
export function periodName(period: Period): string {
  const lastMonth = (period.last % 12) + 1;
  switch (period.kind) {
    case 'month':
      return `tháng ${monthNumber(lastMonth)} năm ${period.year}`;
    case 'quarter':
      return `quý ${QUARTERS[lastMonth / 3 - 1] ?? ''} năm ${period.year}`;
    case 'half':
      return `6 tháng ${lastMonth === 6 ? 'đầu' : 'cuối'} năm ${period.year}`;
    case 'nine-months':
      return `9 tháng đầu năm ${period.year}`;
    case 'year':
      return `năm ${period.year}`;
  }
}

/** A count of things in running text: 05, 12, 0 stays 0. */
export const counted = (count: number): string =>
  count > 0 && count < 10 ? `0${count}` : String(count);

/** «a», «a và b», «a, b và c». */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} và ${last}`;
}

/** «mục tiêu số 5», «các mục tiêu số 1, 2 và 3». */
export function targetNumbers(numbers: readonly number[]): string {
  const list = joined(numbers.map(String));
  return numbers.length === 1 ? `mục tiêu số ${list}` : `các mục tiêu số ${list}`;
}

/** First letter raised; the rest is left, so that abbreviations stay as they are. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** First letter lowered inside a sentence, unless the word is an abbreviation or a proper name. */
export function midSentence(text: string): string {
  const second = text.charAt(1);
  const abbreviation = second !== second.toLowerCase();
  return abbreviation ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** «mục tiêu cụ thể Chương trình …», or «các mục tiêu của Chương trình …» where the title is only a name. */
export function promisesOf(title: string): string {
  const capitals = title === title.toLocaleUpperCase('vi');
  const name = capitals ? sentenceCase(title.toLocaleLowerCase('vi')) : title;
  return /^mục tiêu/iu.test(name) ? midSentence(name) : `các mục tiêu của ${name}`;
}
