// Numbers as the report shows them. A shown difference is the difference of the shown numbers.
import type { Goal } from '../../catalogue/catalogue.ts';
import { type Decimal, exact, formatQuantity } from '../../kernel/quantity.ts';
import { counted, midSentence } from './wording.ts';

const POINTS = 'điểm phần trăm';

export const isPercent = (unit: string): boolean => unit.startsWith('%');
const placesOf = (unit: string): number => (isPercent(unit) ? 1 : 0);

/** Cut towards zero to the places that are shown, so that 99,96 never becomes 100. */
export const cut = (value: Decimal, unit: string): Decimal =>
  exact(value).round(placesOf(unit), 0).toString();

/** «83,2%», «325.410 tài khoản», «7 CSDL». */
export function quantity(value: Decimal, unit: string): string {
  const number = formatQuantity(value, placesOf(unit));
  return isPercent(unit) ? `${number}%` : `${number} ${midSentence(unit)}`.trim();
}

/** «3,6 điểm phần trăm», «1.240 tài khoản»: size of the step between two shown numbers. */
export function difference(from: Decimal, to: Decimal, unit: string): string {
  const step = exact(cut(to, unit)).minus(cut(from, unit)).abs();
  if (step.eq('0')) return isPercent(unit) ? `dưới 0,1 ${POINTS}` : `dưới 01 ${midSentence(unit)}`;
  return isPercent(unit)
    ? `${formatQuantity(step.toString(), 1)} ${POINTS}`
    : quantity(step.toString(), unit);
}

/** Sign of the step between two shown numbers. */
export const direction = (from: Decimal, to: Decimal, unit: string): -1 | 0 | 1 =>
  exact(cut(to, unit)).cmp(cut(from, unit));

/** A required amount, rounded up: doing what is written is always enough. */
export function atLeast(value: Decimal, places: number): string {
  return formatQuantity(exact(value).round(places, 3).toString(), places);
}

/** «2,1 điểm phần trăm», «1.240 tài khoản»: a required step in the unit of the goal. */
export function requiredStep(value: Decimal, unit: string): string {
  return isPercent(unit)
    ? `${atLeast(value, 1)} ${POINTS}`
    : `${atLeast(value, 0)} ${midSentence(unit)}`;
}

/** «từ 80% trở lên» where the appendix prints ≥, «80%» where it prints the number alone. */
function goalValue(goal: Goal, unit: string): string {
  const shown = quantity(goal.value, unit);
  if (/[≥>]/u.test(goal.text)) return `từ ${shown} trở lên`;
  return goal.comparator === '<=' || goal.comparator === '<' ? `không quá ${shown}` : shown;
}

/** «mục tiêu năm 2026 (80%)», «mức ghi tại Kế hoạch (100%)»: a goal that is not confirmed has no year. */
export function namedGoal(goal: Goal, unit: string): string {
  const value = goalValue(goal, unit);
  if (goal.standing === 'confirmed') {
    const when = goal.year === 'phase' ? 'cả giai đoạn' : `năm ${goal.year ?? ''}`;
    return `mục tiêu ${when} (${value})`;
  }
  const read = typeof goal.year === 'number' ? `, tạm hiểu là của năm ${goal.year}` : '';
  return `mức ghi tại Kế hoạch (${value}${read})`;
}

/** «tháng» with its count: 01 tháng, 12 tháng. */
export const months = (count: number): string => `${counted(count)} tháng`;
