import { raw } from 'hono/html';
import type { Assessment, YearVerdict } from '../../assessment/assessment.ts';
import { yearEnd } from '../../assessment/path-time.ts';
import type { Indicator } from '../../catalogue/catalogue.ts';
import { higherIsBetter } from '../../kernel/comparator.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import { StatusBadge, VerdictBadge } from '../components/badge.tsx';
import { escapeText as e } from '../escape.ts';
import { formatDay, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { goalText, goalTime } from '../scoreboard/goal-words.ts';
import { sayWhy } from '../text/why.ts';
import { AmountFigure } from './amount-figure.tsx';
import type { PartView, TargetView } from './view.ts';

interface Props {
  readonly view: TargetView;
  readonly page: Page;
}

/** Progress and the verdicts of the years, side by side and never mixed. */
export function Answers({ view, page }: Props) {
  const t = textsOf(page.language).target;
  const { assessment } = view;
  const part = view.parts.find(({ indicator }) => indicator.code === assessment.indicator);
  return (
    <section class="answers" aria-label={t.answers}>
      <div class={`card answer is-${assessment.progress}`}>
        <h2>{t.progress}</h2>
        <p class="answer-status">
          <StatusBadge progress={assessment.progress} language={page.language} />
        </p>
        <Reasons assessment={assessment} indicator={part?.indicator} page={page} />
        {part && <Standing part={part} page={page} />}
      </div>
      <div class="card answer">
        <h2>{t.verdicts}</h2>
        <Verdicts assessment={assessment} view={view} page={page} />
      </div>
      <Several view={view} page={page} />
    </section>
  );
}

/** The reason of the status in a sentence, then what else a reader must know. */
export function Reasons(props: {
  assessment: Assessment;
  indicator: Indicator | undefined;
  page: Page;
}) {
  const { assessment, indicator, page } = props;
  const unit = { unit: indicator?.unit ?? '' };
  const t = textsOf(page.language).target;
  const { lastKnown } = assessment;
  return (
    <>
      <p class="answer-why">{sayWhy(assessment.why, unit, page.language)}</p>
      {assessment.alerts.map((alert) => (
        <p class="answer-alert">{sayWhy(alert, unit, page.language)}</p>
      ))}
      {assessment.value === null && lastKnown && (
        <p class="missing">
          {t.last(
            formatValue(lastKnown.value, unit.unit, page.language),
            formatDay(lastKnown.asOfDate, page.language),
          )}
        </p>
      )}
    </>
  );
}

/** Result, what is needed by now, and the goal: as numbers, then on one scale. */
function Standing({ part, page }: { part: PartView; page: Page }) {
  const { indicator, assessment, judged } = part;
  const { target: t, scoreboard } = textsOf(page.language);
  const { value, expected, goal } = assessment;
  if (value === null && !goal) return null;
  const say = (number: Decimal | null) =>
    number === null ? '–' : formatValue(number, indicator.unit, page.language);
  return (
    <>
      <dl class="trio">
        <div>
          <dt>{t.scaleValue}</dt>
          <dd class="trio-value">
            <AmountFigure amount={judged} unit={indicator.unit} page={page} bare />
          </dd>
        </div>
        <div>
          <dt>{t.scaleExpected}</dt>
          <dd>{say(expected)}</dd>
        </div>
        <div>
          <dt>{t.scaleGoal}</dt>
          <dd>
            {goal ? goalText(goal, indicator.unit) : '–'}
            {goal && <small>{goalTime(goal, scoreboard)}</small>}
          </dd>
        </div>
      </dl>
      {value !== null && goal && raw(scaleText(part, page))}
    </>
  );
}

const LENGTH = 600;

/** A bar from zero to the goal or beyond; ticks where it should be by now and where it must get. */
function scaleText({ assessment, indicator }: PartView, page: Page): string {
  const { value, expected, goal, progress } = assessment;
  if (value === null || !goal) return '';
  const t = textsOf(page.language).target;
  const numbers = [value, expected ?? value, goal.value].map(Number);
  const percent = indicator.unit.startsWith('%') && Math.max(...numbers) <= 100;
  const top = percent ? 100 : Math.max(...numbers) * 1.1 || 1;
  const at = (number: string): number =>
    Math.round(Math.max(0, Math.min(1, Number(number) / top)) * LENGTH);
  const say = (number: Decimal | null) =>
    number === null ? t.nothing : formatValue(number, indicator.unit, page.language);
  const label = e(t.scaleAlt(say(value), say(expected), say(goal.value)));
  const side = higherIsBetter(goal.comparator) ? 'M0 0h9l-3 4 3 4H0z' : 'M0 0h-9l3 4-3 4H0z';
  const due =
    expected === null
      ? ''
      : `<path d="M${at(expected)} 14v26" stroke="var(--ink)" stroke-width="3"/>`;
  return (
    `<svg class="scale" viewBox="-4 0 ${LENGTH + 20} 44" role="img" aria-label="${label}">` +
    `<rect y="20" width="${LENGTH}" height="14" rx="3" fill="var(--sunken)" stroke="var(--line)"/>` +
    `<rect y="20" width="${at(value)}" height="14" rx="3" fill="var(--${progress})"/>${due}` +
    `<path d="M${at(goal.value)} 2v38" stroke="var(--gilt)" stroke-width="3"/>` +
    `<path transform="translate(${at(goal.value)} 2)" d="${side}" fill="var(--gilt)"/></svg>`
  );
}

function Verdicts({ assessment, view, page }: Props & { assessment: Assessment }) {
  const t = textsOf(page.language).target;
  const { verdicts } = assessment;
  if (verdicts.length === 0) {
    return (
      <>
        <p>{t.verdictsNone}</p>
        <p class="note">{t.verdictsHow}</p>
      </>
    );
  }
  return (
    <>
      <ul class="verdicts">
        {verdicts.map((verdict) => (
          <li>
            <VerdictBadge year={verdict.year} verdict={verdict.verdict} language={page.language} />
            <span>{verdictDetail(verdict, { view, page })}</span>
          </li>
        ))}
      </ul>
      <p class="note">{t.verdictsHow}</p>
    </>
  );
}

function verdictDetail(verdict: YearVerdict, { view, page }: Props): string {
  const { target: t } = textsOf(page.language);
  const { goals, assessment, parts } = view;
  const indicator = parts.find((part) => part.indicator.code === assessment.indicator)?.indicator;
  const unit = indicator?.unit ?? null;
  const due = yearEnd(verdict.year, indicator?.basis ?? 'administrative');
  const confirmed = goals.filter(({ standing }) => standing === 'confirmed');
  const goal =
    confirmed.find(({ year }) => year === verdict.year) ??
    confirmed.find(({ year }) => year === 'phase');
  const say = (value: Decimal) => formatValue(value, unit, page.language);
  const details = [
    goal ? t.goalDue(goalText(goal, unit), formatDay(due, page.language)) : null,
    verdict.value === null ? null : t.verdictValue(say(verdict.value)),
    verdict.verdict === 'not-due' ? null : verdict.final ? t.verdictFinal : t.verdictOpen,
    verdict.withheld && sayWhy(verdict.withheld, { unit: unit ?? '' }, page.language),
  ];
  return details.filter(Boolean).join(' · ');
}

/** How several indicators answer for one target, and which of them decides. */
function Several({ view, page }: Props) {
  const { parts, target, assessment } = view;
  const t = textsOf(page.language).target.several;
  if (parts.length < 2) return null;
  const { judgedBy } = target;
  const headline =
    judgedBy === 'all-must-meet'
      ? undefined
      : parts.find(({ indicator }) => indicator.code === judgedBy.headline)?.indicator;
  return (
    <div class="card several">
      <p>{headline ? t.headline(parts.length, headline.name) : t.all(parts.length)}</p>
      <ul aria-label={t.list}>
        {parts.map(({ indicator, assessment: own }) => (
          <li>
            <StatusBadge progress={own.progress} language={page.language} />{' '}
            <a href={`#part-${indicator.code}`}>{t.part(indicator.code, indicator.name)}</a>
            {own.value !== null && ` ${formatValue(own.value, indicator.unit, page.language)}`}
            {indicator.code === assessment.indicator && <small> {t.decides}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
