// One target as a row of the scoreboard, built as text: fifty rows of nodes would cost most of a page.
import type { Assessment } from '../../assessment/assessment.ts';
import type { ScoreboardRow } from '../../assessment/scoreboard.ts';
import type { Target } from '../../catalogue/catalogue.ts';
import { receiptId } from '../../indicator/amount.ts';
import { linkTo } from '../address.ts';
import { type CatalogueWords, wordsOf } from '../catalogue-words.ts';
import { sparkline } from '../chart/sparkline.ts';
import { markText } from '../components/marks.tsx';
import { escapeText as e } from '../escape.ts';
import { capital, formatDay, formatGap, formatValue } from '../format.ts';
import { type Language, type Page, textsOf } from '../page.ts';
import type { Texts } from '../text/vi.ts';
import { goalText, goalTime } from './goal-words.ts';
import type { ScoreboardView } from './view.ts';

/** What every row needs, looked up once. */
export interface RowContext {
  readonly language: Language;
  readonly texts: Texts;
  readonly words: CatalogueWords;
  readonly revision: number;
  /** What else a row's text depends on: language, revision and what the links carry. */
  readonly key: string;
  /** Attribute of text that stays Vietnamese on an English page. */
  readonly verbatim: string;
  /** Address of a screen with the carried parameters, ready for an attribute. */
  readonly link: (path: string) => string;
}

export function rowContext({ catalogue }: ScoreboardView, page: Page): RowContext {
  const carried = linkTo(page, '');
  const tail = e(carried);
  return {
    language: page.language,
    texts: textsOf(page.language),
    words: wordsOf(catalogue),
    revision: page.revision,
    key: `${page.language} ${page.revision} ${carried}`,
    verbatim: page.language === 'vi' ? '' : ' lang="vi"',
    link: (path) => e(path) + tail,
  };
}

// A row never changes; a new revision brings new rows. So its text is drawn once for a kind of address.
const drawn = new WeakMap<ScoreboardRow, { readonly key: string; readonly text: string }>();

/** A `<tr>`; on a phone the stylesheet stacks its cells into a card. */
export function targetRow(row: ScoreboardRow, context: RowContext): string {
  const before = drawn.get(row);
  if (before?.key === context.key) return before.text;
  const text = drawRow(row, context);
  drawn.set(row, { key: context.key, text });
  return text;
}

function drawRow(row: ScoreboardRow, context: RowContext): string {
  const { target, assessment } = row;
  const unit = context.words.indicator(assessment.indicator)?.unit ?? target.unit;
  return (
    `<tr role="row"><td role="cell" class="no">${target.number}</td>` +
    nameCell(target, context) +
    resultCell(assessment, unit, context) +
    expectedCell(assessment, unit, context) +
    goalCell(assessment, unit, context) +
    `<td role="cell" class="trend">${spark(row, unit, context)}</td>` +
    statusCell(assessment, context) +
    gapCell(assessment, unit, context) +
    `<td role="cell" class="lead-units">${leads(target, context)}</td></tr>`
  );
}

const nameCell = ({ number, name }: Target, { link, verbatim }: RowContext): string =>
  `<th role="rowheader" scope="row" class="name"${verbatim}><a href="${link(`/targets/${number}`)}">${e(name)}</a></th>`;

function resultCell(assessment: Assessment, unit: string | null, context: RowContext): string {
  const { texts, language } = context;
  const { value, missing, standing, asOfDate, lastKnown } = assessment;
  if (value === null) {
    const why = missing ? capital(texts.status.missing[missing]) : '–';
    const last = lastKnown
      ? `<small>${e(formatValue(lastKnown.value, unit, language))} · ${formatDay(lastKnown.asOfDate, language)}</small>`
      : '';
    return `<td role="cell" class="result"><span class="missing">${e(why)}</span>${last}</td>`;
  }
  const notes: string[] = [];
  if (standing) {
    notes.push(`<span class="standing is-${standing}">${texts.status.standing[standing]}</span>`);
  }
  if (asOfDate) notes.push(formatDay(asOfDate, language));
  return (
    `<td role="cell" class="result"><a class="value" href="${receiptLink(assessment, context)}">` +
    `${e(formatValue(value, unit, language))}</a><small>${notes.join(' ')}</small></td>`
  );
}

function receiptLink(assessment: Assessment, { words, link, revision }: RowContext): string {
  const indicator = words.indicator(assessment.indicator);
  if (!indicator) return link(`/targets/${assessment.target}`);
  const { area, period } = assessment;
  const scope = indicator.time === 'flow' ? 'year' : 'period';
  const cell = { indicator: indicator.code, area, period, scope, basis: indicator.basis } as const;
  return link(`/receipts/${receiptId(cell, revision)}`);
}

function expectedCell(
  { expected }: Assessment,
  unit: string | null,
  { texts, language }: RowContext,
): string {
  const text = expected === null ? '' : e(formatValue(expected, unit, language));
  return `<td role="cell" class="expected" data-head="${texts.scoreboard.column.expected}">${text}</td>`;
}

function goalCell({ goal }: Assessment, unit: string | null, { texts }: RowContext): string {
  const head = `<td role="cell" class="goal" data-head="${texts.scoreboard.column.goal}">`;
  if (!goal) return `${head}</td>`;
  return `${head}${e(goalText(goal, unit))}<small>${e(goalTime(goal, texts.scoreboard))}</small></td>`;
}

function spark(
  { series, assessment }: ScoreboardRow,
  unit: string | null,
  { texts, language }: RowContext,
): string {
  const known = series.flatMap(({ value }) => value ?? []);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return '';
  const say = (value: string) => formatValue(value, unit, language);
  return sparkline({
    values: series.map(({ value }) => (value === null ? null : Number(value))),
    goal: assessment.goal ? Number(assessment.goal.value) : null,
    said: series.map(({ value }) => (value === null ? '' : oneDecimal(value))).join(';'),
    label: e(texts.scoreboard.trend(series.length, say(first), say(last))),
  });
}

// Cut as text, like every number on screen; the script puts it into words.
function oneDecimal(value: string): string {
  const point = value.indexOf('.');
  return point < 0 ? value : value.slice(0, point + 2);
}

function statusCell(
  { progress, regressed, coverage, provisional }: Assessment,
  c: RowContext,
): string {
  const { status, scoreboard } = c.texts;
  const notes: string[] = [];
  if (regressed) notes.push(scoreboard.regressed);
  if (provisional) notes.push(scoreboard.partial(coverage.reported, coverage.expected));
  const small = notes.length > 0 ? `<small>${notes.join('; ')}</small>` : '';
  return (
    `<td role="cell" class="status"><span class="badge is-${progress}">${markText(progress)}` +
    `${status.progress[progress]}</span>${small}</td>`
  );
}

function gapCell(
  { gap, requiredPace }: Assessment,
  unit: string | null,
  { texts, language }: RowContext,
): string {
  const t = texts.scoreboard;
  const head = `<td role="cell" class="gap" data-head="${t.column.gap}">`;
  if (gap === null) return `${head}</td>`;
  if (gap === '0' || gap.startsWith('-')) return `${head}${t.reached}</td>`;
  const pace = requiredPace
    ? `<small>${e(t.paceMonthly(formatGap(requiredPace.points, unit, language)))}</small>`
    : '';
  return `${head}${e(formatGap(gap, unit, language))}${pace}</td>`;
}

function leads({ leads: codes }: Target, { words, link }: RowContext): string {
  return codes
    .map((code) => `<a href="${link(`/units/${code}`)}">${e(words.unitName(code))}</a>`)
    .join(', ');
}
