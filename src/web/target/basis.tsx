import type { Assessment } from '../../assessment/assessment.ts';
import type { Goal, Indicator } from '../../catalogue/catalogue.ts';
import { exact } from '../../kernel/quantity.ts';
import { type Fact, Facts } from '../components/facts.tsx';
import { formatDay, formatGap, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { goalText, goalTime } from '../scoreboard/goal-words.ts';
import { AmountFigure, pairText } from './amount-figure.tsx';
import type { PartView, TargetView } from './view.ts';

interface Props {
  readonly part: PartView;
  readonly view: TargetView;
  readonly page: Page;
}

/** Every input of the assessment, so that a reader can follow it step by step. */
export function BasisOfAssessment(props: Props) {
  const t = textsOf(props.page.language).target.basis;
  return (
    <div class="card basis">
      <h3>{t.title}</h3>
      <Facts
        facts={[
          ...resultFacts(props),
          ...goalFacts(props),
          ...pathFacts(props),
          ...outlookFacts(props),
        ]}
      />
    </div>
  );
}

function resultFacts({ part, page, view }: Props): (Fact | null)[] {
  const { indicator, judged, rows, assessment } = part;
  const { target, status } = textsOf(page.language);
  const t = target.basis;
  const flow = indicator.time === 'flow';
  const pair = pairText(judged, page.language);
  const current = rows[0]?.current ?? null;
  return [
    {
      term: t.result,
      value: <AmountFigure amount={judged} unit={indicator.unit} page={page} bare />,
      note: [flow ? t.judgedFlow : t.judgedStock, pair].filter(Boolean).join(' · '),
    },
    flow
      ? {
          term: t.ofMonth,
          value: <AmountFigure amount={current} unit={indicator.unit} page={page} bare />,
          note: pairText(current, page.language),
        }
      : null,
    coverageFact(part, page, view),
    assessment.asOfDate
      ? { term: t.asOf, value: formatDay(assessment.asOfDate, page.language) }
      : null,
    assessment.standing ? { term: t.standing, value: status.standing[assessment.standing] } : null,
  ];
}

function coverageFact(part: PartView, page: Page, view: TargetView): Fact | null {
  const t = textsOf(page.language).target.basis;
  const { assessment, indicator, rows } = part;
  const { coverage } = assessment;
  if (coverage.expected === 0) return null;
  const minimum = formatValue(
    exact(indicator.minimumCoverage).times('100').toString(),
    '%',
    page.language,
  );
  const month = rows[0]?.current?.result.coverage;
  const words = coverageWords(part, view, page);
  const note = assessment.provisional ? t.coverageLow(minimum) : t.coverageEnough(minimum);
  const own =
    indicator.time === 'flow' && month && month.expected > 0
      ? `${t.ofMonth.toLowerCase()} ${t.coverageOf(month.reported, month.expected, words.one)}; `
      : '';
  return {
    term: t.coverage,
    value: t.coverageOf(coverage.reported, coverage.expected, words.judged),
    note: own + note,
  };
}

function coverageWords({ indicator }: PartView, view: TargetView, page: Page) {
  const t = textsOf(page.language).target.basis;
  const { catalogue, area } = view;
  const element = catalogue.elements.find(({ code }) => code === indicator.numerator);
  const communes = area.code === catalogue.programme.city && element?.level === 'commune';
  const flow = indicator.time === 'flow';
  if (communes) return { judged: flow ? t.communeMonths : t.communes, one: t.communes };
  return { judged: flow ? t.cityMonths : t.sources, one: t.sources };
}

function goalFacts({ part, page }: Props): (Fact | null)[] {
  const { indicator, assessment } = part;
  const { target, terms, scoreboard } = textsOf(page.language);
  const t = target.basis;
  const { goal, finalGoal, due } = assessment;
  const text = (one: Goal): string =>
    `${goalText(one, indicator.unit)} · ${goalTime(one, scoreboard)}`;
  const notes = goal && [
    goal.standing === 'unplaced' ? null : terms.goal[goal.standing],
    due && t.due(formatDay(due, page.language)),
    goal.why,
  ];
  return [
    goal && notes
      ? { term: t.goal, value: text(goal), note: notes.filter(Boolean).join(' · ') }
      : { term: t.goal, value: t.goalNone },
    finalGoal && finalGoal.id !== goal?.id
      ? { term: t.finalGoal, value: text(finalGoal), note: terms.goal[finalGoal.standing] }
      : null,
    gapFact(assessment, indicator.unit, page),
    assessment.completion === null
      ? null
      : { term: t.completion, value: formatValue(assessment.completion, '%', page.language) },
  ];
}

function gapFact({ gap }: Assessment, unit: string, page: Page): Fact | null {
  const t = textsOf(page.language).target.basis;
  if (gap === null) return null;
  const sign = exact(gap).cmp('0');
  if (sign === 0) return { term: t.gap, value: t.gapEqual };
  if (sign > 0) return { term: t.gap, value: formatGap(gap, unit, page.language) };
  const over = exact(gap).abs().round(1, 0).toString();
  return { term: t.gap, value: t.gapMet(formatGap(over, unit, page.language)) };
}

function pathFacts({ part, page }: Props): (Fact | null)[] {
  const { indicator, assessment } = part;
  const { language } = page;
  const t = textsOf(language).target.basis;
  const { expected } = assessment;
  const known = assessment.value !== null;
  return [
    {
      term: t.expected,
      value: expected === null ? t.expectedNone : formatValue(expected, indicator.unit, language),
    },
    indicator.kind === 'milestone' ? null : baselineFact(indicator, page),
    known ? { term: t.delay, value: delayText(assessment, page) } : null,
    known ? paceFact(part, page) : null,
  ];
}

function baselineFact({ baseline, unit }: Indicator, page: Page): Fact {
  const t = textsOf(page.language).target.basis;
  if (!baseline) return { term: t.baseline, value: t.baselineNone };
  const value = formatValue(baseline.value, unit, page.language);
  const notes = [baseline.source, baseline.approved ? null : t.baselineWaiting];
  return {
    term: t.baseline,
    value: t.baselineText(value, formatDay(baseline.date, page.language)),
    note: notes.filter(Boolean).join(' · '),
  };
}

function delayText({ monthsDelay, expected }: Assessment, page: Page): string {
  const t = textsOf(page.language).target.basis;
  if (expected === null) return t.delayNoPath;
  if (monthsDelay === null) return t.delayBelow;
  if (monthsDelay <= 0) return t.delayNone;
  return t.delayMonths(formatValue(String(monthsDelay), null, page.language));
}

function paceFact(part: PartView, page: Page): Fact {
  const { indicator, assessment } = part;
  const { language } = page;
  const t = textsOf(language).target.basis;
  const pace = assessment.requiredPace;
  if (!pace) return { term: t.pace, value: noPaceText(assessment, page) };
  const value = t.pacePoints(formatGap(pace.points, indicator.unit, language));
  if (pace.work === null || pace.workTotal === null) return { term: t.pace, value };
  const unit = part.workUnit;
  const total = formatValue(pace.workTotal, unit, language);
  const note =
    pace.work === '0'
      ? t.paceEnough(total)
      : t.paceWork(formatValue(pace.work, unit, language), total);
  return { term: t.pace, value, note };
}

function noPaceText({ gap, due }: Assessment, page: Page): string {
  const t = textsOf(page.language).target.basis;
  if (gap !== null && exact(gap).lte('0')) return t.paceKept;
  return due === null ? t.paceUndated : t.paceOver;
}

function outlookFacts({ part, view, page }: Props): (Fact | null)[] {
  const { indicator, assessment } = part;
  const { target, terms } = textsOf(page.language);
  const t = target.basis;
  const { method } = view.catalogue;
  const { forecast } = assessment;
  const say = (value: string) => formatValue(value, indicator.unit, page.language);
  const band =
    forecast &&
    t.forecastBand(
      say(forecast.low),
      say(forecast.high),
      formatGap(forecast.backtestError, indicator.unit, page.language),
    );
  return [
    forecast
      ? {
          term: t.forecast,
          value: t.forecastText(say(forecast.value), formatDay(forecast.at, page.language)),
          note: `${band}; ${t.forecastNote}`,
        }
      : { term: t.forecast, value: t.forecastNone },
    {
      term: t.thresholds,
      value: t.thresholdsText(
        formatValue(method.atRiskPoints, null, page.language),
        method.atRiskMonths,
      ),
      note: terms.version(method.version, formatDay(method.effectiveFrom, page.language)),
    },
  ];
}
