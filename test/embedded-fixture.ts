import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Access {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface Program {
  readonly child: ChildProcess;
  /** Where its server answers; undefined when it was refused. */
  readonly access: (Access & { readonly owner: boolean }) | undefined;
  /** All that it has said so far on stderr. */
  said(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A temporary database folder whose server, if any is left, is killed when the test ends. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `kydai-test-${process.pid}-`));
  t.after(async () => {
    const pid = await serverPid(folder);
    if (pid && isAlive(pid)) process.kill(pid, 'SIGKILL');
    await sleep(pid ? 100 : 0);
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

interface Circumstances {
  readonly uid?: number;
  readonly gid?: number;
  /** Words before the program, such as `unshare --net`. */
  readonly behind?: readonly string[];
}

/** Runs embedded-program.ts until its server is ready or it is refused. */
export async function startProgram(
  t: TestContext,
  folder: string,
  role: 'serve' | 'verb',
  { behind = [], ...as }: Circumstances = {},
): Promise<Program> {
  const script = join(import.meta.dirname, 'embedded-program.ts');
  const words = [...behind, process.execPath, '--import', 'tsx', script, folder, role];
  const child = spawn(words[0] ?? '', words.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: join(import.meta.dirname, '..'),
    ...as,
  });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const exit = once(child, 'exit');
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const line = await Promise.race([first, exit.then(() => undefined)]);
  return {
    child,
    access: line && (JSON.parse(line[0]) as Access & { owner: boolean }),
    said: () => said,
    async end(signal) {
      child.kill(signal);
      await exit;
    },
  };
}

/** Process id in postmaster.pid. */
export async function serverPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || undefined;
}

export const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  { host, port, user, password }: Access,
  text: string,
): Promise<Row[]> {
  const client = new pg.Client({ host, port, user, password, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
