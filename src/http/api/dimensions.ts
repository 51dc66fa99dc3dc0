import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Period, periodsOfYears } from '../../kernel/period.ts';
import { deadlinesOf, type WorkCalendar } from '../../kernel/workday.ts';
import type { Env } from '../deps.ts';
import { json, OPEN_READ, refusals } from './operation.ts';
import { AT_QUERY, ListQuery, listPage, Next, pageQuery } from './reading.ts';

const AreaAnswer = z
  .object({
    code: z.string().openapi({ example: '46' }),
    name: z.string(),
    kind: z.enum(['city', 'phuong', 'xa']),
    parent: z.string().nullable(),
    areaKm2: z.number(),
    lat: z.number(),
    lon: z.number(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
  })
  .openapi('Area');

const UnitAnswer = z
  .object({
    code: z.string().openapi({ example: 'so-tu-phap' }),
    name: z.string(),
    kind: z.enum(['department', 'commune', 'outside', 'group']),
    aliases: z.array(z.string()),
    area: z.string().nullable(),
    members: z.array(z.string()),
  })
  .openapi('Unit');

const PeriodAnswer = z
  .object({
    code: z.string().openapi({ example: '2026-09' }),
    kind: z.enum(['month', 'quarter', 'half', 'nine-months', 'year']),
    basis: z.enum(['administrative', 'calendar']),
    year: z.number().int(),
    from: z.iso.date(),
    to: z.iso.date(),
    deadlines: z.object({ unit: z.iso.date(), city: z.iso.date() }),
  })
  .openapi('Period');

const PeriodQuery = z.object({
  ...AT_QUERY,
  ...pageQuery(500, 5000),
  basis: z
    .enum(['administrative', 'calendar'])
    .optional()
    .openapi({
      param: { name: 'basis', in: 'query' },
      description: 'Kỳ hành chính (15 đến 14) hoặc theo lịch · administrative or calendar',
    }),
  year: z.coerce
    .number()
    .int()
    .min(1900)
    .max(2999)
    .optional()
    .openapi({ param: { name: 'year', in: 'query' }, type: 'integer', example: 2026 }),
});

const read = <P extends string>(path: P, operationId: string, summary: string) => ({
  method: 'get' as const,
  path,
  operationId,
  tags: ['dimensions'],
  summary,
  ...OPEN_READ,
});

const areasRoute = createRoute({
  ...read('/areas', 'listAreas', 'Địa bàn: thành phố và các xã, phường · Areas'),
  request: { query: ListQuery },
  responses: {
    200: json(z.object({ areas: z.array(AreaAnswer), next: Next }), 'Địa bàn · areas'),
    ...refusals(400, 401, 404),
  },
});

const unitsRoute = createRoute({
  ...read('/units', 'listUnits', 'Đơn vị và nhóm đơn vị · Units and unit groups'),
  request: { query: ListQuery },
  responses: {
    200: json(z.object({ units: z.array(UnitAnswer), next: Next }), 'Đơn vị · units'),
    ...refusals(400, 401, 404),
  },
});

const periodsRoute = createRoute({
  ...read('/periods', 'listPeriods', 'Kỳ báo cáo và hạn gửi · Periods with their deadlines'),
  request: { query: PeriodQuery },
  responses: {
    200: json(z.object({ periods: z.array(PeriodAnswer), next: Next }), 'Kỳ báo cáo · periods'),
    ...refusals(400, 401, 404),
  },
});

export function addDimensions(api: OpenAPIHono<Env>): void {
  api.openapi(areasRoute, async (c) => {
    const { items, next } = await listPage(c, c.req.valid('query'), (v) => v.catalogue.areas);
    const areas = items.map(
      ({ code, name, kind, parent, areaKm2, lat, lon, validFrom, validTo }) => ({
        ...{ code, name, kind, parent, areaKm2, lat, lon, validFrom, validTo },
      }),
    );
    return c.json({ areas, next }, 200);
  });
  api.openapi(unitsRoute, async (c) => {
    const { items, next } = await listPage(c, c.req.valid('query'), (v) => v.catalogue.units);
    const units = items.map(({ code, name, kind, aliases, area, members }) => ({
      ...{ code, name, kind, area, aliases: [...aliases], members: [...members] },
    }));
    return c.json({ units, next }, 200);
  });
  api.openapi(periodsRoute, async (c) => {
    const query = c.req.valid('query');
    const { view, items, next } = await listPage(c, query, (v) => periodsOf(v.catalogue, query));
    const calendar = calendarOf(view.catalogue);
    const periods = items.map(({ first: _, last: __, ...period }) => ({
      ...period,
      deadlines: { ...deadlinesOf({ first: _, last: __, ...period }, calendar) },
    }));
    return c.json({ periods, next }, 200);
  });
}

/** From the year before the programme, with which it is compared, to its end. */
function periodsOf(
  { programme: { start, end } }: Catalogue,
  {
    basis,
    year,
  }: { readonly basis?: Period['basis'] | undefined; readonly year?: number | undefined },
): readonly Period[] {
  const bases = basis ? [basis] : (['administrative', 'calendar'] as const);
  return bases
    .flatMap((one) => periodsOfYears(start - 1, end, one))
    .filter((period) => year === undefined || period.year === year);
}

const calendarOf = ({ holidays }: Catalogue): WorkCalendar => ({
  holidays: new Set(holidays.filter((one) => !one.worked).map((one) => one.date)),
  workedInstead: new Set(holidays.filter((one) => one.worked).map((one) => one.date)),
});
