// S-curves: what part of a whole is done, month by month, straight on the logistic scale.
import { monthIndex } from '../../kernel/period.ts';

/** In percent at January and December 2025, September and December 2026, December 2030. */
export type Course = readonly [number, number, number, number, number];

const KNOTS = [
  monthIndex(2025, 1),
  monthIndex(2025, 12),
  monthIndex(2026, 9),
  monthIndex(2026, 12),
  monthIndex(2030, 12),
] as const;

const LEAST = 0.0005;

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export function logit(share: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, share));
  return Math.log(inside / (1 - inside));
}

/** The course at a month, on the logistic scale; flat before its first and after its last knot. */
export function courseAt(course: Course, month: number): number {
  const values = course.map((percent) => logit(percent / 100));
  const next = KNOTS.findIndex((knot) => knot >= month);
  if (next === 0) return values[0] ?? 0;
  if (next < 0) return values.at(-1) ?? 0;
  const [from, to] = [KNOTS[next - 1] ?? 0, KNOTS[next] ?? 0];
  const [a, b] = [values[next - 1] ?? 0, values[next] ?? 0];
  return a + ((b - a) * (month - from)) / (to - from);
}

/** Work of a month against the mean of its year: Tết empties February, summer is full. */
const SEASON = [0.95, 0.7, 1.04, 1.02, 1.03, 1.11, 1.15, 1.16, 1.08, 1.0, 0.92, 0.84] as const;

export const seasonOf = (month: number): number => SEASON[month % 12] ?? 1;
