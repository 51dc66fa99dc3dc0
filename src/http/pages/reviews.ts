import type { Hono } from 'hono';
import { can, unitsFor } from '../../access/can.ts';
import { personNames } from '../../access/person-names.store.ts';
import { listOpinions } from '../../indicator/column/column.store.ts';
import { approvalAction } from '../../indicator/column/rights.ts';
import { compareUnusual } from '../../indicator/column/unusual.ts';
import { listReports } from '../../source/report/report.store.ts';
import { ReviewsPage } from '../../web/columns/reviews-page.tsx';
import type { ReviewColumn, ReviewReport, ReviewsView } from '../../web/columns/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { approveMany, type BulkResult } from '../columns/act.ts';
import { approvalRefusal, resultsOf } from '../columns/page-view.ts';
import { readColumnRows, readColumns } from '../columns/read.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';

/** Duyệt: columns to approve for the standing office and city leaders, reports to sign for unit leaders. */
export function addReviews(app: Hono<Env>): void {
  const APPROVERS = ['approve-column', 'approve-office-column'] as const;
  app.get('/reviews', needs(...APPROVERS, 'sign-report'), async (c) => show(c, NOTHING_DONE));
  app.post('/reviews', needs(...APPROVERS), submit);
}

type Done = Pick<ReviewsView, 'picked' | 'errors' | 'outcome'>;

const NOTHING_DONE: Done = { picked: new Set(), errors: [], outcome: null };

async function show(c: RequestContext, done: Done, status: 200 | 422 = 200): Promise<Response> {
  const view = { ...(await readReviews(c)), ...done };
  return answerPage(c, ReviewsPage({ page: pageOf(c, null), view }), status);
}

async function submit(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const keys = form.all('column');
  const t = textsOf(c.var.language).columns.reviews;
  if (keys.length === 0) {
    return show(c, { ...NOTHING_DONE, errors: [{ field: 'ready', text: t.none }] }, 422);
  }
  const results = await approveMany(c, keys.map(askedOf));
  const { catalogue } = await c.var.deps.snapshots.current();
  const nameOf = (code: string): string =>
    catalogue.indicators.find((one) => one.code === code)?.name ?? code;
  const refused = results.flatMap((one: BulkResult) =>
    one.status === 'refused'
      ? [{ name: nameOf(one.indicator), why: one.problem.say(c.var.language), key: one }]
      : [],
  );
  const picked = new Set(refused.map(({ key }) => `${key.indicator}|${key.cycle}`));
  const outcome = { approved: results.length - refused.length, refused };
  return show(c, { ...NOTHING_DONE, picked, outcome });
}

function askedOf(key: string) {
  const [indicator = '', cycle = '', version = '', seal = ''] = key.split('|');
  return { indicator, cycle, version: Number(version), seal };
}

async function readReviews(c: RequestContext): Promise<Omit<ReviewsView, keyof Done>> {
  const { viewer, deps } = c.var;
  const { catalogue, rows } = await readColumnRows(c, { state: 'confirmed' });
  const actions = new Map(
    catalogue.indicators.map((one) => [one.code, approvalAction(catalogue, one)] as const),
  );
  const mine = rows.filter(({ indicator, open }) => {
    const action = actions.get(indicator);
    const target = catalogue.indicators.find(({ code }) => code === indicator)?.target;
    return open && action && target !== undefined && can(viewer, action, { target });
  });
  const columns: ReviewColumn[] = [];
  for (const view of await readColumns(c, catalogue, mine)) {
    const opinions = await listOpinions(deps.db, view.row);
    columns.push({
      ...view,
      results: await resultsOf(c, catalogue, view.indicator, view.row),
      waits: approvalRefusal(c, catalogue, { ...view, opinions }),
    });
  }
  columns.sort((a, b) => compareUnusual(a.sheet, b.sheet));
  const reports = can(viewer, 'sign-report') ? await readReports(c) : null;
  const people = [
    ...columns.flatMap(({ row }) => row.confirmedBy ?? []),
    ...(reports ?? []).map(({ sentBy }) => sentBy),
  ];
  return {
    ...{ catalogue, reports },
    mayApprove: can(viewer, 'approve-column') || can(viewer, 'approve-office-column'),
    ready: columns.filter(({ waits }) => waits === null),
    waiting: columns.filter(({ waits }) => waits !== null),
    name: await personNames(deps.db, people),
  };
}

/** Sent reports of the units for which the viewer signs. */
async function readReports(c: RequestContext): Promise<readonly ReviewReport[]> {
  const units = unitsFor(c.var.viewer, 'sign-report');
  const reports = await listReports(c.var.deps.db, { units, state: 'sent', limit: 200 });
  return reports.map(({ cycle, firstMonth, lastMonth, unit, sentBy, sentAt }) => ({
    cycle: { code: cycle, firstMonth, lastMonth },
    ...{ unit, sentBy: sentBy ?? '', sentAt },
  }));
}
