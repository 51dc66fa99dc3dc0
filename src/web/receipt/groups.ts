// The inputs of a receipt added up, as a reader would do it with a pocket calculator.
import type { Indicator } from '../../catalogue/catalogue.ts';
import type { Receipt, ReceiptInput } from '../../indicator/receipt.ts';
import { exact, percentOf } from '../../kernel/quantity.ts';
import type { InputGroup, ReceiptView, Sums } from './view.ts';

/** The exact sum of what is counted, for each role; null where the role has no input. */
export function sumsOf(inputs: readonly ReceiptInput[]): Sums {
  const top = inputs.filter(({ role }) => role === 'numerator');
  const bottom = inputs.filter(({ role }) => role === 'denominator');
  return {
    numerator: sumOf(top),
    denominator: sumOf(bottom),
    numerators: top.length,
    denominators: bottom.length,
  };
}

function sumOf(inputs: readonly ReceiptInput[]): string | null {
  if (inputs.length === 0) return null;
  return inputs.reduce((sum, { counted }) => sum.plus(counted), exact('0')).toString();
}

export const groupKey = (input: ReceiptInput, grouping: ReceiptView['grouping']): string =>
  grouping === 'area' ? input.area : input.countedIn;

/** By area where several areas count; else by the month in which they count. */
export const groupingOf = ({ inputs }: Receipt): ReceiptView['grouping'] =>
  new Set(inputs.map(({ area }) => area)).size > 1 ? 'area' : 'period';

export function groupsOf(
  { inputs }: Receipt,
  { kind }: Indicator,
  grouping: ReceiptView['grouping'],
): InputGroup[] {
  const groups = new Map<string, ReceiptInput[]>();
  for (const input of inputs) {
    const key = groupKey(input, grouping);
    const own = groups.get(key);
    if (own) own.push(input);
    else groups.set(key, [input]);
  }
  return [...groups]
    .map(([key, own]) => {
      const sums = sumsOf(own);
      return { key, ...sums, rate: kind === 'ratio' ? rateOf(sums) : null };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function rateOf({ numerator, denominator }: Sums): string | null {
  if (numerator === null || denominator === null || exact(denominator).eq('0')) return null;
  return percentOf(numerator, denominator);
}

/** In reading order: area by area, month by month, the numerator first. */
export const inReadingOrder = (inputs: readonly ReceiptInput[]): ReceiptInput[] =>
  inputs.toSorted((a, b) => compare(orderOf(a), orderOf(b)) || a.value - b.value);

const orderOf = ({ area, countedIn, role }: ReceiptInput): string =>
  `${area} ${countedIn} ${role === 'numerator' ? 0 : 1}`;

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
