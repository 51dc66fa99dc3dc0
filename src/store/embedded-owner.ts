import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

export type Role = 'serve' | 'verb';

/** The program that holds a database folder now. */
export interface Holder {
  readonly role: Role;
  readonly pid: number;
}

export type Ownership =
  | { readonly kind: 'taken'; release(): Promise<void> }
  | { readonly kind: 'held'; readonly by: Holder | undefined };

/**
 * One program owns a database folder. The lock is an abstract socket: the kernel frees it when its
 * holder dies in whatever way, so it is never stale, and whoever meets it can ask who holds it.
 */
export async function takeOwnership(
  folder: string,
  secret: string,
  holder: Holder,
): Promise<Ownership> {
  const { dev, ino } = await stat(folder);
  const key = createHash('sha256').update(`${dev}:${ino}:${secret}`).digest('hex').slice(0, 40);
  const address = `\0kydai-${key}`;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(JSON.stringify(holder));
  });
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('listening', () => resolve(true));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(address);
  });
  if (!taken) return { kind: 'held', by: await askHolder(address) };
  server.unref();
  return {
    kind: 'taken',
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function askHolder(address: string): Promise<Holder | undefined> {
  const socket = connect(address).setEncoding('utf8').setTimeout(2000);
  socket.on('timeout', () => socket.destroy());
  let text = '';
  try {
    for await (const part of socket) text += part;
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

/**
 * The folder's password, made on first use. `link` makes the first of two writers win whole; each
 * writes a draft of its own name, since programs of two containers may have one process number.
 */
export async function readSecret(folder: string): Promise<string> {
  const path = join(folder, 'password');
  const found = await readFile(path, 'utf8').catch(() => undefined);
  if (found !== undefined) return found.trim();
  const draft = join(folder, `password.${randomUUID()}`);
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(draft, 0o600);
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { force: true });
  return (await readFile(path, 'utf8')).trim();
}
