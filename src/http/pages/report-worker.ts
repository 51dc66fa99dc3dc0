import type { Hono } from 'hono';
import type { Env } from '../deps.ts';
import { securityHeaders } from '../step/security-headers.ts';

/** The service worker has one address for ever; its own policy lets it fetch from here and do nothing else. */
export function addReportWorker(app: Hono<Env>): void {
  app.get('/sw.js', (c) => {
    const { assets, settings } = c.var.deps;
    const body = assets.files.get(assets.assets.worker)?.body ?? new Uint8Array();
    for (const [name, value] of securityHeaders(settings)) c.header(name, value);
    return c.body(new Uint8Array(body), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
      'Service-Worker-Allowed': '/reports/',
      'Cache-Control': 'no-cache',
    });
  });
}
