import { type Decimal, exact } from './quantity.ts';

/** How a goal is compared. The appendix prints ≥ or nothing; nothing means at least. */
export const COMPARATORS = ['>=', '>', '<=', '<', '='] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** An amount as it is judged: the exact pair where there is one, so that no rounded quotient decides. */
export interface Judged {
  readonly value: Decimal;
  readonly numerator?: Decimal;
  readonly denominator?: Decimal;
}

/** True when the amount reaches the goal; a ratio in % is tested as num·100 against goal·den. */
export function meets(amount: Judged, comparator: Comparator, goal: Decimal): boolean {
  const order = compareTo(amount, goal);
  switch (comparator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
  }
}

/** −1, 0 or 1: the amount below, at or above the goal, exactly. */
function compareTo(amount: Judged, goal: Decimal): -1 | 0 | 1 {
  if (amount.numerator !== undefined && amount.denominator !== undefined) {
    const left = exact(amount.numerator).times('100');
    return left.cmp(exact(goal).times(amount.denominator));
  }
  return exact(amount.value).cmp(goal);
}

/** True when a larger amount is better. */
export const higherIsBetter = (comparator: Comparator): boolean =>
  comparator === '>=' || comparator === '>' || comparator === '=';
