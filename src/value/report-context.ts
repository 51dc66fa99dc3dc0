// What stands around a field of a form: other sources, the periods before, and the number to confirm.
import type { Element, Origin } from '../catalogue/catalogue.ts';
import type { Field } from '../catalogue/form.ts';
import { type Basis, parsePeriod, previousPeriod, sameLastYear } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import { officialOf } from './official.ts';

/** A current value near a form, of any origin. */
export interface NearValue {
  readonly element: string;
  readonly area: string;
  readonly basis: Basis;
  readonly period: string;
  readonly month: number;
  readonly origin: Origin;
  readonly amount: Decimal;
  readonly at: Date;
}

export interface PeriodAmount {
  readonly period: string;
  readonly value: Decimal;
}

/** What «confirm» takes: where the number comes from and which period it was counted for. */
export interface Suggestion extends PeriodAmount {
  readonly origin: Origin;
}

export interface FieldContext {
  /** What other origins say of the same period. */
  readonly others: readonly {
    readonly origin: Origin;
    readonly value: Decimal;
    readonly at: Date;
  }[];
  readonly previous: PeriodAmount | null;
  readonly sameLastYear: PeriodAmount | null;
  /** Up to twelve earlier periods, oldest first; one official value each. */
  readonly history: readonly PeriodAmount[];
  readonly suggestion: Suggestion | null;
  readonly limits: Limits;
}

export interface Limits {
  readonly least: Decimal | null;
  readonly most: Decimal | null;
  readonly whole: boolean;
}

const HISTORY = 12;

/** Values of one series (element, area, basis), in any order. */
export function contextOfField(
  field: Field,
  element: Element,
  series: readonly NearValue[],
): FieldContext {
  const here = series.filter(({ period }) => period === field.period);
  const before = officialBefore(field, element, series);
  const of = (code: string | undefined): PeriodAmount | null => {
    const found = before.find(({ period }) => period === code);
    return found ? { period: found.period, value: found.amount } : null;
  };
  const period = parsePeriod(field.period, field.basis);
  return {
    others: here
      .filter(({ origin }) => origin !== 'reported')
      .map(({ origin, amount: value, at }) => ({ origin, value, at })),
    previous: of(period && previousPeriod(period).code),
    sameLastYear: of(period && sameLastYear(period).code),
    history: before
      .slice(-HISTORY)
      .map(({ period: code, amount: value }) => ({ period: code, value })),
    suggestion: suggestionOf(field, element, series),
    limits: LIMITS[element.measure],
  };
}

/** The official value of every earlier period, oldest first. */
function officialBefore(
  field: Field,
  element: Element,
  series: readonly NearValue[],
): readonly NearValue[] {
  const periods = new Map<string, NearValue[]>();
  for (const value of series.filter(({ month }) => month < field.month)) {
    periods.set(value.period, [...(periods.get(value.period) ?? []), value]);
  }
  return [...periods.values()]
    .flatMap((values) => officialOf(values, element.officialOrigin) ?? [])
    .sort((a, b) => a.month - b.month);
}

/**
 * Another origin's value of the period; else what was reported for it elsewhere; else, for a stock, the
 * latest official value that is still valid.
 */
export function suggestionOf(
  field: Field,
  element: Element,
  series: readonly NearValue[],
): Suggestion | null {
  const here = series.filter(({ period }) => period === field.period);
  const others = here.filter(({ origin }) => origin !== 'reported');
  const found =
    officialOf(others, element.officialOrigin) ??
    here[0] ??
    officialBefore(field, element, series)
      .filter(({ month }) => element.time === 'stock' && month >= field.month - element.validMonths)
      .at(-1);
  return found ? { origin: found.origin, period: found.period, value: found.amount } : null;
}

const LIMITS: Readonly<Record<Element['measure'], Limits>> = {
  count: { least: '0', most: null, whole: true },
  percent: { least: '0', most: '100', whole: false },
  share: { least: '0', most: '1', whole: false },
  decimal: { least: null, most: null, whole: false },
};
