// Who is told of an item as its last day comes near and passes. Data first; the rest of the program reads it.
import type { Pressure } from '../../indicator/work/work.ts';

export type Step = 'new' | 'before' | 'today' | 'late' | 'escalated';

interface Rung {
  readonly step: Exclude<Step, 'new'>;
  /** Working days after the last day of the item; before it when negative. */
  readonly from: number;
  /** Whom the step brings in, beside the person whose item it is. */
  readonly also: 'unit-leader' | 'standing-office' | null;
}

/** Thang nhắc việc, lowest rung first. */
export const LADDER: readonly Rung[] = [
  { step: 'before', from: -1, also: null },
  { step: 'today', from: 0, also: null },
  { step: 'late', from: 1, also: 'unit-leader' },
  { step: 'escalated', from: 3, also: 'standing-office' },
];

/** Working days by which an item is past its last day; negative ahead of it. */
function lateness(pressure: Pressure): number {
  if (pressure.kind === 'today') return 0;
  return pressure.kind === 'late'
    ? Math.max(1, pressure.workdays)
    : -Math.max(1, pressure.workdays);
}

/** The highest rung that an item has reached; `new` below the ladder. */
export function stepOf(pressure: Pressure): Step {
  const days = lateness(pressure);
  return LADDER.findLast(({ from }) => days >= from)?.step ?? 'new';
}

/** Working days after which these people hear of late work. */
export const workdaysUntilTold = (whom: Rung['also']): number =>
  LADDER.find(({ also }) => also === whom)?.from ?? 0;

/** True when an item is so late that these people hear of it. */
export const concerns = (pressure: Pressure, whom: Rung['also']): boolean =>
  LADDER.some(({ also, from }) => also === whom && lateness(pressure) >= from);

export interface Standing {
  /** The item's step today. */
  readonly step: Step;
  /** Steps at which the person was told of it before. */
  readonly told: readonly string[];
}

/**
 * Whether the morning's mail is worth sending: something is new, or has climbed. Who chose one mail a day hears
 * of late work every working day; who chose mail at once heard of it then.
 */
export function isWorthTelling({ step, told }: Standing, choice: 'immediate' | 'daily'): boolean {
  if (told.length === 0 || !told.includes(step)) return true;
  return choice === 'daily' && (step === 'late' || step === 'escalated');
}
