import type { Hono } from 'hono';
import { can, unitsFor } from '../../access/can.ts';
import { formOf } from '../../catalogue/form.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { listReports } from '../../source/report/report.store.ts';
import { CheckPage } from '../../web/report/check-page.tsx';
import { DonePage } from '../../web/report/done-page.tsx';
import { HistoryPage } from '../../web/report/history-page.tsx';
import { renderPrint } from '../../web/report/print-page.tsx';
import { type ReportLine, ReportListPage } from '../../web/report/report-list-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { diffsOf } from '../entry/diff.ts';
import { readDesk } from '../entry/read-view.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { addReportActs } from './report-acts.ts';
import { addReportEntry, showEntry, unfinishedErrors } from './report-entry.ts';
import { showReview } from './report-review.ts';

const MOST = 500;
const REPORT = '/reports/:cycle{[0-9][0-9A-Za-z_-]*}/:unit';

/** The screens of a unit's report: entry, check, confirmation, review, history, print. */
export function addReportPages(app: Hono<Env>): void {
  const may = needs('read-report');
  app.get('/reports', may, showList);
  app.get(REPORT, may, showReport);
  app.get(`${REPORT}/check`, may, showCheck);
  app.get(`${REPORT}/done`, may, async (c) => {
    const { view } = await readDesk(c);
    if (view.reference === null || view.state === 'draft') return seeOther(c, view.path);
    return answerPage(c, DonePage({ page: pageOf(c, null), view }));
  });
  app.get(`${REPORT}/history`, may, showHistory);
  app.get(`${REPORT}/print`, may, showPrint);
  addReportEntry(app);
  addReportActs(app);
}

async function showList(c: RequestContext): Promise<Response> {
  const { deps, viewer } = c.var;
  const units = unitsFor(viewer, 'read-report');
  const { catalogue } = await deps.snapshots.current();
  const names = new Map(catalogue.units.map(({ code, name }) => [code, name]));
  const listed = await listReports(deps.db, { units, limit: MOST });
  const lines = listed.map((report): ReportLine => {
    const { cycle, unit, state, unitDeadline: deadline, finished: done } = report;
    const { firstMonth, lastMonth } = report;
    const { fields } = formOf(catalogue, { code: cycle, firstMonth, lastMonth }, unit);
    const all = fields.filter(({ mode, withheld }) => mode === 'ask' && !withheld).length;
    const name = names.get(unit) ?? unit;
    return { cycle, unit: { code: unit, name }, state, deadline, done: Math.min(done, all), all };
  });
  const latest = [...lines].sort((a, b) => b.cycle.localeCompare(a.cycle));
  const list = { page: pageOf(c, null), ...ofOneCycle(latest, c.req.query('cycle')) };
  return answerPage(c, ReportListPage(list));
}

/** Whoever sees many units reads them cycle by cycle, the latest first; a unit sees all its own. */
function ofOneCycle(latest: readonly ReportLine[], asked: string | undefined) {
  const many = new Set(latest.map(({ unit }) => unit.code)).size > 1;
  if (!many) return { reports: latest, cycles: [] };
  const cycles = [...new Set(latest.map(({ cycle }) => cycle))];
  const shown = cycles.find((code) => code === asked) ?? cycles[0];
  return { reports: latest.filter(({ cycle }) => cycle === shown), cycles };
}

/** The officer of a draft gets the grid, everybody else what stands in it. */
async function showReport(c: RequestContext): Promise<Response> {
  const desk = await readDesk(c);
  const { view, report } = desk;
  const fills = can(c.var.viewer, 'fill-report', { units: [report.unit] });
  if (fills && view.state === 'draft') {
    return showEntry(c, desk, { saved: c.req.query('saved') === '1' });
  }
  return showReview(c, desk, {});
}

async function showCheck(c: RequestContext): Promise<Response> {
  const { view } = await readDesk(c);
  if (!view.acts.send) return seeOther(c, view.path);
  const errors = unfinishedErrors(c, view);
  const page = CheckPage({ page: pageOf(c, null), view: { ...view, errors } });
  return answerPage(c, page);
}

async function showHistory(c: RequestContext): Promise<Response> {
  const { view, events, notes, cells, form, name } = await readDesk(c);
  const nameOfCell = new Map(
    form.fields.map((field) => [`${field.element}.${field.area}.${field.period}`, field.name]),
  );
  const cellName = (cell: { element: string; area: string; period: string }): string =>
    nameOfCell.get(`${cell.element}.${cell.area}.${cell.period}`) ?? cell.element;
  const history = {
    events: [...events].reverse().map((event) => ({
      ...{ at: event.at, who: name(event.by), behalf: event.onBehalfOf, act: event.act },
      why: event.reason,
      cells: event.act === 'return-cells' ? (event.cells ?? []).map(cellName) : [],
    })),
    diffs: diffsOf(events, { signed: view.state === 'signed', cells }, form.fields),
    notes: notes.map((note) => ({
      ...{ cell: cellName(note), who: name(note.by), at: note.at, text: note.text },
    })),
  };
  return answerPage(c, HistoryPage({ page: pageOf(c, null), view, history }));
}

async function showPrint(c: RequestContext): Promise<Response> {
  const { view, catalogue } = await readDesk(c);
  const [first = '', last = first] = view.cycle.split('_');
  const { programme, units } = catalogue;
  const nameOf = (code: string): string => units.find((one) => one.code === code)?.name ?? code;
  return c.html(
    renderPrint({
      ...{ page: pageOf(c, null), view, empty: c.req.query('empty') !== undefined },
      span: { from: parsePeriod(first)?.from ?? '', to: parsePeriod(last)?.to ?? '' },
      office: nameOf(programme.standingOffice),
      committee: units.find(({ code }) => code === view.unit.code)?.kind === 'commune',
    }),
  ) as Response;
}
