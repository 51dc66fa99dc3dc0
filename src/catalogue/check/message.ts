// What a rule says to the person at the cell, with numbers in place of {braces}.
import type Big from 'big.js';
import { formatQuantity } from '../../kernel/quantity.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Origin } from '../catalogue.ts';
import type { CheckCell, RatioSides } from './cell.ts';
import type { Check } from './check.ts';
import type { Reading } from './expression.ts';
import { type CheckNumber, toNumber } from './number.ts';
import { medianOf } from './statistics.ts';

/** Names that a message may hold, besides the rule's limits and the elements that it reads. */
export const PLACEHOLDERS = [
  'name',
  'unit',
  'period',
  'value',
  'previous',
  'sameLastYear',
  'median',
  'other',
  'origin',
  'numerator',
  'denominator',
  'numeratorName',
  'denominatorName',
  'ratio',
  'peerMedian',
] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];
type Language = 'vi' | 'en';

const BRACES = /\{([^{}]*)\}/g;
const PLACES = 12;
/** Of what was divided. */
const ROUNDED = 1;

const ORIGINS: Readonly<Record<Origin, Readonly<Record<Language, string>>>> = {
  reported: { vi: 'báo cáo của đơn vị', en: 'the unit’s report' },
  register: { vi: 'sổ theo dõi', en: 'the register' },
  feed: { vi: 'luồng dữ liệu tự động', en: 'the automatic feed' },
  figure: { vi: 'số tổng hợp do cơ quan quản lý gửi', en: 'the totals of the managing agency' },
  portal: { vi: 'Cổng Dịch vụ công quốc gia', en: 'the national public service portal' },
};

/** A placeholder that the rule has nothing for. */
export function placeholderFault(check: Check, { elements }: Reading): Refusal | undefined {
  const known = new Set<string>([...PLACEHOLDERS, ...Object.keys(check.limits), ...elements]);
  for (const [, name = ''] of `${check.vi} ${check.en}`.matchAll(BRACES)) {
    if (!known.has(name)) {
      return refuse('check-placeholder', { name, known: [...known].join(', ') });
    }
  }
  return undefined;
}

export interface Filling {
  readonly check: Check;
  readonly cell: CheckCell;
  readonly ratio: RatioSides | null;
}

/** The sentence with its numbers; an absent one is a dash. */
export function say(filling: Filling, language: Language): string {
  return filling.check[language].replace(
    BRACES,
    (_, name: string) => filled(filling, name, language) ?? '–',
  );
}

function filled({ check, cell, ratio }: Filling, name: string, language: Language): string | null {
  const number = (amount: string | null | undefined, places = PLACES): string | null =>
    amount === null || amount === undefined ? null : formatQuantity(amount, places, language);
  const given = check.limits[name] ?? cell.fields[name];
  if (given !== undefined) return number(given);
  const words: Readonly<Record<Placeholder, () => string | null>> = {
    name: () => cell.name,
    unit: () => cell.unit,
    period: () => cell.period,
    value: () => number(cell.value),
    previous: () => number(cell.previous),
    sameLastYear: () => number(cell.sameLastYear),
    median: () => number(middle(cell.history.map(toNumber)), ROUNDED),
    other: () => number(cell.other?.amount),
    origin: () => cell.other && ORIGINS[cell.other.origin][language],
    numerator: () => number(ratio?.numerator),
    denominator: () => number(ratio?.denominator),
    numeratorName: () => ratio?.numeratorName ?? null,
    denominatorName: () => ratio?.denominatorName ?? null,
    ratio: () => number(ratio?.ratio, ROUNDED),
    peerMedian: () => number(middle((ratio?.peers ?? []).map(toNumber)), ROUNDED),
  };
  return words[name as Placeholder]?.() ?? null;
}

const middle = (list: readonly CheckNumber[]): string | undefined =>
  medianOf(list.flatMap(({ big }): Big[] => (big ? [big] : [])))?.toString();
