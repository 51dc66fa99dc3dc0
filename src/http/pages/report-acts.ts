import type { Hono } from 'hono';
import { type Action, refusal } from '../../access/can.ts';
import type { IsoDate } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import type { ReportAct } from '../../source/report/report.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { CheckPage } from '../../web/report/check-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { type Desk, readDesk } from '../entry/read-view.ts';
import { keepEvidence } from '../evidence/keep.ts';
import { pageOf } from '../page-of.ts';
import { readDay } from '../read-day.ts';
import { actFor } from '../reports/act.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import { unfinishedErrors } from './report-entry.ts';
import { showReview } from './report-review.ts';

/** What is done to a report as a whole, each a form of its own. */
export function addReportActs(app: Hono<Env>): void {
  const route = (name: string, action: Action, submit: Submit): void => {
    app.post(`/reports/:cycle/:unit/${name}`, needs(action), (c) => submitAs(c, action, submit));
  };
  route('send', 'fill-report', send);
  route('recall', 'fill-report', (c, desk, form) =>
    move(c, desk, { form, act: { kind: 'recall' }, field: 'version', done: 'recalled' }),
  );
  route('return', 'sign-report', giveBack);
  route('sign', 'sign-report', (c, desk, form) =>
    move(c, desk, { form, act: { kind: 'sign', paper: null }, field: 'version', done: 'signed' }),
  );
  route('sign-paper', 'sign-report', signPaper);
  route('reopen', 'reopen-report', reopen);
}

type Submit = (c: RequestContext, desk: Desk, form: SentForm) => Promise<Response>;

async function submitAs(c: RequestContext, action: Action, submit: Submit): Promise<Response> {
  const desk = await readDesk(c);
  const refused = refusal(c.var.viewer, action, { units: [desk.report.unit] });
  if (refused) throw refused;
  return submit(c, desk, await readForm(c));
}

const versionOf = (form: SentForm): number => Math.trunc(Number(form.get('version'))) || 0;

/** Cells that stop sending are listed on the page, each with a link to where it is put right. */
async function send(c: RequestContext, desk: Desk, form: SentForm): Promise<Response> {
  const { view } = desk;
  try {
    await actFor(c, desk.report, { act: { kind: 'send' }, version: versionOf(form) });
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const { view: now } = await readDesk(c);
    if (!now.acts.send) return seeOther(c, view.path);
    const unfinished = unfinishedErrors(c, now);
    const said = { field: 'main', text: error.say(c.var.language) };
    const errors = unfinished.length > 0 ? unfinished : [said];
    const page = CheckPage({ page: pageOf(c, null), view: { ...now, errors } });
    return answerPage(c, page, error.status as 422);
  }
  return seeOther(c, `${view.path}/done`);
}

interface Move {
  readonly form: SentForm;
  readonly act: ReportAct;
  /** Control that a refusal is shown at. */
  readonly field: string;
  readonly done: string;
}

async function move(c: RequestContext, desk: Desk, order: Move): Promise<Response> {
  try {
    await actFor(c, desk.report, { act: order.act, version: versionOf(order.form) });
  } catch (error) {
    return refused(c, error, order.field, order.form);
  }
  return seeOther(c, `${desk.view.path}?done=${order.done}`);
}

const TYPED = ['reason', 'reopen-reason', 'paper-number', 'paper-date'] as const;

/** The page again with what was typed, and the reason on top. */
async function refused(
  c: RequestContext,
  error: unknown,
  field: string,
  form: SentForm,
): Promise<Response> {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  return again(c, form, [{ field, text: error.say(c.var.language) }]);
}

async function again(
  c: RequestContext,
  form: SentForm,
  errors: readonly FieldError[],
): Promise<Response> {
  const typed = Object.fromEntries(TYPED.map((name) => [name, form.get(name)]));
  return showReview(c, await readDesk(c), { typed, errors });
}

async function giveBack(c: RequestContext, desk: Desk, form: SentForm): Promise<Response> {
  const reason = normalise(form.get('reason'));
  if (reason === '') {
    const text = textsOf(c.var.language).report.review.noReason;
    return again(c, form, [{ field: 'reason', text }]);
  }
  return move(c, desk, {
    form,
    act: { kind: 'return', reason },
    field: 'reason',
    done: 'returned',
  });
}

async function reopen(c: RequestContext, desk: Desk, form: SentForm): Promise<Response> {
  const reason = normalise(form.get('reopen-reason'));
  if (reason === '') {
    const text = textsOf(c.var.language).report.review.noReopenReason;
    return again(c, form, [{ field: 'reopen-reason', text }]);
  }
  const order = { form, act: { kind: 'reopen', reason }, field: 'reopen-reason' } as const;
  return move(c, desk, { ...order, done: 'reopened' });
}

/** The scan is kept as evidence first; then the report is signed with its number and date. */
async function signPaper(c: RequestContext, desk: Desk, form: SentForm): Promise<Response> {
  const number = normalise(form.get('paper-number'));
  const date = readDay(form.get('paper-date')) ?? null;
  const errors = paperErrors(c, { number, date, form });
  if (errors.length > 0 || !form.file || !date) return again(c, form, errors);
  const { id: report } = desk.report;
  try {
    const file = await keepEvidence(c, { report, cell: null, file: form.file, use: 'paper' });
    const act = { kind: 'sign', paper: { number, date, file } } as const;
    await actFor(c, desk.report, { act, version: versionOf(form) });
  } catch (error) {
    return refused(c, error, 'paper-file', form);
  }
  return seeOther(c, `${desk.view.path}?done=signed`);
}

interface Paper {
  readonly number: string;
  readonly date: IsoDate | null;
  readonly form: SentForm;
}

function paperErrors(c: RequestContext, { number, date, form }: Paper): readonly FieldError[] {
  const t = textsOf(c.var.language).report.review;
  return [
    ...(number === '' ? [{ field: 'paper-number', text: t.noPaperNumber }] : []),
    ...(date === null ? [{ field: 'paper-date', text: t.noPaperDate }] : []),
    ...(form.file === null ? [{ field: 'paper-file', text: t.noPaperFile }] : []),
  ];
}
