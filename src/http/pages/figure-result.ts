import type { Hono } from 'hono';
import { personNames } from '../../access/person-names.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { areaOfAll } from '../../source/figure/mapping.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { CheckPage } from '../../web/figures/check-page.tsx';
import { DonePage } from '../../web/figures/done-page.tsx';
import { RunningPage } from '../../web/figures/running-page.tsx';
import type { CheckView, DoneView, ResultRow } from '../../web/figures/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { readResults, resultTable } from '../figures/results.ts';
import { settleInterrupted, startCheck, startRecording } from '../figures/run.ts';
import {
  type FigureState,
  type FigureWork,
  getFigureWork,
  saveFigureWork,
  workPath,
} from '../figures/work.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

const ROWS_A_PAGE = 100;

/** Address of each step that an import can be found at. */
const STEP_OF: Readonly<Record<FigureState['stage'], string>> = {
  sheet: 'sheet',
  mapping: 'mapping',
  checking: '',
  checked: 'check',
  recording: '',
  recorded: 'done',
};

/** Fourth and last step, and the page of an import that is still running. */
export function addFigureResult(app: Hono<Env>): void {
  const may = needs('import-figures');
  app.get('/figures/imports/:id', may, showState);
  app.get('/figures/imports/:id/check', may, async (c) => {
    const work = await settleInterrupted(c, await getFigureWork(c));
    return work.state.counts ? showCheck(c, work, []) : seeOther(c, workPath(work));
  });
  app.post('/figures/imports/:id/check', may, submitCheck);
  app.get('/figures/imports/:id/done', may, showDone);
  app.get('/figures/imports/:id/results.csv', may, async (c) => {
    const work = await getFigureWork(c);
    const name = encodeURIComponent(`${work.file.name}-ket-qua.csv`);
    return c.body(await resultTable(c.var.deps.uploads, work), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    });
  });
}

/** Where the import stands: on to its step, or how far the run has come. */
async function showState(c: RequestContext): Promise<Response> {
  const work = await settleInterrupted(c, await getFigureWork(c));
  const { stage } = work.state;
  if (STEP_OF[stage] !== '') return seeOther(c, workPath(work, STEP_OF[stage]));
  const progress = c.var.deps.runs.find(work.id) ?? { stage: 'waiting', count: 0 };
  c.header('Refresh', '2');
  const page = RunningPage({
    ...{ page: pageOf(c, null), id: work.id, fileName: work.file.name, progress },
    recording: stage === 'recording',
  });
  return answerPage(c, page);
}

async function showCheck(
  c: RequestContext,
  work: FigureWork,
  errors: readonly FieldError[],
): Promise<Response> {
  const { deps, language } = c.var;
  const { state, file, id } = work;
  const name = await personNames(deps.db, state.sameFile ? [state.sameFile.by] : []);
  const { counts, confirmed, atomic, failure } = state;
  if (!counts) throw new Problem('upload-gone');
  const failed = failure ? new Problem(failure.code, failure.params).say(language) : null;
  const view: CheckView = {
    ...{ id, fileName: file.name, counts, confirmed, atomic },
    catalogue: (await deps.snapshots.current()).catalogue,
    errors: failed ? [...errors, { field: 'atomic', text: failed }] : errors,
    areaOfAll: areaOfAll(state.mapping),
    rows: await readResults(deps.uploads, work),
    sameFile: state.sameFile && {
      batch: state.sameFile.batch,
      ...{ who: name(state.sameFile.by), at: new Date(state.sameFile.at) },
    },
  };
  const page = CheckPage({ page: pageOf(c, null), view });
  return answerPage(c, page, errors.length > 0 ? 422 : 200);
}

async function submitCheck(c: RequestContext): Promise<Response> {
  const work = await settleInterrupted(c, await getFigureWork(c));
  const { stage, counts } = work.state;
  if (stage !== 'checked' || !counts) return seeOther(c, workPath(work));
  const form = await readForm(c);
  const { confirmed, atomic } = choicesOf(form);
  const next = await saveFigureWork(c, work, { confirmed, atomic, failure: null });
  if (confirmed.cells.length > 0 && confirmed.reason === '') {
    const text = textsOf(c.var.language).figures.check.noReason;
    return showCheck(c, next, [{ field: 'reason', text }]);
  }
  const recording = form.get('step') === 'record';
  if (recording && atomic && counts.rejected > 0) {
    const text = textsOf(c.var.language).figures.check.atomicBlocked(counts.rejected);
    return showCheck(c, next, [{ field: 'atomic', text }]);
  }
  await (recording ? startRecording : startCheck)(c, next);
  return seeOther(c, workPath(next));
}

function choicesOf(form: SentForm): Pick<FigureState, 'confirmed' | 'atomic'> {
  const cells = [...new Set(form.all('cell'))].filter((cell) => /^[A-Z]{1,3}\d{1,7}$/.test(cell));
  return {
    confirmed: { cells, reason: normalise(form.get('reason')) },
    atomic: form.get('atomic') === '1',
  };
}

async function showDone(c: RequestContext): Promise<Response> {
  const { deps } = c.var;
  const work = await settleInterrupted(c, await getFigureWork(c));
  const { state, file, id } = work;
  if (state.stage !== 'recorded' || !state.counts) return seeOther(c, workPath(work));
  const page = pageOf(c, null);
  const status = statusOf(page.query.get('status'));
  const all = (await readResults(deps.uploads, work)).filter(
    (row) => status === null || row.status === status,
  );
  const last = Math.max(1, Math.ceil(all.length / ROWS_A_PAGE));
  const number = Math.min(last, Math.max(1, Math.trunc(Number(page.query.get('page') ?? 1)) || 1));
  const view: DoneView = {
    ...{ id, fileName: file.name, errors: [], counts: state.counts, batch: state.batch },
    catalogue: (await deps.snapshots.current()).catalogue,
    ...{ atomic: state.atomic, name: state.batch === null ? '' : state.name, status },
    rows: all.slice((number - 1) * ROWS_A_PAGE, number * ROWS_A_PAGE),
    ...{ number, last },
  };
  return answerPage(c, DonePage({ page, view }));
}

const statusOf = (text: string | null): ResultRow['status'] | null =>
  (['accepted', 'unchanged', 'rejected'] as const).find((status) => status === text) ?? null;
