import { raw } from 'hono/html';
import type { ScoreboardRow } from '../../assessment/scoreboard.ts';
import type { Group } from '../../catalogue/catalogue.ts';
import { linkHere } from '../address.ts';
import { EmptyState } from '../components/notice.tsx';
import { escapeText as e } from '../escape.ts';
import { capital, formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { type RowContext, rowContext, targetRow } from './target-row.ts';
import type { ScoreboardView } from './view.ts';

/** The targets by group: columns where there is room, a card each on a phone. */
export function TargetTable({ view, page }: { view: ScoreboardView; page: Page }) {
  const t = textsOf(page.language).scoreboard;
  if (view.shown.length === 0) {
    return (
      <EmptyState title={t.none}>
        {t.noneHelp}{' '}
        <a href={linkHere(page, CLEARED)}>{textsOf(page.language).shell.filter.clear}</a>
      </EmptyState>
    );
  }
  return raw(tableText(view, rowContext(view, page)));
}

const CLEARED = { q: null, group: null, status: null, lead: null };

function tableText({ shown, catalogue }: ScoreboardView, context: RowContext): string {
  const byGroup = new Map<string, ScoreboardRow[]>();
  for (const row of shown) {
    const rows = byGroup.get(row.target.group);
    if (rows) rows.push(row);
    else byGroup.set(row.target.group, [row]);
  }
  const bodies = catalogue.programme.groups.map((group) =>
    groupText(group, byGroup.get(group.code) ?? [], context),
  );
  const { title } = context.texts.scoreboard;
  return `<table class="targets" role="table" data-targets data-months="${monthsOf(shown, context)}"><caption class="unseen">${title}</caption>${headText(context)}${bodies.join('')}</table>`;
}

function headText({ texts }: RowContext): string {
  const { column } = texts.scoreboard;
  const cells = (
    ['number', 'name', 'result', 'expected', 'goal', 'trend', 'status', 'gap', 'lead'] as const
  ).map((code) => `<th role="columnheader" scope="col" class="h-${code}">${column[code]}</th>`);
  return `<thead role="rowgroup"><tr role="row">${cells.join('')}</tr></thead>`;
}

function groupText(group: Group, rows: readonly ScoreboardRow[], context: RowContext): string {
  if (rows.length === 0) return '';
  return (
    `<tbody role="rowgroup" id="group-${e(group.code)}"><tr role="row" class="group"><th role="rowheader" ` +
    `scope="rowgroup" colspan="9"${context.verbatim}><span>${e(group.code)}.</span> ${e(group.name)}</th></tr>` +
    `${rows.map((row) => targetRow(row, context)).join('')}</tbody>`
  );
}

/** Names of the months of the small lines, the same for every row. */
function monthsOf(rows: readonly ScoreboardRow[], { language }: RowContext): string {
  const series = rows.find((row) => row.series.length > 0)?.series ?? [];
  return e(series.map(({ period }) => capital(formatPeriod(period, language))).join(','));
}
