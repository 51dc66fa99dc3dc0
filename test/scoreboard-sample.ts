// The shipped catalogue with made-up results, as a scoreboard and a page to show it on.
import { buildScoreboard, type Scoreboard } from '../src/assessment/scoreboard.ts';
import type { Catalogue, CatalogueSource, Indicator } from '../src/catalogue/catalogue.ts';
import { loadCatalogueFolder } from '../src/catalogue/load.file.ts';
import type { Amount, Known } from '../src/indicator/amount.ts';
import { monthIndex, monthPeriod, parsePeriod } from '../src/kernel/period.ts';
import { percentOf } from '../src/kernel/quantity.ts';
import type { Page } from '../src/web/page.ts';
import { readSelection, select } from '../src/web/scoreboard/selection.ts';
import type { ScoreboardView } from '../src/web/scoreboard/view.ts';

const version = { version: 1, effectiveFrom: '2026-06-06', revision: 1 };
const LAST = monthIndex(2026, 10);
const TODAY = '2026-10-20';

export async function shippedCatalogue(): Promise<Catalogue> {
  const source: CatalogueSource = await loadCatalogueFolder('catalogue');
  const all = <T>(items: readonly T[]) => items.map((item) => ({ ...item, ...version }));
  return {
    ...source,
    goals: all(source.goals),
    indicators: all(source.indicators),
    elements: all(source.elements),
    assignments: all(source.assignments),
    checks: all(source.checks),
    method: { ...source.method, ...version },
  };
}

/** Every indicator rises by month; number 13 stops early, so that something is missing. */
function cityAmounts(indicators: readonly Indicator[]): Amount[] {
  return indicators.flatMap((indicator, i) =>
    Array.from({ length: 20 }, (_, k) => amountOf(indicator, LAST - 19 + k, 300 + i * 9 + k * 15)),
  );
}

function amountOf(indicator: Indicator, month: number, done: number, area = '46'): Amount {
  const period = monthPeriod(month, indicator.basis);
  const known: Known = {
    kind: 'known',
    value: percentOf(String(done), '1000'),
    coverage: { reported: 40, expected: 40 },
    asOfDate: period.to,
    standing: month === LAST ? 'provisional' : 'approved',
  };
  const gone = indicator.target === 13 && month > LAST - 4;
  return {
    indicator: indicator.code,
    area,
    basis: indicator.basis,
    period: period.code,
    scope: indicator.time === 'flow' ? 'year' : 'period',
    result: gone
      ? { kind: 'missing', why: 'not-reported', coverage: { reported: 0, expected: 40 } }
      : known,
    formulaVersion: 1,
    revision: 7,
    recordedAt: new Date('2026-10-18T03:00:00Z'),
  };
}

export function sampleScoreboard(catalogue: Catalogue, code = '2026-10'): Scoreboard {
  const period = parsePeriod(code);
  if (!period) throw new Error(code);
  const amounts = cityAmounts(catalogue.indicators);
  return buildScoreboard({ catalogue, amounts, period, area: '46', today: TODAY });
}

export function sampleView(catalogue: Catalogue, address: string): ScoreboardView {
  const selection = readSelection(queryOf(address));
  const scoreboard = sampleScoreboard(catalogue);
  const area = catalogue.areas.find(({ code }) => code === '46');
  const target = catalogue.targets.find(({ number }) => number === 24);
  const indicator = catalogue.indicators.find((each) => each.target === 24);
  if (!area || !target || !indicator) throw new Error('the shipped catalogue changed');
  const communes = catalogue.areas.filter(({ parent }) => parent !== null);
  const amounts = communes
    .slice(1)
    .map(({ code }, i) => [code, amountOf(indicator, LAST, 500 + i * 9, code)] as const);
  return {
    ...{ catalogue, selection, area, scoreboard },
    shown: select(scoreboard.rows, selection, catalogue),
    periods: ['2026-10', '2026-09', '2026-08'],
    map:
      selection.tab === 'map'
        ? { target, unit: '%', indicator: indicator.code, amounts: new Map(amounts) }
        : null,
    compared:
      selection.tab === 'changes'
        ? { since: '2026-09', scoreboard: sampleScoreboard(catalogue, '2026-09') }
        : null,
  };
}

export function samplePage(address: string, over: Partial<Page> = {}): Page {
  const query = queryOf(address);
  return {
    language: query.get('lang') === 'en' ? 'en' : 'vi',
    viewer: null,
    work: null,
    csrf: null,
    path: address.split('?')[0] ?? '/',
    query,
    asOf: query.get('asOf'),
    release: null,
    demo: true,
    revision: 7,
    recordedAt: new Date('2026-10-18T03:00:00Z'),
    assets: {
      css: '/assets/site.css',
      js: '/assets/site.js',
      icon: '/assets/icon.svg',
      ...{ entry: '/assets/entry.js', worker: '/assets/form-worker.js' },
      preload: [],
    },
    instanceName: 'Kỳ Đài',
    ...over,
  };
}

const queryOf = (address: string): URLSearchParams =>
  new URL(address, 'http://kydai.test').searchParams;
