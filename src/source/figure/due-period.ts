import type { Element, Frequency } from '../../catalogue/catalogue.ts';
import { PERIOD_KIND, periodOfMonth } from '../../catalogue/element-period.ts';
import { type Basis, type Period, parsePeriod } from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { normalise } from '../../kernel/text.ts';

const EXAMPLE: Readonly<Record<Frequency, string>> = {
  month: '2026-09',
  quarter: '2026-Q3',
  half: '2026-H1',
  year: '2026',
  'school-year': '2026-09, 2026-2027',
};

/** A school year is filed under the month in which it opens. */
const OPENING_MONTH = '09';

/**
 * The period of an element that a code names. A stock taken in the last month of its quarter, half or
 * year is the stock of that period; a flow of one month is not the flow of the quarter.
 * A school year is written 2026-2027 or 2026, or as the month of the count.
 */
export function duePeriod(element: Element, text: string, basis: Basis): Period | Refusal {
  const code = plainCode(text).toUpperCase();
  if (element.frequency === 'school-year') return schoolYear(element, code, basis);
  const period = parsePeriod(code, basis);
  if (!period) return refuse('period-unknown', { code: text });
  if (period.kind === PERIOD_KIND[element.frequency]) return period;
  const whole = element.time === 'stock' ? endingWith(element.frequency, period) : undefined;
  return whole ?? notDue(element, period.code);
}

function endingWith(frequency: Frequency, shorter: Period): Period | undefined {
  const whole = periodOfMonth(frequency, shorter.last, shorter.basis);
  return whole.last === shorter.last && whole.first < shorter.first ? whole : undefined;
}

function schoolYear(element: Element, code: string, basis: Basis): Period | Refusal {
  const [, from, to] = /^(\d{4})(?:[-/](\d{4}))?$/.exec(code) ?? [];
  if (from && (!to || Number(to) === Number(from) + 1)) {
    const opening = parsePeriod(`${from}-${OPENING_MONTH}`, basis);
    return opening ?? refuse('period-unknown', { code });
  }
  const period = parsePeriod(code, basis);
  if (!period) return refuse('period-unknown', { code });
  return period.kind === 'month' ? period : notDue(element, code);
}

const notDue = (element: Element, code: string): Refusal =>
  refuse('period-not-due', {
    element: element.name,
    frequency: EXAMPLE[element.frequency],
    code,
  });

/** A code as it was meant: full-width and odd spaces and dashes made plain. */
export const plainCode = (text: string): string =>
  normalise(text.normalize('NFKC'))
    .replace(/\s/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
