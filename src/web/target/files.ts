// The page of a target as files: its amounts, and with the JSON its goals and its assessment.
import type { Assessment } from '../../assessment/assessment.ts';
import type { Goal } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import { csvText, dataObjects } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import { sayWhy } from '../text/why.ts';
import { amountColumns } from './amount-columns.ts';
import type { PartView, TargetView } from './view.ts';

export const targetCsv = (view: TargetView, page: Page): string =>
  csvText(amountColumns(view.catalogue, page), amountsOf(view));

/** The months of the chart, oldest first, then the communes of the map. */
function amountsOf({ parts, communes }: TargetView): Amount[] {
  const months = parts.flatMap(({ months: own }) =>
    own.flatMap(({ judged, own: alone }) => [judged, alone].filter((one) => one !== null)),
  );
  return [...months, ...(communes ? communes.map.amounts.values() : [])];
}

export function targetJson(view: TargetView, page: Page) {
  const { target, area, period, catalogue, parts, disclosure, goals } = view;
  const withheld = disclosure === 'withheld';
  return {
    programme: catalogue.programme.code,
    target: { number: target.number, group: target.group, name: target.name, unit: target.unit },
    area: area.code,
    period: period.code,
    revision: page.revision,
    recordedAt: page.recordedAt.toISOString(),
    ...(page.demo ? { simulated: textsOf(page.language).shell.simulated } : {}),
    disclosure: target.disclosure,
    goals: goals.map(goalOf),
    judgedBy: target.judgedBy === 'all-must-meet' ? target.judgedBy : target.judgedBy.headline,
    assessment: withheld ? null : assessmentOf(view.assessment, view, page),
    indicators: parts.map((part) => indicatorOf(part, view, page)),
    amounts: dataObjects(amountColumns(catalogue, page), amountsOf(view)),
  };
}

const goalOf = ({ id, year, value, comparator, text, standing, why }: Goal) => ({
  ...{ id, year, value: Number(value), comparator, text, standing },
  why: why ?? null,
});

const indicatorOf = ({ indicator, assessment }: PartView, view: TargetView, page: Page) => ({
  code: indicator.code,
  name: indicator.name,
  unit: indicator.unit,
  formula: indicator.formula,
  version: indicator.version,
  standing: indicator.standing,
  assessment: assessmentOf(assessment, view, page),
});

const number = (value: string | null): number | null => (value === null ? null : Number(value));

function assessmentOf(one: Assessment, { catalogue, parts }: TargetView, page: Page) {
  const { forecast, requiredPace, goal } = one;
  const unit = parts.find(({ indicator }) => indicator.code === one.indicator)?.indicator.unit;
  const { atRiskPoints, atRiskMonths, version } = catalogue.method;
  return {
    indicator: one.indicator,
    verdicts: one.verdicts.map(({ year, verdict, final, value }) => ({
      ...{ year, verdict, final, value: number(value) },
    })),
    progress: one.progress,
    why: one.why.code,
    text: sayWhy(one.why, { unit: unit ?? '' }, page.language),
    value: number(one.value),
    periodValue: number(one.periodValue),
    missing: one.missing,
    expected: number(one.expected),
    goal: goal?.id ?? null,
    due: one.due,
    gap: number(one.gap),
    completion: number(one.completion),
    monthsDelay: one.monthsDelay,
    requiredPace: requiredPace && {
      points: Number(requiredPace.points),
      work: number(requiredPace.work),
      workTotal: number(requiredPace.workTotal),
    },
    forecast: forecast && {
      value: Number(forecast.value),
      low: Number(forecast.low),
      high: Number(forecast.high),
      at: forecast.at,
      backtestError: Number(forecast.backtestError),
    },
    coverage: one.coverage,
    asOfDate: one.asOfDate,
    standing: one.standing,
    method: { version, atRiskPoints: Number(atRiskPoints), atRiskMonths },
  };
}
