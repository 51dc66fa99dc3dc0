// A real instance before its first release: nothing but the way in is shown to nobody in particular.
import assert from 'node:assert/strict';
import test from 'node:test';
import { PASSWORD, testApp } from '../../test/app.ts';
import { createApp } from './app.ts';

/** Open to all: the way in, one's own account's door, and that the instance lives. */
const OPEN =
  /^\/(sign-in|sign-out|first-sign-in|set-password|forgotten-password|account|assets|healthz|readyz|metrics|api\/v1\/sessions)(\/|$)/;

/** An address of a route: a number or a word in place of each of its parts. */
const addressOf = (path: string): string =>
  path
    .replace(/:file\{[^/]*\\\.[^/]*\}/g, '1.csv')
    .replace(/:[a-z]+(\{(?:[^{}]|\{[^{}]*\})*\})?/gi, '1');

test('everything but sign-in needs a sign-in', async (t) => {
  const app = await testApp(t, { settings: { demonstration: false, rateLimit: false } });
  const routes = createApp(app.deps).routes.filter(({ method }) => method !== 'ALL');
  const closed = new Map(
    routes
      .filter(({ path }) => !OPEN.test(path))
      .map((route) => [`${route.method} ${route.path}`, route]),
  );
  assert(closed.size > 200, `${closed.size} routes`);
  for (const { method, path } of closed.values()) {
    const at = addressOf(path);
    const { status, headers, text } = await app.anyone.send(at, { method });
    const who = `${method} ${at}: ${status} ${text.slice(0, 200)}`;
    if (method === 'GET' && !path.startsWith('/api/')) {
      assert.equal(status, 303, who);
      assert.match(headers.get('location') ?? '', /^\/sign-in(\?next=|$)/, who);
    } else assert.equal(status, 401, who);
  }
  t.diagnostic(`${closed.size} routes`);
});

test('over https the cookie of a session is bound to this host and hidden from scripts', async (t) => {
  const publicUrl = new URL('https://kydai.example');
  const app = await testApp(t, { settings: { publicUrl } });
  const answer = await app.anyone.post('/api/v1/sessions', {
    ...{ username: 'kiemtoan', password: PASSWORD },
  });
  const [cookie = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split(/;\s*/);
  assert.match(cookie, /^__Host-kydai_session=[\w-]{40,}$/);
  const given = new Set(attributes.map((one) => one.toLowerCase()));
  for (const one of ['httponly', 'secure', 'samesite=lax', 'path=/']) assert(given.has(one), one);
  assert(![...given].some((one) => one.startsWith('domain')));
  assert.match(answer.headers.get('strict-transport-security') ?? '', /max-age=\d{8}/);
  assert(!answer.text.includes(cookie.split('=')[1] ?? ''), 'the secret is in the cookie alone');
});

test('every way in draws on one small allowance, every upload on another', async (t) => {
  const app = await testApp(t);
  const ways: readonly (readonly [string, string])[] = [
    ...(
      ['/sign-in', '/sign-in/second', '/sign-in/passkey', '/sign-in/passkey/options'] as const
    ).map((at) => ['POST', at] as const),
    ...(['/first-sign-in/x', '/set-password/x', '/forgotten-password'] as const).map(
      (at) => ['POST', at] as const,
    ),
    ['POST', '/api/v1/sessions'],
    ['GET', '/sign-in/issuer/x'],
    ['GET', '/sign-in/issuer/x/callback'],
  ];
  const uploads = [
    ...['/figures', '/catalogue/import', '/assignments/import', '/admin/people/import'],
    ...['/reports/2026-10/x/xlsx', '/reports/2026-10/x/evidence', '/reports/2026-10/x/sign-paper'],
    ...['/api/v1/evidence', '/api/v1/reports/1/xlsx', '/api/v1/cycles/2026-10/forms.xlsx'],
  ].map((at) => ['POST', at] as const);
  const drain = async (count: number, method: string, at: string): Promise<void> => {
    for (let left = count; left > 0; left -= 40) {
      const some = Array.from({ length: Math.min(40, left) });
      await Promise.all(some.map(() => app.anyone.send(at, { method })));
    }
  };
  await drain(120, 'GET', '/sign-in/issuer/x');
  for (const [method, at] of ways) {
    const { status, headers } = await app.anyone.send(at, { method });
    assert.equal(status, 429, `${method} ${at}`);
    assert(Number(headers.get('retry-after')) >= 1);
  }
  assert.notEqual((await app.anyone.send('/figures', { method: 'POST' })).status, 429);
  await drain(600, 'POST', '/work');
  for (const [method, at] of uploads) {
    assert.equal((await app.anyone.send(at, { method })).status, 429, at);
  }
});
