import { raw } from 'hono/html';
import { monthPeriod } from '../../kernel/period.ts';
import { wordsOf } from '../catalogue-words.ts';
import { HATCH } from '../chart/picture.ts';
import { NARROW, type TrendSize, WIDE } from '../chart/trend-chart.ts';
import type { TrendMonth } from '../chart/trend-model.ts';
import { Downloads } from '../components/downloads.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { escapeText as e } from '../escape.ts';
import { capital, formatDay, formatPeriod, formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { AmountFigure, pairText } from './amount-figure.tsx';
import type { PartView, TargetView } from './view.ts';

interface Props {
  readonly part: PartView;
  readonly view: TargetView;
  readonly page: Page;
}

/** Stands once on a page with charts: the pattern that says «no data». */
export const HatchSprite = () =>
  raw(`<svg class="sprite" width="0" height="0" aria-hidden="true"><defs>${HATCH}</defs></svg>`);

/** One indicator month by month, as a picture with its table beneath. */
export function TrendFigure(props: Props) {
  const { part, view, page } = props;
  const { indicator, chart } = part;
  const t = textsOf(page.language).target.chart;
  if (!chart) return <EmptyState title={t.none} />;
  return (
    <figure class="picture trend-picture">
      <figcaption>
        <h3 {...verbatim(page)}>{indicator.name}</h3>
        <p>{subtitleOf(part, page)}</p>
      </figcaption>
      {raw(svgText(chart.wide, WIDE, { name: 'trend wide', label: altOf(part, page) }))}
      {raw(svgText(chart.narrow, NARROW, { name: 'trend narrow', label: altOf(part, page) }))}
      <p class="note">{notesOf(part, view, page).join(' ')}</p>
      <details>
        <summary>{t.table}</summary>
        <DataTable
          caption={t.table}
          captionUnseen
          columns={columnsOf(part, page)}
          rows={part.months.toReversed()}
        />
      </details>
      <Downloads page={page} formats={['svg', 'png', 'csv', 'json']} />
    </figure>
  );
}

const svgText = (drawing: string, size: TrendSize, say: { name: string; label: string }): string =>
  `<svg class="${say.name}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${e(say.label)}">${drawing}</svg>`;

export function subtitleOf({ indicator }: PartView, page: Page): string {
  const t = textsOf(page.language).target.chart;
  return indicator.time === 'flow'
    ? t.subtitleFlow(indicator.unit)
    : t.subtitleStock(indicator.unit);
}

/** What stands under the drawing, on the page and on the downloaded picture. */
export function notesOf(
  { indicator, assessment }: PartView,
  view: TargetView,
  page: Page,
): string[] {
  const t = textsOf(page.language).target.chart;
  const owner = wordsOf(view.catalogue).unitName(indicator.owner);
  const day = assessment.asOfDate ?? view.period.to;
  return [
    t.source(owner, formatDay(day, page.language)),
    t.noData,
    ...(assessment.forecast ? [t.fan] : []),
  ];
}

function altOf({ indicator, months }: PartView, page: Page): string {
  const t = textsOf(page.language).target.chart;
  const last = months.findLast(({ judged }) => judged?.result.kind === 'known');
  const said =
    last?.judged?.result.kind === 'known'
      ? t.altLast(
          formatValue(last.judged.result.value, indicator.unit, page.language),
          formatPeriod(last.judged.period, page.language),
        )
      : '';
  return t.alt(indicator.name, said);
}

function columnsOf({ indicator }: PartView, page: Page): Column<TrendMonth>[] {
  const { language } = page;
  const t = textsOf(language).target.chart;
  const flow = indicator.time === 'flow';
  const coverage = ({ judged }: TrendMonth) => {
    const { reported, expected } = judged?.result.coverage ?? { reported: 0, expected: 0 };
    return expected > 1 ? `${reported}/${expected}` : '';
  };
  return [
    {
      head: t.month,
      header: true,
      cell: ({ month }) => capital(formatPeriod(monthPeriod(month), language)),
    },
    {
      head: flow ? t.year : t.stock,
      numeric: true,
      cell: ({ judged }) => <AmountFigure amount={judged} unit={indicator.unit} page={page} />,
    },
    ...(flow
      ? [
          {
            head: t.own,
            numeric: true,
            cell: ({ own }: TrendMonth) => (
              <AmountFigure amount={own} unit={indicator.unit} page={page} bare />
            ),
          },
        ]
      : []),
    ...(indicator.kind === 'count'
      ? []
      : [
          {
            head: t.parts,
            numeric: true,
            cell: ({ judged }: TrendMonth) => pairText(judged, language),
          },
        ]),
    { head: t.coverage, numeric: true, cell: coverage },
  ];
}
