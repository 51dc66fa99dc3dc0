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

/** The sentence with its numbers, also where it begins with one; an absent one is a dash. */
export function say(filling: Filling, language: Language): string {
  const said = filling.check[language].replace(
    BRACES,
    (_, name: string) => filled(filling, name, language) ?? '–',
  );
  return said.charAt(0).toUpperCase() + said.slice(1);
}

type Say = (amount: string | null | undefined, places?: number) => string | null;

const WORDS: Readonly<
  Record<Placeholder, (filling: Filling, say: Say, language: Language) => string | null>
> = {
  name: ({ cell }) => cell.name,
  unit: ({ cell }) => cell.unit,
  period: ({ cell }) => cell.period,
  value: ({ cell }, number) => number(cell.value),
  previous: ({ cell }, number) => number(cell.previous),
  sameLastYear: ({ cell }, number) => number(cell.sameLastYear),
  median: ({ cell }, number) => number(middle(cell.history.map(toNumber)), ROUNDED),
  other: ({ cell }, number) => number(cell.other?.amount),
  origin: ({ cell }, _, language) => cell.other && ORIGINS[cell.other.origin][language],
  numerator: ({ ratio }, number) => number(ratio?.numerator),
  denominator: ({ ratio }, number) => number(ratio?.denominator),
  numeratorName: ({ ratio }) => ratio?.numeratorName ?? null,
  denominatorName: ({ ratio }) => ratio?.denominatorName ?? null,
  ratio: ({ ratio }, number) => number(ratio?.ratio, ROUNDED),
  peerMedian: ({ ratio }, number) => number(middle((ratio?.peers ?? []).map(toNumber)), ROUNDED),
};

function filled(filling: Filling, name: string, language: Language): string | null {
  const number: Say = (amount, places = PLACES) =>
    amount === null || amount === undefined ? null : formatQuantity(amount, places, language);
  const given = filling.check.limits[name] ?? filling.cell.fields[name];
  if (given !== undefined) return number(given);
  return WORDS[name as Placeholder]?.(filling, number, language) ?? null;
}

const middle = (list: readonly CheckNumber[]): string | undefined =>
  medianOf(list.flatMap(({ big }): Big[] => (big ? [big] : [])))?.toString();
