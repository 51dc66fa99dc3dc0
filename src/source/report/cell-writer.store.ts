// Saves of many people at the same moment, in one transaction and one statement, each with its own entry.
import type { Kysely, Transaction } from 'kysely';
import type { Catalogue, ElementCode, UnitCode } from '../../catalogue/catalogue.ts';
import type { Checker } from '../../catalogue/check/checker.ts';
import type { Field } from '../../catalogue/form.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import { changeTogether } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { CellSave, SaveResult } from './answer.ts';
import { type CheckerOf, noChecks } from './cell-check.ts';
import { getReport } from './report.store.ts';
import { saveBatch } from './save-batch.store.ts';

export interface WriterDeps {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  /** The catalogue in force and the data's revision. */
  current(): Promise<{ readonly catalogue: Catalogue; readonly revision: number }>;
  /** What «confirm» takes at each field, by field key. */
  suggest(
    trx: Transaction<Database>,
    catalogue: Catalogue,
    fields: readonly Field[],
  ): Promise<ReadonlyMap<string, Decimal>>;
  readonly checkerOf?: CheckerOf;
}

/** One person's cells of one report; whether they may write it was decided before. */
export interface SaveJob {
  readonly report: number;
  readonly person: string;
  readonly cells: readonly CellSave[];
}

export interface SaveOutcome {
  /** In the order sent; then, as `unchanged`, other cells whose findings this save changed. */
  readonly results: readonly SaveResult[];
  /** Cells of the report that stop sending. */
  readonly unfinished: number;
}

export interface CellWriter {
  /** Resolves when the cells are on the disk. Throws `report-unknown`; all else is told cell by cell. */
  save(job: SaveJob): Promise<SaveOutcome>;
  /** The unit of a report, which never changes: asked of the database once. Throws `report-unknown`. */
  unitOf(report: number): Promise<UnitCode>;
}

const MOST_JOBS = 64;
const MOST_CELLS = 2000;

interface Waiting {
  readonly job: SaveJob;
  readonly done: (outcome: SaveOutcome) => void;
  readonly failed: (error: unknown) => void;
}

/** While one batch is being written the next one gathers, so the rate does not hang on the disk. */
export function createCellWriter(deps: WriterDeps): CellWriter {
  const waiting: Waiting[] = [];
  const units = new Map<number, UnitCode>();
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) await settle(deps, takeBatch(waiting));
    running = false;
  };
  return {
    save: (job) =>
      new Promise((done, failed) => {
        waiting.push({ job, done, failed });
        if (!running) void run();
      }),
    async unitOf(report) {
      const unit = units.get(report) ?? (await getReport(deps.db, { id: report })).unit;
      units.set(report, unit);
      return unit;
    },
  };
}

function takeBatch(waiting: Waiting[]): Waiting[] {
  let cells = 0;
  const end = waiting.findIndex(({ job }, i) => {
    cells += job.cells.length;
    return i >= MOST_JOBS || (i > 0 && cells > MOST_CELLS);
  });
  return waiting.splice(0, end === -1 ? waiting.length : end);
}

/** A batch that fails is tried again one by one, so that nobody fails for another's sake. */
async function settle(deps: WriterDeps, batch: readonly Waiting[]): Promise<void> {
  const outcomes = await write(deps, batch).catch((error: Error) => error);
  if (!(outcomes instanceof Error)) return tell(batch, outcomes);
  if (batch.length === 1) return tell(batch, [outcomes]);
  for (const one of batch) await settle(deps, [one]);
}

function tell(batch: readonly Waiting[], outcomes: readonly (SaveOutcome | Error)[]): void {
  for (const [i, { done, failed }] of batch.entries()) {
    const outcome = outcomes[i] ?? new Error('a save was left without an outcome');
    if (outcome instanceof Error) failed(outcome);
    else done(outcome);
  }
}

async function write(
  deps: WriterDeps,
  batch: readonly Waiting[],
): Promise<readonly (SaveOutcome | Error)[]> {
  const jobs = batch.map(({ job }) => job);
  const { catalogue, revision } = await deps.current();
  const at = deps.clock();
  const checker = (deps.checkerOf ?? noChecks)({ catalogue, revision, today: dayInVietnam(at) });
  // Before the transaction: inside it a second connection might never come free.
  await checker.prepare(elementsOf(jobs, checker));
  return changeTogether(deps.db, at, (tx) =>
    saveBatch(tx, jobs, { catalogue, suggest: deps.suggest, checker }),
  );
}

function elementsOf(jobs: readonly SaveJob[], checker: Checker): readonly ElementCode[] {
  const saved = new Set(jobs.flatMap(({ cells }) => cells.map(({ element }) => element)));
  return [...saved].flatMap((element) => [element, ...checker.beside(element)]);
}
