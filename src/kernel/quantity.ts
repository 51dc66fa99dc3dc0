// Amounts are exact decimals, carried as text and computed with big.js; floats never appear.
import Big from 'big.js';

const Exact = Big();
Exact.strict = true;
Exact.NE = -40;
Exact.PE = 40;
Exact.DP = 24;

/** Digits after the point in every stored quotient: PostgreSQL, TypeScript and the recalculation kit agree. */
export const STORED_SCALE = 12;

export type Decimal = string;

export const exact = (value: Decimal | Big): Big => new Exact(value);

/** num × 100 / den at the stored scale, ties to even. Throws on a zero denominator. */
export function percentOf(numerator: Decimal, denominator: Decimal): Decimal {
  return divideHalfEven(exact(numerator).times('100'), exact(denominator));
}

/** The quotient at the stored scale, ties to even; whole numbers throughout, so no digit is guessed. */
export function divideHalfEven(dividend: Big, divisor: Big): Decimal {
  const places = Math.max(placesOf(dividend), placesOf(divisor));
  const n = scaled(dividend.abs(), places + STORED_SCALE);
  const d = scaled(divisor.abs(), places);
  const rest = 2n * (n % d);
  const down = n / d;
  const quotient = rest > d || (rest === d && down % 2n === 1n) ? down + 1n : down;
  return unscaled(dividend.s * divisor.s < 0 ? -quotient : quotient);
}

const placesOf = (value: Big): number => Math.max(0, value.c.length - 1 - value.e);

const scaled = (value: Big, places: number): bigint =>
  BigInt(value.c.join('') + '0'.repeat(places - (value.c.length - 1 - value.e)));

function unscaled(quotient: bigint): Decimal {
  const digits = String(quotient < 0n ? -quotient : quotient).padStart(STORED_SCALE + 1, '0');
  const point = digits.length - STORED_SCALE;
  const fraction = digits.slice(point).replace(/0+$/, '');
  const text = digits.slice(0, point) + (fraction && `.${fraction}`);
  return quotient < 0n ? `-${text}` : text;
}

export type ParsedQuantity =
  | { readonly kind: 'quantity'; readonly value: Decimal; readonly percent: boolean }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly why: QuantityRefusal };

export type QuantityRefusal = 'not-a-number' | 'ambiguous-separator' | 'comparator' | 'text-after';

/**
 * Reads a number as Vietnamese civil servants write and paste it: «1.234,5», «1 234,5», full-width
 * digits, NBSP, a percent sign. «1.234» groups thousands; «1,234.5» is read as English because both
 * marks stand in it; «1,234» alone is ambiguous and refused. «≥80%» is a goal, not a figure: refused.
 */
export function parseQuantity(text: string): ParsedQuantity {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff_']/gu, '')
    .replace(/[\u2212\u2013\u2014]/gu, '-');
  if (plain === '' || plain === '-') return { kind: 'blank' };
  if (/^[≥≤<>=]/u.test(plain)) return { kind: 'refused', why: 'comparator' };
  const percent = plain.endsWith('%');
  const body = percent ? plain.slice(0, -1) : plain;
  if (!/^[+-]?[\d.,]+$/.test(body)) {
    return { kind: 'refused', why: /^[+-]?\d/.test(body) ? 'text-after' : 'not-a-number' };
  }
  const number = plainNumber(body);
  return number.kind === 'quantity' ? { ...number, percent } : number;
}

function plainNumber(body: string): ParsedQuantity {
  const refused = (why: QuantityRefusal): ParsedQuantity => ({ kind: 'refused', why });
  const done = (digits: string): ParsedQuantity => ({
    kind: 'quantity',
    value: exact(digits.replace(/^\+/, '')).toString(),
    percent: false,
  });
  if (/^[+-]?\d+$/.test(body) || /^[+-]?0\.\d+$/.test(body)) return done(body);
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(body)) {
    return done(body.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(body) || /^[+-]?\d{1,3}(,\d{3}){2,}$/.test(body)) {
    return done(body.replaceAll(',', ''));
  }
  if (/^[+-]?\d{1,3},\d{3}$/.test(body) && !/^[+-]?0,/.test(body)) {
    return refused('ambiguous-separator');
  }
  if (/^[+-]?\d+,\d+$/.test(body)) return done(body.replace(',', '.'));
  if (/^[+-]?\d+\.\d{1,2}$/.test(body) || /^[+-]?\d+\.\d{4,}$/.test(body)) return done(body);
  return refused(/\d/.test(body) ? 'ambiguous-separator' : 'not-a-number');
}

const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** «1.234,5» (vi) or «1,234.5» (en), at most `places` decimals, cut towards zero: 99,96 never shows as 100. */
export function formatQuantity(value: Decimal, places = 1, language: 'vi' | 'en' = 'vi'): string {
  const digits = PLAIN.test(value) ? value : exact(value).toString();
  const [whole = '0', rest = ''] = digits.replace('-', '').split('.');
  const fraction = rest.slice(0, places).replace(/0+$/, '');
  const [group, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const negative = digits.startsWith('-') && (whole !== '0' || fraction !== '');
  return (negative ? '−' : '') + (fraction ? grouped + point + fraction : grouped);
}
