import type { Catalogue, Versioned } from '../../catalogue/catalogue.ts';
import { type Check, checksOn, latestOf } from '../../catalogue/check/check.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { TrialResult } from '../../value/check-trial.ts';
import type { FieldError } from '../components/form.tsx';
import type { SavedVersion } from '../components/version-history.tsx';
import { formatDay } from '../format.ts';
import { type Page, textsOf } from '../page.ts';

/** One rule of the list: what counts today, and the last version where it is another. */
export interface CheckRow {
  readonly inForce: Versioned<Check> | null;
  readonly last: Versioned<Check>;
}

export interface CheckListView {
  readonly rows: readonly CheckRow[];
  readonly today: IsoDate;
  /** The rule that was just saved. */
  readonly saved: Versioned<Check> | null;
}

/** A rule as a person typed it; limits are lines of text. */
export interface CheckForm {
  readonly check: Check;
  readonly limits: string;
  /** The first line of limits that could not be read. */
  readonly unreadLimit: string | null;
  readonly elements: string;
  readonly indicators: string;
  readonly reason: string;
  readonly months: number;
  /** The version that was shown; 0 for a new rule. */
  readonly seen: number;
}

export interface CheckView {
  readonly catalogue: Catalogue;
  readonly form: CheckForm;
  readonly isNew: boolean;
  readonly errors: readonly FieldError[];
  readonly trial: TrialResult | null;
  /** Who saved another version meanwhile. */
  readonly meanwhile: string | null;
  readonly history: readonly SavedVersion[];
}

export const MONTHS_OFFERED: readonly number[] = [3, 6, 12, 24];

/** Stopping rules first, as they matter most to who enters. */
export function checkRows({ checks }: Pick<Catalogue, 'checks'>, today: IsoDate): CheckRow[] {
  const inForce = new Map(checksOn(checks, today).map((check) => [check.code, check]));
  const rows = latestOf(checks).map((last) => ({ last, inForce: inForce.get(last.code) ?? null }));
  const rank = ({ last }: CheckRow): number => (last.severity === 'block' ? 0 : 1);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

/** Since when it counts, and what comes. */
export function stateWords(page: Page, { inForce, last }: CheckRow, today: IsoDate): string {
  const t = textsOf(page.language).checks;
  const day = (check: Check): string => formatDay(check.effectiveFrom, page.language);
  if (inForce && inForce === last) return t.since(day(inForce));
  if (inForce) {
    const next = last.active ? t.upcoming(day(last)) : t.pausedFrom(day(last));
    return `${t.since(day(inForce))}; ${next}`;
  }
  return last.effectiveFrom > today ? t.notYet(day(last)) : t.paused;
}

/** Where a rule is asked, in words. */
export function scopeWords(
  page: Page,
  check: Check,
  catalogue: Pick<Catalogue, 'elements'>,
): string {
  const t = textsOf(page.language).checks;
  const { measures, times, elements, indicators } = check.appliesTo;
  const names = new Map(catalogue.elements.map(({ code, name }) => [code, name]));
  const parts = [
    measures.map((measure) => t.measure[measure]).join(', '),
    times.map((time) => t.time[time]).join(', '),
    elements.map((code) => `«${names.get(code) ?? code}»`).join(', '),
    indicators.length > 0 ? t.ofIndicators(indicators.join(', ')) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('; ') : t.everywhere;
}
