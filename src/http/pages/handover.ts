import type { Hono } from 'hono';
import { handOver } from '../../access/grant.ts';
import { getPerson, listPeople } from '../../access/people.store.ts';
import { addDays, dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { HandoverPage, type HandoverView } from '../../web/admin/handover-page.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { faultOf } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { handOverWork } from '../people/write.ts';
import { readDay } from '../read-day.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

/** Bàn giao công việc: ask, look at what passes on, do it. */
export function addHandover(app: Hono<Env>): void {
  const may = needs('manage-people');
  app.get('/admin/handover', may, async (c) => show(c, await viewOf(c)));
  app.post('/admin/handover', may, submit);
}

const show = (c: RequestContext, view: HandoverView, status: 200 | 422 = 200): Response =>
  answerPage(c, HandoverPage({ page: pageOf(c, null), view }), status);

async function viewOf(c: RequestContext, form?: SentForm): Promise<HandoverView> {
  const { catalogue } = await freshSnapshot(c);
  const people = await listPeople(c.var.deps.db);
  const today = dayInVietnam(c.var.now);
  return {
    people: people.filter(({ disabled }) => !disabled),
    units: catalogue.units,
    form: {
      from: form?.get('from') ?? c.req.query('from') ?? '',
      to: form?.get('to') ?? '',
      day: form?.get('day') ?? addDays(today, 1),
      reason: normalise(form?.get('reason') ?? ''),
    },
    ...{ review: null, today, errors: [], said: null },
  };
}

async function submit(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await viewOf(c, form);
  const { from, to } = view.form;
  const day = readDay(view.form.day) ?? '';
  try {
    if (form.get('step') !== 'do') {
      return show(c, { ...view, form: { ...view.form, day }, review: await review(c, view) });
    }
    const count = await handOverWork(c, { ...view.form, day });
    const taker = view.people.find(({ username }) => username === to)?.name ?? to;
    const said = textsOf(c.var.language).people.handover.done(count, taker);
    const form0 = { from: '', to: '', day, reason: '' };
    return show(c, { ...(await viewOf(c)), form: form0, said });
  } catch (error) {
    const otherwise = from === '' ? 'from' : 'to';
    const errors = [faultOf(c, error, { fields: FIELDS, otherwise })];
    return show(c, { ...view, errors }, 422);
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  'reason-needed': 'reason',
  'grant-dates': 'day',
  'delegate-nothing': 'from',
};

async function review(c: RequestContext, view: HandoverView) {
  const { from, to, reason } = view.form;
  const day = readDay(view.form.day) ?? '';
  const giver = await getPerson(c.var.deps.db, from);
  const taker = await getPerson(c.var.deps.db, to);
  if (giver.id === taker.id) throw new Problem('delegate-to-self');
  if (reason === '') throw new Problem('reason-needed');
  if (day < view.today) throw new Problem('grant-dates');
  const { end } = handOver(giver.grants, day);
  if (end.length === 0) throw new Problem('delegate-nothing');
  return giver.grants.filter(({ id }) => end.includes(id));
}
