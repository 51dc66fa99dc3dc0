import type { Hono } from 'hono';
import type { CycleAct } from '../../source/report/cycle.ts';
import { owes } from '../../source/report/unit-progress.ts';
import { CloseCyclePage } from '../../web/cycles/close-page.tsx';
import { CyclePage } from '../../web/cycles/cycle-page.tsx';
import { cycleCsv, cycleJson } from '../../web/cycles/files.ts';
import { NOTHING_REFUSED } from '../../web/cycles/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { endLate, escalate, grantLate, moveOrdered, remindUnits } from '../cycles/act.ts';
import { readOneCycle } from '../cycles/desk-view.ts';
import { readCycle } from '../cycles/read.ts';
import { missing, type RefusedForm, refusedBy } from '../cycles/refuse-form.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { readDay } from '../read-day.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import { answerFile } from './file.ts';

const CODE = ':code{\\d{4}-\\d{2}(?:_\\d{4}-\\d{2})?}';

/** `/cycles/2026-10`: one cycle, its files, and what the standing office does with it. */
export function addCycle(app: Hono<Env>): void {
  const may = needs('manage-cycles');
  app.get(`/cycles/${CODE}`, needs('read-report'), (c) => show(c));
  addFiles(app);
  app.get(`/cycles/${CODE}/close`, may, (c) => showClose(c));
  app.post(`/cycles/${CODE}/extend`, may, extend);
  app.post(`/cycles/${CODE}/lock`, may, lock);
  app.post(`/cycles/${CODE}/close`, may, (c) => move(c, 'close', () => ({ kind: 'close' })));
  app.post(`/cycles/${CODE}/reopen`, may, (c) =>
    move(c, 'reopen-reason', (form) => ({ kind: 'reopen', reason: form.get('reopen-reason') })),
  );
  app.post(`/cycles/${CODE}/exceptions`, may, grant);
  app.post(`/cycles/${CODE}/exceptions/end`, may, async (c) => {
    const form = await readForm(c);
    await endLate(c, codeOf(c), form.get('unit'));
    return done(c, { done: 'ended' });
  });
  app.post(`/cycles/${CODE}/remind`, may, remind);
}

function addFiles(app: Hono<Env>): void {
  const file = (format: string): string =>
    `/cycles/:file{\\d{4}-\\d{2}(?:_\\d{4}-\\d{2})?\\.${format}}`;
  const read = async (c: RequestContext) => {
    const [code = ''] = (c.req.param('file') ?? '').split('.');
    const { catalogue } = await c.var.deps.snapshots.current();
    return { view: await readCycle(c, code), catalogue, page: pageOf(c, null) };
  };
  app.get(file('csv'), needs('read-report'), async (c) =>
    answerFile(c, 'csv', cycleCsv(await read(c))),
  );
  app.get(file('json'), needs('read-report'), async (c) => c.json(cycleJson(await read(c))));
}

const codeOf = (c: RequestContext): string => c.req.param('code') ?? '';

async function show(c: RequestContext, form?: RefusedForm): Promise<Response> {
  const refused = form?.refused ?? NOTHING_REFUSED;
  const view = await readOneCycle(c, codeOf(c), { refused, done: null });
  const page = pageOf(c, null);
  const told = { ...view, done: doneWords(c, view.counts.units) };
  return answerPage(c, CyclePage({ page, view: told }), form?.status);
}

async function showClose(c: RequestContext, form?: RefusedForm): Promise<Response> {
  const refused = form?.refused ?? NOTHING_REFUSED;
  const view = await readOneCycle(c, codeOf(c), { refused, done: null });
  return answerPage(c, CloseCyclePage({ page: pageOf(c, null), view }), form?.status);
}

const DONE: Readonly<Record<CycleAct['kind'], string>> = {
  extend: 'extended',
  'lock-after': 'locked',
  close: 'closed',
  reopen: 'reopened',
};

async function move(
  c: RequestContext,
  field: string,
  actOf: (form: SentForm) => CycleAct,
): Promise<Response> {
  const form = await readForm(c);
  const act = actOf(form);
  const seen = Number(form.get('version')) || undefined;
  const wrong = await refusedBy(c, form, field, () => moveOrdered(c, codeOf(c), act, seen));
  if (wrong) return act.kind === 'close' ? showClose(c, wrong) : show(c, wrong);
  const unlocked = act.kind === 'lock-after' && act.day === null;
  return done(c, { done: unlocked ? 'unlocked' : DONE[act.kind] });
}

async function extend(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const fields = ['unitDeadline', 'cityDeadline'] as const;
  const [unitDeadline, cityDeadline] = fields.map((name) => readDay(form.get(name)));
  if (!unitDeadline || !cityDeadline) {
    const empty = unitDeadline ? 'cityDeadline' : 'unitDeadline';
    return show(c, missing(form, empty, dayNeeded(c)));
  }
  const reason = form.get('extend-reason');
  const act = { kind: 'extend', unitDeadline, cityDeadline, reason } as const;
  return move(c, 'extend-reason', () => act);
}

async function lock(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const typed = form.get('day').trim();
  const day = typed === '' ? null : readDay(typed);
  if (day === undefined) return show(c, missing(form, 'day', dayNeeded(c)));
  return move(c, 'day', () => ({ kind: 'lock-after', day }));
}

const dayNeeded = (c: RequestContext): string => textsOf(c.var.language).cycles.manage.dayNeeded;

async function grant(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const unit = form.get('late-unit');
  const until = readDay(form.get('until'));
  const { chooseUnit } = textsOf(c.var.language).cycles.manage;
  if (unit === '') return show(c, missing(form, 'late-unit', chooseUnit));
  if (!until) return show(c, missing(form, 'until', dayNeeded(c)));
  const exception = { unit, until, reason: form.get('late-reason') };
  const wrong = await refusedBy(c, form, 'late-reason', () => grantLate(c, codeOf(c), exception));
  return wrong ? show(c, wrong) : done(c, { done: 'granted' });
}

/** Reminds those chosen, all that owe something, or the leaders of those overdue. */
async function remind(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const t = textsOf(c.var.language).cycles.one;
  const whom = form.get('whom');
  const { units } = await readCycle(c, codeOf(c));
  const overdue = units.filter((one) => owes(one) && one.timeliness === 'missing');
  const chosen =
    whom === 'some'
      ? form.all('unit')
      : (whom === 'leaders' ? overdue : units.filter(owes)).map((one) => one.unit);
  if (chosen.length === 0) return show(c, missing(form, 'remind', t.nobodyPicked));
  const { queued, waiting, withoutAddress, optedOut } =
    whom === 'leaders'
      ? await escalate(c, codeOf(c), chosen)
      : await remindUnits(c, codeOf(c), { units: chosen });
  const counts = { queued, waiting, without: withoutAddress + optedOut };
  const query = Object.entries(counts).map(([name, count]) => [name, String(count)] as const);
  return done(c, { done: 'reminded', ...Object.fromEntries(query) });
}

const done = (c: RequestContext, query: Readonly<Record<string, string>>): Response =>
  seeOther(c, `/cycles/${codeOf(c)}?${new URLSearchParams(query)}`);

/** What was just done, said once. */
function doneWords(c: RequestContext, units: number): string | null {
  const t = textsOf(c.var.language).cycles.done;
  const count = (name: string): number => Number(c.req.query(name)) || 0;
  switch (c.req.query('done')) {
    case 'opened':
      return t.opened(units);
    case 'reminded':
      return t.reminded(count('queued'), count('waiting'), count('without'));
    case 'extended':
    case 'locked':
    case 'unlocked':
    case 'closed':
    case 'reopened':
    case 'granted':
    case 'ended':
      return t[c.req.query('done') as 'extended'];
    default:
      return null;
  }
}
