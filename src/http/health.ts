import type { Hono } from 'hono';
import { findHead } from '../store/revision.ts';
import type { Env } from './deps.ts';
import type { Metrics } from './metrics.ts';

const SLOW_MS = 3000;

/** Liveness, readiness and metrics, for whatever watches over the process. */
export function addHealth(app: Hono<Env>, metrics: Metrics): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    const { db } = c.var.deps;
    try {
      const revision = await inTime(findHead(db));
      return c.json({ status: 'ready', revision, checks: { database: 'ok' } });
    } catch (error) {
      c.var.log.warn({ err: error }, 'not ready');
      return c.json({ status: 'unready', revision: null, checks: { database: 'failed' } }, 503);
    }
  });
  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
}

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
