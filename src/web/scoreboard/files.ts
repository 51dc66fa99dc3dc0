// The tables of the scoreboard as files, by the tab that they stand under.
import { csvText, type DataColumn, dataObjects } from '../csv.ts';
import { type Page, textsOf } from '../page.ts';
import { bridgeOf } from './bridge.ts';
import { changeColumns, communeColumns, targetColumns } from './data-columns.ts';
import { mapValues } from './map-values.ts';
import type { ScoreboardView } from './view.ts';

export function scoreboardCsv(view: ScoreboardView, page: Page): string {
  return withTable(view, page, csvText);
}

/** What the file speaks of, the meaning of its columns, and its rows. */
export function scoreboardJson(view: ScoreboardView, page: Page) {
  const about = {
    programme: view.catalogue.programme.code,
    period: view.scoreboard.period.code,
    area: view.area.code,
    revision: page.revision,
    recordedAt: page.recordedAt.toISOString(),
    ...(page.demo ? { simulated: textsOf(page.language).shell.simulated } : {}),
  };
  return { ...about, ...withTable(view, page, dataObjects) };
}

type Use<Result> = <Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]) => Result;

function withTable<Result>(view: ScoreboardView, page: Page, use: Use<Result>): Result {
  const { scoreboard, compared, map, catalogue, shown } = view;
  if (map) {
    const { cells } = mapValues(map, catalogue, page.language);
    return use(communeColumns(map, scoreboard, page), cells);
  }
  if (compared) {
    const numbers = new Set(shown.map(({ target }) => target.number));
    const { changes } = bridgeOf(compared.scoreboard, scoreboard);
    const rows = changes.filter(({ row }) => numbers.has(row.target.number));
    return use(changeColumns(compared.since, scoreboard.period.code, page), rows);
  }
  return use(targetColumns(view, page), shown);
}
