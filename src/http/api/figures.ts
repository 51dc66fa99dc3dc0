import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { can, type On } from '../../access/can.ts';
import { actorOf, type Viewer } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { enteringUnits } from '../../catalogue/entering-units.ts';
import { followValues } from '../../indicator/column/follow-values.store.ts';
import { isRefusal, type Refusal, refuse, sayRefusal } from '../../kernel/refusal.ts';
import type { RawFigure } from '../../source/figure/figure.ts';
import { type FigureDeps, postFigures } from '../../value/figures.store.ts';
import type { Env, RequestContext } from '../deps.ts';
import { creating, IdempotencyHeader, json, jsonBody, refusals } from './operation.ts';

const FigureRow = z
  .object({
    element: z.string().max(200).openapi({ example: 'ho-so-truc-tuyen' }),
    area: z.string().max(200).optional().openapi({ example: '19753' }),
    unit: z.string().max(200).optional().openapi({ example: 'ubnd-19753' }),
    period: z.string().max(40).openapi({ example: '2026-09' }),
    basis: z.string().max(40).optional().openapi({ example: 'administrative' }),
    value: z
      .union([z.number(), z.string().max(200)])
      .nullable()
      .optional(),
    note: z.string().max(2000).nullable().optional(),
    confirm: z.boolean().optional().openapi({
      description: 'Xác nhận số bất thường, lý do ở note · stands by an unlikely figure',
    }),
  })
  .openapi('Figure');

const FigureResult = z
  .object({
    row: z.number().int().openapi({ description: 'Dòng trong yêu cầu, từ 1 · from 1' }),
    status: z.enum(['accepted', 'unchanged', 'rejected']),
    code: z.string().nullable(),
    message: z.string().nullable(),
  })
  .openapi('FigureResult');

const route = createRoute({
  method: 'post',
  path: '/figures',
  operationId: 'postFigures',
  tags: ['figures'],
  summary: 'Gửi số liệu tổng hợp từ hệ thống khác · Send ready figures of another system',
  description:
    'Mỗi dòng được trả lời riêng; atomic=true thì ghi tất cả hoặc không ghi dòng nào. Gửi lại số cũ không thay đổi gì. · Every row is answered; with atomic=true all or nothing is written. Sending the same again changes nothing.',
  ...creating('post-figures'),
  request: {
    headers: IdempotencyHeader,
    query: z.object({
      atomic: z
        .enum(['true', 'false'])
        .default('false')
        .openapi({ param: { name: 'atomic', in: 'query' } }),
    }),
    body: jsonBody(z.object({ figures: z.array(FigureRow).min(1).max(50_000) }).openapi('Figures')),
  },
  responses: {
    200: json(
      z.object({
        batch: z.number().int().nullable(),
        counts: z.object({
          received: z.number().int(),
          accepted: z.number().int(),
          unchanged: z.number().int(),
          rejected: z.number().int(),
        }),
        results: z.array(FigureResult),
      }),
      'Kết quả từng dòng · what became of each row',
    ),
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

export function addFigures(api: OpenAPIHono<Env>): void {
  api.openapi(route, async (c) => {
    const { figures } = c.req.valid('json');
    const { viewer, now, language } = c.var;
    const deps = await figureDeps(c);
    const outcome = await postFigures(deps, {
      by: actorOf(viewer),
      at: now,
      rows: figures.map((row) => permitted(viewer, deps.catalogue, row)),
      atomic: c.req.valid('query').atomic === 'true',
      source: actorOf(viewer),
    });
    const results = outcome.results.map(({ row, status, code, refusal }) => ({
      ...{ row, status, code },
      message: refusal && sayRefusal(refusal, language),
    }));
    return c.json({ batch: outcome.batch, counts: { ...outcome.counts }, results }, 200);
  });
}

/** What posting figures needs, on the present catalogue; amounts follow in the same transaction. */
export async function figureDeps(
  c: RequestContext,
): Promise<FigureDeps & { readonly catalogue: Catalogue }> {
  const { db, snapshots } = c.var.deps;
  const { catalogue } = await snapshots.current();
  return {
    db,
    catalogue,
    recompute: (tx, touched) => followValues(tx, catalogue, touched),
  };
}

/** The row itself, or a refusal in its place when the viewer does not enter it. */
export function permitted(
  viewer: Viewer,
  catalogue: Catalogue,
  row: RawFigure | Refusal,
): RawFigure | Refusal {
  if (isRefusal(row)) return row;
  const raw = row;
  if (!catalogue.elements.some((one) => one.code === raw.element)) return row;
  const area =
    raw.area ??
    catalogue.units.find((one) => one.code === raw.unit)?.area ??
    catalogue.programme.city;
  const on: On = { units: enteringUnits(catalogue, raw.element, area) };
  if (can(viewer, 'post-figures', on)) return row;
  const what = `gửi số liệu «${raw.element}» của địa bàn ${area}`;
  return refuse('forbidden', { what, what_en: `send «${raw.element}» of area ${area}` });
}
