// Numbers, days and periods as people write them: Vietnamese first, English behind the switch.
import { type IsoDate, type Period, parsePeriod } from '../kernel/period.ts';
import { type Decimal, exact, formatQuantity } from '../kernel/quantity.ts';
import type { Language } from './page.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const ROMAN = ['I', 'II', 'III', 'IV'];

/** 14/09/2026, or 14 Sep 2026. */
export function formatDay(day: IsoDate, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language === 'vi') return `${date}/${month}/${year}`;
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** 14:05 ngày 14/09/2026 in Vietnam's time. */
export function formatInstant(at: Date, language: Language): string {
  const iso = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  const day = formatDay(iso.slice(0, 10), language);
  return language === 'vi' ? `${iso.slice(11, 16)} ngày ${day}` : `${iso.slice(11, 16)}, ${day}`;
}

/** «tháng 9/2026», «quý III/2026», «6 tháng đầu năm 2026», «9 tháng năm 2026», «năm 2026». */
export function formatPeriod(code: string | Period, language: Language): string {
  const period = typeof code === 'string' ? parsePeriod(code) : code;
  if (!period) return String(code);
  return language === 'vi' ? vietnamesePeriod(period) : englishPeriod(period);
}

function vietnamesePeriod({ kind, year, last }: Period): string {
  const month = (last % 12) + 1;
  switch (kind) {
    case 'month':
      return `tháng ${month}/${year}`;
    case 'quarter':
      return `quý ${ROMAN[month / 3 - 1]}/${year}`;
    case 'half':
      return `6 tháng ${month === 6 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'nine-months':
      return `9 tháng năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}

function englishPeriod({ kind, year, last }: Period): string {
  const month = (last % 12) + 1;
  switch (kind) {
    case 'month':
      return `${MONTHS[month - 1]} ${year}`;
    case 'quarter':
      return `Q${month / 3} ${year}`;
    case 'half':
      return `${month === 6 ? 'first' : 'second'} half of ${year}`;
    case 'nine-months':
      return `nine months of ${year}`;
    case 'year':
      return String(year);
  }
}

/** A measured value with its unit; cut, never rounded up to a goal. */
export function formatValue(value: Decimal, unit: string | null, language: Language): string {
  const text = formatQuantity(value, placesOf(value), language);
  return unit === null ? text : text + suffix(unit);
}

/** A distance still to go: rounded away from zero, so that it never shows as nothing. */
export function formatGap(gap: Decimal, unit: string | null, language: Language): string {
  const places = placesOf(gap);
  const wide = exact(gap).round(places, 3).toString();
  const text = formatQuantity(wide, places, language);
  if (unit === null) return text;
  return unit.startsWith('%')
    ? `${text} ${language === 'vi' ? 'điểm %' : 'pts'}`
    : text + suffix(unit);
}

const suffix = (unit: string): string =>
  unit.startsWith('%') ? '\u00a0%' : `\u00a0${/\p{Ll}/u.test(unit) ? unit.toLowerCase() : unit}`;

// Counts of thousands need no fraction; small numbers keep one place.
const placesOf = (value: Decimal): number =>
  (value.replace('-', '').split('.')[0] ?? '').length > 3 ? 0 : 1;

/** First letter in upper case, for the start of a sentence or a cell. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Text cut at a word's end to at most `length` characters. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s,;:.-]+$/, '')}…`;
}
