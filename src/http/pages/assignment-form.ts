import type { Hono } from 'hono';
import { personNames } from '../../access/person-names.store.ts';
import { listVersions } from '../../catalogue/catalogue.store.ts';
import type { Assignment, Frequency } from '../../catalogue/catalogue.ts';
import { bareBody } from '../../catalogue/definition.ts';
import { reviseAssignment } from '../../catalogue/revise-assignment.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { AssignmentPage } from '../../web/assignments/assignment-page.tsx';
import {
  type AssignmentForm,
  type AssignmentView,
  assignmentRows,
  FREQUENCIES,
} from '../../web/assignments/view.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot, meanwhileOf } from '../meanwhile.ts';
import { pageOf } from '../page-of.ts';
import { saveAssignment } from '../save-assignment.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

/** One assignment, edited as a plain form. */
export function addAssignmentForm(app: Hono<Env>): void {
  const may = needs('edit-assignments');
  app.get('/assignments/:element', may, async (c) => show(c, await readView(c)));
  app.post('/assignments/:element', may, submit);
}

async function readView(c: RequestContext, form?: SentForm): Promise<AssignmentView> {
  const { db } = c.var.deps;
  const code = c.req.param('element') ?? '';
  const { catalogue } = await freshSnapshot(c);
  const current = assignmentRows(catalogue).find(({ element }) => element.code === code);
  if (!current) {
    throw new Problem('not-found', { what: `phân công «${code}»`, what_en: `«${code}»` });
  }
  const versions = await listVersions(db, 'assignment', code);
  const name = await personNames(
    db,
    versions.map(({ by }) => by),
  );
  const kept: AssignmentForm = {
    assignment: bareBody<Assignment>(current.assignment),
    reason: '',
    seen: current.assignment.version,
  };
  return {
    ...{ catalogue, current, errors: [], meanwhile: null },
    form: form ? typed(form, kept) : kept,
    history: versions.map(({ by, at, reason }) => ({ who: name(by), at, why: reason })),
  };
}

function typed(form: SentForm, { assignment }: AssignmentForm): AssignmentForm {
  const added = (field: 'enters' | 'supplies'): readonly string[] =>
    [...new Set([...form.all(field), form.get(`${field}-add`)])].filter((code) => code !== '');
  const frequency = FREQUENCIES.find((one) => one === form.get('frequency'));
  return {
    assignment: {
      element: assignment.element,
      enters: added('enters'),
      supplies: added('supplies'),
      verifies: form.get('verifies'),
      owns: form.get('owns'),
      frequency: frequency ?? (assignment.frequency satisfies Frequency),
      source: normalise(form.get('source')),
    },
    reason: normalise(form.get('reason')),
    seen: Number(form.get('version')),
  };
}

const show = (c: RequestContext, view: AssignmentView, status: 200 | 409 | 422 = 200): Response =>
  answerPage(c, AssignmentPage({ page: pageOf(c, null), view }), status);

async function submit(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await readView(c, form);
  if (view.form.seen !== view.current.assignment.version) return showConflict(c, view);
  if (form.get('step') === 'add') return show(c, view);
  const errors = errorsOf(c, view);
  if (errors.length > 0) return show(c, { ...view, errors }, 422);
  const { assignment, reason, seen } = view.form;
  const revised = reviseAssignment(view.catalogue, assignment.element, assignment, reason);
  if (revised.kind === 'refused') {
    const text = revised.problem.say(c.var.language);
    return show(c, { ...view, errors: [{ field: 'enters', text }] }, 422);
  }
  try {
    await saveAssignment(c, assignment.element, assignment, { reason, version: seen });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'changed-meanwhile') throw error;
    return showConflict(c, await readView(c, form));
  }
  return seeOther(c, `/assignments?saved=${encodeURIComponent(assignment.element)}`);
}

async function showConflict(c: RequestContext, view: AssignmentView): Promise<Response> {
  const code = view.current.element.code;
  const meanwhile = (await meanwhileOf(c, 'assignment', [code])).get(code) ?? null;
  return show(c, { ...view, meanwhile }, 409);
}

function errorsOf(c: RequestContext, { form }: AssignmentView): FieldError[] {
  const t = textsOf(c.var.language).assignments.form;
  const { enters, source } = form.assignment;
  return [
    ...(enters.length === 0 ? [{ field: 'enters', text: t.noEnters }] : []),
    ...(source === '' ? [{ field: 'source', text: t.noSource }] : []),
    ...(form.reason === '' ? [{ field: 'reason', text: t.noReason }] : []),
  ];
}
