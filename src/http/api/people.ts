import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';

import { getPerson, listPeople } from '../../access/people.store.ts';
import type { KeptGrant, PersonRow } from '../../access/people.ts';
import { ROLES } from '../../access/person.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { normalise } from '../../kernel/text.ts';
import type { Env } from '../deps.ts';
import {
  addPerson,
  changePerson,
  disablePerson,
  endGrant,
  giveGrant,
  handOverWork,
} from '../people/write.ts';
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

const Day = z.iso.date().openapi({ example: '2026-11-01' });

const GrantOrder = z
  .object({
    role: z.enum(ROLES),
    unit: z.string().max(100).nullable().default(null),
    targets: z.array(z.number().int()).nullable().default(null),
    validFrom: Day.optional(),
    validTo: Day.nullable().default(null),
    reason: z.string().max(2000).default('').openapi({
      description: 'Trống thì bị từ chối (reason-needed) · refused when empty (reason-needed)',
    }),
  })
  .openapi('GrantOrder');

const GrantAnswer = z
  .object({
    id: z.number().int(),
    role: z.enum(ROLES),
    unit: z.string().nullable(),
    targets: z.array(z.number().int()).nullable(),
    validFrom: Day,
    validTo: Day.nullable(),
    reason: z.string().nullable(),
    delegated: z.boolean().openapi({ description: 'Do người khác ủy quyền · lent by a colleague' }),
  })
  .openapi('Grant');

const PersonAnswer = z
  .object({
    username: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    email: z.string().nullable(),
    disabled: z.boolean(),
    invited: z.boolean().openapi({ description: 'Chưa đặt mật khẩu · has not set a password yet' }),
    grants: z.array(GrantAnswer),
  })
  .openapi('Person');

const Words = z.object({
  name: z.string().max(200),
  unit: z.string().max(100).nullable().default(null),
  email: z.string().max(200).nullable().default(null),
});

const username = z
  .string()
  .max(100)
  .openapi({ param: { name: 'username', in: 'path' }, example: 'cb-so-tu-phap' });
const UsernameParam = z.object({ username });
const tags = ['access'];

const listRoute = createRoute({
  method: 'get',
  path: '/people',
  operationId: 'listPeople',
  tags,
  summary: 'Tài khoản và quyền · People and their grants',
  ...guardedRead('manage-people'),
  responses: {
    200: json(z.object({ people: z.array(PersonAnswer) }), 'Tài khoản · people'),
    ...refusals(401, 403),
  },
});

const getRoute = createRoute({
  method: 'get',
  path: '/people/{username}',
  operationId: 'getPerson',
  tags,
  summary: 'Một tài khoản · One person',
  ...guardedRead('manage-people'),
  request: { params: UsernameParam },
  responses: { 200: json(PersonAnswer, 'Tài khoản · the person'), ...refusals(401, 403, 404) },
});

const addRoute = createRoute({
  method: 'post',
  path: '/people',
  operationId: 'addPerson',
  tags,
  summary: 'Thêm tài khoản · Add a person',
  ...creating('manage-people'),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      Words.extend({
        username: z.string().max(100).openapi({ example: 'nguyen.an' }),
        grants: z.array(GrantOrder).max(20).default([]),
      }).openapi('PersonOrder'),
    ),
  },
  responses: {
    201: json(PersonAnswer, 'Tài khoản mới · the new person'),
    ...refusals(400, 401, 403, 409, 415, 422),
  },
});

const changeRoute = createRoute({
  method: 'put',
  path: '/people/{username}',
  operationId: 'changePerson',
  tags,
  summary: 'Sửa, khóa hoặc mở khóa tài khoản · Change, disable or enable a person',
  ...guarded('manage-people'),
  request: {
    params: UsernameParam,
    body: jsonBody(Words.extend({ disabled: z.boolean().optional() }).openapi('PersonChange')),
  },
  responses: changed(PersonAnswer, 'Tài khoản · the person'),
});

const giveRoute = createRoute({
  method: 'post',
  path: '/people/{username}/grants',
  operationId: 'giveGrant',
  tags,
  summary: 'Giao quyền · Give a grant',
  ...creating('manage-people'),
  request: { params: UsernameParam, headers: IdempotencyHeader, body: jsonBody(GrantOrder) },
  responses: created(PersonAnswer, 'Tài khoản · the person'),
});

const endRoute = createRoute({
  method: 'delete',
  path: '/people/{username}/grants/{id}',
  operationId: 'endGrant',
  tags,
  summary: 'Thu hồi quyền · End a grant',
  ...guarded('manage-people'),
  request: {
    params: z.object({
      username,
      id: idPath(12),
    }),
    query: z.object({
      reason: z
        .string()
        .max(2000)
        .default('')
        .openapi({ param: { name: 'reason', in: 'query' }, example: 'Chuyển công tác' }),
    }),
  },
  responses: {
    204: { description: 'Đã thu hồi · ended' },
    ...refusals(400, 401, 403, 404, 409, 422),
  },
});

const handOverRoute = createRoute({
  method: 'post',
  path: '/people/{username}/handover',
  operationId: 'handOver',
  tags,
  summary: 'Bàn giao toàn bộ việc cho người khác · Hand all work over to another person',
  ...guarded('manage-people'),
  request: {
    params: UsernameParam,
    body: jsonBody(
      z
        .object({ to: z.string().max(100), day: Day, reason: z.string().max(2000) })
        .openapi('HandoverOrder'),
    ),
  },
  responses: changed(
    z.object({ grants: z.number().int() }),
    'Số quyền đã bàn giao · grants passed on',
  ),
});

export function addPeople(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) =>
    c.json({ people: (await listPeople(c.var.deps.db)).map(personAnswer) }, 200),
  );
  api.openapi(getRoute, async (c) => {
    const person = await getPerson(c.var.deps.db, c.req.valid('param').username);
    return c.json(personAnswer(person), 200);
  });
  api.openapi(addRoute, async (c) => {
    const { username, grants, ...words } = c.req.valid('json');
    const orders = grants.map((grant) => orderOf(grant, c.var.now));
    await addPerson(c, { username, words: wordsOf(words), grants: orders });
    return c.json(personAnswer(await getPerson(c.var.deps.db, username)), 201);
  });
  api.openapi(changeRoute, async (c) => {
    const { username } = c.req.valid('param');
    const { disabled, ...words } = c.req.valid('json');
    const { db } = c.var.deps;
    const before = await getPerson(db, username);
    await changePerson(c, username, wordsOf(words));
    if (disabled !== undefined && disabled !== before.disabled) {
      await disablePerson(c, username, disabled);
    }
    return c.json(personAnswer(await getPerson(db, username)), 200);
  });
  api.openapi(giveRoute, async (c) => {
    const { username } = c.req.valid('param');
    await giveGrant(c, username, orderOf(c.req.valid('json'), c.var.now));
    return c.json(personAnswer(await getPerson(c.var.deps.db, username)), 201);
  });
  api.openapi(endRoute, async (c) => {
    const { username, id } = c.req.valid('param');
    await endGrant(c, username, { id, reason: c.req.valid('query').reason });
    return c.body(null, 204);
  });
  api.openapi(handOverRoute, async (c) => {
    const { username } = c.req.valid('param');
    const grants = await handOverWork(c, { from: username, ...c.req.valid('json') });
    return c.json({ grants }, 200);
  });
}

const wordsOf = ({ name, unit, email }: z.infer<typeof Words>) => ({
  name: normalise(name),
  unit,
  email: email === null ? null : normalise(email) || null,
});

const orderOf = (grant: z.infer<typeof GrantOrder>, now: Date) => ({
  ...grant,
  validFrom: grant.validFrom ?? dayInVietnam(now),
});

const grantAnswer = (grant: KeptGrant): z.infer<typeof GrantAnswer> => ({
  id: grant.id,
  role: grant.role,
  unit: grant.unit,
  targets: grant.targets === null ? null : [...grant.targets],
  validFrom: grant.validFrom,
  validTo: grant.validTo,
  reason: grant.reason,
  delegated: grant.passedBy !== null,
});

const personAnswer = (person: PersonRow): z.infer<typeof PersonAnswer> => ({
  username: person.username,
  name: person.name,
  unit: person.unit,
  email: person.email,
  disabled: person.disabled,
  invited: !person.hasPassword,
  grants: person.grants.map(grantAnswer),
});
