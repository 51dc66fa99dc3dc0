import { readFile } from 'node:fs/promises';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { Problem } from '../../kernel/problem.ts';
import { columnName } from '../../source/figure/sheet.ts';
import { getReport } from '../../source/report/report.store.ts';
import type { Env, RequestContext } from '../deps.ts';
import { formName, formsOf } from '../pages/report-sheet.ts';
import { type BookOutcome, issuesOf, totalOf } from '../report-sheet/outcome.ts';
import { FORM_LIMITS } from '../report-sheet/take.ts';
import {
  markedName,
  markedPath,
  receiveSheets,
  type SheetState,
  type SheetWork,
} from '../report-sheet/work.ts';
import { answerSheets, sheetsOf, XLSX } from '../report-sheet/write.ts';
import { ensureFor } from '../reports/act.ts';
import { reportFor } from '../reports/read.ts';
import { readForm } from '../upload/form.ts';
import type { KeptFile } from '../upload/uploads.ts';
import { guarded, guardedRead, refusals } from './operation.ts';

const Book = {
  content: { [XLSX]: { schema: { type: 'string' as const, format: 'binary' } } },
};

const Issue = z
  .object({
    sheet: z.string(),
    cell: z.string().openapi({ example: 'J12' }),
    element: z.string(),
    area: z.string(),
    period: z.string(),
    kind: z.enum(['refused', 'conflict', 'finding']).openapi({
      description:
        'refused: chưa nhận; conflict: người khác đã đổi; finding: đã ghi, cần xem lại · not taken; changed by another; written, look again',
    }),
    code: z.string(),
    message: z.string(),
  })
  .openapi('SheetIssue');

const SheetAnswer = z
  .object({
    saved: z.number().int(),
    unchanged: z.number().int(),
    untouched: z.number().int().openapi({
      description:
        'Ô để trống hoặc giữ nguyên: không xóa gì · empty or as it was; nothing is cleared',
    }),
    sheets: z.array(
      z.object({
        sheet: z.string(),
        unit: z.string(),
        report: z.number().int().nullable(),
        code: z
          .string()
          .nullable()
          .openapi({ description: 'Vì sao cả trang không nhận · why it was not taken' }),
        message: z.string().nullable(),
        older: z.boolean(),
        saved: z.number().int(),
      }),
    ),
    problems: z.array(Issue),
    marked: z.string().openapi({
      description: 'Địa chỉ tệp đã đánh dấu ô cần xem · the same file with these cells marked',
      example: '/sheets/0a1b2c/marked',
    }),
  })
  .openapi('SheetAnswer');

const formRoute = createRoute({
  method: 'get',
  path: '/reports/{id}.xlsx',
  operationId: 'getReportSheet',
  tags: ['collecting'],
  summary: 'Biểu Excel của một báo cáo · The Excel form of a report',
  ...guardedRead('read-report'),
  request: { params: z.object({ id: z.coerce.number().int().min(1) }) },
  responses: { 200: { description: 'Biểu · the form', ...Book }, ...refusals(400, 401, 403, 404) },
});

const BYTES = { type: 'string' as const, format: 'binary' };
const FILE_BODY = {
  required: true,
  content: {
    [XLSX]: { schema: BYTES },
    'multipart/form-data': {
      schema: { type: 'object' as const, required: ['file'], properties: { file: BYTES } },
    },
  },
};

const SHEET_ANSWER = {
  description: 'Kết quả từng ô · what became of each cell',
  content: { 'application/json': { schema: SheetAnswer }, [XLSX]: { schema: BYTES } },
};

const AcceptQuery = z.object({
  older: z.enum(['accept', 'refuse']).default('refuse').openapi({
    description:
      'accept: nhận các ô còn dùng được của biểu phiên bản cũ · takes what still fits of an older form',
  }),
});

const TOLD = {
  description:
    'Trả lời từng ô có vấn đề; gửi Accept là kiểu .xlsx thì nhận lại chính tệp đó, có đánh dấu. · Every cell with a problem is told; with Accept of the .xlsx type the same file comes back, marked.',
};

const uploadRoute = createRoute({
  method: 'post',
  path: '/reports/{id}/xlsx',
  operationId: 'postReportSheet',
  tags: ['collecting'],
  summary: 'Gửi biểu Excel đã nhập · Send the filled-in form',
  ...TOLD,
  ...guarded('fill-report'),
  request: {
    params: z.object({ id: z.coerce.number().int().min(1) }),
    query: AcceptQuery,
    body: FILE_BODY,
  },
  responses: {
    200: SHEET_ANSWER,
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const formsRoute = createRoute({
  method: 'get',
  path: '/cycles/{code}/forms.xlsx',
  operationId: 'getCycleSheets',
  tags: ['collecting'],
  summary:
    'Một tệp biểu cho nhiều đơn vị, mỗi đơn vị một trang · One workbook, a sheet for each unit',
  ...guardedRead('fill-report'),
  request: {
    params: z.object({ code: z.string().max(40) }),
    query: z.object({
      units: z.string().max(4000).optional().openapi({ example: 'ubnd-19753,ubnd-19777' }),
    }),
  },
  responses: { 200: { description: 'Biểu · the forms', ...Book }, ...refusals(400, 401, 403, 404) },
});

const uploadFormsRoute = createRoute({
  method: 'post',
  path: '/cycles/{code}/forms.xlsx',
  operationId: 'postCycleSheets',
  tags: ['collecting'],
  summary: 'Gửi tệp biểu của nhiều đơn vị · Send a workbook of several units',
  ...TOLD,
  ...guarded('fill-report'),
  request: { params: z.object({ code: z.string().max(40) }), query: AcceptQuery, body: FILE_BODY },
  responses: {
    200: SHEET_ANSWER,
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

/** Before the reports themselves: `12.xlsx` would be read as the id of one. */
export function addReportSheets(api: OpenAPIHono<Env>): void {
  // The document tells the operation, not what runs before it.
  const { middleware, ...operation } = formRoute;
  api.openAPIRegistry.registerPath(operation);
  api.get('/reports/:file{[0-9]{1,15}\\.xlsx}', ...middleware, async (c) => {
    const id = Number(c.req.param('file').replace(/\.xlsx$/, ''));
    const report = await reportFor(c, { id });
    return answerSheets(c, formName(report), await sheetsOf(c, [report]));
  });
  api.openapi(uploadRoute, async (c) => {
    const report = await getReport(c.var.deps.db, { id: c.req.valid('param').id });
    ensureFor(c, 'fill-report', report.unit);
    return answer(c, { cycle: report.cycle, unit: report.unit }, c.req.valid('query').older);
  });
  api.openapi(formsRoute, async (c) => {
    const { code } = c.req.valid('param');
    const reports = await formsOf(c, [c.req.valid('query').units ?? '']);
    return answerSheets(c, `bieu-${code}.xlsx`, await sheetsOf(c, reports));
  });
  api.openapi(uploadFormsRoute, async (c) =>
    answer(c, { cycle: c.req.valid('param').code, unit: null }, c.req.valid('query').older),
  );
}

async function answer(
  c: RequestContext,
  about: Pick<SheetState, 'cycle' | 'unit'>,
  older: 'accept' | 'refuse',
): Promise<Response> {
  const work = await receiveSheets(c, await bookOf(c), { ...about, accepted: older === 'accept' });
  if (about.unit !== null) refuseWhole(work.state.outcome);
  if ((c.req.header('Accept') ?? '').includes(XLSX)) {
    return answerSheets(c, markedName(work), await readFile(markedPath(c, work)));
  }
  return c.json(answerOf(c, work), 200);
}

/** The file of a form, or the body itself where it says that it is a workbook. */
async function bookOf(c: RequestContext): Promise<KeptFile> {
  const { deps } = c.var;
  const type = c.req.header('Content-Type') ?? '';
  if (/^multipart\/form-data/i.test(type)) {
    const { file } = await readForm(c);
    if (!file) throw new Problem('evidence-missing');
    return file;
  }
  if (!type.startsWith(XLSX) && !type.startsWith('application/octet-stream')) {
    throw new Problem('media-type-unsupported', { accepted: XLSX });
  }
  const body = (c.req.raw.body ?? new ReadableStream<Uint8Array>()) as unknown;
  return deps.uploads.receive('bieu.xlsx', body as AsyncIterable<Uint8Array>, FORM_LIMITS.file);
}

/** One report's own sheet that waits for a decision is a refusal for a program, as any other. */
function refuseWhole({ sheets }: BookOutcome): void {
  const refusal = sheets.every((one) => one.refusal !== null) ? sheets[0]?.refusal : null;
  if (refusal) throw new Problem(refusal.code, refusal.params);
}

function answerOf({ var: { language } }: RequestContext, work: SheetWork) {
  const { outcome } = work.state;
  return {
    saved: totalOf(outcome, 'saved'),
    unchanged: totalOf(outcome, 'unchanged'),
    untouched: totalOf(outcome, 'untouched'),
    sheets: outcome.sheets.map(({ sheet, unit, report, refusal, older, saved }) => ({
      ...{ sheet, unit, report, older, saved },
      code: refusal?.code ?? null,
      message: refusal && new Problem(refusal.code, refusal.params).say(language),
    })),
    problems: issuesOf(outcome).map(({ at, element, area, period, kind, code, vi, en }) => ({
      ...{
        sheet: at.sheet,
        cell: columnName(at.column) + at.row,
        element,
        area,
        period,
        kind,
        code,
      },
      message: language === 'vi' ? vi : en,
    })),
    marked: `/sheets/${work.id}/marked`,
  };
}
