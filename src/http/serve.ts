import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { StartRefusal } from '../store/start-refusal.ts';
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

/** Listens; the page cache answers first, the app does the rest. Throws StartRefusal when the port is taken. */
export async function serve(
  deps: Deps,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Running> {
  const metrics = createMetrics(deps);
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

/** Throws StartRefusal when the port cannot be had, before any longer work is begun; 0 always can. */
export async function ensureFreePort({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, host, port);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => reject(refusalOf(error, host, port));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

function refusalOf(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const place = `${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartRefusal(
        `${place} đang được chương trình khác dùng. Dừng chương trình đó hoặc đặt PORT khác (PORT=0 tự chọn cổng trống).`,
        `${place} is in use by another program. Stop that one or set another PORT (PORT=0 takes a free one).`,
      );
    case 'EACCES':
      return new StartRefusal(
        `Tài khoản này không được mở ${place}. Đặt PORT từ 1024 trở lên.`,
        `This account may not open ${place}. Set PORT to 1024 or above.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(
        `Máy này không có địa chỉ «${host}». Đặt lại HOST.`,
        `This machine has no address “${host}”. Set another HOST.`,
      );
    default:
      return error;
  }
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
