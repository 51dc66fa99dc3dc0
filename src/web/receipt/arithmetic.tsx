import { formatQuantity, STORED_SCALE } from '../../kernel/quantity.ts';
import { Tag } from '../components/badge.tsx';
import { formatDay, formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { ReceiptView } from './view.ts';

/** The formula in words, then the same with its numbers. */
export function Arithmetic({ view, page }: { view: ReceiptView; page: Page }) {
  const { receipt: t, terms } = textsOf(page.language);
  const { formula } = view.receipt;
  const steps = stepsOf(view, page);
  return (
    <section class="card block">
      <h2>{t.formula}</h2>
      <p class="formula" {...verbatim(page)}>
        {formula.text}
      </p>
      <p>
        <Tag text={terms.definition[formula.standing === 'confirmed' ? 'confirmed' : 'proposed']} />{' '}
        <small>
          {terms.version(formula.version, formatDay(formula.effectiveFrom, page.language))}
          {formula.confirmedBy && ` · ${formula.confirmedBy}`}
        </small>
      </p>
      {steps.length > 0 && (
        <>
          <h3>{t.steps}</h3>
          <ol class="steps">
            {steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
          <p class="note">{t.exact}</p>
        </>
      )}
    </section>
  );
}

function stepsOf({ receipt, indicator, sums }: ReceiptView, page: Page): string[] {
  const { receipt: t, terms } = textsOf(page.language);
  const { result } = receipt.amount;
  if (result.kind !== 'known') return [];
  const whole = (value: string) => formatQuantity(value, STORED_SCALE, page.language);
  const top =
    sums.numerator === null ? [] : [t.sum(terms.numerator, sums.numerators, whole(sums.numerator))];
  const bottom =
    sums.denominator === null
      ? []
      : [t.sum(terms.denominator, sums.denominators, whole(sums.denominator))];
  const { numerator, denominator, value } = result;
  const exactValue = `${whole(value)}${indicator.unit.startsWith('%') ? '\u00a0%' : ''}`;
  if (numerator === undefined || denominator === undefined) {
    return [...top, ...bottom, t.count(formatValue(value, indicator.unit, page.language))];
  }
  const last =
    indicator.kind === 'reduction' && sums.numerator !== null
      ? t.difference(whole(denominator), whole(sums.numerator), exactValue)
      : t.ratio(whole(numerator), whole(denominator), exactValue);
  return [...top, ...bottom, last];
}
