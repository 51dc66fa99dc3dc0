import { z } from '@hono/zod-openapi';
import type { Catalogue, Goal, Target, Versioned } from '../../catalogue/catalogue.ts';

const NamedUnit = z.object({ code: z.string(), name: z.string() }).openapi('NamedUnit');

export const GoalAnswer = z
  .object({
    id: z.string().openapi({ example: '5-2026' }),
    year: z.union([z.number().int(), z.literal('phase')]).nullable(),
    value: z.number(),
    comparator: z.enum(['>=', '>', '<=', '<', '=']),
    text: z.string().openapi({ example: '≥400.000' }),
    standing: z.enum(['confirmed', 'assumed', 'unplaced']),
    why: z.string().nullable(),
    reference: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('Goal');

export const TargetAnswer = z
  .object({
    number: z.number().int().openapi({ example: 5 }),
    group: z.string().openapi({ example: 'I' }),
    name: z.string(),
    unit: z.string().nullable(),
    kind: z.enum(['quantitative', 'milestone']),
    goals: z.array(GoalAnswer),
    leads: z.array(NamedUnit),
    coordinators: z.array(NamedUnit),
    indicators: z.array(z.string()),
    judgedBy: z
      .string()
      .openapi({ description: 'Mã chỉ tiêu chính, hoặc all-must-meet · headline indicator' }),
    disclosure: z.enum(['public', 'internal', 'restricted']),
    note: z.string().nullable(),
    source: z.object({ document: z.string(), line: z.number().int() }),
  })
  .openapi('Target');

/** A target with its goals and the names of its units, as the API gives it. */
export function targetAnswer(catalogue: Catalogue, target: Target): z.infer<typeof TargetAnswer> {
  const { number, group, name, unit, kind, disclosure, judgedBy } = target;
  const named = (codes: readonly string[]) =>
    codes.map((code) => ({
      code,
      name: catalogue.units.find((one) => one.code === code)?.name ?? code,
    }));
  return {
    number,
    group,
    name,
    unit,
    kind,
    goals: goalsOf(catalogue, number).map(goalAnswer),
    leads: named(target.leads),
    coordinators: named(target.coordinators),
    indicators: catalogue.indicators.filter((one) => one.target === number).map((one) => one.code),
    judgedBy: judgedBy === 'all-must-meet' ? judgedBy : judgedBy.headline,
    disclosure,
    note: target.note ?? null,
    source: { document: target.source.document, line: target.source.line },
  };
}

/** By year; the whole phase and the unplaced come last. */
function goalsOf(catalogue: Catalogue, target: number): readonly Versioned<Goal>[] {
  const place = ({ year }: Goal): number => (typeof year === 'number' ? year : 9999);
  return catalogue.goals
    .filter((goal) => goal.target === target)
    .sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

export const goalAnswer = (goal: Versioned<Goal>): z.infer<typeof GoalAnswer> => ({
  id: goal.id,
  year: goal.year,
  value: Number(goal.value),
  comparator: goal.comparator,
  text: goal.text,
  standing: goal.standing,
  why: goal.why ?? null,
  reference: goal.reference ?? null,
  version: goal.version,
});
