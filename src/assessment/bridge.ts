import type { IsoDate } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { Assessment, Progress, YearVerdict } from './assessment.ts';
import type { Why } from './why.ts';

export const CHANGE_KINDS = [
  'progress',
  'value',
  'goal',
  'verdict',
  'regressed',
  'provisional',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One side of a change: what a reader compares. */
export interface Side {
  readonly period: string;
  readonly progress: Progress;
  readonly value: Decimal | null;
  readonly asOfDate: IsoDate | null;
  readonly expected: Decimal | null;
  readonly goal: Decimal | null;
  readonly gap: Decimal | null;
  readonly verdicts: readonly YearVerdict[];
  readonly regressed: boolean;
  readonly provisional: boolean;
  readonly why: Why;
}

export interface AssessmentChange {
  readonly target: number;
  readonly area: string;
  readonly kinds: readonly ChangeKind[];
  /** Null where the target was not assessed at that instant or period. */
  readonly before: Side | null;
  readonly after: Side | null;
}

/**
 * The targets whose answer differs between two instants or two periods, status changes first, then in
 * number order. A target on one side alone counts as changed in its progress.
 */
export function bridge(
  before: readonly Assessment[],
  after: readonly Assessment[],
): AssessmentChange[] {
  const key = (one: Assessment): string => `${one.target}~${one.area}`;
  const earlier = new Map(before.map((one) => [key(one), one]));
  const later = new Map(after.map((one) => [key(one), one]));
  const keys = new Set([...earlier.keys(), ...later.keys()]);
  return [...keys]
    .flatMap((each) => changeOf(earlier.get(each), later.get(each)) ?? [])
    .sort((a, b) => rank(a) - rank(b) || a.target - b.target || (a.area < b.area ? -1 : 1));
}

const rank = (change: AssessmentChange): number => (change.kinds.includes('progress') ? 0 : 1);

function changeOf(before?: Assessment, after?: Assessment): AssessmentChange | undefined {
  const one = after ?? before;
  if (!one) return undefined;
  const left = before ? sideOf(before) : null;
  const right = after ? sideOf(after) : null;
  const kinds =
    left && right
      ? CHANGE_KINDS.filter((kind) => differs(left, right, kind))
      : (['progress'] as const);
  if (kinds.length === 0) return undefined;
  return { target: one.target, area: one.area, kinds, before: left, after: right };
}

function differs(before: Side, after: Side, kind: ChangeKind): boolean {
  if (kind !== 'verdict') return before[kind] !== after[kind];
  const text = ({ verdicts }: Side): string =>
    verdicts.map((each) => `${each.year}${each.verdict}${each.final}`).join();
  return text(before) !== text(after);
}

const sideOf = (one: Assessment): Side => ({
  period: one.period,
  progress: one.progress,
  value: one.value,
  asOfDate: one.asOfDate,
  expected: one.expected,
  goal: one.goal?.value ?? null,
  gap: one.gap,
  verdicts: one.verdicts,
  regressed: one.regressed,
  provisional: one.provisional,
  why: one.why,
});
