import { raw } from 'hono/html';
import type { ScoreboardRow } from '../../assessment/scoreboard.ts';
import type { Group } from '../../catalogue/catalogue.ts';
import { HATCH } from '../chart/picture.ts';
import { PANEL_WIDTH, progressPanel } from '../chart/progress-chart.ts';
import { EmptyState } from '../components/notice.tsx';
import { escapeText as e } from '../escape.ts';
import { formatDay, formatPeriod } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { ScoreboardView } from './view.ts';

/** All targets on one scale, a panel for each group, so that it reads on a phone as on a wall. */
export function ChartTab({ view, page }: { view: ScoreboardView; page: Page }) {
  const { language } = page;
  const t = textsOf(language).scoreboard;
  const { period } = view.scoreboard;
  if (view.shown.length === 0) return <EmptyState title={t.none}>{t.noneHelp}</EmptyState>;
  return (
    <figure class="picture">
      <figcaption>
        <h2>{t.chart.title(formatPeriod(period, language))}</h2>
        <p>{t.chart.subtitle}</p>
      </figcaption>
      {raw(
        `<svg class="sprite" width="0" height="0" aria-hidden="true"><defs>${HATCH}</defs></svg>`,
      )}
      <div class="panels">
        {groupsShown(view).map(({ group, rows }) => (
          <section>
            <h3 {...verbatim(page)}>{`${group.code}. ${group.name}`}</h3>
            {raw(panelText(group, rows, page))}
          </section>
        ))}
      </div>
      <p class="note">
        {t.chart.source(formatDay(period.to, language))}. {t.chart.note}
      </p>
    </figure>
  );
}

/** Rows shown, by group; groups without any are left out. */
export function groupsShown({ catalogue, shown }: ScoreboardView) {
  return catalogue.programme.groups
    .map((group) => ({ group, rows: shown.filter(({ target }) => target.group === group.code) }))
    .filter(({ rows }) => rows.length > 0);
}

function panelText(group: Group, rows: readonly ScoreboardRow[], page: Page): string {
  const { chart } = textsOf(page.language).scoreboard;
  const words = { language: page.language, full: chart.full, noData: chart.noData };
  const { drawing, height } = progressPanel(rows, words);
  return `<svg class="panel" viewBox="0 0 ${PANEL_WIDTH} ${height}" role="img" aria-label="${e(chart.alt(group.code))}">${drawing}</svg>`;
}
