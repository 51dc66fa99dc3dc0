// Numbers of checking rules: exact decimals, and an absence that makes a rule say nothing.
import type Big from 'big.js';
import { type Decimal, exact } from '../../kernel/quantity.ts';

/** Thrown where a rule needs a number that is not there; the rule then says nothing. */
export class Absent extends Error {}

/** A decimal inside an expression; null is an absent number. */
export class CheckNumber {
  readonly big: Big | null;

  constructor(big: Big | null) {
    this.big = big;
  }
}

export const toNumber = (amount: Decimal | null | undefined): CheckNumber =>
  new CheckNumber(amount === null || amount === undefined ? null : exact(amount));

/** The decimal of an operand; whole literals of the language arrive as bigint. Throws Absent. */
export function bigOf(operand: CheckNumber | bigint): Big {
  if (typeof operand === 'bigint') return exact(String(operand));
  if (operand.big === null) throw new Absent('absent');
  return operand.big;
}
