// A rule between the form's text fields and its body.
import type { Versioned } from '../../catalogue/catalogue.ts';
import { type Check, MEASURES, SEVERITIES } from '../../catalogue/check/check.ts';
import { bareBody } from '../../catalogue/definition.ts';
import type { IsoDate } from '../../kernel/period.ts';
import { type Decimal, formatQuantity, parseQuantity } from '../../kernel/quantity.ts';
import type { CheckForm } from '../../web/checks/view.ts';
import type { Language } from '../../web/page.ts';
import { readDay } from '../read-day.ts';
import type { SentForm } from '../upload/form.ts';
import { MOST_MONTHS, USUAL_MONTHS } from './trial.ts';

const NO_DAY = '0000-00-00';

/** An empty form for a rule that asks for an explanation from today. */
export const blankForm = (today: IsoDate): CheckForm => ({
  check: {
    ...{ code: '', name: '', wrong: '', vi: '', en: '', note: null, limits: {} },
    appliesTo: { measures: [], times: [], elements: [], indicators: [] },
    ...{ severity: 'explain', active: true, effectiveFrom: today },
  },
  ...{ limits: '', elements: '', indicators: '', reason: '', unreadLimit: null },
  ...{ months: USUAL_MONTHS, seen: 0 },
});

/** A rule as it stands, to be changed from today on. */
export function formOfCheck(last: Versioned<Check>, today: IsoDate, language: Language): CheckForm {
  const { effectiveFrom } = last;
  const lines = Object.entries(last.limits).map(
    ([name, amount]) => `${name} = ${formatQuantity(amount, 12, language)}`,
  );
  return {
    check: {
      ...bareBody<Check>(last),
      effectiveFrom: effectiveFrom > today ? effectiveFrom : today,
    },
    limits: lines.join('\n'),
    elements: last.appliesTo.elements.join('\n'),
    indicators: last.appliesTo.indicators.join(', '),
    ...{ reason: '', unreadLimit: null, months: USUAL_MONTHS, seen: last.version },
  };
}

/** The form as it was sent. */
export function typedForm(form: SentForm, code: string): CheckForm {
  const { limits, unreadLimit } = readLimits(form.get('limits'));
  const listed = (name: string): string[] =>
    form
      .get(name)
      .split(/[\s,;]+/)
      .filter(Boolean);
  const day = form.get('effectiveFrom');
  return {
    check: {
      ...{ code, limits },
      ...{ name: form.get('name'), wrong: form.get('wrong') },
      ...{ vi: form.get('vi'), en: form.get('en'), note: form.get('note') },
      appliesTo: {
        measures: MEASURES.filter((one) => form.all('measures').includes(one)),
        times: (['flow', 'stock'] as const).filter((one) => form.all('times').includes(one)),
        elements: listed('elements'),
        indicators: listed('indicators'),
      },
      severity: SEVERITIES.find((one) => one === form.get('severity')) ?? 'explain',
      active: form.get('active') === '1',
      effectiveFrom: readDay(day) ?? NO_DAY,
    },
    ...{ limits: form.get('limits'), unreadLimit },
    ...{ elements: form.get('elements'), indicators: form.get('indicators') },
    ...{ reason: form.get('reason'), months: monthsOf(form.get('months')) },
    seen: Number(form.get('version')) || 0,
  };
}

function monthsOf(text: string): number {
  const months = Number(text);
  return Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS ? months : USUAL_MONTHS;
}

/** Lines «name = number», numbers as Vietnamese write them. */
function readLimits(text: string): Pick<CheckForm, 'unreadLimit'> & Pick<Check, 'limits'> {
  const limits: Record<string, Decimal> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [name = '', written = '', ...rest] = line.split('=').map((part) => part.trim());
    const read = parseQuantity(written);
    if (rest.length > 0 || name === '' || read.kind !== 'quantity' || read.percent) {
      return { limits, unreadLimit: line.slice(0, 60) };
    }
    limits[name] = read.value;
  }
  return { limits, unreadLimit: null };
}
