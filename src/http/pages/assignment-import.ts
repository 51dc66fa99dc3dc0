import type { Hono } from 'hono';
import { actorOf } from '../../access/person.ts';
import { readAssignmentRows } from '../../catalogue/assignment-rows.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { AssignmentReviewPage, AssignmentUploadPage } from '../../web/assignments/import-pages.tsx';
import type { AssignmentImportView } from '../../web/assignments/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { faultOf } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { saveAssignments } from '../save-assignments.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readFirstSheet } from '../upload/first-sheet.ts';
import { readForm } from '../upload/form.ts';

/** Assignments edited in Excel and brought back: upload, see every difference, save with one reason. */
export function addAssignmentImport(app: Hono<Env>): void {
  const may = needs('edit-assignments');
  app.get('/assignments/import', may, (c) => showUpload(c));
  app.post('/assignments/import', may, upload);
  app.get('/assignments/import/:id', may, async (c) => showReview(c, await readReview(c)));
  app.post('/assignments/import/:id', may, save);
}

function showUpload(c: RequestContext, error?: string): Response {
  const errors = error ? [{ field: 'file', text: error }] : [];
  const page = AssignmentUploadPage({ page: pageOf(c, null), errors });
  return answerPage(c, page, error ? 422 : 200);
}

async function upload(c: RequestContext): Promise<Response> {
  const { deps, viewer, language, now } = c.var;
  const t = textsOf(language).assignments.importing;
  const { file } = await readForm(c);
  if (!file) return showUpload(c, t.missing);
  try {
    const { catalogue } = await freshSnapshot(c);
    const reading = readAssignmentRows(catalogue, await readFirstSheet(file));
    if (reading.kind === 'no-header') return showUpload(c, t.noHeader);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return showUpload(c, error.say(language));
  }
  await deps.uploads.sweep(now);
  const about = { kind: 'assignments', by: actorOf(viewer), file } as const;
  const work = await deps.uploads.begin(about, {}, now);
  return seeOther(c, `/assignments/import/${work.id}`);
}

async function readReview(c: RequestContext): Promise<AssignmentImportView> {
  const { deps, viewer } = c.var;
  const id = c.req.param('id') ?? '';
  const work = await deps.uploads.find('assignments', id, actorOf(viewer));
  if (!work) throw new Problem('upload-gone');
  const { catalogue } = await freshSnapshot(c);
  const reading = readAssignmentRows(catalogue, await readFirstSheet(work.file));
  if (reading.kind === 'no-header') throw new Problem('upload-gone');
  const { changes, same, faults } = reading;
  return {
    ...{ id, catalogue, fileName: work.file.name, changes, same, faults },
    ...{ reason: '', errors: [] },
  };
}

const showReview = (
  c: RequestContext,
  view: AssignmentImportView,
  status: 200 | 409 | 422 = 200,
): Response => answerPage(c, AssignmentReviewPage({ page: pageOf(c, null), view }), status);

async function save(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const words = textsOf(c.var.language).assignments.form;
  const reason = normalise(form.get('reason'));
  const view = { ...(await readReview(c)), reason };
  if (view.changes.length === 0 || view.faults.length > 0) return showReview(c, view, 422);
  if (reason === '') {
    return showReview(c, { ...view, errors: [{ field: 'reason', text: words.noReason }] }, 422);
  }
  // The versions that were on the page: a change in between is seen, not overwritten.
  const revised = view.changes.map(({ before, after }) => ({
    assignment: after,
    version: Number(form.get(`v-${before.element}`)),
  }));
  try {
    await saveAssignments(c, revised, reason);
  } catch (error) {
    const errors = [faultOf(c, error, { otherwise: 'reason' })];
    return showReview(c, { ...(await readReview(c)), reason, errors }, 409);
  }
  return seeOther(c, `/assignments?imported=${revised.length}`);
}
