// Exact fractions: a status is decided by cross multiplication, never by a rounded quotient.
import type { Judged } from '../kernel/comparator.ts';
import { type Decimal, divideHalfEven, exact } from '../kernel/quantity.ts';

type Big = ReturnType<typeof exact>;

/** n / d with d > 0. */
export interface Fraction {
  readonly n: Big;
  readonly d: Big;
}

const ONE = exact('1');
const HUNDRED = exact('100');

export const fraction = (value: Decimal): Fraction => ({ n: exact(value), d: ONE });
export const integer = (value: number): Fraction => fraction(String(value));
export const ZERO = fraction('0');

/** The amount as it is judged: 100·numerator / denominator where there is a pair. */
export function fractionOf(amount: Judged): Fraction {
  const { numerator, denominator, value } = amount;
  if (numerator === undefined || denominator === undefined) return fraction(value);
  return { n: exact(numerator).times(HUNDRED), d: exact(denominator) };
}

export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d.eq(b.d)
    ? { n: a.n.plus(b.n), d: a.d }
    : { n: a.n.times(b.d).plus(b.n.times(a.d)), d: a.d.times(b.d) };

export const negate = (a: Fraction): Fraction => ({ n: a.n.times('-1'), d: a.d });
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negate(b));
export const times = (a: Fraction, b: Fraction): Fraction => ({
  n: a.n.times(b.n),
  d: a.d.times(b.d),
});

/** a / b; throws on a zero divisor. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.n.eq('0')) throw new RangeError('division by zero');
  const sign = b.n.lt('0') ? exact('-1') : ONE;
  return { n: a.n.times(b.d).times(sign), d: a.d.times(b.n).times(sign) };
}

export const compare = (a: Fraction, b: Fraction): number => a.n.times(b.d).cmp(b.n.times(a.d));
export const signOf = (a: Fraction): number => a.n.cmp('0');

/** The fraction at the stored scale, ties to even. */
export const decimalOf = (a: Fraction): Decimal =>
  a.d.eq('1') ? a.n.toString() : divideHalfEven(a.n, a.d);
