import type { Hono } from 'hono';
import type { Area } from '../../catalogue/catalogue.ts';
import { type Period, parsePeriod, previousPeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { findRevisionAt } from '../../store/revision.ts';
import { renderPng } from '../../web/chart/png.ts';
import { scoreboardCsv, scoreboardJson } from '../../web/scoreboard/files.ts';
import { mapIndicator, mappableTargets } from '../../web/scoreboard/map-values.ts';
import { scoreboardPicture } from '../../web/scoreboard/picture-of.ts';
import { ScoreboardPage } from '../../web/scoreboard/scoreboard-page.tsx';
import { readSelection, type Selection, select } from '../../web/scoreboard/selection.ts';
import type { Comparison, ScoreboardView, TargetMap } from '../../web/scoreboard/view.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import type { Snapshot } from '../snapshot.ts';
import { parseInstant } from '../step/resolve-view.ts';
import { areaOf, closedMonths } from './asked.ts';

/** The front page and the same selection as files. */
export function addScoreboard(app: Hono<Env>): void {
  app.get('/', async (c) => {
    const { view, page } = await read(c);
    return answerPage(c, ScoreboardPage({ view, page }));
  });
  app.get('/scoreboard.csv', async (c) => {
    const { view, page } = await read(c);
    return file(c, scoreboardCsv(view, page), 'text/csv; charset=utf-8');
  });
  app.get('/scoreboard.json', async (c) => {
    const { view, page } = await read(c);
    return c.json(scoreboardJson(view, page));
  });
  app.get('/scoreboard.svg', async (c) => {
    const { view, page } = await read(c);
    return file(c, scoreboardPicture(view, page), 'image/svg+xml');
  });
  app.get('/scoreboard.png', async (c) => {
    const { view, page } = await read(c);
    return file(c, await renderPng(scoreboardPicture(view, page)), 'image/png');
  });
}

const file = (c: RequestContext, body: string | Uint8Array, type: string): Response =>
  c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, { 'Content-Type': type });

async function read(c: RequestContext) {
  const snapshot = await c.var.view();
  const page = pageOf(c, snapshot);
  return { page, view: await scoreboardView(c, snapshot, page.query) };
}

async function scoreboardView(
  c: RequestContext,
  snapshot: Snapshot,
  query: URLSearchParams,
): Promise<ScoreboardView> {
  const { catalogue } = snapshot;
  const periods = closedMonths(snapshot);
  const period = periodOf(query.get('period') || periods[0]);
  const area = areaOf(catalogue, query.get('area') || catalogue.programme.city);
  const scoreboard = await snapshot.scoreboard(period.code, area.code);
  const selection = readSelection(query);
  const about = { snapshot, period, area };
  return {
    ...{ catalogue, selection, area, scoreboard, periods },
    shown: select(scoreboard.rows, selection, catalogue),
    map: selection.tab === 'map' ? await readMap(about, selection) : null,
    compared: selection.tab === 'changes' ? await readComparison(c, about, query) : null,
  };
}

interface About {
  readonly snapshot: Snapshot;
  readonly period: Period;
  readonly area: Area;
}

function periodOf(code = ''): Period {
  const period = parsePeriod(code);
  if (!period) throw new Problem('period-unknown', { code: code.slice(0, 20) });
  return period;
}

/** One target over the communes: the one asked for, or the first that is counted by commune. */
async function readMap(
  { snapshot, period }: About,
  selection: Selection,
): Promise<TargetMap | null> {
  const { catalogue } = snapshot;
  const onOffer = mappableTargets(catalogue);
  const wanted = selection.target ?? onOffer[0]?.number;
  const target = onOffer.find(({ number }) => number === wanted);
  const code = target && mapIndicator(target, catalogue.indicators);
  const indicator = catalogue.indicators.find((each) => each.code === code);
  if (!target || !indicator) return null;
  const amounts = await snapshot.amounts({
    indicators: [indicator.code],
    periods: [period.code],
    basis: indicator.basis,
    scope: indicator.time === 'flow' ? 'year' : 'period',
  });
  const byArea = amounts.filter(({ area }) => area !== catalogue.programme.city);
  return {
    target,
    unit: indicator.unit,
    indicator: indicator.code,
    amounts: new Map(byArea.map((amount) => [amount.area, amount])),
  };
}

/** Another period in the same data, or this period in the data of an earlier day. */
async function readComparison(
  c: RequestContext,
  { snapshot, period, area }: About,
  query: URLSearchParams,
): Promise<Comparison | null> {
  const since = query.get('since') || previousPeriod(period).code;
  if (parsePeriod(since)) {
    return { since, scoreboard: await snapshot.scoreboard(since, area.code) };
  }
  const { db, snapshots } = c.var.deps;
  const revision = await findRevisionAt(db, parseInstant(since));
  if (revision === 0) return null;
  const earlier = await snapshots.at(Math.min(revision, snapshot.revision));
  return { since, scoreboard: await earlier.scoreboard(period.code, area.code) };
}
