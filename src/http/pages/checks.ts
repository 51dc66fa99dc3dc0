import type { Hono } from 'hono';
import { personNames } from '../../access/person-names.store.ts';
import { listVersions } from '../../catalogue/catalogue.store.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { latestOf } from '../../catalogue/check/check.ts';
import { type CheckFault, judgeCheck, savingFaults } from '../../catalogue/revise-check.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { sayRefusal } from '../../kernel/refusal.ts';
import { CheckPage } from '../../web/checks/check-page.tsx';
import { ChecksPage } from '../../web/checks/checks-page.tsx';
import { type CheckForm, type CheckView, checkRows } from '../../web/checks/view.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { blankForm, formOfCheck, typedForm } from '../checks/form.ts';
import { saveCheck } from '../checks/save.ts';
import { monthsTried, tryOver } from '../checks/trial.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot, meanwhileOf } from '../meanwhile.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

const CODE = ':code{[a-z0-9-]+}';

/** Checking rules: the list, one rule as a form, its trial over past periods. */
export function addChecks(app: Hono<Env>): void {
  const may = needs('edit-checks');
  app.get('/catalogue/checks', may, showList);
  app.get('/catalogue/checks/new', may, async (c) => show(c, await newView(c)));
  app.post('/catalogue/checks/new', may, async (c) =>
    submit(c, await newView(c, await readForm(c))),
  );
  app.get(`/catalogue/checks/${CODE}`, may, async (c) => show(c, await editView(c)));
  app.post(`/catalogue/checks/${CODE}`, may, async (c) =>
    submit(c, await editView(c, await readForm(c))),
  );
}

async function showList(c: RequestContext): Promise<Response> {
  const { catalogue } = await freshSnapshot(c);
  const today = dayInVietnam(c.var.now);
  const saved = latestOf(catalogue.checks).find(({ code }) => code === c.req.query('saved'));
  const view = { rows: checkRows(catalogue, today), today, saved: saved ?? null };
  return answerPage(c, ChecksPage({ page: pageOf(c, null), view, catalogue }));
}

async function newView(c: RequestContext, form?: SentForm): Promise<CheckView> {
  const { catalogue } = await freshSnapshot(c);
  const blank = blankForm(dayInVietnam(c.var.now));
  return viewOf(catalogue, form ? typedForm(form, form.get('code')) : blank, { isNew: true });
}

async function editView(c: RequestContext, form?: SentForm): Promise<CheckView> {
  const { db } = c.var.deps;
  const code = c.req.param('code') ?? '';
  const { catalogue } = await freshSnapshot(c);
  const last = latestOf(catalogue.checks).find((check) => check.code === code);
  if (!last) throw new Problem('not-found', { what: `quy tắc «${code}»`, what_en: `«${code}»` });
  const versions = await listVersions(db, 'check', code);
  const name = await personNames(
    db,
    versions.map(({ by }) => by),
  );
  const kept = formOfCheck(last, dayInVietnam(c.var.now), c.var.language);
  return {
    ...viewOf(catalogue, form ? typedForm(form, code) : kept, { isNew: false }),
    history: versions.map(({ by, at, reason }) => ({ who: name(by), at, why: reason })),
  };
}

const viewOf = (
  catalogue: Catalogue,
  form: CheckForm,
  { isNew }: { readonly isNew: boolean },
): CheckView => ({
  ...{ catalogue, form, isNew, errors: [], trial: null, meanwhile: null, history: [] },
});

const show = (c: RequestContext, view: CheckView, status: 200 | 409 | 422 = 200): Response =>
  answerPage(c, CheckPage({ page: pageOf(c, null), view }), status);

async function submit(c: RequestContext, view: CheckView): Promise<Response> {
  const { form } = view;
  const lines = limitErrors(c, form);
  const judged = judgeCheck(view.catalogue, form.check);
  const faults = judged.kind === 'refused' ? errorsOf(c, judged.faults) : [];
  const errors = [...lines, ...faults.filter(({ field }) => field !== 'limits' || !lines.length)];
  if (errors.length > 0 || judged.kind === 'refused') return show(c, { ...view, errors }, 422);
  if ((await readForm(c)).get('step') === 'save') return save(c, view);
  const months = monthsTried(dayInVietnam(c.var.now), form.months);
  return show(c, { ...view, trial: await tryOver(c, judged.compiled, months) });
}

async function save(c: RequestContext, view: CheckView): Promise<Response> {
  const { check, reason, seen } = view.form;
  const today = dayInVietnam(c.var.now);
  const errors = errorsOf(c, savingFaults(check, { reason, today }));
  if (errors.length > 0) return show(c, { ...view, errors }, 422);
  try {
    await saveCheck(c, { check, reason, version: seen });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'changed-meanwhile') throw error;
    return conflict(c, view);
  }
  return seeOther(c, `/catalogue/checks?saved=${encodeURIComponent(check.code)}`);
}

/** A new rule needs another code; a changed one is shown with who changed it, to save again over it. */
async function conflict(c: RequestContext, view: CheckView): Promise<Response> {
  const { code } = view.form.check;
  if (view.isNew) {
    const text = textsOf(c.var.language).checks.form.taken;
    return show(c, { ...view, errors: [{ field: 'code', text }] }, 409);
  }
  const who = (await meanwhileOf(c, 'check', [code])).get(code)?.who ?? '';
  const { catalogue } = await freshSnapshot(c);
  const seen = latestOf(catalogue.checks).find((one) => one.code === code)?.version ?? 0;
  return show(c, { ...view, form: { ...view.form, seen }, meanwhile: who }, 409);
}

const errorsOf = (c: RequestContext, faults: readonly CheckFault[]): FieldError[] =>
  faults.map(({ field, refusal }) => ({ field, text: sayRefusal(refusal, c.var.language) }));

function limitErrors(c: RequestContext, { unreadLimit }: CheckForm): FieldError[] {
  if (unreadLimit === null) return [];
  const text = textsOf(c.var.language).checks.form.limitLine(unreadLimit);
  return [{ field: 'limits', text }];
}
