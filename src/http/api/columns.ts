import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { listColumnEvents } from '../../indicator/column/history.store.ts';
import { Problem } from '../../kernel/problem.ts';
import {
  answer,
  approve,
  approveMany,
  confirm,
  opine,
  reopen,
  returnCells,
  writeWords,
} from '../columns/act.ts';
import { readColumn, readColumnRows, readColumns } from '../columns/read.ts';
import type { Env, RequestContext } from '../deps.ts';
import {
  BulkAnswer,
  ColumnAnswer,
  ColumnSummary,
  columnAnswer,
  columnSummary,
  EventAnswer,
  eventAnswer,
  WordsAnswer,
  wordsAnswer,
} from './column-answer.ts';
import { changed, guarded, guardedRead, json, jsonBody, refusals } from './operation.ts';
import { Next, pageQuery, readCursor, writeCursor } from './reading.ts';

const Version = z.number().int().optional().openapi({
  description:
    'Phiên bản đang xem; thiếu thì bị từ chối (version-needed) · the version that was seen; refused without it (version-needed)',
  example: 3,
});
const Reason = z.string().max(2000);
const Unit = z.string().max(100);
const Seal = z.string().max(100);
const Code = z.string().max(40);

const ColumnParam = z.object({
  indicator: Code.openapi({ param: { name: 'indicator', in: 'path' }, example: '5' }),
  cycle: Code.openapi({ param: { name: 'cycle', in: 'path' }, example: '2026-10' }),
});

const Cell = z.object({ element: z.string().max(200), area: Code, period: Code });

const moved = changed(ColumnAnswer, 'Cột số liệu sau thay đổi · the column afterwards');

const listRoute = createRoute({
  method: 'get',
  path: '/columns',
  operationId: 'listColumns',
  tags: ['collecting'],
  summary:
    'Các cột số liệu: một chỉ tiêu, một kỳ, mọi đơn vị · Columns: one indicator, one cycle, all units',
  ...guardedRead('read-column'),
  request: {
    query: z.object({
      cycle: Code.optional().openapi({ param: { name: 'cycle', in: 'query' } }),
      state: z
        .enum(['collecting', 'confirmed', 'approved'])
        .optional()
        .openapi({ param: { name: 'state', in: 'query' } }),
      owner: Unit.optional().openapi({ param: { name: 'owner', in: 'query' } }),
      ...pageQuery(100, 500),
    }),
  },
  responses: {
    200: json(z.object({ columns: z.array(ColumnSummary), next: Next }), 'Cột số liệu · columns'),
    ...refusals(400, 401, 403),
  },
});

const getRoute = createRoute({
  method: 'get',
  path: '/columns/{indicator}/{cycle}',
  operationId: 'getColumn',
  tags: ['collecting'],
  summary:
    'Một cột số liệu với mọi ô, ý kiến và lời của đơn vị chủ trì · One column with all that is said of it',
  ...guardedRead('read-column'),
  request: { params: ColumnParam },
  responses: { 200: json(ColumnAnswer, 'Cột số liệu · the column'), ...refusals(401, 403, 404) },
});

const eventsRoute = createRoute({
  method: 'get',
  path: '/columns/{indicator}/{cycle}/events',
  operationId: 'listColumnEvents',
  tags: ['collecting'],
  summary: 'Lịch sử của một cột số liệu · What happened to a column',
  ...guardedRead('read-column'),
  request: { params: ColumnParam },
  responses: {
    200: json(
      z.object({ events: z.array(EventAnswer) }),
      'Lịch sử, cũ trước · events, oldest first',
    ),
    ...refusals(401, 403, 404),
  },
});

/** A step of one column: a POST with the version that its person saw. */
const step = <const P extends string, S extends z.ZodRawShape>(
  name: P,
  operationId: string,
  more: { summary: string; guard: ReturnType<typeof guarded>; body: S },
) =>
  createRoute({
    method: 'post',
    path: `/columns/{indicator}/{cycle}/${name}`,
    operationId,
    tags: ['collecting'],
    summary: more.summary,
    ...more.guard,
    request: {
      params: ColumnParam,
      body: jsonBody(z.object({ version: Version, ...more.body })),
    },
    responses: moved,
  });

const confirmRoute = step('confirm', 'confirmColumn', {
  summary: 'Xác nhận số liệu · Confirm the figures',
  guard: guarded('confirm-column'),
  body: {},
});

const agreeRoute = step('agree', 'agreeToColumn', {
  summary: 'Đơn vị cùng chủ trì đồng ý · Another lead agrees',
  guard: guarded('object-column'),
  body: { unit: Unit },
});

const objectRoute = step('object', 'objectToColumn', {
  summary: 'Đơn vị cùng chủ trì không đồng ý, nêu lý do · Another lead objects, with a reason',
  guard: guarded('object-column'),
  body: { unit: Unit, reason: Reason },
});

const answerRoute = step('answer', 'answerObjection', {
  summary: 'Trả lời ý kiến không đồng ý · Answer an objection',
  guard: guarded('confirm-column'),
  body: { unit: Unit, text: Reason },
});

const returnRoute = step('return-cells', 'returnColumnCells', {
  summary: 'Trả lại các ô đã chọn, một lý do · Return chosen cells with one reason',
  guard: guarded('return-cell'),
  body: { cells: z.array(Cell).min(1).max(5000), reason: Reason },
});

const approveRoute = step('approve', 'approveColumn', {
  summary: 'Phê duyệt đúng các số đã xem · Approve exactly the values seen',
  guard: guarded('approve-column', 'approve-office-column'),
  body: { seal: Seal },
});

const reopenRoute = step('reopen', 'reopenColumn', {
  summary: 'Mở lại, có lý do · Reopen, with a reason',
  guard: guarded('approve-column', 'approve-office-column', 'confirm-column'),
  body: { reason: Reason },
});

const bulkRoute = createRoute({
  method: 'post',
  path: '/columns/approve',
  operationId: 'approveColumns',
  tags: ['collecting'],
  summary: 'Phê duyệt nhiều cột · Approve many columns',
  description:
    'Mỗi cột một kết quả; cột bị từ chối không giữ các cột khác. · One result a column; a refused one does not hold the others.',
  ...guarded('approve-column', 'approve-office-column'),
  request: {
    body: jsonBody(
      z.object({
        columns: z
          .array(z.object({ indicator: Code, cycle: Code, version: Version, seal: Seal }))
          .min(1)
          .max(200),
      }),
    ),
  },
  responses: {
    200: json(z.object({ results: z.array(BulkAnswer) }), 'Kết quả từng cột · a result a column'),
    ...refusals(400, 401, 403, 415, 422),
  },
});

const wordsRoute = createRoute({
  method: 'put',
  path: '/columns/{indicator}/{cycle}/words',
  operationId: 'writeLeadWords',
  tags: ['collecting'],
  summary:
    'Ghi kết quả, khó khăn, nguyên nhân, kiến nghị · Write results, difficulties, causes, proposals',
  description:
    'version là bản của lời đang xem, 0 khi chưa có. · version is that of the words seen, 0 when there are none.',
  ...guarded('write-lead-words'),
  request: {
    params: ColumnParam,
    body: jsonBody(
      z.object({
        version: Version,
        unit: Unit.optional(),
        result: z.string().max(5000).default(''),
        difficulty: z.string().max(5000).default(''),
        cause: z.string().max(5000).default(''),
        proposal: z.string().max(5000).default(''),
      }),
    ),
  },
  responses: changed(WordsAnswer, 'Lời đã ghi · the words'),
});

export function addColumns(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const { limit, cursor, ...query } = c.req.valid('query');
    const start = Number(readCursor(cursor)?.after[0] ?? 0);
    if (!Number.isSafeInteger(start) || start < 0) throw new Problem('cursor-invalid');
    const { catalogue, rows } = await readColumnRows(c, query);
    const end = start + limit;
    const revision = Math.max(1, c.var.deps.revision.current());
    const next = end < rows.length ? writeCursor({ revision, after: [String(end)] }) : null;
    const views = await readColumns(c, catalogue, rows.slice(start, end));
    return c.json({ columns: views.map(columnSummary), next }, 200);
  });
  api.openapi(getRoute, async (c) => c.json(await tell(c, c.req.valid('param')), 200));
  api.openapi(eventsRoute, async (c) => {
    const { row } = await readColumn(c, c.req.valid('param'), 'cycle');
    const events = await listColumnEvents(c.var.deps.db, row);
    return c.json({ events: events.map(eventAnswer) }, 200);
  });
  api.openapi(bulkRoute, async (c) => {
    const results = await approveMany(c, c.req.valid('json').columns);
    return c.json(
      {
        results: results.map((one) => ({
          ...{ indicator: one.indicator, cycle: one.cycle, status: one.status },
          code: one.status === 'refused' ? one.problem.code : null,
          message: one.status === 'refused' ? one.problem.say(c.var.language) : null,
        })),
      },
      200,
    );
  });
  addSteps(api);
}

function addSteps(api: OpenAPIHono<Env>): void {
  api.openapi(confirmRoute, async (c) => {
    const key = c.req.valid('param');
    await confirm(c, { ...key, ...c.req.valid('json') });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(agreeRoute, async (c) => {
    const key = c.req.valid('param');
    await opine(c, { ...key, ...c.req.valid('json'), objection: null });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(objectRoute, async (c) => {
    const key = c.req.valid('param');
    const { reason, ...rest } = c.req.valid('json');
    await opine(c, { ...key, ...rest, objection: reason });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(answerRoute, async (c) => {
    const key = c.req.valid('param');
    await answer(c, { ...key, ...c.req.valid('json') });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(returnRoute, async (c) => {
    const key = c.req.valid('param');
    await returnCells(c, { ...key, ...c.req.valid('json') });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(approveRoute, async (c) => {
    const key = c.req.valid('param');
    await approve(c, { ...key, ...c.req.valid('json') });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(reopenRoute, async (c) => {
    const key = c.req.valid('param');
    await reopen(c, { ...key, ...c.req.valid('json') });
    return c.json(await tell(c, key), 200);
  });
  api.openapi(wordsRoute, async (c) => {
    const { version, unit, ...words } = c.req.valid('json');
    const saved = await writeWords(c, { ...c.req.valid('param'), version, unit, words });
    return c.json(wordsAnswer(saved), 200);
  });
}

const tell = async (c: RequestContext, key: { indicator: string; cycle: string }) =>
  columnAnswer(await readColumn(c, key), c.var.language);
