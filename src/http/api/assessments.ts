import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Reach, reaches, reachOf } from '../../access/can.ts';
import { type Assessment, PROGRESS } from '../../assessment/assessment.ts';
import type { Target } from '../../catalogue/catalogue.ts';
import { MISSING } from '../../indicator/amount.ts';
import { dayInVietnam, lastClosedMonth, parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Env } from '../deps.ts';
import { CoverageAnswer } from './amounts.ts';
import { json, OPEN_READ, refusals } from './operation.ts';
import { AT_QUERY, listPage, Next, pageQuery } from './reading.ts';
import { GoalAnswer, goalAnswer } from './target-answer.ts';

const Why = z
  .object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .openapi('Why');

const AssessmentAnswer = z
  .object({
    target: z.number().int(),
    indicator: z.string().nullable(),
    verdicts: z.array(
      z.object({
        year: z.number().int(),
        verdict: z.enum(['met', 'not-due', 'missed']),
        final: z.boolean(),
        value: z.number().nullable(),
      }),
    ),
    progress: z.enum(PROGRESS),
    regressed: z.boolean(),
    value: z.number().nullable(),
    periodValue: z.number().nullable(),
    missing: z.enum(MISSING).nullable(),
    expected: z.number().nullable(),
    goal: z.union([GoalAnswer, z.null()]),
    due: z.iso.date().nullable(),
    finalGoal: z.union([GoalAnswer, z.null()]),
    gap: z.number().nullable(),
    completion: z.number().nullable().openapi({ description: '% hoàn thành mục tiêu' }),
    requiredPace: z
      .object({
        points: z.number(),
        work: z.number().nullable(),
        workTotal: z.number().nullable(),
      })
      .nullable(),
    monthsDelay: z.number().nullable(),
    forecast: z
      .object({
        value: z.number(),
        low: z.number(),
        high: z.number(),
        at: z.iso.date(),
        backtestError: z.number(),
      })
      .nullable(),
    coverage: CoverageAnswer,
    provisional: z.boolean(),
    asOfDate: z.iso.date().nullable(),
    why: Why,
    alerts: z.array(Why),
  })
  .openapi('Assessment');

const Query = z.object({
  period: z
    .string()
    .max(10)
    .optional()
    .openapi({
      param: { name: 'period', in: 'query' },
      description: 'Mặc định tháng gần nhất đã kết thúc · by default the last closed month',
      example: '2026-09',
    }),
  area: z
    .string()
    .max(20)
    .optional()
    .openapi({
      param: { name: 'area', in: 'query' },
      description: 'Mặc định toàn thành phố · by default the city',
      example: '46',
    }),
  ...pageQuery(500, 5000),
  ...AT_QUERY,
});

const route = createRoute({
  method: 'get',
  path: '/assessments',
  operationId: 'listAssessments',
  tags: ['results'],
  summary: 'Đánh giá từng mục tiêu ở một kỳ · Assessment of every target in a period',
  ...OPEN_READ,
  request: { query: Query },
  responses: {
    200: json(
      z.object({
        period: z.string(),
        area: z.string(),
        assessments: z.array(AssessmentAnswer),
        next: Next,
      }),
      'Đánh giá · assessments',
    ),
    ...refusals(400, 401, 404, 422),
  },
});

export function addAssessments(api: OpenAPIHono<Env>): void {
  api.openapi(route, async (c) => {
    const query = c.req.valid('query');
    const view = await c.var.view();
    const code = query.period ?? lastClosedMonth(dayInVietnam(view.at)).code;
    if (!parsePeriod(code)) throw new Problem('period-unknown', { code });
    const area = query.area ?? view.catalogue.programme.city;
    if (!view.catalogue.areas.some((one) => one.code === area)) {
      throw new Problem('area-unknown', { code: area });
    }
    const board = await view.scoreboard(code, area);
    const reach = reachOf(c.var.viewer, c.var.deps.settings.demonstration);
    const { items, next } = await listPage(c, query, () => board.rows);
    const assessments = items.map((row) => assessmentAnswer(row.target, row.assessment, reach));
    return c.json({ period: code, area, assessments, next }, 200);
  });
}

const number = (decimal: Decimal | null | undefined): number | null =>
  decimal === null || decimal === undefined ? null : Number(decimal);

type Answer = z.infer<typeof AssessmentAnswer>;

function assessmentAnswer(target: Target, one: Assessment, reach: Reach): Answer {
  const open = reaches(reach, { target: target.number, disclosure: target.disclosure });
  return open ? fullAnswer(one) : withheldAnswer(one);
}

function fullAnswer(one: Assessment): Answer {
  const { goal, finalGoal, requiredPace: pace } = one;
  return {
    target: one.target,
    indicator: one.indicator,
    verdicts: one.verdicts.map(({ year, verdict, final, value }) => ({
      ...{ year, verdict, final, value: number(value) },
    })),
    progress: one.progress,
    regressed: one.regressed,
    value: number(one.value),
    periodValue: number(one.periodValue),
    missing: one.missing,
    expected: number(one.expected),
    goal: goal && goalAnswer(goal),
    due: one.due,
    finalGoal: finalGoal && goalAnswer(finalGoal),
    gap: number(one.gap),
    completion: number(one.completion),
    requiredPace: pace && {
      points: Number(pace.points),
      work: number(pace.work),
      workTotal: number(pace.workTotal),
    },
    monthsDelay: one.monthsDelay,
    forecast: forecastOf(one),
    coverage: { reported: one.coverage.reported, expected: one.coverage.expected },
    provisional: one.provisional,
    asOfDate: one.asOfDate,
    why: { code: one.why.code, params: { ...one.why.params } },
    alerts: one.alerts.map(({ code, params }) => ({ code, params: { ...params } })),
  };
}

const forecastOf = ({ forecast }: Assessment): Answer['forecast'] =>
  forecast && {
    value: Number(forecast.value),
    low: Number(forecast.low),
    high: Number(forecast.high),
    at: forecast.at,
    backtestError: Number(forecast.backtestError),
  };

/** A restricted target for one who may not read it: its goals are printed, its results are not said. */
function withheldAnswer(one: Assessment): Answer {
  const nothing = { value: null, periodValue: null, expected: null, gap: null, completion: null };
  return {
    ...fullAnswer(one),
    ...nothing,
    verdicts: [],
    progress: 'no-data',
    regressed: false,
    missing: 'restricted',
    requiredPace: null,
    monthsDelay: null,
    forecast: null,
    coverage: { reported: 0, expected: 0 },
    provisional: false,
    asOfDate: null,
    why: { code: 'restricted', params: {} },
    alerts: [],
  };
}
