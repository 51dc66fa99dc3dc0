import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Versioned } from '../../catalogue/catalogue.ts';
import { type Check, checksOn } from '../../catalogue/check/check.ts';
import { judgeCheck } from '../../catalogue/revise-check.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { exact } from '../../kernel/quantity.ts';
import { sayRefusal } from '../../kernel/refusal.ts';
import { saveCheck } from '../checks/save.ts';
import { MOST_MONTHS, monthsTried, tryOver, USUAL_MONTHS } from '../checks/trial.ts';
import type { Env } from '../deps.ts';
import {
  created,
  creating,
  guarded,
  IdempotencyHeader,
  json,
  jsonBody,
  OPEN_READ,
  refusals,
} from './operation.ts';
import { ListQuery, listPage, Next } from './reading.ts';

const Severity = z.enum(['block', 'explain']);
const Scope = z.object({
  measures: z.array(z.enum(['count', 'percent', 'share', 'decimal'])).max(4),
  times: z.array(z.enum(['flow', 'stock'])).max(2),
  elements: z.array(z.string().max(80)).max(200),
  indicators: z.array(z.string().max(80)).max(200),
});

const CheckAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    appliesTo: Scope,
    wrong: z.string().openapi({
      description: 'Biểu thức đúng khi số liệu sai · true when something is wrong',
      example: 'numerator > denominator',
    }),
    limits: z.record(z.string(), z.number()),
    severity: Severity,
    vi: z.string(),
    en: z.string(),
    active: z.boolean(),
    effectiveFrom: z.iso.date(),
    note: z.string().nullable(),
    version: z.number().int(),
    inForce: z.boolean().openapi({ description: 'Đang áp dụng hôm nay · counts today' }),
  })
  .openapi('Check');

const CheckFields = {
  code: z.string().max(60),
  name: z.string().max(200),
  appliesTo: Scope.partial().optional(),
  wrong: z.string().max(2000),
  limits: z
    .record(z.string().max(40), z.union([z.number(), z.string().max(40)]))
    .optional()
    .openapi({ example: { threshold: 3.5 } }),
  severity: Severity,
  vi: z.string().max(500),
  en: z.string().max(500),
  active: z.boolean().optional(),
  note: z.string().max(1000).nullable().optional(),
};

const listRoute = createRoute({
  method: 'get',
  path: '/checks',
  operationId: 'listChecks',
  tags: ['catalogue'],
  summary: 'Quy tắc kiểm tra số liệu, mọi phiên bản · Checking rules, every version',
  ...OPEN_READ,
  request: { query: ListQuery },
  responses: {
    200: json(z.object({ checks: z.array(CheckAnswer), next: Next }), 'Quy tắc · rules'),
    ...refusals(400, 401, 404),
  },
});

const saveRoute = createRoute({
  method: 'post',
  path: '/checks',
  operationId: 'saveCheck',
  tags: ['catalogue'],
  summary: 'Lưu một quy tắc kiểm tra · Save a checking rule',
  description:
    'version là phiên bản đang thấy, 0 với quy tắc mới. Phiên bản cũ còn áp dụng đến trước effectiveFrom. · version is the one you see, 0 for a new rule. The earlier version counts until effectiveFrom.',
  ...creating('edit-checks'),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .object({
          ...CheckFields,
          effectiveFrom: z.iso.date(),
          reason: z.string().max(2000),
          version: z.number().int().min(0).optional(),
        })
        .openapi('CheckOrder'),
    ),
  },
  responses: created(CheckAnswer, 'Phiên bản mới · the new version'),
});

const Change = z.enum(['new', 'gone', 'kept']).openapi({
  description:
    'new: chỉ quy tắc thử dừng; gone: chỉ quy tắc hiện hành dừng; kept: cả hai · stopped by the draft alone, the present version alone, or both',
});
const TrialAnswer = z
  .object({
    asked: z.number().int(),
    before: z.number().int(),
    after: z.number().int(),
    failed: z.number().int(),
    periods: z.array(
      z.object({
        period: z.string(),
        asked: z.number().int(),
        before: z.number().int(),
        after: z.number().int(),
      }),
    ),
    cells: z.array(
      z.object({
        element: z.string(),
        area: z.string(),
        period: z.string(),
        value: z.number(),
        change: Change,
        vi: z.string(),
        en: z.string(),
      }),
    ),
    left: z.number().int().openapi({ description: 'Số ô không liệt kê · cells not listed' }),
  })
  .openapi('CheckTrial');

const trialRoute = createRoute({
  method: 'post',
  path: '/checks/trial',
  operationId: 'tryCheck',
  tags: ['catalogue'],
  summary: 'Thử một quy tắc trên các kỳ đã qua · Try a rule over past periods',
  ...guarded('edit-checks'),
  request: {
    body: jsonBody(
      z
        .object({
          ...CheckFields,
          months: z.number().int().min(1).max(MOST_MONTHS).optional().openapi({ example: 6 }),
        })
        .openapi('CheckTrialOrder'),
    ),
  },
  responses: {
    200: json(TrialAnswer, 'Các ô bị dừng trước và sau · cells stopped before and after'),
    ...refusals(400, 401, 403, 415, 422),
  },
});

export function addChecks(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const query = c.req.valid('query');
    const { view, items, next } = await listPage(c, query, (v) => v.catalogue.checks);
    const inForce = checksOn(view.catalogue.checks, dayInVietnam(view.at));
    const checks = items.map((check) => checkAnswer(check, inForce.includes(check)));
    return c.json({ checks, next }, 200);
  });
  api.openapi(saveRoute, async (c) => {
    const { reason, version, ...fields } = c.req.valid('json');
    if (version === undefined) throw new Problem('version-needed');
    const check = checkOf(fields, fields.effectiveFrom);
    const saved = await saveCheck(c, { check, reason, version });
    const today = dayInVietnam(c.var.now);
    return c.json(checkAnswer(saved, saved.active && saved.effectiveFrom <= today), 201);
  });
  api.openapi(trialRoute, async (c) => {
    const { months = USUAL_MONTHS, ...fields } = c.req.valid('json');
    const today = dayInVietnam(c.var.now);
    const { catalogue } = await c.var.deps.snapshots.current();
    const judged = judgeCheck(catalogue, checkOf(fields, today));
    if (judged.kind === 'refused') {
      const [fault] = judged.faults;
      const why = fault ? sayRefusal(fault.refusal) : '';
      const why_en = fault ? sayRefusal(fault.refusal, 'en') : '';
      throw new Problem('check-refused', { why, why_en });
    }
    const result = await tryOver(c, judged.compiled, monthsTried(today, months));
    const cells = result.cells.map(({ amount, finding, ...cell }) => ({
      ...{ ...cell, value: Number(amount), vi: finding.vi, en: finding.en },
    }));
    return c.json({ ...result, periods: [...result.periods], cells }, 200);
  });
}

const SentFields = z.object(CheckFields);

function checkOf(fields: z.infer<typeof SentFields>, effectiveFrom: string): Check {
  const { appliesTo, limits = {}, active = true, note = null, ...words } = fields;
  const numbers = Object.entries(limits).map(([name, limit]) => [name, plain(limit)]);
  return {
    ...words,
    appliesTo: {
      measures: appliesTo?.measures ?? [],
      times: appliesTo?.times ?? [],
      elements: appliesTo?.elements ?? [],
      indicators: appliesTo?.indicators ?? [],
    },
    limits: Object.fromEntries(numbers),
    ...{ active, note, effectiveFrom },
  };
}

/** A JSON number as the decimal that was written, without an exponent. */
const plain = (limit: number | string): string =>
  typeof limit === 'string' ? limit : exact(String(limit)).toString();

const checkAnswer = (
  { revision: _, appliesTo, limits, ...check }: Versioned<Check>,
  inForce: boolean,
): z.infer<typeof CheckAnswer> => ({
  ...check,
  inForce,
  appliesTo: {
    measures: [...appliesTo.measures],
    times: [...appliesTo.times],
    elements: [...appliesTo.elements],
    indicators: [...appliesTo.indicators],
  },
  limits: Object.fromEntries(
    Object.entries(limits).map(([name, amount]) => [name, Number(amount)]),
  ),
});
