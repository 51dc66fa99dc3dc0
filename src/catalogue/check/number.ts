// Numbers of checking rules: exact decimals, and an absence that makes a rule say nothing.
import type Big from 'big.js';
import { type Decimal, exact } from '../../kernel/quantity.ts';

/** Thrown where a rule needs a number that is not there; the rule then says nothing. */
export class Absent extends Error {}

/** A decimal inside an expression, read when it is first needed; null is an absent number. */
export class CheckNumber {
  #amount: Decimal | Big | null;

  constructor(amount: Decimal | Big | null) {
    this.#amount = amount;
  }

  get big(): Big | null {
    if (typeof this.#amount === 'string') this.#amount = exact(this.#amount);
    return this.#amount;
  }
}

const ABSENT = new CheckNumber(null);

export const toNumber = (amount: Decimal | null | undefined): CheckNumber =>
  amount === null || amount === undefined ? ABSENT : new CheckNumber(amount);

const ABSENCE = new Absent('absent');

/** The decimal of an operand; whole literals of the language arrive as bigint. Throws Absent. */
export function bigOf(operand: CheckNumber | bigint): Big {
  if (typeof operand === 'bigint') return exact(String(operand));
  const { big } = operand;
  // One error for all: a trace each would cost more than the rule.
  if (big === null) throw ABSENCE;
  return big;
}
