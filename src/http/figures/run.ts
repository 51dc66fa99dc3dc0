// A check or an import as a run: it goes on when its page is left, and says what became of it.
import { actorOf } from '../../access/person.ts';
import { Problem } from '../../kernel/problem.ts';
import { findBatchOfFile } from '../../source/batch.store.ts';
import { saveMapping } from '../../source/figure/mapping.store.ts';
import { change } from '../../store/change.ts';
import { figureDeps, permitted } from '../api/figures.ts';
import type { RequestContext } from '../deps.ts';
import {
  type ImportDeps,
  type ImportOutcome,
  type ImportRequest,
  importFile,
  lookAt,
  previewImport,
  signatureOf,
} from '../figure-import.ts';
import { freshSnapshot } from '../meanwhile.ts';
import type { Progress } from '../upload/runs.ts';
import { keepResults } from './results.ts';
import { type FigureState, type FigureWork, saveFigureWork } from './work.ts';

type Tell = (progress: Progress) => void;

/** Starts the check of the mapped file; true when it is over already. */
export async function startCheck(c: RequestContext, work: FigureWork): Promise<boolean> {
  const begun = await begin(c, work, 'checking');
  const deps = await importDeps(c);
  return c.var.deps.runs.start(work.id, (tell) =>
    concluding(c, begun, 'mapping', async () => {
      // Each row by itself: what all-or-nothing would do is said when it is asked for.
      const request = { ...requestOf(c, begun), atomic: false };
      const outcome = await previewImport(reading(deps, tell), request);
      await keepResults(c.var.deps.uploads, begun, outcome);
      return { stage: 'checked', ...summaryOf(outcome) };
    }),
  );
}

/** Starts the import itself, and remembers how the file was read. */
export async function startRecording(c: RequestContext, work: FigureWork): Promise<boolean> {
  const begun = await begin(c, work, 'recording');
  const deps = await importDeps(c);
  return c.var.deps.runs.start(work.id, (tell) =>
    concluding(c, begun, 'checked', async () => {
      const outcome = await importFile(reading(deps, tell), requestOf(c, begun));
      await keepResults(c.var.deps.uploads, begun, outcome);
      if (begun.state.name !== '') await remember(c, deps, begun);
      await c.var.deps.revision.refresh();
      return { stage: 'recorded', ...summaryOf(outcome) };
    }),
  );
}

/**
 * The work as it stands now. A run that ended with the program, not by itself, either wrote its batch
 * or nothing: the database tells which.
 */
export async function settleInterrupted(c: RequestContext, work: FigureWork): Promise<FigureWork> {
  const { stage, since } = work.state;
  if (stage !== 'checking' && stage !== 'recording') return work;
  if (c.var.deps.runs.find(work.id)) return work;
  // The run may have ended between reading the work and looking for it.
  const again = await c.var.deps.uploads.find<FigureState>('figures', work.id, work.by);
  if (again && again.state.stage !== stage) return again;
  const batch = await findBatchOfFile(c.var.deps.db, work.file.hash);
  const written =
    stage === 'recording' && batch?.by === work.by && batch.at >= new Date(since ?? 0);
  if (written) return saveFigureWork(c, work, { stage: 'recorded', batch: batch.batch });
  return saveFigureWork(c, work, {
    stage: stage === 'recording' ? 'checked' : 'mapping',
    failure: { code: 'import-interrupted', params: {} },
  });
}

const begin = (
  c: RequestContext,
  work: FigureWork,
  stage: 'checking' | 'recording',
): Promise<FigureWork> =>
  saveFigureWork(c, work, { stage, since: c.var.now.toISOString(), failure: null });

/** Whatever happens is written down with the work; a run has nobody to throw to. */
async function concluding(
  c: RequestContext,
  work: FigureWork,
  otherwise: FigureState['stage'],
  run: () => Promise<Partial<FigureState>>,
): Promise<void> {
  try {
    await saveFigureWork(c, work, await run());
  } catch (error) {
    const problem =
      error instanceof Problem
        ? error
        : new Problem('internal-error', { incident: c.var.requestId });
    if (problem !== error) c.var.log.error({ err: error }, 'import failed');
    const { code, params } = problem;
    await saveFigureWork(c, work, { stage: otherwise, failure: { code, params } });
  }
}

async function importDeps(c: RequestContext): Promise<ImportDeps> {
  await freshSnapshot(c);
  const deps = await figureDeps(c);
  const { viewer } = c.var;
  return { ...deps, permit: (row) => permitted(viewer, deps.catalogue, row) };
}

/** Says how many rows were read, then that they are being judged and written. */
const reading = (deps: ImportDeps, tell: Tell): ImportDeps => ({
  ...deps,
  tell: (count) => tell({ stage: 'reading', count }),
  recompute: async (tx, touched) => {
    tell({ stage: 'computing', count: touched.length });
    return deps.recompute(tx, touched);
  },
});

function requestOf(c: RequestContext, { file, state }: FigureWork): ImportRequest {
  const { cells, reason } = state.confirmed;
  return {
    upload: { path: file.path, name: file.name },
    mapping: state.mapping,
    source: state.name || file.name,
    by: actorOf(c.var.viewer),
    at: c.var.now,
    atomic: state.atomic,
    ...(cells.length > 0 ? { confirmed: { cells: new Set(cells), reason } } : {}),
  };
}

const summaryOf = ({ counts, batch, sameFile }: ImportOutcome) => ({
  ...{ counts, batch, failure: null },
  sameFile: sameFile && {
    ...{ batch: sameFile.batch, by: sameFile.by, at: sameFile.at.toISOString() },
  },
});

async function remember(c: RequestContext, deps: ImportDeps, work: FigureWork): Promise<void> {
  const { name, mapping } = work.state;
  const heads = await lookAt(deps, work.file);
  const head = heads.find(({ sheet }) => sheet === mapping.sheet) ?? heads[0];
  if (!head) return;
  const signature = signatureOf(head.rows, mapping);
  const about = { by: work.by, action: 'save-mapping', on: `mapping/${name}`, at: c.var.now };
  await change(deps.db, about, (tx) => saveMapping(tx, { name, mapping, signature }));
}
