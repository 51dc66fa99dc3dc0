import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ROLES, rolesOf } from '../../access/person.ts';
import type { Env } from '../deps.ts';
import { leave, signIn } from '../sign-in.ts';
import type { SignInGuard } from '../sign-in-guard.ts';
import { json, jsonBody, refusals } from './operation.ts';

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

const openRoute = createRoute({
  method: 'post',
  path: '/sessions',
  operationId: 'signIn',
  tags: ['access'],
  summary: 'Đăng nhập · Sign in',
  security: [{}],
  'x-action': 'sign-in',
  request: {
    body: jsonBody(
      z
        .object({
          username: z.string().max(200).openapi({ example: 'thuky' }),
          password: z.string().max(1000),
        })
        .openapi('Credentials'),
    ),
  },
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
  responses: { 204: { description: 'Đã đăng xuất · signed out' }, ...refusals(403) },
});

export function addSessions(api: OpenAPIHono<Env>, guard: SignInGuard): void {
  api.openapi(openRoute, async (c) => {
    const { viewer, csrf } = await signIn(c, guard, c.req.valid('json'));
    const { username, name, unit } = viewer.person;
    return c.json({ csrf, person: { username, name, unit }, roles: [...rolesOf(viewer)] }, 201);
  });
  api.openapi(closeRoute, async (c) => {
    await leave(c);
    return c.body(null, 204);
  });
}
