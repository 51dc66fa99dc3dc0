import type { Element } from '../../catalogue/catalogue.ts';
import { type Decimal, exact, formatQuantity, parseQuantity } from '../../kernel/quantity.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { RawFigure, ReadNumber } from './figure.ts';

/** Above any count of a city; such a figure is a slip of the keyboard, or an attack on the computation. */
const LARGEST = '1e15';
const LONGEST_TEXT = 60;

/** The amount that a value as it came says about an element, in the element's own measure. */
export function amountOf(element: Element, value: RawFigure['value']): Decimal | Refusal {
  const read = readNumber(value);
  if (isRefusal(read)) return read;
  const shown = formatQuantity(read.decimal, 6) + (read.percent ? '%' : '');
  if (exact(read.decimal).abs().gte(LARGEST)) return refuse('value-too-large', { value: shown });
  const words = { element: element.name, value: shown };
  switch (element.measure) {
    case 'count':
      return countOf(read, words);
    case 'percent':
      return within(read.decimal, '100') ?? refuse('value-percent-range', words);
    case 'share':
      return (
        within(read.percent ? hundredth(read.decimal) : read.decimal, '1') ??
        refuse('value-share-range', words)
      );
    case 'decimal':
      if (!read.percent || element.unit.includes('%')) return read.decimal;
      return refuse('value-percent-for-count', words);
  }
}

function countOf(
  { decimal, percent }: ReadNumber,
  words: { element: string; value: string },
): Decimal | Refusal {
  if (percent) return refuse('value-percent-for-count', words);
  if (exact(decimal).lt('0')) return refuse('value-negative', words);
  if (!exact(decimal).mod('1').eq('0')) return refuse('value-not-whole', words);
  return decimal;
}

const within = (decimal: Decimal, most: Decimal): Decimal | undefined =>
  exact(decimal).gte('0') && exact(decimal).lte(most) ? decimal : undefined;

const hundredth = (decimal: Decimal): Decimal => exact(decimal).times('0.01').toString();

function readNumber(value: RawFigure['value']): ReadNumber | Refusal {
  if (value === null || value === undefined) return refuse('value-blank');
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value === 'string') return ofText(value);
  if (typeof value === 'object' && typeof value.decimal === 'string') return value;
  return refuse('value-not-a-number', { text: String(value) });
}

function ofNumber(value: number): ReadNumber | Refusal {
  if (!Number.isFinite(value)) return refuse('value-not-a-number', { text: String(value) });
  return { decimal: exact(String(value)).toString(), percent: false };
}

const REFUSED = {
  'not-a-number': 'value-not-a-number',
  'text-after': 'value-not-a-number',
  'ambiguous-separator': 'value-ambiguous-separator',
  comparator: 'value-comparator',
} as const;

function ofText(text: string): ReadNumber | Refusal {
  const seen = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  if (text.trim().length > LONGEST_TEXT) return refuse('value-not-a-number', { text: seen });
  const parsed = parseQuantity(text);
  if (parsed.kind === 'blank') return refuse('value-blank');
  if (parsed.kind === 'refused') return refuse(REFUSED[parsed.why], { text: seen });
  return { decimal: parsed.value, percent: parsed.percent };
}
