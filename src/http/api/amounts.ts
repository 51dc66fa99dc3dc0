import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { reaches, reachOf } from '../../access/can.ts';
import type { Catalogue, IndicatorCode } from '../../catalogue/catalogue.ts';
import type { AmountFilter } from '../../indicator/amount.store.ts';
import { type Amount, MISSING, receiptId } from '../../indicator/amount.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Env, RequestContext } from '../deps.ts';
import { json, OPEN_READ, refusals } from './operation.ts';
import { AT_QUERY, Next, pageQuery, readCursor, viewFor, writeCursor } from './reading.ts';

export const CoverageAnswer = z
  .object({ reported: z.number().int(), expected: z.number().int() })
  .openapi('Coverage');

export const AmountAnswer = z
  .object({
    indicator: z.string(),
    area: z.string(),
    basis: z.enum(['administrative', 'calendar']),
    period: z.string().openapi({ example: '2026-09' }),
    scope: z.enum(['period', 'year']),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable().openapi({
      description: 'null đúng khi missing nêu lý do · null exactly when missing names the reason',
    }),
    missing: z.enum(MISSING).nullable(),
    coverage: CoverageAnswer,
    asOfDate: z.iso.date().nullable(),
    standing: z.enum(['provisional', 'approved', 'published']).nullable(),
    recordedAt: z.iso.datetime(),
    receipt: z.string(),
  })
  .openapi('Amount');

const several = (name: string, description: string, example: string) =>
  z
    .string()
    .max(2000)
    .optional()
    .openapi({ param: { name, in: 'query' }, description, example });

const AmountQuery = z.object({
  target: several('target', 'Số thứ tự mục tiêu, cách nhau bằng dấu phẩy · target numbers', '5'),
  indicator: several('indicator', 'Mã chỉ tiêu · indicator codes', '5'),
  area: several('area', 'Mã địa bàn · area codes', '46'),
  period: several('period', 'Mã kỳ · period codes', '2026-09'),
  from: several('from', 'Từ kỳ · first period', '2026-01'),
  to: several('to', 'Đến kỳ · last period', '2026-09'),
  basis: z
    .enum(['administrative', 'calendar'])
    .optional()
    .openapi({
      param: { name: 'basis', in: 'query' },
      description: 'Bỏ trống: cách tính chính thức của từng chỉ tiêu · left out: each official one',
    }),
  scope: z
    .enum(['period', 'year'])
    .optional()
    .openapi({
      param: { name: 'scope', in: 'query' },
      description: 'Trong kỳ hoặc lũy kế năm · in the period or cumulative in the year',
    }),
  ...pageQuery(1000, 10_000),
  ...AT_QUERY,
});
type Query = z.infer<typeof AmountQuery>;

const route = createRoute({
  method: 'get',
  path: '/amounts',
  operationId: 'listAmounts',
  tags: ['results'],
  summary: 'Kết quả thực hiện của các chỉ tiêu · Computed results of indicators',
  ...OPEN_READ,
  request: { query: AmountQuery },
  responses: {
    200: json(z.object({ amounts: z.array(AmountAnswer), next: Next }), 'Kết quả · amounts'),
    ...refusals(400, 401, 404, 422),
  },
});

export function addAmounts(api: OpenAPIHono<Env>): void {
  api.openapi(route, async (c) => {
    const query = c.req.valid('query');
    const cursor = readCursor(query.cursor);
    const view = await viewFor(c, cursor);
    const filter = filterOf(c, view.catalogue, query);
    const after = cursor ? keyOf(cursor.after) : undefined;
    const found = await view.amounts({
      ...filter,
      ...(after ? { after } : {}),
      limit: query.limit + 1,
    });
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const next =
      found.length > query.limit && last
        ? writeCursor({ revision: view.revision, after: keyParts(last) })
        : null;
    return c.json({ amounts: page.map(amountAnswer), next }, 200);
  });
}

type Key = NonNullable<AmountFilter['after']>;

const keyParts = (one: Amount): Key => [one.indicator, one.area, one.basis, one.period, one.scope];

function keyOf([indicator, area, basis, period, scope, ...rest]: readonly string[]): Key {
  if (!indicator || !area || !basis || !period || !scope || rest.length > 0) {
    throw new Problem('cursor-invalid');
  }
  return [indicator, area, basis, period, scope];
}

/** The question as a filter; numbers beyond the viewer's reach do not leave the store. */
function filterOf(c: RequestContext, catalogue: Catalogue, query: Query): AmountFilter {
  const indicators = indicatorsOf(catalogue, query);
  const areas = list(query.area);
  const unknown = areas?.find((code) => !catalogue.areas.some((area) => area.code === code));
  if (unknown) throw new Problem('area-unknown', { code: unknown });
  const periods = list(query.period)?.map((code) => periodOf(code, query).code);
  return {
    indicators,
    withheld: withheldOf(c, catalogue),
    basis: query.basis ?? { calendar: calendarOf(catalogue) },
    ...(areas ? { areas } : {}),
    ...(periods ? { periods } : {}),
    ...(query.scope ? { scope: query.scope } : {}),
    ...(query.from ? { from: periodOf(query.from, query).first } : {}),
    ...(query.to ? { to: periodOf(query.to, query).last } : {}),
  };
}

const calendarOf = (catalogue: Catalogue): readonly IndicatorCode[] =>
  catalogue.indicators.filter((one) => one.basis === 'calendar').map((one) => one.code);

/** Indicators beyond the viewer's reach: the store leaves their numbers out. */
function withheldOf(c: RequestContext, catalogue: Catalogue): readonly IndicatorCode[] {
  const reach = reachOf(c.var.viewer, c.var.deps.settings.demonstration);
  return catalogue.indicators.filter((one) => !reaches(reach, one)).map((one) => one.code);
}

/** Indicators that are asked for. */
function indicatorsOf(catalogue: Catalogue, query: Query): readonly IndicatorCode[] {
  const targets = list(query.target);
  const codes = list(query.indicator);
  const lost =
    targets?.find((number) => !catalogue.targets.some((one) => String(one.number) === number)) ??
    codes?.find((code) => !catalogue.indicators.some((one) => one.code === code));
  if (lost !== undefined) {
    throw new Problem('not-found', { what: `mục tiêu, chỉ tiêu ${lost}`, what_en: lost });
  }
  return catalogue.indicators
    .filter((one) => !targets || targets.includes(String(one.target)))
    .filter((one) => !codes || codes.includes(one.code))
    .map((one) => one.code);
}

function periodOf(code: string, { basis }: Query) {
  const period = parsePeriod(code, basis);
  if (!period) throw new Problem('period-unknown', { code });
  return period;
}

const list = (text: string | undefined): readonly string[] | undefined =>
  text === undefined ? undefined : text.split(',').map((one) => one.trim());

const number = (decimal: string | undefined): number | null =>
  decimal === undefined ? null : Number(decimal);

/** An amount as the API gives it; its receipt names the revision that computed it. */
export function amountAnswer(one: Amount): z.infer<typeof AmountAnswer> {
  const { indicator, area, basis, period, scope, result } = one;
  const known = result.kind === 'known' ? result : undefined;
  return {
    ...{ indicator, area, basis, period, scope },
    numerator: number(known?.numerator ?? known?.value),
    denominator: number(known?.denominator),
    value: number(known?.value),
    missing: result.kind === 'missing' ? result.why : null,
    coverage: { reported: result.coverage.reported, expected: result.coverage.expected },
    asOfDate: result.asOfDate ?? null,
    standing: known?.standing ?? null,
    recordedAt: one.recordedAt.toISOString(),
    receipt: receiptId(one, one.revision),
  };
}
