import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Env } from '../deps.ts';
import { json, OPEN_READ, refusals } from './operation.ts';
import { AtQuery } from './reading.ts';

const Programme = z
  .object({
    code: z.string().openapi({ example: 'de-an-06-hue' }),
    title: z.string(),
    legalBasis: z.string(),
    signedOn: z.iso.date(),
    start: z.number().int().openapi({ example: 2026 }),
    end: z.number().int().openapi({ example: 2030 }),
    city: z.string().openapi({ example: '46' }),
    standingOffice: z.string(),
    groups: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .openapi('Programme');

const route = createRoute({
  method: 'get',
  path: '/programme',
  operationId: 'getProgramme',
  tags: ['catalogue'],
  summary: 'Chương trình và các nhóm mục tiêu · The programme and its groups',
  ...OPEN_READ,
  request: { query: AtQuery },
  responses: { 200: json(Programme, 'Chương trình · the programme'), ...refusals(400, 401, 404) },
});

export function addProgramme(api: OpenAPIHono<Env>): void {
  api.openapi(route, async (c) => {
    const { programme } = (await c.var.view()).catalogue;
    const { code, title, legalBasis, signedOn, start, end, city, standingOffice } = programme;
    const groups = programme.groups.map((group) => ({ code: group.code, name: group.name }));
    const answer = { code, title, legalBasis, signedOn, start, end, city, standingOffice, groups };
    return c.json(answer, 200);
  });
}
