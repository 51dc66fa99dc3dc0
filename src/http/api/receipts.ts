import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { reaches, reachOf } from '../../access/can.ts';
import { parseReceiptId } from '../../indicator/amount.ts';
import { findReceipt } from '../../indicator/receipt.store.ts';
import type { Receipt } from '../../indicator/receipt.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Env, RequestContext } from '../deps.ts';
import { AmountAnswer, amountAnswer } from './amounts.ts';
import { json, OPEN_READ, refusals } from './operation.ts';
import { AtQuery } from './reading.ts';

const Input = z
  .object({
    role: z.enum(['numerator', 'denominator']),
    countedIn: z.string(),
    counted: z.number(),
    value: z.number().int().openapi({ description: 'Số hiệu số liệu · id of the value' }),
    element: z.string(),
    area: z.string(),
    period: z.string(),
    amount: z.number(),
    origin: z.string(),
    standing: z.string(),
    estimated: z.boolean(),
    simulated: z.boolean(),
    note: z.string().nullable(),
    by: z.string().openapi({ description: 'Người nhập · who entered it' }),
    signedBy: z.string().nullable(),
    confirmedBy: z.string().nullable(),
    approvedBy: z.string().nullable(),
    batch: z
      .object({
        id: z.number().int(),
        source: z.string(),
        fileName: z.string().nullable(),
        fileHash: z.string().nullable(),
      })
      .nullable(),
    recordedAt: z.iso.datetime(),
    journal: z.object({ seq: z.number().int(), hash: z.string() }),
  })
  .openapi('ReceiptInput');

const ReceiptAnswer = z
  .object({
    id: z.string(),
    amount: AmountAnswer,
    formula: z.object({
      text: z.string(),
      version: z.number().int(),
      effectiveFrom: z.iso.date(),
      standing: z.string(),
      confirmedBy: z.string().nullable(),
    }),
    inputs: z.array(Input),
    hash: z.string().openapi({ description: 'SHA-256' }),
  })
  .openapi('Receipt');

const route = createRoute({
  method: 'get',
  path: '/receipts/{id}',
  operationId: 'getReceipt',
  tags: ['results'],
  summary: 'Nguồn gốc của một kết quả · Lineage of one amount',
  ...OPEN_READ,
  request: {
    params: z.object({
      id: z
        .string()
        .max(200)
        .openapi({ param: { name: 'id', in: 'path' }, example: '5~46~2026-09~year~a~1284' }),
    }),
    query: AtQuery,
  },
  responses: {
    200: json(ReceiptAnswer, 'Nguồn gốc số liệu · the receipt'),
    ...refusals(400, 401, 404),
  },
});

export function addReceipts(api: OpenAPIHono<Env>): void {
  api.openapi(route, async (c) => {
    const receipt = await getReceipt(c, c.req.valid('param').id);
    return c.json(receiptAnswer(receipt), 200);
  });
}

/** The receipt with this id, for one who may read its target. Throws `not-found`. */
export async function getReceipt(c: RequestContext, id: string): Promise<Receipt> {
  const parsed = parseReceiptId(id);
  const { deps, viewer } = c.var;
  const lost = new Problem('not-found', {
    what: `nguồn gốc số liệu ${id}`,
    what_en: `Receipt ${id}`,
  });
  if (!parsed || parsed.revision < 1 || parsed.revision > deps.revision.current()) throw lost;
  const { revision, at, catalogue } = await deps.snapshots.at(parsed.revision);
  const indicator = catalogue.indicators.find((one) => one.code === parsed.cell.indicator);
  const reach = reachOf(viewer, deps.settings.demonstration);
  if (!indicator || !reaches(reach, indicator)) throw lost;
  const instant = { revision, at, today: dayInVietnam(at) };
  const receipt = await findReceipt(deps.db, catalogue, parsed.cell, instant);
  if (!receipt) throw lost;
  return receipt;
}

export const receiptAnswer = (receipt: Receipt): z.infer<typeof ReceiptAnswer> => ({
  id: receipt.id,
  amount: { ...amountAnswer(receipt.amount), receipt: receipt.id },
  formula: { ...receipt.formula },
  inputs: receipt.inputs.map((input) => ({
    ...input,
    counted: Number(input.counted),
    amount: Number(input.amount),
    batch: input.batch && { ...input.batch },
    recordedAt: input.recordedAt.toISOString(),
    journal: { ...input.journal },
  })),
  hash: receipt.hash,
});
