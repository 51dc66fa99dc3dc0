import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Catalogue, Element, Indicator, Versioned } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Env } from '../deps.ts';
import { json, OPEN_READ, refusals } from './operation.ts';
import { AtQuery, ListQuery, listPage, Next } from './reading.ts';

const code = (example: string) =>
  z.object({
    code: z
      .string()
      .max(80)
      .openapi({ param: { name: 'code', in: 'path' }, example }),
  });
const Disclosure = z.enum(['public', 'internal', 'restricted']);
const Basis = z.enum(['administrative', 'calendar']);

const IndicatorAnswer = z
  .object({
    code: z.string(),
    target: z.number().int(),
    name: z.string(),
    unit: z.string(),
    kind: z.enum(['ratio', 'count', 'reduction', 'milestone']),
    time: z.enum(['flow', 'stock']),
    standing: z.enum(['proposed', 'confirmed']),
    confirmedBy: z.string().nullable(),
    headline: z.boolean(),
    formula: z.string(),
    numerator: z.string().nullable(),
    denominator: z.string().nullable(),
    base: z.object({ year: z.number().int(), minimum: z.number() }).nullable(),
    baseline: z
      .object({
        value: z.number(),
        date: z.iso.date(),
        source: z.string(),
        approved: z.boolean(),
      })
      .nullable(),
    milestones: z.array(
      z.object({ element: z.string(), name: z.string(), weight: z.number(), due: z.iso.date() }),
    ),
    minimumCoverage: z.number(),
    basis: Basis,
    frequency: z.string(),
    owner: z.string(),
    suppliers: z.array(z.string()),
    path: z.string(),
    dependsOnMinistry: z.boolean(),
    disclosure: Disclosure,
    quality: z.object({
      source: z.string(),
      verification: z.string(),
      accuracy: z.string(),
      limits: z.string(),
      compensation: z.string(),
    }),
    note: z.string().nullable(),
    version: z.number().int(),
    effectiveFrom: z.iso.date(),
  })
  .openapi('Indicator');

const ElementAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    unit: z.string(),
    time: z.enum(['flow', 'stock']),
    areaRule: z.enum(['sum', 'last', 'none']),
    level: z.enum(['commune', 'city']),
    cityFrom: z.enum(['posted', 'communes']),
    measure: z.enum(['count', 'percent', 'share', 'decimal']),
    frequency: z.string(),
    validMonths: z.number().int(),
    owner: z.string(),
    suppliers: z.array(z.string()),
    officialOrigin: z.enum(['reported', 'register', 'feed', 'figure', 'portal']),
    basis: Basis,
    disclosure: Disclosure,
    sumOf: z.array(z.string()),
    estimated: z.boolean(),
    version: z.number().int(),
    effectiveFrom: z.iso.date(),
  })
  .openapi('Element');

const indicatorsRoute = createRoute({
  method: 'get',
  path: '/indicators',
  operationId: 'listIndicators',
  tags: ['catalogue'],
  summary: 'Các chỉ tiêu đo lường · Indicators',
  ...OPEN_READ,
  request: { query: ListQuery },
  responses: {
    200: json(
      z.object({ indicators: z.array(IndicatorAnswer), next: Next }),
      'Chỉ tiêu · indicators',
    ),
    ...refusals(400, 401, 404),
  },
});

const indicatorRoute = createRoute({
  method: 'get',
  path: '/indicators/{code}',
  operationId: 'getIndicator',
  tags: ['catalogue'],
  summary: 'Một chỉ tiêu đo lường · One indicator',
  ...OPEN_READ,
  request: { params: code('5'), query: AtQuery },
  responses: { 200: json(IndicatorAnswer, 'Chỉ tiêu · the indicator'), ...refusals(400, 401, 404) },
});

const elementsRoute = createRoute({
  method: 'get',
  path: '/elements',
  operationId: 'listElements',
  tags: ['catalogue'],
  summary: 'Số liệu đầu vào · Elements',
  ...OPEN_READ,
  request: { query: ListQuery },
  responses: {
    200: json(
      z.object({ elements: z.array(ElementAnswer), next: Next }),
      'Số liệu đầu vào · elements',
    ),
    ...refusals(400, 401, 404),
  },
});

export function addDefinitions(api: OpenAPIHono<Env>): void {
  api.openapi(indicatorsRoute, async (c) => {
    const query = c.req.valid('query');
    const { view, items, next } = await listPage(c, query, (v) => v.catalogue.indicators);
    const indicators = items.map((one) => indicatorAnswer(view.catalogue, one));
    return c.json({ indicators, next }, 200);
  });
  api.openapi(indicatorRoute, async (c) => {
    const { catalogue } = await c.var.view();
    const wanted = c.req.valid('param').code;
    const found = catalogue.indicators.find((one) => one.code === wanted);
    if (!found) {
      const params = { what: `chỉ tiêu ${wanted}`, what_en: `Indicator ${wanted}` };
      throw new Problem('not-found', params);
    }
    return c.json(indicatorAnswer(catalogue, found), 200);
  });
  api.openapi(elementsRoute, async (c) => {
    const query = c.req.valid('query');
    const { items, next } = await listPage(c, query, (v) => v.catalogue.elements);
    return c.json({ elements: items.map(elementAnswer), next }, 200);
  });
}

function indicatorAnswer(
  catalogue: Catalogue,
  one: Versioned<Indicator>,
): z.infer<typeof IndicatorAnswer> {
  const { base, baseline, revision: _, breakdown: __, ...rest } = one;
  const judgedBy = catalogue.targets.find(({ number }) => number === one.target)?.judgedBy;
  const { source, verification, accuracy, limits, compensation } = one.quality;
  return {
    ...rest,
    confirmedBy: one.confirmedBy ?? null,
    headline: typeof judgedBy === 'object' && judgedBy.headline === one.code,
    base: base && { year: base.year, minimum: Number(base.minimum) },
    baseline: baseline && { ...baseline, value: Number(baseline.value) },
    milestones: one.milestones.map((step) => ({ ...step, weight: Number(step.weight) })),
    minimumCoverage: Number(one.minimumCoverage),
    suppliers: [...one.suppliers],
    quality: { source, verification, accuracy, limits, compensation },
  };
}

const elementAnswer = ({
  revision: _,
  ...one
}: Versioned<Element>): z.infer<typeof ElementAnswer> => ({
  ...one,
  suppliers: [...one.suppliers],
  sumOf: [...one.sumOf],
});
