import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { type Device, deviceOf } from '../../access/device.ts';
import { ROLES, rolesOf } from '../../access/person.ts';
import {
  closeSessionsOf,
  listSessions,
  revokeSession,
  type SessionRow,
} from '../../access/session.store.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Env, RequestContext, Step } from '../deps.ts';
import { checkCode } from '../second-step.ts';
import {
  checkPassword,
  type Entered,
  enter,
  leave,
  settleFailures,
  stepAfter,
} from '../sign-in.ts';
import { needsSession, sessionOf } from '../step/needs-session.ts';
import { idPath, json, jsonBody, refusals } from './operation.ts';

const SessionAnswer = z
  .object({
    csrf: z.string().openapi({ description: 'Gửi lại trong X-CSRF-Token · send it back' }),
    person: z.object({
      username: z.string(),
      name: z.string(),
      unit: z.string().nullable(),
    }),
    roles: z.array(z.enum(ROLES)),
  })
  .openapi('Session');

const Credentials = z
  .object({
    username: z.string().max(200).openapi({ example: 'thuky' }),
    password: z.string().max(1000),
    code: z.string().max(40).optional().openapi({
      description:
        'Mã 6 số hoặc mã dự phòng, khi tài khoản đăng nhập hai bước · one-time or recovery code',
    }),
  })
  .openapi('Credentials');

const openRoute = createRoute({
  method: 'post',
  path: '/sessions',
  operationId: 'signIn',
  tags: ['access'],
  summary: 'Đăng nhập · Sign in',
  description:
    'Tài khoản đăng nhập hai bước mà chưa gửi code nhận 401 second-factor-needed. · An account with two steps gets 401 second-factor-needed until it sends code.',
  security: [{}],
  'x-action': 'sign-in',
  request: { body: jsonBody(Credentials) },
  responses: {
    201: json(SessionAnswer, 'Phiên làm việc, kèm cookie · the session, with a cookie'),
    ...refusals(400, 401, 403, 415),
  },
});

const closeRoute = createRoute({
  method: 'delete',
  path: '/sessions',
  operationId: 'signOut',
  tags: ['access'],
  summary: 'Đăng xuất · Sign out',
  security: [{ session: [], csrf: [] }, {}],
  'x-action': 'sign-out',
  request: {
    query: z.object({
      everywhere: z.enum(['true', 'false']).optional().openapi({
        description: 'true: kết thúc mọi phiên của tài khoản · end all sessions of the account',
      }),
    }),
  },
  responses: { 204: { description: 'Đã đăng xuất · signed out' }, ...refusals(400, 403) },
});

/** Only a person who is signed in sees and ends their own sessions; a token has none. */
const own = {
  security: [{ session: [] }],
  middleware: [needsSession] as [Step],
  'x-action': 'own-sessions',
};

const OwnSession = z
  .object({
    id: z.number().int(),
    current: z.boolean(),
    way: z.enum(['password', 'passkey', 'issuer', 'link']),
    second: z.enum(['passkey', 'code', 'recovery', 'issuer']).nullable(),
    address: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .openapi('OwnSession');

const listRoute = createRoute({
  method: 'get',
  path: '/sessions',
  operationId: 'listSessions',
  tags: ['access'],
  summary: 'Các phiên đăng nhập của tôi · My sessions',
  ...own,
  responses: {
    200: json(z.object({ sessions: z.array(OwnSession) }), 'Phiên đăng nhập · sessions'),
    ...refusals(401, 403),
  },
});

const revokeRoute = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  operationId: 'revokeSession',
  tags: ['access'],
  summary: 'Kết thúc một phiên của tôi · End one of my sessions',
  ...own,
  security: [{ session: [], csrf: [] }],
  request: {
    params: z.object({
      id: idPath(3),
    }),
  },
  responses: { 204: { description: 'Đã kết thúc · ended' }, ...refusals(400, 401, 403, 404) },
});

export function addSessions(api: OpenAPIHono<Env>): void {
  api.openapi(openRoute, async (c) => {
    const { viewer, csrf } = await signIn(c, c.req.valid('json'));
    const { username, name, unit } = viewer.person;
    return c.json({ csrf, person: { username, name, unit }, roles: [...rolesOf(viewer)] }, 201);
  });
  api.openapi(closeRoute, async (c) => {
    const { session, deps } = c.var;
    if (session && c.req.valid('query').everywhere === 'true') {
      await closeSessionsOf(deps.db, session.person.id);
    }
    await leave(c);
    return c.body(null, 204);
  });
  api.openapi(listRoute, async (c) => {
    const { deps, now } = c.var;
    const { id, person } = sessionOf(c);
    const lifetime = deps.settings.session;
    const rows = await listSessions(deps.db, person.id, { lifetime, now });
    return c.json({ sessions: rows.map((row) => answerOf(row, id)) }, 200);
  });
  api.openapi(revokeRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { person } = sessionOf(c);
    if (await revokeSession(c.var.deps.db, { person: person.id, id })) return c.body(null, 204);
    throw new Problem('not-found', { what: `phiên ${id}`, what_en: `Session ${id}` });
  });
}

/** Both steps in one request: password, and the code where one is asked for. */
async function signIn(c: RequestContext, given: z.infer<typeof Credentials>): Promise<Entered> {
  const holder = await checkPassword(c, given);
  const step = await stepAfter(c, holder, false);
  const asked = step === 'second' && given.code !== undefined;
  if (step !== 'enter' && !asked) throw new Problem('second-factor-needed');
  const second = asked ? await checkCode(c, holder.id, given.code ?? '') : null;
  const failures = await settleFailures(c, holder);
  return enter(c, holder, { way: 'password', second, issuer: null, idToken: null, failures });
}

function answerOf(row: SessionRow, current: number): z.infer<typeof OwnSession> {
  const { browser, system }: Device = deviceOf(row.device);
  return {
    ...{ id: row.id, current: row.id === current, way: row.way, second: row.second },
    ...{ address: row.address, browser, system },
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
