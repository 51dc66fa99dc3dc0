import type { Hono } from 'hono';
import { can } from '../access/can.ts';
import { Problem } from '../kernel/problem.ts';
import { findHead } from '../store/revision.ts';
import type { Env, RequestContext } from './deps.ts';
import type { Metrics } from './metrics.ts';

const SLOW_MS = 3000;

/** Liveness, readiness and metrics, for whatever watches over the process. */
export function addHealth(app: Hono<Env>, metrics: Metrics): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const { db, jobs } = c.var.deps;
    const state = jobs.state();
    try {
      const revision = await inTime(findHead(db));
      return c.json({ status: 'ready', revision, checks: { database: 'ok', jobs: state } });
    } catch (error) {
      c.var.log.warn({ err: error }, 'not ready');
      return c.json(
        { status: 'unready', revision: null, checks: { database: 'failed', jobs: state } },
        503,
      );
    }
  });
  app.get('/metrics', async (c) => {
    if (!mayWatch(c)) throw refusalToWatch(c);
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
  });
}

/** A demonstration shows all; a real instance tells this machine, or the bearer of a token that may read. */
const mayWatch = (c: RequestContext): boolean =>
  c.var.deps.settings.demonstration || isThisMachine(c) || readsByToken(c);

const readsByToken = ({ var: { viewer } }: RequestContext): boolean =>
  viewer.kind === 'signed-in' && viewer.scopes !== null && can(viewer, 'read');

/** Behind a proxy that is not trusted every peer is the proxy, and the address says nothing. */
function isThisMachine(c: RequestContext): boolean {
  const { client, deps } = c.var;
  const proxied = FORWARDED.some((name) => c.req.header(name) !== undefined);
  if (proxied && deps.settings.trustedProxies === 0) return false;
  return /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(client);
}

const FORWARDED = ['X-Forwarded-For', 'X-Real-IP', 'X-Forwarded-Proto', 'Forwarded', 'Via'];

const refusalToWatch = ({ var: { viewer } }: RequestContext): Problem =>
  viewer.kind === 'anonymous'
    ? new Problem('sign-in-needed')
    : new Problem('forbidden', { what: 'xem chỉ số vận hành', what_en: 'read metrics' });

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), SLOW_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
