import type { Child } from 'hono/jsx';
import type { Amount } from '../../indicator/amount.ts';
import { exact } from '../../kernel/quantity.ts';
import { wordsOf } from '../catalogue-words.ts';
import { type Column, DataTable } from '../components/table.tsx';
import { capital, formatGap, formatPeriod, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { AmountFigure } from './amount-figure.tsx';
import type { PartView, ResultRow, TargetView } from './view.ts';

interface Props {
  readonly part: PartView;
  readonly view: TargetView;
  readonly page: Page;
}

/** kỳ trước · kỳ này · lũy kế · cùng kỳ · % hoàn thành · nguyên nhân, a column for each kind of month. */
export function Results({ part, view, page }: Props) {
  const { target } = textsOf(page.language);
  const t = target.results;
  return (
    <div class="card results">
      <h3>{t.heading}</h3>
      <DataTable
        caption={t.caption(formatPeriod(view.period, page.language))}
        captionUnseen
        columns={columnsOf(part, page)}
        rows={linesOf(part, page)}
        narrow
      />
      <Causes part={part} view={view} page={page} />
    </div>
  );
}

/** One line of the table: what it is, and its value in each result row. */
interface Line {
  readonly head: string;
  readonly cell: (row: ResultRow) => Child;
}

function columnsOf({ indicator, rows }: PartView, page: Page): Column<Line>[] {
  const t = textsOf(page.language).target.results;
  return [
    { head: t.line, header: true, cell: ({ head }) => head },
    ...rows.map((row) => ({
      head: rows.length === 1 ? t.result : t.bases[row.basis](row.basis === indicator.basis),
      numeric: true,
      cell: ({ cell }: Line) => cell(row),
    })),
  ];
}

function linesOf({ indicator, assessment }: PartView, page: Page): Line[] {
  const t = textsOf(page.language).target.results;
  const flow = indicator.time === 'flow';
  const figure = (head: string, pick: (row: ResultRow) => Amount | null, bare = true): Line => ({
    head,
    cell: (row) => (
      <AmountFigure amount={pick(row)} unit={indicator.unit} page={page} bare={bare} />
    ),
  });
  const completion = (row: ResultRow) =>
    row.basis === indicator.basis && assessment.completion !== null
      ? formatValue(assessment.completion, '%', page.language)
      : '–';
  return [
    figure(t.previous, (row) => row.previous),
    figure(t.current, (row) => row.current, false),
    flow
      ? figure(t.year, (row) => row.year, false)
      : { head: t.year, cell: () => <span class="missing">{t.stockYear}</span> },
    figure(t.lastYear, (row) => row.lastYear),
    ...(flow ? [figure(t.lastYearTotal, (row) => row.lastYearTotal)] : []),
    { head: t.change, cell: (row) => changeText(row, indicator, page) },
    { head: t.completion, cell: completion },
  ];
}

const knownOf = (amount: Amount | null): string | null =>
  amount?.result.kind === 'known' ? amount.result.value : null;

// A flow's year so far against last year's; a stock against the same day of last year.
function changeText(row: ResultRow, { time, unit }: PartView['indicator'], page: Page): string {
  const flow = time === 'flow';
  const now = knownOf(flow ? row.year : row.current);
  const then = knownOf(flow ? row.lastYearTotal : row.lastYear);
  if (now === null || then === null) return '–';
  const difference = exact(now).minus(then);
  const size = formatGap(difference.abs().toString(), unit, page.language);
  const sign = difference.cmp('0');
  return sign === 0 ? size : `${sign > 0 ? '+' : '−'}${size}`;
}

/** Notes that stand beside the figures of the period, with where they were written. */
function Causes({ part, view, page }: Props) {
  const t = textsOf(page.language).target.results;
  const elements = elementsOf(part);
  const own = view.notes.filter(({ element }) => elements.has(element));
  const { areaName } = wordsOf(view.catalogue);
  return (
    <div class="causes">
      <h4>{t.cause}</h4>
      {own.length === 0 ? (
        <p class="missing">{textsOf(page.language).target.wordsOfLead}</p>
      ) : (
        <ul class="plain">
          {own.map(({ area, note }) => (
            <li>
              {capital(note)} <small>({areaName(area)})</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const elementsOf = ({ indicator }: PartView): Set<string> =>
  new Set([
    ...[indicator.numerator, indicator.denominator].filter((code) => code !== null),
    ...indicator.milestones.map(({ element }) => element),
  ]);
