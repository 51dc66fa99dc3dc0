// Lead and standing office confirm how a target is measured, by a document.
import { Problem } from '../kernel/problem.ts';
import { normalise } from '../kernel/text.ts';
import type { Indicator, IndicatorCode, Versioned } from './catalogue.ts';
import { bareBody } from './definition.ts';

export interface Confirmation {
  readonly code: IndicatorCode;
  /** Version that the person saw; must be named to confirm again by another document. */
  readonly version?: number;
}

export type ConfirmationResult =
  | { readonly kind: 'confirmed'; readonly indicators: readonly Indicator[] }
  | { readonly kind: 'refused'; readonly refusals: readonly ConfirmationRefusal[] };

export interface ConfirmationRefusal {
  readonly code: IndicatorCode;
  readonly problem: Problem;
}

/** New bodies with standing `confirmed` and the document's number; all or nothing. */
export function confirmIndicators(
  indicators: readonly Versioned<Indicator>[],
  confirmations: readonly Confirmation[],
  documentNumber: string,
): ConfirmationResult {
  const document = normalise(documentNumber);
  const outcomes = confirmations.map(({ code, version }) => {
    const refuse = (problem: Problem): ConfirmationRefusal => ({ code, problem });
    const found = indicators.find((indicator) => indicator.code === code);
    if (found === undefined) return refuse(new Problem('not-found', { what: `chỉ tiêu ${code}` }));
    if (!/\d/.test(document)) return refuse(new Problem('document-number-needed'));
    if (found.standing === 'confirmed' && version !== found.version) {
      const by = found.confirmedBy ?? '';
      return refuse(new Problem('indicator-confirmed-already', { code, document: by }));
    }
    return confirmed(found, document);
  });
  const refusals = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome] : []));
  if (refusals.length > 0) return { kind: 'refused', refusals };
  return {
    kind: 'confirmed',
    indicators: outcomes.flatMap((outcome) => ('problem' in outcome ? [] : [outcome])),
  };
}

function confirmed(indicator: Versioned<Indicator>, document: string): Indicator {
  const body: Indicator = bareBody(indicator);
  return { ...body, standing: 'confirmed', confirmedBy: document };
}
