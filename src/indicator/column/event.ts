// What happened to a column.
import type { SeenCell } from './cell.ts';
import type { ColumnAct } from './column.ts';

/** One thing that happened to a column. */
export interface ColumnEvent {
  readonly id: number;
  readonly columnRevision: number;
  readonly act: ColumnAct['kind'] | 'consent';
  readonly by: string;
  readonly at: Date;
  /** Why, or what was said; the unit's code for a consent by silence. */
  readonly reason: string | null;
  /** The values as they counted then; null where the act keeps none. */
  readonly cells: readonly SeenCell[] | null;
}
