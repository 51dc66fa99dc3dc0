import type { Indicator, Milestone } from '../catalogue/catalogue.ts';
import type { IsoDate } from '../kernel/period.ts';
import { exact } from '../kernel/quantity.ts';
import { type Fraction, fraction, over, plus, times, ZERO } from './fraction.ts';
import type { Path, PathPoint } from './path.ts';
import { pathDay } from './path-time.ts';

/** Weights and due days stand for judging once the definition is confirmed with a document number. */
export const milestonesApproved = (indicator: Indicator): boolean =>
  indicator.standing === 'confirmed';

/**
 * The path of a plan of steps in % of its weights: up by a step's weight on the step's due day. A step
 * dated before the programme was signed is due on the signing day.
 */
export function milestonePath(indicator: Indicator, signedOn: IsoDate): Path | null {
  const whole = indicator.milestones.reduce((sum, step) => plus(sum, fraction(step.weight)), ZERO);
  if (exact(whole.n).lte('0')) return null;
  const steps = indicator.milestones
    .map((step) => ({ step, due: step.due < signedOn ? signedOn : step.due }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const points: PathPoint[] = [{ at: pathDay(signedOn), value: ZERO }];
  let value = ZERO;
  for (const { step, due } of steps) {
    const at = pathDay(due);
    points.push({ at, value });
    value = plus(value, shareOf(step, whole));
    points.push({ at, value });
  }
  return { points, rising: true };
}

const shareOf = (step: Milestone, whole: Fraction): Fraction =>
  over(times(fraction(step.weight), fraction('100')), whole);
