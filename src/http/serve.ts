import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Deps } from './deps.ts';
import { createFront } from './front.ts';
import { createMetrics } from './metrics.ts';

export interface Running {
  readonly port: number;
  /** Address on this machine, such as http://127.0.0.1:3000. */
  readonly url: string;
  /** Takes no new request, lets running ones end within the grace, then cuts what is left. */
  stop(graceMs?: number): Promise<void>;
}

const GRACE_MS = 10_000;

/** Listens; the page cache answers first, the app does the rest. Rejects when the port is taken. */
export async function serve(
  deps: Deps,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Running> {
  const metrics = createMetrics(deps.pages, deps.revision);
  const listener = getRequestListener(createApp(deps, metrics).fetch);
  const front = createFront(deps, metrics);
  const server = createServer((request, response) => {
    if (!front(request, response)) void listener(request, response);
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 120_000;
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    port: bound,
    url: `http://${name}:${bound}`,
    stop: (graceMs = GRACE_MS) => drain(server, graceMs),
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function drain(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
