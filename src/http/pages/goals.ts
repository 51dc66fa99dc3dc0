import type { Hono } from 'hono';
import { personNames } from '../../access/person-names.store.ts';
import { findLatestDocument } from '../../catalogue/document.store.ts';
import { placeGoals } from '../../catalogue/place-goal.ts';
import { normalise } from '../../kernel/text.ts';
import { goalsWithoutYear } from '../../web/catalogue/view.ts';
import { wordsOf } from '../../web/catalogue-words.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { GoalsCheckPage } from '../../web/goals/check-page.tsx';
import {
  changedMeanwhile,
  choiceField,
  type Fields,
  filled,
  type GoalRow,
  goalRows,
  placementsOf,
} from '../../web/goals/decisions.ts';
import { GoalsPage } from '../../web/goals/goals-page.tsx';
import type { GoalsView } from '../../web/goals/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot, meanwhileOf } from '../meanwhile.ts';
import { mendable } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { settleGoals } from '../settle-goals.ts';
import { needs } from '../step/needs.ts';
import { SHOWING_DOCUMENT } from '../step/security-headers.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import { addPlacedGoals } from './placed-goals.ts';
import { addScans, keepScan, PDF } from './scans.ts';

/** The sitting in which the standing office places goals beside the scanned page. */
export function addGoals(app: Hono<Env>): void {
  app.get('/catalogue/goals', needs('place-goal'), async (c) => showForm(c, await readSitting(c)));
  app.post('/catalogue/goals', needs('place-goal'), submit);
  addPlacedGoals(app);
  addScans(app);
}

/** The form with what was typed, on the catalogue of this moment. */
async function readSitting(c: RequestContext, form?: SentForm): Promise<GoalsView> {
  const { catalogue } = await freshSnapshot(c);
  const { db } = c.var.deps;
  const all = c.req.query('all') === '1';
  const fields: Fields = form ?? { get: () => '' };
  const scan = await findLatestDocument(db, PDF);
  const name = await personNames(db, scan ? [scan.by] : []);
  return {
    ...{ programme: catalogue.programme, left: goalsWithoutYear(catalogue), all },
    rows: goalRows(catalogue, all, fields),
    unitName: wordsOf(catalogue).unitName,
    reason: normalise(fields.get('reason')),
    reference: normalise(fields.get('reference')),
    scan: scan ? { ...scan, person: name(scan.by) } : null,
    ...{ notice: null, errors: [], meanwhile: new Map() },
  };
}

function showForm(c: RequestContext, view: GoalsView, status: 200 | 409 | 422 = 200): Response {
  c.header('Content-Security-Policy', SHOWING_DOCUMENT);
  return answerPage(c, GoalsPage({ page: pageOf(c, null), view }), status);
}

async function submit(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await readSitting(c, form);
  const conflicts = changedMeanwhile(view.rows);
  if (conflicts.length > 0) return showConflict(c, view, conflicts);
  switch (form.get('step')) {
    case 'scan':
      return submitScan(c, form, view);
    case 'fill':
      return showForm(c, { ...view, rows: filled(view.rows, form.get('fill')) });
    case 'edit':
      return showForm(c, view);
    case 'save':
      return save(c, view);
    default:
      return check(c, view);
  }
}

async function submitScan(c: RequestContext, form: SentForm, view: GoalsView): Promise<Response> {
  const refused = await keepScan(c, form.file);
  if (refused) {
    return showForm(c, { ...view, errors: [{ field: 'scan', text: refused }] }, 422);
  }
  const notice = textsOf(c.var.language).goals.scan.saved;
  return showForm(c, { ...(await readSitting(c, form)), notice });
}

/** Both decisions side by side; what was typed stays, and the versions now seen go along. */
async function showConflict(
  c: RequestContext,
  view: GoalsView,
  conflicts: readonly GoalRow[],
): Promise<Response> {
  const t = textsOf(c.var.language).goals;
  const codes = conflicts.map(({ goal }) => goal.id);
  const meanwhile = await meanwhileOf(c, 'goal', codes);
  const errors = conflicts.map(({ goal, target }) => ({
    field: choiceField(goal.id),
    text: t.conflictRow(target.number, meanwhile.get(goal.id)?.who ?? ''),
  }));
  return showForm(c, { ...view, errors, meanwhile }, 409);
}

async function check(c: RequestContext, view: GoalsView): Promise<Response> {
  const errors = await errorsOf(c, view);
  if (errors.length > 0) return showForm(c, { ...view, errors }, 422);
  return answerPage(c, GoalsCheckPage({ page: pageOf(c, null), view }));
}

async function errorsOf(c: RequestContext, view: GoalsView): Promise<FieldError[]> {
  const t = textsOf(c.var.language).goals;
  const placements = placementsOf(view.rows);
  const [first] = view.rows;
  const errors: FieldError[] = [];
  if (placements.length === 0 && first) {
    errors.push({ field: choiceField(first.goal.id), text: t.nothingChosen });
  }
  if (view.reason === '') errors.push({ field: 'reason', text: t.reasonMissing });
  const { catalogue } = await c.var.deps.snapshots.current();
  const result = placeGoals(catalogue, placements, { reason: view.reason || '–' });
  if (result.kind === 'placed') return errors;
  const refused = result.refusals.map(({ goal, problem }) => ({
    ...{ field: choiceField(goal), text: problem.say(c.var.language) },
  }));
  return [...refused, ...errors];
}

async function save(c: RequestContext, view: GoalsView): Promise<Response> {
  const { reason, reference } = view;
  const placements = placementsOf(view.rows);
  const [first] = placements;
  if (!first) return check(c, view);
  try {
    const settled = await settleGoals(c, placements, { reason, reference });
    const revision = settled.goals.find(({ id }) => id === first.goal)?.revision ?? 0;
    return seeOther(c, `/catalogue/goals/placed/${revision}`);
  } catch (error) {
    mendable(error);
    const form = await readForm(c);
    const fresh = await readSitting(c, form);
    const conflicts = changedMeanwhile(fresh.rows);
    return conflicts.length > 0 ? showConflict(c, fresh, conflicts) : check(c, fresh);
  }
}
