import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { Problem } from '../../kernel/problem.ts';
import { findEvidence, type PlacedEvidence } from '../../source/evidence/evidence.store.ts';
import type { CellPlace } from '../../source/report/answer.ts';
import type { Env, RequestContext } from '../deps.ts';
import { endFor } from '../evidence/end.ts';
import { handOut } from '../evidence/hand-out.ts';
import { bindFile } from '../evidence/keep.ts';
import { ensureCell, evidenceFor, openEvidence } from '../evidence/reach.ts';
import { ensureFor } from '../reports/act.ts';
import { reportFor } from '../reports/read.ts';
import { readForm, type SentForm } from '../upload/form.ts';
import { changed, guarded, guardedRead, json, jsonBody, refusals } from './operation.ts';

const EvidenceAnswer = z
  .object({
    id: z.number().int(),
    report: z.number().int(),
    element: z.string().nullable(),
    area: z.string().nullable(),
    period: z.string().nullable(),
    use: z.enum(['evidence', 'paper']).openapi({
      description: 'paper: bản quét báo cáo đã ký giấy · the scan of a report signed on paper',
    }),
    hash: z.string().openapi({ description: 'SHA-256' }),
    name: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    note: z.string().nullable(),
    by: z.string(),
    at: z.iso.datetime(),
    ended: z.object({ by: z.string(), at: z.iso.datetime(), why: z.string() }).nullable(),
  })
  .openapi('Evidence');

const listRoute = createRoute({
  method: 'get',
  path: '/evidence',
  operationId: 'listEvidence',
  tags: ['collecting'],
  summary: 'Tài liệu kiểm chứng của một báo cáo · Evidence of a report',
  ...guardedRead('read-report'),
  request: { query: z.object({ report: z.coerce.number().int().min(1) }) },
  responses: {
    200: json(z.object({ evidence: z.array(EvidenceAnswer) }), 'Tài liệu · documents'),
    ...refusals(400, 401, 403, 404),
  },
});

const TEXT = { type: 'string' as const };
const USES: ('evidence' | 'paper')[] = ['evidence', 'paper'];
const FORM_FIELDS = {
  report: { type: 'integer' as const, description: 'Báo cáo · the report' },
  element: { ...TEXT, description: 'Ô số liệu, cùng area và period · a cell of it' },
  area: TEXT,
  period: TEXT,
  use: { ...TEXT, enum: USES, default: 'evidence' },
  note: TEXT,
  file: { ...TEXT, format: 'binary' },
};

const keepRoute = createRoute({
  method: 'post',
  path: '/evidence',
  operationId: 'keepEvidence',
  tags: ['collecting'],
  summary: 'Thêm tài liệu kiểm chứng · Add a document behind a report or a cell',
  description:
    'Loại tệp xét theo nội dung; gửi lại tệp đã có không tạo bản thứ hai. Các trường gửi trước tệp. · Kinds are told by content; a file sent again is not kept twice. Fields come before the file.',
  ...guarded('keep-evidence'),
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: { type: 'object', required: ['report', 'file'], properties: FORM_FIELDS },
        },
      },
    },
  },
  responses: {
    201: json(EvidenceAnswer, 'Tài liệu đã giữ · the kept document'),
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const readRoute = createRoute({
  method: 'get',
  path: '/evidence/{hash}',
  operationId: 'getEvidence',
  tags: ['collecting'],
  summary: 'Nội dung một tài liệu, để lưu về máy · The bytes of a document, as an attachment',
  ...guardedRead('read-report'),
  request: { params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }) },
  responses: {
    200: {
      description: 'Tệp · the file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    ...refusals(400, 401, 403, 404),
  },
});

const endRoute = createRoute({
  method: 'post',
  path: '/evidence/{id}/end',
  operationId: 'endEvidence',
  tags: ['collecting'],
  summary:
    'Gỡ tài liệu, có lý do; nhật ký vẫn giữ · Remove a document with a reason; the journal keeps it',
  ...guarded('keep-evidence'),
  request: {
    params: z.object({ id: z.coerce.number().int().min(1) }),
    body: jsonBody(z.object({ reason: z.string().max(1000) }).openapi('EvidenceEnd')),
  },
  responses: changed(EvidenceAnswer, 'Tài liệu đã gỡ · the ended document'),
});

export function addEvidence(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const report = await reportFor(c, { id: c.req.valid('query').report });
    return c.json({ evidence: (await evidenceFor(c, report)).map(answerOf) }, 200);
  });
  api.openapi(keepRoute, async (c) => c.json(answerOf(await keep(c)), 201));
  api.openapi(readRoute, async (c) => {
    const found = await openEvidence(c, c.req.valid('param').hash);
    return handOut(c, { ...found, mediaType: 'application/octet-stream' });
  });
  api.openapi(endRoute, async (c) => {
    const { id } = c.req.valid('param');
    await endFor(c, id, c.req.valid('json').reason);
    return c.json(answerOf(await found(c, id)), 200);
  });
}

async function keep(c: RequestContext): Promise<PlacedEvidence> {
  const form = await readForm(c);
  const id = Number(form.get('report'));
  if (!Number.isSafeInteger(id) || id < 1) throw new Problem('report-unknown');
  const report = await reportFor(c, { id });
  ensureFor(c, 'keep-evidence', report.unit);
  if (!form.file) throw new Problem('evidence-missing');
  const cell = cellOf(form);
  await ensureCell(c, report, cell);
  const use = form.get('use') === 'paper' ? 'paper' : 'evidence';
  const order = { report: id, cell: use === 'paper' ? null : cell, file: form.file, use } as const;
  const bound = await bindFile(c, { ...order, note: form.get('note') });
  return found(c, bound.id);
}

function cellOf(form: SentForm): CellPlace | null {
  const [element, area, period] = [form.get('element'), form.get('area'), form.get('period')];
  if (!element && !area && !period) return null;
  return { element, area, period };
}

async function found(c: RequestContext, id: number): Promise<PlacedEvidence> {
  const one = await findEvidence(c.var.deps.db, id);
  if (!one) throw new Problem('evidence-unknown');
  return one;
}

const answerOf = ({ cell, at, ended, unit: _, cycle: __, state: ___, ...one }: PlacedEvidence) => ({
  ...one,
  element: cell?.element ?? null,
  area: cell?.area ?? null,
  period: cell?.period ?? null,
  at: at.toISOString(),
  ended: ended && { ...ended, at: ended.at.toISOString() },
});
