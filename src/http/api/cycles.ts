import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { Problem } from '../../kernel/problem.ts';
import { endLate, grantLate, moveOrdered, openOrdered, remindUnits } from '../cycles/act.ts';
import { readCycle, readCycles } from '../cycles/read.ts';
import type { Env } from '../deps.ts';
import {
  CycleAnswer,
  CycleDetail,
  cycleAnswer,
  cycleDetail,
  ReminderAnswer,
} from './cycle-answer.ts';
import {
  changed,
  created,
  creating,
  guarded,
  guardedRead,
  IdempotencyHeader,
  json,
  jsonBody,
  refusals,
} from './operation.ts';
import { Next, pageQuery, readCursor, writeCursor } from './reading.ts';

const Day = z.iso.date();
const Version = z.number().int().optional().openapi({
  description:
    'Phiên bản đang xem; thiếu thì bị từ chối (version-needed) · the version that was seen; refused without it (version-needed)',
  example: 3,
});
const Reason = z.string().max(2000);

const CodeParam = z.object({
  code: z
    .string()
    .max(40)
    .openapi({ param: { name: 'code', in: 'path' }, example: '2026-10' }),
});

const moved = changed(CycleAnswer, 'Kỳ thu thập sau thay đổi · the cycle afterwards');

const listRoute = createRoute({
  method: 'get',
  path: '/cycles',
  operationId: 'listCycles',
  tags: ['collecting'],
  summary: 'Các kỳ thu thập, mới nhất trước · Collection cycles, latest first',
  ...guardedRead('read-report'),
  request: { query: z.object(pageQuery(100, 500)) },
  responses: {
    200: json(z.object({ cycles: z.array(CycleAnswer), next: Next }), 'Kỳ thu thập · cycles'),
    ...refusals(400, 401, 403),
  },
});

const openRoute = createRoute({
  method: 'post',
  path: '/cycles',
  operationId: 'openCycle',
  tags: ['collecting'],
  summary: 'Mở kỳ thu thập · Open a collection cycle',
  description:
    'Một tháng (period), hoặc nhập bù nhiều tháng (from, to) trong một tờ, một lần phê duyệt. Hạn không gửi thì tính theo ngày làm việc. · One month, or several in one sheet with one approval. Deadlines left out are counted in working days.',
  ...creating('manage-cycles'),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .object({
          period: z.string().max(20).optional().openapi({ example: '2026-10' }),
          from: z.string().max(20).optional().openapi({ example: '2026-06' }),
          to: z.string().max(20).optional().openapi({ example: '2026-10' }),
          unitDeadline: Day.optional(),
          cityDeadline: Day.optional(),
          lockDay: Day.nullable().optional(),
          note: z.string().max(2000).optional(),
        })
        .refine(
          ({ period, from, to }) =>
            period === undefined ? from !== undefined && to !== undefined : !from && !to,
          'Ghi period, hoặc cả from và to · give period, or both from and to',
        )
        .openapi('CycleOrder'),
    ),
  },
  responses: {
    201: json(CycleAnswer, 'Kỳ vừa mở · the new cycle'),
    ...refusals(400, 401, 403, 409, 415, 422),
  },
});

const getRoute = createRoute({
  method: 'get',
  path: '/cycles/{code}',
  operationId: 'getCycle',
  tags: ['collecting'],
  summary: 'Một kỳ thu thập và tình trạng từng đơn vị · One cycle with the state of each unit',
  ...guardedRead('read-report'),
  request: { params: CodeParam },
  responses: { 200: json(CycleDetail, 'Kỳ thu thập · the cycle'), ...refusals(401, 403, 404) },
});

const extendRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/extend',
  operationId: 'extendCycle',
  tags: ['collecting'],
  summary: 'Đổi hạn, có lý do · Change the deadlines, with a reason',
  ...guarded('manage-cycles'),
  request: {
    params: CodeParam,
    body: jsonBody(
      z.object({ version: Version, unitDeadline: Day, cityDeadline: Day, reason: Reason }),
    ),
  },
  responses: moved,
});

const lockRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/lock',
  operationId: 'lockCycle',
  tags: ['collecting'],
  summary: 'Khóa nhập sau một ngày; null: bỏ khóa · Lock entry after a day; null unlocks',
  ...guarded('manage-cycles'),
  request: {
    params: CodeParam,
    body: jsonBody(z.object({ version: Version, day: Day.nullable() })),
  },
  responses: moved,
});

const closeRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/close',
  operationId: 'closeCycle',
  tags: ['collecting'],
  summary: 'Chốt kỳ · Close the cycle',
  ...guarded('manage-cycles'),
  request: { params: CodeParam, body: jsonBody(z.object({ version: Version })) },
  responses: moved,
});

const reopenRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/reopen',
  operationId: 'reopenCycle',
  tags: ['collecting'],
  summary: 'Mở chốt, có lý do · Reopen, with a reason',
  ...guarded('manage-cycles'),
  request: {
    params: CodeParam,
    body: jsonBody(z.object({ version: Version, reason: Reason })),
  },
  responses: moved,
});

const grantRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/exceptions',
  operationId: 'grantLateEntry',
  tags: ['collecting'],
  summary: 'Cho một đơn vị nhập muộn đến hết một ngày · Let one unit enter late until a day',
  ...creating('manage-cycles'),
  request: {
    headers: IdempotencyHeader,
    params: CodeParam,
    body: jsonBody(
      z
        .object({ unit: z.string().max(100), until: Day, reason: Reason })
        .openapi('LateExceptionOrder'),
    ),
  },
  responses: created(CycleDetail, 'Kỳ sau khi cho phép · the cycle afterwards'),
});

const endRoute = createRoute({
  method: 'delete',
  path: '/cycles/{code}/exceptions/{unit}',
  operationId: 'endLateEntry',
  tags: ['collecting'],
  summary: 'Thôi cho nhập muộn · Take a late exception back',
  ...guarded('manage-cycles'),
  request: {
    params: CodeParam.extend({
      unit: z
        .string()
        .max(100)
        .openapi({ param: { name: 'unit', in: 'path' }, example: 'ubnd-19753' }),
    }),
  },
  responses: { 204: { description: 'Đã thôi · taken back' }, ...refusals(401, 403, 404) },
});

const remindRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/reminders',
  operationId: 'remindUnits',
  tags: ['collecting'],
  summary: 'Nhắc các đơn vị còn việc · Remind units that still owe something',
  description:
    'Một thư mỗi người, gồm mọi việc của người đó; đã xong thì không gửi. Bỏ units: nhắc tất cả. · One mail a person with all their tasks, none once done. Without units: everyone.',
  ...guarded('manage-cycles'),
  request: {
    params: CodeParam,
    body: jsonBody(z.object({ units: z.array(z.string().max(100)).max(500).optional() })),
  },
  responses: {
    200: json(ReminderAnswer, 'Đã xếp thư · what was queued'),
    ...refusals(400, 401, 403, 404, 409, 415),
  },
});

export function addCycles(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const start = Number(readCursor(cursor)?.after[0] ?? 0);
    if (!Number.isSafeInteger(start) || start < 0) throw new Problem('cursor-invalid');
    const all = await readCycles(c);
    const end = start + limit;
    const { deps } = c.var;
    const next =
      end < all.length
        ? writeCursor({ revision: Math.max(1, deps.revision.current()), after: [String(end)] })
        : null;
    return c.json({ cycles: all.slice(start, end).map(cycleAnswer), next }, 200);
  });
  api.openapi(openRoute, async (c) => {
    const { period, from = '', to = '', ...rest } = c.req.valid('json');
    const months = period === undefined ? { from, to } : { period };
    const { code } = await openOrdered(c, { ...months, ...rest });
    return c.json(cycleAnswer(await readCycle(c, code)), 201);
  });
  api.openapi(getRoute, async (c) =>
    c.json(cycleDetail(await readCycle(c, c.req.valid('param').code)), 200),
  );
  addMoves(api);
  addLateEntry(api);
}

function addMoves(api: OpenAPIHono<Env>): void {
  api.openapi(extendRoute, async (c) => {
    const { code } = c.req.valid('param');
    const { version, ...days } = c.req.valid('json');
    await moveOrdered(c, code, { kind: 'extend', ...days }, version);
    return c.json(cycleAnswer(await readCycle(c, code)), 200);
  });
  api.openapi(lockRoute, async (c) => {
    const { code } = c.req.valid('param');
    const { version, day } = c.req.valid('json');
    await moveOrdered(c, code, { kind: 'lock-after', day }, version);
    return c.json(cycleAnswer(await readCycle(c, code)), 200);
  });
  api.openapi(closeRoute, async (c) => {
    const { code } = c.req.valid('param');
    await moveOrdered(c, code, { kind: 'close' }, c.req.valid('json').version);
    return c.json(cycleAnswer(await readCycle(c, code)), 200);
  });
  api.openapi(reopenRoute, async (c) => {
    const { code } = c.req.valid('param');
    const { version, reason } = c.req.valid('json');
    await moveOrdered(c, code, { kind: 'reopen', reason }, version);
    return c.json(cycleAnswer(await readCycle(c, code)), 200);
  });
}

function addLateEntry(api: OpenAPIHono<Env>): void {
  api.openapi(grantRoute, async (c) => {
    const { code } = c.req.valid('param');
    await grantLate(c, code, c.req.valid('json'));
    return c.json(cycleDetail(await readCycle(c, code)), 201);
  });
  api.openapi(endRoute, async (c) => {
    const { code, unit } = c.req.valid('param');
    await endLate(c, code, unit);
    return c.body(null, 204);
  });
  api.openapi(remindRoute, async (c) => {
    const { code } = c.req.valid('param');
    return c.json(await remindUnits(c, code, c.req.valid('json')), 200);
  });
}
