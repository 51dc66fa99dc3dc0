// Amounts made by rule for every indicator of a catalogue, so that a report shows every status.

import { buildScoreboard } from '../src/assessment/scoreboard.ts';
import type { Catalogue, Goal, Indicator, Versioned } from '../src/catalogue/catalogue.ts';
import { loadCatalogueFolder } from '../src/catalogue/load.file.ts';
import type { Absent, Amount, Known, Missing, Scope } from '../src/indicator/amount.ts';
import {
  type IsoDate,
  monthIndex,
  monthPeriod,
  type Period,
  parsePeriod,
  previousPeriod,
} from '../src/kernel/period.ts';
import { exact, percentOf } from '../src/kernel/quantity.ts';
import { CITY_OFFICE } from '../src/release/report/office.ts';
import type { ReportInput } from '../src/release/report/result.ts';

/** Share of the goal reached at the end, by indicator: from far behind to beyond it. */
const REACHED = [1.06, 0.95, 0.82, 0.55, 0.9, 0.3, 1, 0.74];
const ABSENCES: readonly Missing[] = ['not-reported', 'expired', 'feed-stalled', 'not-approved'];
const FIRST = monthIndex(2025, 1);

const period = (code: string): Period => {
  const parsed = parsePeriod(code);
  if (!parsed) throw new Error(code);
  return parsed;
};

/** The shipped catalogue with first versions. */
export async function shippedCatalogue(): Promise<Catalogue> {
  const source = await loadCatalogueFolder('catalogue');
  const version = { version: 1, effectiveFrom: source.programme.signedOn, revision: 1 };
  return {
    ...source,
    goals: source.goals.map((each) => ({ ...each, ...version })),
    indicators: source.indicators.map((each) => ({ ...each, ...version })),
    elements: source.elements.map((each) => ({ ...each, ...version })),
    assignments: source.assignments.map((each) => ({ ...each, ...version })),
    checks: source.checks.map((each) => ({ ...each, ...version })),
    method: { ...source.method, ...version },
  };
}

/** A report's input for `code`, assessed by the real rules from made amounts. */
export function sampleReport(
  source: Catalogue,
  { code = '2026-09', today = '2026-10-05' as IsoDate, simulated = true } = {},
): ReportInput {
  const catalogue = withBaselines(source);
  const own = period(code);
  const amounts = catalogue.indicators.flatMap((indicator, k) => amountsOf(indicator, k, own));
  const assess = (at: Period) =>
    buildScoreboard({ catalogue, amounts, period: at, area: catalogue.programme.city, today });
  return {
    catalogue,
    period: own,
    assessments: assess(own).rows.map((row) => row.assessment),
    previous: assess(previousPeriod(own)).rows.map((row) => row.assessment),
    amounts,
    today,
    simulated,
    words: [],
    office: CITY_OFFICE,
    release: null,
  };

  function amountsOf(indicator: Versioned<Indicator>, k: number, at: Period): Amount[] {
    const goal = catalogue.goals.find((each) => each.target === indicator.target);
    const months = Array.from({ length: at.last - FIRST + 1 }, (_, m) => FIRST + m);
    const scopes: Scope[] = indicator.time === 'flow' ? ['period', 'year'] : ['period'];
    const restricted = indicator.disclosure === 'restricted';
    return months.flatMap((month) =>
      scopes.map((scope): Amount => {
        const spot = monthPeriod(month, indicator.basis);
        const why = month === at.last || restricted ? whyAbsent(indicator, k) : undefined;
        return {
          indicator: indicator.code,
          area: catalogue.programme.city,
          basis: indicator.basis,
          period: spot.code,
          scope,
          result: why ? absent(why) : known(indicator, goal, k, spot),
          formulaVersion: 1,
          revision: 1200 + k,
          recordedAt: new Date('2026-09-18T03:00:00Z'),
        };
      }),
    );
  }
}

function whyAbsent(indicator: Indicator, k: number): Missing | undefined {
  if (indicator.disclosure === 'restricted') return 'restricted';
  return k % 13 === 5 ? ABSENCES[k % 4] : undefined;
}

const absent = (why: Missing): Absent => ({
  kind: 'missing',
  why,
  coverage: { reported: 0, expected: 1 },
});

function known(indicator: Indicator, goal: Goal | undefined, k: number, spot: Period): Known {
  const share = (REACHED[k % REACHED.length] ?? 1) * (0.55 + (0.45 * (spot.last - FIRST)) / 20);
  const value = exact((Number(goal?.value ?? '100') * share).toFixed(3));
  const base = {
    kind: 'known',
    coverage: k % 5 === 0 ? { reported: 37, expected: 40 } : { reported: 1, expected: 1 },
    asOfDate: k % 7 === 3 ? `${spot.to.slice(0, 8)}01` : spot.to,
    standing: 'approved',
  } as const;
  if (indicator.kind !== 'ratio') return { ...base, value: value.round(0, 0).toString() };
  const denominator = String(4_000 + 731 * k);
  const numerator = value.times(denominator).div('100').round(0, 0).toString();
  return { ...base, numerator, denominator, value: percentOf(numerator, denominator) };
}

// Most indicators get an approved start so that the path can be drawn; some stay without.
function withBaselines(catalogue: Catalogue): Catalogue {
  const indicators = catalogue.indicators.map((indicator, k) => {
    if (k % 9 === 8) return indicator;
    const goal = catalogue.goals.find((each) => each.target === indicator.target);
    const value = exact(goal?.value ?? '0')
      .times('0.5')
      .round(0, 0)
      .toString();
    const baseline = { value, date: '2025-12-14', source: 'Số liệu năm 2025', approved: true };
    return { ...indicator, baseline };
  });
  return { ...catalogue, indicators };
}
