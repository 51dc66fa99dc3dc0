import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { findAccount } from '../../access/person.store.ts';
import { SCOPES } from '../../access/scope.ts';
import { listTokens } from '../../access/token.store.ts';
import type { TokenRow } from '../../access/token.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Env } from '../deps.ts';
import { giveToken, takeToken } from '../people/tokens.ts';
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
import { ListQuery, Next, readCursor, writeCursor } from './reading.ts';

const Scopes = z.array(z.enum(SCOPES)).min(1);

const TokenAnswer = z
  .object({
    id: z.number().int(),
    name: z.string(),
    username: z.string(),
    scopes: Scopes,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('Token');

const NewTokenAnswer = TokenAnswer.extend({
  token: z.string().nullable().openapi({
    description:
      'Chỉ hiện một lần; null khi hỏi lại bằng Idempotency-Key · shown once; null when a repeated Idempotency-Key asks',
  }),
}).openapi('NewToken');

const listRoute = createRoute({
  method: 'get',
  path: '/tokens',
  operationId: 'listTokens',
  tags: ['access'],
  summary: 'Mã truy cập đã cấp · Bearer tokens',
  ...guardedRead('manage-tokens'),
  request: { query: ListQuery },
  responses: {
    200: json(z.object({ tokens: z.array(TokenAnswer), next: Next }), 'Mã truy cập · tokens'),
    ...refusals(400, 401, 403, 404),
  },
});

const createTokenRoute = createRoute({
  method: 'post',
  path: '/tokens',
  operationId: 'createToken',
  tags: ['access'],
  summary: 'Cấp mã truy cập, chỉ hiện một lần · Create a bearer token, shown once',
  ...creating('manage-tokens', (answer) => ({ ...answer, token: null })),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .object({
          name: z.string().trim().min(1).max(200).openapi({ example: 'IOC' }),
          username: z.string().max(100).openapi({ example: 'he-thong' }),
          scopes: Scopes,
          expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
        })
        .openapi('TokenOrder'),
    ),
  },
  responses: created(NewTokenAnswer, 'Mã truy cập mới · the new token'),
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/tokens/{id}',
  operationId: 'revokeToken',
  tags: ['access'],
  summary: 'Thu hồi mã truy cập · Revoke a token',
  ...guarded('manage-tokens'),
  request: {
    params: z.object({
      id: idPath(3),
    }),
  },
  responses: { 204: { description: 'Đã thu hồi · revoked' }, ...refusals(400, 401, 403, 404) },
});

export function addTokens(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query');
    const { db, revision } = c.var.deps;
    const after = Number(readCursor(cursor)?.after[0] ?? 0);
    if (!Number.isSafeInteger(after)) throw new Problem('cursor-invalid');
    const rows = await listTokens(db, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next =
      rows.length > limit && last
        ? writeCursor({ revision: revision.current(), after: [String(last.id)] })
        : null;
    return c.json({ tokens: page.map(tokenAnswer), next }, 200);
  });
  api.openapi(createTokenRoute, async (c) => {
    const { name, username, scopes, expiresAt } = c.req.valid('json');
    const { deps, now } = c.var;
    const owner = await findAccount(deps.db, username);
    if (!owner) {
      const params = { what: `tài khoản ${username}`, what_en: `Account ${username}` };
      throw new Problem('not-found', params);
    }
    const expires = expiresAt ? new Date(expiresAt) : null;
    const order = { owner, name, scopes, expiresAt: expires };
    const { id, secret } = await giveToken(c, order);
    const row = { id, name, username, scopes, createdAt: now, expiresAt: expires, revokedAt: null };
    return c.json({ ...tokenAnswer(row), token: secret }, 201);
  });
  api.openapi(revokeRoute, async (c) => {
    const { id } = c.req.valid('param');
    await takeToken(c, id);
    return c.body(null, 204);
  });
}

const tokenAnswer = (row: TokenRow): z.infer<typeof TokenAnswer> => ({
  id: row.id,
  name: row.name,
  username: row.username,
  scopes: [...row.scopes],
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
