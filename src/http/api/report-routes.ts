// What the API promises about reports.
import { createRoute, z } from '@hono/zod-openapi';
import type { Action } from '../../access/can.ts';
import {
  changed,
  created,
  creating,
  guarded,
  guardedRead,
  IdempotencyHeader,
  idPath,
  json,
  jsonBody,
  refusals,
} from './operation.ts';
import { Next, pageQuery } from './reading.ts';
import {
  CellSaveBody,
  EventAnswer,
  ListedAnswer,
  NoteAnswer,
  Place,
  ReportAnswer,
  ReportDetail,
  Saved,
} from './report-answer.ts';

const tags = ['collecting'];

const params = z.object({
  id: idPath(12),
});

const queryText = (name: string, example: string) =>
  z
    .string()
    .max(100)
    .optional()
    .openapi({ param: { name, in: 'query' }, example });

const Version = z.number().int().optional().openapi({
  description:
    'Phiên bản đang xem; thiếu thì bị từ chối (version-needed) · the version that was seen; refused without it (version-needed)',
  example: 3,
});
const Reason = z.string().max(2000).openapi({ example: 'Số liệu lệch với cổng dịch vụ công' });

export const listReportsRoute = createRoute({
  method: 'get',
  path: '/reports',
  operationId: 'listReports',
  tags,
  summary: 'Báo cáo của các đơn vị được xem · Reports of the units that may be seen',
  ...guardedRead('read-report'),
  request: {
    query: z.object({
      cycle: queryText('cycle', '2026-10'),
      unit: queryText('unit', 'ubnd-19753'),
      state: z
        .enum(['draft', 'sent', 'signed'])
        .optional()
        .openapi({ param: { name: 'state', in: 'query' } }),
      ...pageQuery(200, 1000),
    }),
  },
  responses: {
    200: json(z.object({ reports: z.array(ListedAnswer), next: Next }), 'Báo cáo · reports'),
    ...refusals(400, 401, 403),
  },
});

export const openReportRoute = createRoute({
  method: 'post',
  path: '/reports',
  operationId: 'openReport',
  tags,
  summary: 'Tìm hoặc mở báo cáo của đơn vị trong kỳ · Find or open a unit’s report of a cycle',
  ...creating('fill-report'),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .object({ cycle: z.string().max(40), unit: z.string().max(100) })
        .openapi('ReportOrder', { example: { cycle: '2026-10', unit: 'ubnd-19753' } }),
    ),
  },
  responses: {
    200: json(ReportAnswer, 'Đã có · it was there'),
    201: json(ReportAnswer, 'Vừa mở · just opened'),
    ...refusals(400, 401, 403, 404, 409, 415),
  },
});

export const getReportRoute = createRoute({
  method: 'get',
  path: '/reports/{id}',
  operationId: 'getReport',
  tags,
  summary: 'Biểu và số đã nhập của một báo cáo · A report: its form and its answers',
  ...guardedRead('read-report'),
  request: { params },
  responses: { 200: json(ReportDetail, 'Báo cáo · the report'), ...refusals(400, 401, 403, 404) },
});

export const saveCellsRoute = createRoute({
  method: 'put',
  path: '/reports/{id}/cells',
  operationId: 'saveCells',
  tags,
  summary: 'Lưu nháp từng ô · Save cells as drafts',
  description:
    'Mỗi ô được trả lời riêng; lưu lại điều đã có là unchanged, ô người khác vừa đổi là conflict kèm số đang có. Sau các ô đã gửi là những ô khác mà kết quả kiểm tra thay đổi theo. · Every cell is answered; saying the same again is unchanged, a cell that someone else changed is a conflict with what stands. After the cells sent come others whose findings changed with them.',
  ...guarded('fill-report'),
  request: {
    params,
    body: jsonBody(
      z.object({ cells: z.array(CellSaveBody).min(1).max(2000) }).openapi('CellSaves'),
    ),
  },
  responses: {
    200: json(Saved, 'Kết quả từng ô · each cell'),
    ...refusals(400, 401, 403, 404, 415, 422),
  },
});

export const confirmAllRoute = createRoute({
  method: 'post',
  path: '/reports/{id}/confirm',
  operationId: 'confirmReport',
  tags,
  summary:
    'Xác nhận mọi số điền sẵn còn trống · Confirm every prefilled number that is not answered',
  ...creating('fill-report'),
  request: { params, headers: IdempotencyHeader },
  responses: {
    200: json(Saved, 'Kết quả từng ô · each cell'),
    ...refusals(400, 401, 403, 404, 409),
  },
});

interface ActRoute<P extends string, B extends z.ZodType> {
  readonly path: P;
  readonly operationId: string;
  readonly summary: string;
  readonly action: Action;
  readonly body: B;
}

const actRoute = <const P extends string, B extends z.ZodType>({
  path,
  operationId,
  summary,
  action,
  body,
}: ActRoute<P, B>) =>
  createRoute({
    ...{ method: 'post', path: `/reports/{id}/${path}` as const, operationId, tags, summary },
    ...creating(action),
    request: { params, headers: IdempotencyHeader, body: jsonBody(body) },
    responses: changed(ReportAnswer, 'Báo cáo sau bước này · the report afterwards'),
  });

const Seen = z.object({ version: Version }).openapi('SeenVersion');
const SeenReason = z.object({ version: Version, reason: Reason }).openapi('SeenWithReason');

export const sendRoute = actRoute({
  ...{ path: 'send', operationId: 'sendReport', action: 'fill-report', body: Seen },
  summary: 'Gửi lãnh đạo đơn vị · Send to the unit’s leader',
});
export const recallRoute = actRoute({
  ...{ path: 'recall', operationId: 'recallReport', action: 'fill-report', body: Seen },
  summary: 'Rút lại khi chưa ký · Take back before it is signed',
});
export const returnRoute = actRoute({
  ...{ path: 'return', operationId: 'returnReport', action: 'sign-report', body: SeenReason },
  summary: 'Lãnh đạo đơn vị trả lại, có lý do · The leader sends it back, with a reason',
});
export const signRoute = actRoute({
  ...{ path: 'sign', operationId: 'signReport', action: 'sign-report' },
  summary: 'Lãnh đạo đơn vị duyệt, ký · The unit’s leader signs',
  body: z
    .object({
      version: Version,
      paper: z
        .object({
          number: z.string().trim().min(1).max(100),
          date: z.iso.date(),
          file: z
            .string()
            .regex(/^[0-9a-f]{64}$/)
            .openapi({
              description: 'Mã của tệp đã tải lên làm minh chứng · hash of the uploaded document',
            }),
        })
        .optional(),
    })
    .openapi('ReportSigning'),
});
export const reopenRoute = actRoute({
  ...{ path: 'reopen', operationId: 'reopenReport', action: 'reopen-report', body: SeenReason },
  summary: 'Cơ quan thường trực mở lại, có lý do · The standing office reopens it, with a reason',
});
export const returnCellsRoute = actRoute({
  ...{ path: 'return-cells', operationId: 'returnReportCells', action: 'return-cell' },
  summary: 'Đầu mối số liệu trả lại từng ô, có lý do · The data owner returns cells, with a reason',
  body: z
    .object({ version: Version, cells: z.array(Place).max(2000), reason: Reason })
    .openapi('ReturnedCells'),
});

export const listEventsRoute = createRoute({
  method: 'get',
  path: '/reports/{id}/events',
  operationId: 'listReportEvents',
  tags,
  summary: 'Diễn biến của báo cáo · What happened to a report',
  ...guardedRead('read-report'),
  request: { params },
  responses: {
    200: json(z.object({ events: z.array(EventAnswer) }), 'Diễn biến · events'),
    ...refusals(400, 401, 403, 404),
  },
});

export const listNotesRoute = createRoute({
  method: 'get',
  path: '/reports/{id}/notes',
  operationId: 'listCellNotes',
  tags,
  summary: 'Trao đổi tại từng ô · Comments and questions on cells',
  ...guardedRead('read-report'),
  request: { params },
  responses: {
    200: json(z.object({ notes: z.array(NoteAnswer) }), 'Trao đổi · notes'),
    ...refusals(400, 401, 403, 404),
  },
});

export const addNoteRoute = createRoute({
  method: 'post',
  path: '/reports/{id}/notes',
  operationId: 'addCellNote',
  tags,
  summary: 'Ghi ý kiến hoặc câu hỏi tại một ô · Comment or ask on a cell',
  ...creating('note-cell'),
  request: {
    params,
    headers: IdempotencyHeader,
    body: jsonBody(
      Place.extend({
        text: z
          .string()
          .trim()
          .min(1)
          .max(2000)
          .openapi({ example: 'Vì sao tăng so với kỳ trước?' }),
        question: z.boolean().default(false),
      }).openapi('NewCellNote'),
    ),
  },
  responses: created(NoteAnswer, 'Đã ghi · the note'),
});
