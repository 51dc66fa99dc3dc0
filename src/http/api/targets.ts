import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { targetByNumber } from '../../catalogue/find.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Env, RequestContext } from '../deps.ts';
import { settleGoals } from '../settle-goals.ts';
import { changed, guarded, json, jsonBody, OPEN_READ, refusals } from './operation.ts';
import { AtQuery, ListQuery, listPage, Next } from './reading.ts';
import { TargetAnswer, targetAnswer } from './target-answer.ts';

const NumberParam = z.object({
  number: z.coerce
    .number()
    .int()
    .min(1)
    .max(9999)
    .openapi({ param: { name: 'number', in: 'path' }, type: 'integer', example: 5 }),
});

const listRoute = createRoute({
  method: 'get',
  path: '/targets',
  operationId: 'listTargets',
  tags: ['catalogue'],
  summary: 'Các mục tiêu theo số thứ tự · Targets in number order',
  ...OPEN_READ,
  request: { query: ListQuery },
  responses: {
    200: json(z.object({ targets: z.array(TargetAnswer), next: Next }), 'Mục tiêu · targets'),
    ...refusals(400, 401, 404),
  },
});

const getRoute = createRoute({
  method: 'get',
  path: '/targets/{number}',
  operationId: 'getTarget',
  tags: ['catalogue'],
  summary: 'Một mục tiêu · One target',
  ...OPEN_READ,
  request: { params: NumberParam, query: AtQuery },
  responses: { 200: json(TargetAnswer, 'Mục tiêu · the target'), ...refusals(400, 401, 404) },
});

const placeRoute = createRoute({
  method: 'put',
  path: '/targets/{number}/goals/{id}',
  operationId: 'placeGoal',
  tags: ['catalogue'],
  summary: 'Xác định năm của một mức mục tiêu · Place or confirm a goal',
  description:
    'Chỉ Cơ quan thường trực. Năm, cả giai đoạn (phase) hoặc null để bỏ ngỏ lại; cần lý do. Để sửa mức đã xác nhận phải ghi version đang thấy. · The standing office only: a year, the whole phase, or null to hold it open again, with a reason. To change a confirmed goal, give the version you see.',
  ...guarded('place-goal'),
  request: {
    params: NumberParam.extend({
      id: z
        .string()
        .max(40)
        .openapi({ param: { name: 'id', in: 'path' }, example: '6-a' }),
    }),
    body: jsonBody(
      z
        .object({
          year: z.union([z.number().int(), z.literal('phase')]).nullable(),
          reason: z.string().max(2000),
          reference: z.string().max(500).optional(),
          version: z.number().int().optional(),
        })
        .openapi('Placement'),
    ),
  },
  responses: changed(TargetAnswer, 'Mục tiêu sau khi xác định · the target afterwards'),
});

export function addTargets(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const { view, items, next } = await listPage(c, c.req.valid('query'), (view) =>
      [...view.catalogue.targets].sort((a, b) => a.number - b.number),
    );
    const targets = items.map((target) => targetAnswer(view.catalogue, target));
    return c.json({ targets, next }, 200);
  });
  api.openapi(getRoute, async (c) => c.json(await getTarget(c, c.req.valid('param').number), 200));
  api.openapi(placeRoute, async (c) => {
    const { number, id } = c.req.valid('param');
    const { year, reason, reference, version } = c.req.valid('json');
    const { catalogue } = await c.var.deps.snapshots.current();
    if (!catalogue.goals.some((goal) => goal.id === id && goal.target === number)) {
      throw new Problem('not-found', { what: `mức ${id}`, what_en: `Goal ${id}` });
    }
    const placement = { goal: id, year, ...(version === undefined ? {} : { version }) };
    const why = { reason, ...(reference === undefined ? {} : { reference }) };
    const settled = await settleGoals(c, [placement], why);
    const target = targetByNumber(settled.targets, number);
    if (!target) throw new Problem('not-found', { what: `mục tiêu ${number}` });
    return c.json(targetAnswer(settled, target), 200);
  });
}

async function getTarget(c: RequestContext, number: number) {
  const { catalogue } = await c.var.view();
  const target = targetByNumber(catalogue.targets, number);
  if (!target) {
    throw new Problem('not-found', { what: `mục tiêu ${number}`, what_en: `Target ${number}` });
  }
  return targetAnswer(catalogue, target);
}
