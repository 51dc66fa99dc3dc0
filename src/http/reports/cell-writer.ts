import type { Kysely } from 'kysely';
import { type CellWriter, createCellWriter } from '../../source/report/cell-writer.store.ts';
import type { Database } from '../../store/schema.ts';
import { checkerOf } from '../../value/checker.store.ts';
import { suggestionsOf } from '../../value/report-context.store.ts';
import type { Snapshots } from '../snapshot.ts';

/** The one queue of saves of this process, with the checks and the numbers to confirm. */
export const cellWriterOf = ({
  db,
  clock,
  snapshots,
}: {
  readonly db: Kysely<Database>;
  readonly clock: () => Date;
  readonly snapshots: Snapshots;
}): CellWriter =>
  createCellWriter({
    ...{ db, clock },
    current: () => snapshots.current(),
    suggest: suggestionsOf,
    checkerOf: (day) => checkerOf(db, day),
  });
