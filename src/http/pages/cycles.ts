import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { loadCatalogue } from '../../catalogue/catalogue.store.ts';
import { columnsDue } from '../../indicator/column/places.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { listCycles } from '../../source/report/cycle.store.ts';
import { type CycleOrder, planCycle } from '../../source/report/plan-cycle.ts';
import { BurdenPage } from '../../web/cycles/burden-page.tsx';
import { CyclesPage } from '../../web/cycles/cycles-page.tsx';
import { recordCsv, recordJson } from '../../web/cycles/files.ts';
import { OfficePage } from '../../web/cycles/office-page.tsx';
import { OpenCyclePage } from '../../web/cycles/open-page.tsx';
import { RecordPage } from '../../web/cycles/record-page.tsx';
import { SilentPage } from '../../web/cycles/silent-page.tsx';
import {
  type CycleView,
  DESK_PARTS,
  type Desk,
  NOTHING_REFUSED,
  type Refused,
} from '../../web/cycles/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { openOrdered } from '../cycles/act.ts';
import { burdenOf } from '../cycles/burden.ts';
import { loadsOf, monthsToCollect, overlapping } from '../cycles/desk-view.ts';
import { changeOffice, readOffice } from '../cycles/office.ts';
import { readCycles } from '../cycles/read.ts';
import { missing, type RefusedForm, refusedBy } from '../cycles/refuse-form.ts';
import { readSilent } from '../cycles/silent.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { pageOf } from '../page-of.ts';
import { readDay } from '../read-day.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import { addCycle } from './cycle.ts';
import { answerFile } from './file.ts';

/** Cycles over which completeness and timeliness are shown. */
const RECORD_CYCLES = 6;

/** `/cycles`: the desk of the standing office, opening a cycle, the setting of the office. */
export function addCycles(app: Hono<Env>): void {
  const may = needs('manage-cycles');
  app.get('/cycles', needs('read-report'), showDesk);
  app.get('/cycles.csv', needs('read-report'), async (c) => {
    const { views, catalogue } = await readRecord(c);
    return answerFile(c, 'csv', recordCsv(views, catalogue, pageOf(c, null)));
  });
  app.get('/cycles.json', needs('read-report'), async (c) => {
    const { views, catalogue } = await readRecord(c);
    return c.json(recordJson(views, catalogue, pageOf(c, null)));
  });
  app.get('/cycles/new', may, (c) =>
    showNew(
      c,
      orderOf((name) => c.req.query(name) ?? ''),
    ),
  );
  app.post('/cycles/new', may, open);
  app.post('/cycles/office', may, submitOffice);
  addCycle(app);
}

async function showDesk(c: RequestContext): Promise<Response> {
  const desk = deskOf(c);
  const { catalogue } = await freshSnapshot(c);
  const page = pageOf(c, null);
  const views = await readCycles(c);
  switch (desk.part) {
    case 'record': {
      const cycles = views.slice(0, RECORD_CYCLES);
      return answerPage(c, RecordPage({ page, desk, catalogue, cycles }));
    }
    case 'silent':
      return answerPage(c, SilentPage({ page, desk, view: await readSilent(c, catalogue, views) }));
    case 'burden':
      return showBurden(c, desk, views);
    case 'office':
      return showOffice(c, NOTHING_REFUSED);
    case 'cycles': {
      const months = monthsToCollect(catalogue, c.var.now);
      const known = new Set(views.map(({ cycle }) => cycle.code));
      const openable = months.filter((code) => !known.has(code));
      return answerPage(c, CyclesPage({ page, desk, view: { cycles: views, openable, months } }));
    }
  }
}

/** The part asked for; those of the standing office only for it. */
function deskOf(c: RequestContext): Desk {
  const mayManage = can(c.var.viewer, 'manage-cycles');
  const offered = mayManage ? DESK_PARTS : DESK_PARTS.slice(0, 2);
  const part = offered.find((one) => one === c.req.query('view')) ?? 'cycles';
  const t = textsOf(c.var.language).cycles.done;
  return { part, mayManage, done: c.req.query('done') === 'office' ? t.office : null };
}

async function readRecord(c: RequestContext) {
  const { catalogue } = await c.var.deps.snapshots.current();
  return { views: (await readCycles(c)).slice(0, RECORD_CYCLES), catalogue };
}

async function showBurden(
  c: RequestContext,
  desk: Desk,
  views: readonly CycleView[],
): Promise<Response> {
  const { catalogue } = await freshSnapshot(c);
  const known = {
    cycles: views.map(({ cycle }) => cycle),
    months: monthsToCollect(catalogue, c.var.now),
  };
  const view = burdenOf(catalogue, known, c.req.query('of') ?? '');
  if (!view) throw new Problem('cycle-asks-nothing');
  return answerPage(c, BurdenPage({ page: pageOf(c, null), desk, view }));
}

/** The order as a form or an address gives it; undefined when no month was chosen. */
function orderOf(get: (name: string) => string): CycleOrder | undefined {
  const [period, from, to] = [get('period'), get('from'), get('to')];
  const days = {
    unitDeadline: readDay(get('unitDeadline')),
    cityDeadline: readDay(get('cityDeadline')),
    lockDay: readDay(get('lockDay')),
    note: get('note'),
  };
  if (period !== '') return { period, ...days };
  return from !== '' && to !== '' ? { from, to, ...days } : undefined;
}

const DAYS = ['unitDeadline', 'cityDeadline', 'lockDay'] as const;

/** The first day that was typed and is none. */
const oddDay = (form: SentForm): string | undefined =>
  DAYS.find((name) => form.get(name).trim() !== '' && !readDay(form.get(name)));

async function showNew(
  c: RequestContext,
  order: CycleOrder | undefined,
  form?: RefusedForm,
): Promise<Response> {
  if (!order) return seeOther(c, '/cycles');
  const { db } = c.var.deps;
  const catalogue = await loadCatalogue(db);
  const plain = 'period' in order ? { period: order.period } : { from: order.from, to: order.to };
  const plan = planCycle(plain, { catalogue, today: dayInVietnam(c.var.now) });
  if (isRefusal(plan)) throw new Problem(plan.code, plan.params);
  const { cycle } = plan;
  const view = {
    ...{ plan: cycle, catalogue, refused: form?.refused ?? NOTHING_REFUSED },
    loads: loadsOf(catalogue, cycle),
    columns: columnsDue(catalogue, cycle).length,
    overlaps: overlapping(cycle, await listCycles(db)),
  };
  return answerPage(c, OpenCyclePage({ page: pageOf(c, null), view }), form?.status);
}

async function open(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const order = orderOf((name) => form.get(name));
  if (!order) return seeOther(c, '/cycles');
  const odd = oddDay(form);
  const { dayNeeded } = textsOf(c.var.language).cycles.manage;
  if (odd) return showNew(c, order, missing(form, odd, dayNeeded));
  let code = '';
  const wrong = await refusedBy(c, form, 'unitDeadline', async () => {
    ({ code } = await openOrdered(c, order));
  });
  return wrong ? showNew(c, order, wrong) : seeOther(c, `/cycles/${code}?done=opened`);
}

async function showOffice(
  c: RequestContext,
  refused: Refused,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const desk = { ...deskOf(c), part: 'office' as const };
  const view = await readOffice(c, refused);
  return answerPage(c, OfficePage({ page: pageOf(c, null), desk, view }), status);
}

async function submitOffice(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const wrong = await wrongOffice(c, form);
  if (wrong) return showOffice(c, wrong.refused, wrong.status);
  return seeOther(c, '/cycles?view=office&done=office');
}

async function wrongOffice(c: RequestContext, form: SentForm): Promise<RefusedForm | undefined> {
  const t = textsOf(c.var.language).cycles.office;
  const { catalogue } = await freshSnapshot(c);
  const unit = form.get('unit');
  if (unit === catalogue.programme.standingOffice) return missing(form, 'unit', t.same);
  const seen = { reason: form.get('reason'), version: Number(form.get('version')) };
  return refusedBy(c, form, 'reason', () => changeOffice(c, unit, seen));
}
