import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from './embedded-account.ts';

/** Where a server answers: a socket folder or a loopback address, and the port. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What a running server wrote about itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly endpoint: Endpoint;
  readonly ready: boolean;
}

const PORT = 5432;
/** sun_path holds 108 bytes with the closing zero. */
const SOCKET_PATH_LIMIT = 107;

export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid = '', , , port = '', socket = '', address = '', , status = ''] = text.split('\n');
  return {
    pid: Math.abs(Number(pid)),
    endpoint: { host: socket || address, port: Number(port) },
    ready: status.trim() === 'ready',
  };
}

/** The file by which a server claims its socket, or one that never exists for a loopback port. */
export const socketLock = ({ host, port }: Endpoint): string => join(host, `.s.PGSQL.${port}.lock`);

/** The folder itself, else a short private folder for its socket, else a free loopback port. */
export async function chooseEndpoint(folder: string, account: Account): Promise<Endpoint> {
  if (fits(folder)) return { host: folder, port: PORT };
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const short = join(tmpdir(), `kydai-${name}`);
  if (fits(short) && (await makePrivate(short, account))) return { host: short, port: PORT };
  return { host: '127.0.0.1', port: await freePort() };
}

const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_LIMIT;

/** A shared temporary folder is open to all: a folder that is not ours and closed is not used. */
async function makePrivate(path: string, account: Account): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 });
    await chown(path, account.uid, account.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  const found = await lstat(path);
  return found.isDirectory() && found.uid === account.uid && (found.mode & 0o077) === 0;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : PORT));
    });
  });
}
