import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Delegated } from '../../access/people.ts';
import type { Env } from '../deps.ts';
import { delegateWork, delegationsOf, endDelegation } from '../people/delegations.ts';
import {
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

const Day = z.iso.date().openapi({ example: '2026-11-01' });
const Someone = z.object({ username: z.string(), name: z.string() });

const DelegationAnswer = z
  .object({
    id: z.number().int(),
    giver: Someone,
    taker: Someone,
    roles: z.array(z.string()),
    unit: z.string().nullable(),
    validFrom: Day,
    validTo: Day,
    reason: z.string(),
  })
  .openapi('Delegation');
const List = z.object({ delegations: z.array(DelegationAnswer) });
const tags = ['access'];

const listRoute = createRoute({
  method: 'get',
  path: '/delegations',
  operationId: 'listDelegations',
  tags,
  summary: 'Ủy quyền đã giao và đã nhận · Delegations given and taken',
  ...guardedRead('read-work'),
  responses: { 200: json(List, 'Ủy quyền · delegations'), ...refusals(401, 403) },
});

const giveRoute = createRoute({
  method: 'post',
  path: '/delegations',
  operationId: 'delegateWork',
  tags,
  summary: 'Ủy quyền việc của mình trong những ngày vắng · Lend one’s work while away',
  ...creating('delegate'),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .object({
          to: z.string().max(100).openapi({ example: 'cb-so-tu-phap' }),
          validFrom: Day,
          validTo: Day,
          reason: z.string().max(2000),
        })
        .openapi('DelegationOrder'),
    ),
  },
  responses: created(List, 'Ủy quyền · delegations'),
});

const endRoute = createRoute({
  method: 'delete',
  path: '/delegations/{id}',
  operationId: 'endDelegation',
  tags,
  summary: 'Kết thúc ủy quyền · End a delegation',
  ...guarded('delegate'),
  request: {
    params: z.object({
      id: idPath(3),
    }),
  },
  responses: { 204: { description: 'Đã kết thúc · ended' }, ...refusals(400, 401, 403, 404) },
});

export function addDelegations(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) =>
    c.json({ delegations: (await delegationsOf(c)).map(delegationAnswer) }, 200),
  );
  api.openapi(giveRoute, async (c) => {
    await delegateWork(c, c.req.valid('json'));
    return c.json({ delegations: (await delegationsOf(c)).map(delegationAnswer) }, 201);
  });
  api.openapi(endRoute, async (c) => {
    await endDelegation(c, c.req.valid('param').id);
    return c.body(null, 204);
  });
}

const delegationAnswer = ({ ids, ...one }: Delegated): z.infer<typeof DelegationAnswer> => ({
  ...one,
  id: ids[0] ?? 0,
  roles: [...one.roles],
});
