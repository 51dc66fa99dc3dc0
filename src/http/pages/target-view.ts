import type { Assessment } from '../../assessment/assessment.ts';
import { courseOf } from '../../assessment/course.ts';
import {
  amountOfMonth,
  type History,
  indexAmounts,
  judgedScope,
} from '../../assessment/history.ts';
import { listVersions } from '../../catalogue/catalogue.store.ts';
import type {
  Area,
  Catalogue,
  Goal,
  Indicator,
  Target,
  Versioned,
} from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import { listWords } from '../../indicator/column/words.store.ts';
import { type LeadWords, WORD_FIELDS } from '../../indicator/column/words.ts';
import {
  type Basis,
  monthPeriod,
  type Period,
  previousPeriod,
  sameLastYear,
  yearOfMonth,
} from '../../kernel/period.ts';
import { listCorrections, listFigureNotes } from '../../value/correction.store.ts';
import { NARROW, openTrendChart, WIDE } from '../../web/chart/trend-chart.ts';
import { type TrendMonth, trendOf } from '../../web/chart/trend-model.ts';
import type { Language } from '../../web/page.ts';
import { mapValues } from '../../web/scoreboard/map-values.ts';
import type {
  ChangeEntry,
  CommunesView,
  PartView,
  ResultRow,
  TargetView,
} from '../../web/target/view.ts';
import { authorsOf } from '../authors.ts';
import type { RequestContext } from '../deps.ts';
import { type Asked, areaOf, askedOf, mayShow } from './asked.ts';
import { stepsOf } from './milestone-steps.ts';

interface Question extends Asked {
  readonly target: Target;
  readonly area: Area;
  readonly indicators: readonly Versioned<Indicator>[];
  readonly language: Language;
}

/** Reads everything that the page of a target shows, from one snapshot. */
export async function readTarget(c: RequestContext, target: Target): Promise<TargetView> {
  const asked = await askedOf(c);
  const { catalogue, period, periods, today, reach } = asked;
  const indicators = catalogue.indicators.filter((one) => one.target === target.number);
  const wanted = areaOf(catalogue, c.req.query('area') || catalogue.programme.city);
  const city = areaOf(catalogue, catalogue.programme.city);
  const byCommune = indicators.filter((one) => isByCommune(catalogue, one));
  const area = byCommune.length > 0 ? wanted : city;
  const open = mayShow(reach, target) && indicators.every((one) => mayShow(reach, target, one));
  const question = { ...asked, target, area, indicators, language: c.var.language };
  const board = await asked.snapshot.scoreboard(period.code, area.code);
  const row = board.rows.find((one) => one.target.number === target.number);
  if (!row) throw new Error(`no row for target ${target.number}`);
  const frame = {
    ...{ catalogue, target, area, period, periods, today },
    group: row.group,
    goals: catalogue.goals.filter((goal) => goal.target === target.number),
    cityInsteadOf: area.code === wanted.code ? null : wanted,
    assessment: row.assessment,
    ...(await readChanges(c, question, open)),
  };
  if (!open) {
    return { ...frame, disclosure: 'withheld', parts: [], communes: null, words: [], notes: [] };
  }
  const elements = elementsOf(catalogue, indicators);
  return {
    ...frame,
    disclosure: target.disclosure === 'restricted' ? 'reached' : 'open',
    parts: await readParts(c, question, row.assessment),
    communes: await readCommunes(question, byCommune, c.req.query('indicator')),
    words: await readWords(c, question),
    notes: await listFigureNotes(c.var.deps.db, {
      ...{ elements, month: period.last, revision: asked.snapshot.revision, limit: 8 },
      ...(area.code === city.code ? {} : { areas: [area.code] }),
    }),
  };
}

/** Of the latest cycle until the period in which a lead of the target wrote something. */
async function readWords(c: RequestContext, question: Question): Promise<readonly LeadWords[]> {
  const { target, period, snapshot } = question;
  const all = await listWords(c.var.deps.db, {
    ...{ targets: [target.number], until: period.last, revision: snapshot.revision },
  });
  const said = all.filter((words) => WORD_FIELDS.some((field) => words[field] !== ''));
  return said.filter(({ cycle }) => cycle === said[0]?.cycle);
}

const isByCommune = ({ elements }: Catalogue, { numerator }: Indicator): boolean =>
  elements.some(({ code, level }) => code === numerator && level === 'commune');

/** Elements that the indicators read, with the parts of sums. */
function elementsOf(catalogue: Catalogue, indicators: readonly Indicator[]): string[] {
  const own = indicators.flatMap(({ numerator, denominator, milestones }) => [
    ...[numerator, denominator].filter((code) => code !== null),
    ...milestones.map(({ element }) => element),
  ]);
  const sums = catalogue.elements.filter(({ code }) => own.includes(code));
  return [...new Set([...own, ...sums.flatMap(({ sumOf }) => sumOf)])];
}

async function readParts(
  c: RequestContext,
  question: Question,
  assessment: Assessment,
): Promise<PartView[]> {
  const { snapshot, area, indicators, catalogue, period } = question;
  const amounts = await snapshot.amounts({
    indicators: indicators.map(({ code }) => code),
    areas: [area.code],
    to: period.last,
  });
  const history = indexAmounts(amounts, area.code);
  const drawTrend = await openTrendChart();
  const assessments = assessment.parts.length > 0 ? assessment.parts : [assessment];
  return Promise.all(
    indicators.map(async (indicator): Promise<PartView> => {
      const own = assessments.find((one) => one.indicator === indicator.code) ?? assessment;
      const months = monthsOf(history, amounts, { indicator, period });
      const input = { ...questionOf(question), indicator };
      const course = courseOf(input, indicator);
      const { language } = question;
      const trend = trendOf({ indicator, months, course, assessment: own, period, language });
      const numerator = catalogue.elements.find(({ code }) => code === indicator.numerator);
      return {
        indicator,
        assessment: own,
        judged: judgedAmount(history, indicator, period),
        workUnit: numerator?.unit ?? null,
        rows: resultRows(amounts, indicator, period),
        months,
        steps: await stepsOf(c.var.deps.db, question, indicator),
        chart: trend ? { wide: drawTrend(trend, WIDE), narrow: drawTrend(trend, NARROW) } : null,
      };
    }),
  );
}

const questionOf = ({ catalogue, target, indicators, area, period, today }: Question) => ({
  ...{ target, indicators, period, today },
  goals: catalogue.goals.filter((goal) => goal.target === target.number),
  area: area.code,
  method: catalogue.method,
  programme: catalogue.programme,
});

/** The amount that stands at the period's end: a month that is not due yet shows the one before. */
function judgedAmount(history: History, indicator: Indicator, period: Period): Amount | null {
  const first = indicator.time === 'flow' ? yearOfMonth(period.last) * 12 : period.last - 11;
  const latest = amountOfMonth(history, indicator, period.last) ?? null;
  let amount = latest;
  for (let month = period.last - 1; month >= first && isNotDue(amount); month -= 1) {
    amount = amountOfMonth(history, indicator, month) ?? null;
  }
  return isNotDue(amount) ? latest : amount;
}

const isNotDue = (amount: Amount | null): boolean =>
  amount === null || (amount.result.kind === 'missing' && amount.result.why === 'not-due');

const MONTHS_BACK = 36;

function monthsOf(
  history: History,
  amounts: readonly Amount[],
  { indicator, period }: { indicator: Indicator; period: Period },
): TrendMonth[] {
  const own = new Map(
    amounts
      .filter(({ scope, basis }) => scope === 'period' && basis === indicator.basis)
      .filter((one) => one.indicator === indicator.code)
      .map((amount) => [amount.period, amount]),
  );
  const flow = indicator.time === 'flow';
  const months = Array.from({ length: MONTHS_BACK }, (_, k): TrendMonth => {
    const month = period.last - MONTHS_BACK + 1 + k;
    return {
      month,
      judged: amountOfMonth(history, indicator, month) ?? null,
      own: flow ? (own.get(monthPeriod(month).code) ?? null) : null,
    };
  });
  const first = months.findIndex(({ judged }) => judged?.result.kind === 'known');
  return months.slice(first < 0 ? -1 : first);
}

/** The official basis first; where both exist, the other stands beside it. */
function resultRows(amounts: readonly Amount[], indicator: Indicator, period: Period): ResultRow[] {
  const own = amounts.filter((one) => one.indicator === indicator.code);
  const bases: Basis[] =
    indicator.basis === 'calendar' ? ['calendar', 'administrative'] : ['administrative'];
  const rows = bases.map((basis): ResultRow => {
    const find = (code: string, scope: Amount['scope']): Amount | null =>
      own.find((one) => one.basis === basis && one.period === code && one.scope === scope) ?? null;
    const before = sameLastYear(period).code;
    const flow = indicator.time === 'flow';
    return {
      basis,
      previous: find(previousPeriod(period).code, 'period'),
      current: find(period.code, 'period'),
      year: flow ? find(period.code, 'year') : null,
      lastYear: find(before, 'period'),
      lastYearTotal: flow ? find(before, 'year') : null,
    };
  });
  return rows.filter(
    ({ basis, current, year }) => basis === indicator.basis || isKnown(current ?? year),
  );
}

const isKnown = (amount: Amount | null): boolean => amount?.result.kind === 'known';

async function readCommunes(
  { snapshot, catalogue, period, target, language }: Question,
  onOffer: readonly Versioned<Indicator>[],
  wanted: string | undefined,
): Promise<CommunesView | null> {
  const { judgedBy } = target;
  const headline = judgedBy === 'all-must-meet' ? undefined : judgedBy.headline;
  const indicator =
    onOffer.find(({ code }) => code === wanted) ??
    onOffer.find(({ code }) => code === headline) ??
    onOffer[0];
  if (!indicator) return null;
  const amounts = await snapshot.amounts({
    indicators: [indicator.code],
    periods: [monthPeriod(period.last).code],
    basis: indicator.basis,
    scope: judgedScope(indicator),
  });
  const { city } = catalogue.programme;
  const map = {
    ...{ target, unit: indicator.unit, indicator: indicator.code },
    amounts: new Map(amounts.filter(({ area }) => area !== city).map((one) => [one.area, one])),
  };
  return {
    ...{ map, indicator, onOffer },
    values: mapValues(map, catalogue, language),
    city: amounts.find(({ area }) => area === city) ?? null,
  };
}

const CORRECTIONS = 20;

/** Goals and definitions by version, and corrected figures where they may be shown; latest first. */
async function readChanges(
  c: RequestContext,
  { catalogue, target, indicators, snapshot }: Question,
  open: boolean,
): Promise<Pick<TargetView, 'changes' | 'authorOf' | 'correctionsCut'>> {
  const { db } = c.var.deps;
  const { revision } = snapshot;
  const goals = catalogue.goals.filter((goal) => goal.target === target.number);
  const versions = await Promise.all([
    ...goals.map(({ id }) => listVersions(db, 'goal', id)),
    ...indicators.map(({ code }) => listVersions(db, 'indicator', code)),
  ]);
  const corrections = open
    ? await listCorrections(db, {
        ...{ elements: elementsOf(catalogue, indicators), revision, limit: CORRECTIONS + 1 },
      })
    : [];
  const changes: ChangeEntry[] = [
    ...versions
      .flat()
      .filter((one) => one.revision <= revision)
      .map(({ kind, body, version, at, by, reason, revision: seq }): ChangeEntry => {
        const about = { at, by, why: reason, seq, version };
        return kind === 'goal'
          ? { ...about, kind: 'goal', goal: body as Goal }
          : { ...about, kind: 'indicator', indicator: body as Indicator };
      }),
    ...corrections.slice(0, CORRECTIONS).map((correction): ChangeEntry => {
      const { at, by, note, seq } = correction;
      return { kind: 'figure', at, by, why: note, seq, correction };
    }),
  ];
  return {
    changes: changes.toSorted((a, b) => b.seq - a.seq),
    authorOf: await authorsOf(
      c,
      catalogue,
      changes.map(({ by }) => by),
    ),
    correctionsCut: corrections.length > CORRECTIONS,
  };
}
