import type { Goal } from '../../catalogue/catalogue.ts';
import type { Texts } from '../text/vi.ts';

/** When a goal is due, in words: «năm 2026», «cả giai đoạn», «chưa rõ năm», «năm 2030, tạm xác định». */
export function goalTime(goal: Goal, t: Texts['scoreboard']): string {
  if (goal.standing === 'unplaced' || goal.year === null) return t.yearOpen;
  if (goal.year === 'phase') return t.phase;
  const year = String(goal.year);
  return goal.standing === 'assumed' ? t.yearAssumed(year) : t.byYear(year);
}

/** The goal as printed; a bare number in percent gets its sign. */
export function goalText(goal: Goal, unit: string | null): string {
  const bare = /^[≥≤<>=\s\d.,]+$/.test(goal.text);
  return bare && unit?.startsWith('%') ? `${goal.text}\u00a0%` : goal.text;
}
