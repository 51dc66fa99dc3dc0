import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from './embedded-account.ts';
import { readPostmaster } from './embedded-endpoint.ts';
import { bilingual, type Say } from './start-refusal.ts';

const run = promisify(execFile);

/** Locked by every process of a server as long as it lives. */
export const lockFile = (folder: string): string => join(folder, 'server.lock');

interface Place {
  readonly folder: string;
  readonly data: string;
  readonly say: Say;
}

/** How long an orphan may take to end by itself, then after SIGINT, then after SIGQUIT. */
const PATIENCE = [
  [undefined, 2_000],
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
] as const;

/**
 * Ends the server that a killed program left behind, and clears a stale postmaster.pid.
 * Only the owner of the folder calls this, so a server found here has no living program.
 */
export async function endLeftover({ data, folder, say }: Place): Promise<void> {
  const found = await readPostmaster(data);
  if (!found) return;
  const running = () => isServerOf(found.pid, data);
  if (!(await running())) return removeStale(data, folder, found.pid);
  say(
    bilingual(
      `Chương trình lần trước dừng đột ngột; máy chủ cơ sở dữ liệu của nó (tiến trình ${found.pid}) đang được tắt để chạy lại.`,
      `The previous run was killed; its database server (process ${found.pid}) is being stopped and started again.`,
    ),
  );
  for (const [signal, patience] of PATIENCE) {
    if (signal) kill(found.pid, signal);
    const until = performance.now() + patience;
    while (performance.now() < until) {
      if (!(await running())) return;
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
 * PostgreSQL takes any living process with the recorded id for the old server. Removing the file is
 * safe only while holding the lock that every process of an old server would still hold.
 */
async function removeStale(data: string, folder: string, pid: number): Promise<void> {
  const flock = findProgram('flock');
  const reused = await readFile(`/proc/${pid}/cmdline`).catch(() => undefined);
  if (!flock || !reused) return;
  await run(flock, ['-n', lockFile(folder), 'rm', '-f', join(data, 'postmaster.pid')]).catch(
    () => {},
  );
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
