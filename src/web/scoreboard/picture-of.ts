// The picture behind «Tải xuống»: chart or map of the same selection, able to stand alone.
import { framePicture } from '../chart/picture.ts';
import { arrangePanels, progressPanel } from '../chart/progress-chart.ts';
import { mapDrawing } from '../chart/tile-picture.ts';
import { formatDay, formatPeriod, shorten } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { groupsShown } from './chart-tab.tsx';
import { mapValues } from './map-values.ts';
import type { ScoreboardView, TargetMap } from './view.ts';

/** Standalone SVG of the map when one is asked for, else of the chart. */
export function scoreboardPicture(view: ScoreboardView, page: Page): string {
  return view.map ? mapPicture(view, page, view.map) : chartPicture(view, page);
}

const COLUMNS = 3;

function chartPicture(view: ScoreboardView, page: Page): string {
  const { language } = page;
  const { chart } = textsOf(language).scoreboard;
  const words = { language, full: chart.full, noData: chart.noData };
  const panels = groupsShown(view).map(({ group, rows }) => ({
    title: `${group.code}. ${shorten(group.name, 44)}`,
    ...progressPanel(rows, words),
  }));
  return framePicture({
    ...arrangePanels(panels, Math.min(COLUMNS, Math.max(1, panels.length))),
    title: `${page.instanceName}: ${chart.title(formatPeriod(view.scoreboard.period, language))}`,
    subtitle: chart.subtitle,
    notes: [sourceOf(view, page), chart.note],
    mark: markOf(page),
  });
}

function mapPicture(view: ScoreboardView, page: Page, map: TargetMap): string {
  const { language } = page;
  const { map: t, chart } = textsOf(language).scoreboard;
  const values = mapValues(map, view.catalogue, language);
  return framePicture({
    ...mapDrawing({ areas: view.catalogue.areas, ...values, noData: t.noData }),
    title: t.title(map.target.number, map.target.name),
    subtitle: t.subtitle(map.unit, formatPeriod(view.scoreboard.period, language)),
    notes: [sourceOf(view, page), chart.note],
    mark: markOf(page),
  });
}

function sourceOf({ scoreboard }: ScoreboardView, page: Page): string {
  const { chart } = textsOf(page.language).scoreboard;
  return `${page.instanceName}. ${chart.source(formatDay(scoreboard.period.to, page.language))}`;
}

const markOf = (page: Page): string | null =>
  page.demo ? textsOf(page.language).shell.simulated : null;
