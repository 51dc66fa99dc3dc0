import { performance } from 'node:perf_hooks';
import { toSecret } from '../../access/secret.file.ts';
import type { Deps, RequestContext, Step } from '../deps.ts';
import type { Metrics } from '../metrics.ts';

/** Names the request, fixes its instant and its client, and logs and counts its answer. */
export const identify =
  (deps: Deps, metrics: Metrics): Step =>
  async (c, next) => {
    const began = performance.now();
    const requestId = requestIdOf(c, deps);
    c.set('deps', deps);
    c.set('requestId', requestId);
    c.set('log', deps.log.child({ request: requestId }));
    c.set('now', deps.clock());
    c.set('client', clientOf(c, deps.settings.trustedProxies));
    await next();
    c.res.headers.set('X-Request-Id', requestId);
    const seconds = (performance.now() - began) / 1000;
    const { method } = c.req;
    const path = loggedPath(c.req.path);
    metrics.answered(method, c.res.status, seconds);
    const line = { method, path, status: c.res.status, ms: Math.round(seconds * 1e4) / 10 };
    if (c.res.status >= 500) c.var.log.error(line, 'failed');
    else c.var.log.info(line, 'answered');
  };

/** A one-time link is a secret while it stands: nobody comes in by what the log says. */
const loggedPath = (path: string): string =>
  path.replace(/^(\/+(?:first-sign-in|set-password)\/).+/, '$1…');

function requestIdOf(c: RequestContext, deps: Deps): string {
  const given = deps.settings.trustedProxies > 0 ? c.req.header('X-Request-Id') : undefined;
  return given && /^[\w.-]{8,64}$/.test(given) ? given : toSecret(deps.random(9));
}

/** The last address that a trusted proxy wrote down, else the peer's. */
function clientOf(c: RequestContext, proxies: number): string {
  const peer = c.env.incoming.socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return peer;
  const chain = (c.req.header('X-Forwarded-For') ?? '').split(',').map((one) => one.trim());
  return chain.at(-proxies) || peer;
}
