import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from './embedded-account.ts';
import { type Endpoint, readPostmaster, socketLock } from './embedded-endpoint.ts';
import { bilingual, type Say } from './start-refusal.ts';

const run = promisify(execFile);

/** Locked by every process of a server as long as it lives. */
export const lockFile = (folder: string): string => join(folder, 'server.lock');

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly endpoint: Endpoint;
  readonly say: Say;
}

/** How long an orphan may take to end by itself, then after SIGINT, then after SIGQUIT. */
const PATIENCE = [
  [undefined, 2_000],
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
] as const;

/**
 * Ends the server that a killed program left behind, and clears its stale lock files.
 * Only the owner of the folder calls this, so a server found here has no living program.
 */
export async function endLeftover(place: Place): Promise<void> {
  const found = await readPostmaster(place.data);
  if (found && (await isServerOf(found.pid, place.data))) await endServer(found.pid, place);
  await removeStale(join(place.data, 'postmaster.pid'), place);
  await removeStale(socketLock(place.endpoint), place);
}

async function endServer(pid: number, { data, say }: Place): Promise<void> {
  say(
    bilingual(
      `Chương trình lần trước dừng đột ngột; máy chủ cơ sở dữ liệu của nó (tiến trình ${pid}) đang được tắt để chạy lại.`,
      `The previous run was killed; its database server (process ${pid}) is being stopped and started again.`,
    ),
  );
  for (const [signal, patience] of PATIENCE) {
    if (signal) kill(pid, signal);
    const until = performance.now() + patience;
    while (performance.now() < until) {
      if (!(await isServerOf(pid, data))) return;
      await sleep(20);
    }
  }
}

/** Compares the command line, because a process id alone may have been given to another program. */
async function isServerOf(pid: number, data: string): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const words = line.split('\0');
  return words.includes(data) && words.some((word) => word.endsWith('/postgres'));
}

/**
 * PostgreSQL takes any process with the recorded id, even a zombie, for the old server and waits for
 * a person. Removing the file is safe only under the lock that all of an old server would hold.
 */
async function removeStale(file: string, { data, folder }: Place): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Math.abs(Number.parseInt(text, 10));
  const flock = findProgram('flock');
  if (!pid || !flock || !existsSync(`/proc/${pid}`) || (await isServerOf(pid, data))) return;
  await run(flock, ['-n', lockFile(folder), 'rm', '-f', file]).catch(() => {});
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
