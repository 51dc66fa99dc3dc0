// Kỳ thu thập: who may still write, and how a cycle opens, is extended, closes and opens again.
import type { UnitCode } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

/** One month (`2026-10`), or «nhập bù» over several (`2026-06_2026-10`) in one sheet with one approval. */
export interface Cycle {
  readonly code: string;
  readonly kind: 'regular' | 'catch-up';
  /** Month indexes of its first and last month (kernel/period.ts). */
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly state: 'open' | 'closed';
  readonly unitDeadline: IsoDate;
  readonly cityDeadline: IsoDate;
  /** After this day only late exceptions may write; null: until the cycle is closed. */
  readonly lockDay: IsoDate | null;
  readonly version: number;
}

/** A cycle with who opened and closed it. */
export interface CycleRow extends Cycle {
  readonly note: string | null;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  /** The journal entry that last changed it. */
  readonly revision: number;
}

/** Nhập muộn: one unit may write until the end of a day although entry is locked. */
export interface LateException {
  readonly unit: UnitCode;
  readonly until: IsoDate;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export type CycleAct =
  | {
      readonly kind: 'extend';
      readonly unitDeadline: IsoDate;
      readonly cityDeadline: IsoDate;
      readonly reason: string;
    }
  | { readonly kind: 'lock-after'; readonly day: IsoDate | null }
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen'; readonly reason: string };

export type CycleMove = { readonly kind: 'moved'; readonly cycle: Cycle } | Refusal;

/** The one transition function of cycles. */
export function moveCycle(cycle: Cycle, act: CycleAct): CycleMove {
  if (cycle.state === 'closed' && act.kind !== 'reopen') {
    return refuse('cycle-closed', { cycle: cycle.code });
  }
  switch (act.kind) {
    case 'extend':
      return extend(cycle, act);
    case 'lock-after':
      return moved(cycle, { lockDay: act.day });
    case 'close':
      return moved(cycle, { state: 'closed' });
    case 'reopen':
      if (cycle.state === 'open') return refuse('cycle-open-already', { cycle: cycle.code });
      if (act.reason.trim() === '') return refuse('reason-needed');
      return moved(cycle, { state: 'open', lockDay: null });
  }
}

/** A lock before the new deadline would take the extension back: it moves along. */
function extend(cycle: Cycle, act: Extract<CycleAct, { kind: 'extend' }>): CycleMove {
  const { unitDeadline, cityDeadline } = act;
  if (unitDeadline > cityDeadline) return refuse('deadlines-out-of-order');
  if (act.reason.trim() === '') return refuse('reason-needed');
  const { lockDay } = cycle;
  const early = lockDay !== null && lockDay < unitDeadline;
  return moved(cycle, { unitDeadline, cityDeadline, lockDay: early ? unitDeadline : lockDay });
}

const moved = (cycle: Cycle, change: Partial<Cycle>): CycleMove => ({
  kind: 'moved',
  cycle: { ...cycle, ...change, version: cycle.version + 1 },
});

/** Whether a unit may still write on a day; `exceptionUntil` is its late exception in this cycle. */
export function isWritable(
  cycle: Pick<Cycle, 'state' | 'lockDay'>,
  today: IsoDate,
  exceptionUntil: IsoDate | null,
): boolean {
  if (cycle.state === 'closed') return false;
  if (exceptionUntil !== null && today <= exceptionUntil) return true;
  return cycle.lockDay === null || today <= cycle.lockDay;
}
