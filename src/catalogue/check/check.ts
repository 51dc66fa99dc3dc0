// Quy tắc kiểm tra: data of the catalogue, with versions and the day from which each version counts.
import type { IsoDate } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Element, ElementCode, IndicatorCode, Versioned } from '../catalogue.ts';
import type { Finding } from './finding.ts';

export type Severity = Finding['severity'];
export const SEVERITIES = ['block', 'explain'] as const satisfies readonly Severity[];
export const MEASURES = [
  'count',
  'percent',
  'share',
  'decimal',
] as const satisfies readonly Element['measure'][];

export interface Check {
  readonly code: string;
  /** What it asks for, in plain Vietnamese: «Tử số không vượt mẫu số». */
  readonly name: string;
  readonly appliesTo: CheckScope;
  /** An expression (language.ts) that is true when something is wrong. */
  readonly wrong: string;
  /** Numbers of the expression that people may set without touching it, by name. */
  readonly limits: Readonly<Record<string, Decimal>>;
  readonly severity: Severity;
  /** What the person at the cell reads; {braces} are filled (message.ts). */
  readonly vi: string;
  readonly en: string;
  readonly active: boolean;
  readonly effectiveFrom: IsoDate;
  readonly note: string | null;
}

/** Which cells a rule is asked at; an empty list does not narrow. */
export interface CheckScope {
  readonly measures: readonly Element['measure'][];
  readonly times: readonly Element['time'][];
  readonly elements: readonly ElementCode[];
  /** Only in the ratios of these indicators. */
  readonly indicators: readonly IndicatorCode[];
}

/** The rules that count on a day: of each the latest version that has taken effect, unless it is paused. */
export function checksOn<T extends Versioned<Check>>(
  checks: readonly T[],
  day: IsoDate,
): readonly T[] {
  return latestOf(checks.filter(({ effectiveFrom }) => effectiveFrom <= day)).filter(
    ({ active }) => active,
  );
}

/** The last version of each rule, in effect or not yet. */
export function latestOf<T extends Check & { readonly version?: number }>(
  checks: readonly T[],
): readonly T[] {
  const last = new Map<string, T>();
  for (const check of checks) {
    const known = last.get(check.code);
    if (!known || (check.version ?? 0) > (known.version ?? 0)) last.set(check.code, check);
  }
  return [...last.values()];
}

/** A rule that names no element or indicator, so that it suits any programme. */
export const isGeneral = ({ appliesTo, wrong }: Check): boolean =>
  appliesTo.elements.length === 0 &&
  appliesTo.indicators.length === 0 &&
  !wrong.includes('fields[');
