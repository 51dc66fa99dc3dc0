// Figures of other systems and files become values: judged and written in one change.
import type { Kysely } from 'kysely';
import type { Origin } from '../catalogue/catalogue.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { findBatchOfFile, insertBatch } from '../source/batch.store.ts';
import type { SourceFile } from '../source/batch.ts';
import { allOrNothing, judgeAll, understandAll } from '../source/figure/check.ts';
import type { Figure, Judgement, RawFigure } from '../source/figure/figure.ts';
import { type FigureCatalogue, type Known, knownOf } from '../source/figure/known.ts';
import { neighbourhoodOf } from '../source/figure/neighbourhood.ts';
import { change, type Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import { countsOf, type FigureOutcome, outcomeOf } from './figure-outcome.ts';
import { officialOf } from './official.ts';
import { recordValues, valuesNear, yearsOfPeriods } from './value.store.ts';
import type { NewValue, TouchedCell } from './value.ts';

export interface FigureDeps {
  readonly db: Kysely<Database>;
  readonly catalogue: FigureCatalogue;
  /** Brings the amounts up to date inside the same transaction. */
  recompute(tx: Tx, touched: readonly TouchedCell[]): Promise<unknown>;
}

export interface FigurePost {
  readonly by: string;
  readonly at: Date;
  /** Rows as they came; what a file's reader refused stands in its place. */
  readonly rows: readonly (RawFigure | Refusal)[];
  /** All or nothing: one refused row turns all away. */
  readonly atomic: boolean;
  /** The sending system, or the name of the column mapping. */
  readonly source: string;
  /** `figure` unless the sender relays a national portal. */
  readonly origin?: Origin;
  readonly file?: SourceFile | undefined;
  readonly simulated?: boolean;
}

/**
 * Judges the rows against catalogue, calendar and current values and records the accepted ones, with
 * batch, journal entry and recomputed amounts, in one transaction. Posting the same again changes nothing.
 */
export async function postFigures(deps: FigureDeps, post: FigurePost): Promise<FigureOutcome> {
  const read = await readRows(deps, post);
  const sameFile = post.file ? await findBatchOfFile(deps.db, post.file.hash) : undefined;
  const about = { by: post.by, action: 'post-figures', on: 'figures', at: post.at };
  let judged: readonly Judgement[] = [];
  const write = async (tx: Tx): Promise<number> => {
    judged = await judge(tx.sql, deps.catalogue, read, post);
    if (!judged.some((one) => one.status === 'accepted')) throw new NothingToWrite();
    return record(tx, deps, post, judged);
  };
  const batch = await change(deps.db, about, write).catch((error: unknown) => {
    if (error instanceof NothingToWrite) return null;
    throw error;
  });
  return outcomeOf(judged, batch, sameFile);
}

/** The same judgement without writing: what a post of these rows would answer now. */
export async function previewFigures(
  deps: Pick<FigureDeps, 'db' | 'catalogue'>,
  post: FigurePost,
): Promise<FigureOutcome> {
  const read = await readRows(deps, post);
  const sameFile = post.file ? await findBatchOfFile(deps.db, post.file.hash) : undefined;
  return outcomeOf(await judge(deps.db, deps.catalogue, read, post), null, sameFile);
}

/** Ends a change that found nothing new, so that the transaction leaves no trace. */
class NothingToWrite extends Error {}

type Read = readonly (Figure | Refusal)[];

async function readRows(
  { db, catalogue }: Pick<FigureDeps, 'db' | 'catalogue'>,
  post: FigurePost,
): Promise<Read> {
  return understandAll(post.rows, {
    known: knownOf(catalogue),
    today: dayInVietnam(post.at),
    years: await yearsOfPeriods(db),
    origin: post.origin ?? 'figure',
  });
}

async function judge(
  db: Kysely<Database>,
  catalogue: FigureCatalogue,
  read: Read,
  post: FigurePost,
): Promise<readonly Judgement[]> {
  const known = knownOf(catalogue);
  const near = neighbourhoodOf(
    read.flatMap((one) => (isRefusal(one) ? [] : [one])),
    known,
  );
  const judged = judgeAll(read, known, {
    current: near ? await valuesNear(db, near) : [],
    simulated: post.simulated ?? false,
    choose: (values) => officialOf(values, officialOrigin(known, values[0]?.element)),
  });
  return post.atomic ? allOrNothing(judged) : judged;
}

const officialOrigin = (known: Known, element = ''): Origin =>
  known.elements.get(element)?.officialOrigin ?? 'figure';

async function record(
  tx: Tx,
  deps: FigureDeps,
  post: FigurePost,
  judged: readonly Judgement[],
): Promise<number> {
  const { source, file, origin = 'figure', simulated = false } = post;
  const counts = countsOf(judged);
  const batch = await insertBatch(tx, { origin, source, file, simulated, ...counts });
  const values = judged.flatMap((one) =>
    one.status === 'accepted' ? [newValueOf(one.figure)] : [],
  );
  const { touched } = await recordValues(tx, values, { batch, simulated });
  tx.note({ batch, source, ...counts, ...(file ? { file: file.name, hash: file.hash } : {}) });
  await deps.recompute(tx, touched);
  return batch;
}

function newValueOf(figure: Figure): NewValue {
  const { element, area, basis, period, origin, amount, note, estimated } = figure;
  return {
    element,
    area,
    basis,
    period: period.code,
    month: period.last,
    origin,
    amount,
    note,
    estimated,
  };
}
