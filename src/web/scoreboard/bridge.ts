// The change bridge: what moved between two scoreboards, and why.
import { PROGRESS, type Progress } from '../../assessment/assessment.ts';
import type { Scoreboard, ScoreboardRow } from '../../assessment/scoreboard.ts';
import { type Decimal, exact } from '../../kernel/quantity.ts';

/** later: another period. Within one period: late data, a correction, a withdrawn number, a new goal. */
export type Cause = 'later' | 'late' | 'correction' | 'withdrawn' | 'goal';

export interface Change {
  readonly row: ScoreboardRow;
  readonly from: { readonly progress: Progress; readonly value: Decimal | null };
  /** After minus before; null when either is missing. */
  readonly difference: Decimal | null;
  readonly cause: Cause;
  /** Status to a better or a worse one; null when it stayed or one of the two is no judgement. */
  readonly direction: 'better' | 'worse' | null;
}

export interface StatusStep {
  readonly progress: Progress;
  readonly before: number;
  readonly joined: number;
  readonly left: number;
  readonly after: number;
}

export interface Bridge {
  /** Every status: before + joined − left = after. */
  readonly steps: readonly StatusStep[];
  /** Targets whose status or number moved; worse first, then better, then by number. */
  readonly changes: readonly Change[];
}

const JUDGED: readonly Progress[] = ['achieved', 'on-track', 'at-risk', 'behind'];

export function bridgeOf(before: Scoreboard, after: Scoreboard): Bridge {
  const earlier = new Map(before.rows.map((row) => [row.target.number, row]));
  const samePeriod = before.period.code === after.period.code;
  const pairs = after.rows.flatMap((row) => {
    const old = earlier.get(row.target.number);
    return old ? [{ old, row }] : [];
  });
  const changes = pairs.flatMap(({ old, row }) => changeOf(old, row, samePeriod) ?? []);
  return {
    steps: PROGRESS.map((progress) => stepOf(progress, pairs)),
    changes: changes.toSorted((a, b) => rank(a) - rank(b)),
  };
}

interface Pair {
  readonly old: ScoreboardRow;
  readonly row: ScoreboardRow;
}

function stepOf(progress: Progress, pairs: readonly Pair[]): StatusStep {
  const count = (wanted: (was: boolean, is: boolean) => boolean): number =>
    pairs.filter(({ old, row }) =>
      wanted(old.assessment.progress === progress, row.assessment.progress === progress),
    ).length;
  return {
    progress,
    before: count((was) => was),
    joined: count((was, is) => is && !was),
    left: count((was, is) => was && !is),
    after: count((_, is) => is),
  };
}

function changeOf(old: ScoreboardRow, row: ScoreboardRow, same: boolean): Change | undefined {
  const was = old.assessment;
  const is = row.assessment;
  if (was.progress === is.progress && was.value === is.value) return undefined;
  return {
    row,
    from: { progress: was.progress, value: was.value },
    difference:
      was.value === null || is.value === null ? null : exact(is.value).minus(was.value).toString(),
    cause: causeOf(old, row, same),
    direction: directionOf(was.progress, is.progress),
  };
}

function causeOf(old: ScoreboardRow, row: ScoreboardRow, samePeriod: boolean): Cause {
  const was = old.assessment;
  const is = row.assessment;
  if (was.goal?.id !== is.goal?.id || was.goal?.version !== is.goal?.version) {
    if (samePeriod || was.value === is.value) return 'goal';
  }
  if (!samePeriod) return 'later';
  if (was.value === null) return 'late';
  return is.value === null ? 'withdrawn' : 'correction';
}

function directionOf(was: Progress, is: Progress): Change['direction'] {
  const a = JUDGED.indexOf(was);
  const b = JUDGED.indexOf(is);
  if (a < 0 || b < 0 || a === b) return null;
  return b < a ? 'better' : 'worse';
}

function rank({ direction, from, row }: Change): number {
  const moved = from.progress !== row.assessment.progress;
  const place = direction === 'worse' ? 0 : direction === 'better' ? 1 : moved ? 2 : 3;
  return place * 1000 + row.target.number;
}
