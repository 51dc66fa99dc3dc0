// Numbers, places and answers of a report in words.
import type { Origin } from '../../catalogue/catalogue.ts';
import { type Decimal, exact, formatQuantity } from '../../kernel/quantity.ts';
import type { Answer } from '../../source/report/answer.ts';
import { formatPeriod } from '../format.ts';
import { type Language, type Page, textsOf } from '../page.ts';
import type { EntryRow, ReportView } from './view.ts';

/** As exact as it was given: in a report nothing is cut. */
export const formatAmount = (value: Decimal, language: Language): string =>
  formatQuantity(value, 12, language);

/** The answer as a person reads it: a number, a reason, what was typed, or that it is empty. */
export function sayAnswer(answer: Answer, language: Language): string {
  const t = textsOf(language).report;
  switch (answer.kind) {
    case 'value':
    case 'confirm':
      return formatAmount(answer.amount, language);
    case 'skip':
      return t.skip[answer.reason];
    case 'unreadable':
      return `«${answer.typed}»`;
    case 'blank':
      return t.entry.blankValue;
  }
}

/** «Số dịch vụ công …, phường Vỹ Dạ, tháng 9/2026»: enough to tell a row from every other of the form. */
export const nameOf = ({ field, area, period }: EntryRow): string =>
  [field.name, area, period].filter((part) => part !== null).join(', ');

/** The cycle in words: «tháng 10/2026», «nhập bù từ tháng 6/2026 đến tháng 10/2026». */
export function sayCycle(cycle: string, language: Language): string {
  const [from = '', to] = cycle.split('_');
  if (to === undefined) return formatPeriod(from, language);
  return textsOf(language).report.catchUp(formatPeriod(from, language), formatPeriod(to, language));
}

export const sayOrigin = (origin: Origin, language: Language): string =>
  textsOf(language).terms.origin[origin];

/** +12, −3,5 or nothing where one of them is unknown; exact. */
export function sayChange(
  before: Decimal | null,
  now: Decimal | null,
  language: Language,
): string | null {
  if (before === null || now === null) return null;
  const difference = exact(now).minus(exact(before));
  if (difference.eq('0')) return '0';
  const text = formatAmount(difference.toString(), language);
  return difference.gt('0') ? `+${text}` : text;
}

export const titleOf = (page: Page, view: Pick<ReportView, 'cycle'>): string =>
  textsOf(page.language).report.title(sayCycle(view.cycle, page.language));
