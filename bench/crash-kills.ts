// kill -9 of the program and of its postmaster at random moments, while something else goes on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, type StartOptions, startProgram } from './program.ts';

export interface Kills {
  readonly program: number;
  readonly postmaster: number;
  readonly minutes: number;
  readonly random: () => number;
}

export interface Killed {
  readonly program: number;
  readonly postmaster: number;
  /** Times that the program ended with its postmaster. */
  readonly ended: number;
  /** The program as it runs at the end. */
  readonly server: Running;
}

const ALIVE_MS = 1500;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Mulberry32: the same seed kills after the same pauses. */
export function seeded(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills in a shuffled order after random pauses; a program that ended is started again. */
export async function killAtRandom(
  first: Running,
  options: StartOptions,
  kills: Kills,
): Promise<Killed> {
  let server = first;
  const order = shuffled(
    [
      ...Array<'program'>(kills.program).fill('program'),
      ...Array<'postmaster'>(kills.postmaster).fill('postmaster'),
    ],
    kills.random,
  );
  const done = { program: 0, postmaster: 0, ended: 0 };
  const until = performance.now() + kills.minutes * 60_000;
  for (const kind of order) {
    if (performance.now() > until) break;
    await pause(kills.random() * ALIVE_MS);
    if (kind === 'program') await server.kill('SIGKILL');
    else await killPostmaster(server);
    done[kind] += 1;
    if (server.child.exitCode !== null || server.child.signalCode !== null) {
      if (kind === 'postmaster') done.ended += 1;
      server = await startProgram(options);
    }
  }
  return { ...done, server };
}

/** The first line of postmaster.pid is its process; it may be about to start again. */
async function killPostmaster(server: Running): Promise<void> {
  const file = join(server.dataDir, 'postgres', 'data', 'postmaster.pid');
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  process.kill(pid, 'SIGKILL');
  await pause(500);
  const back = performance.now() + 30_000;
  while (performance.now() < back && server.child.exitCode === null) {
    const page = await fetch(`${server.url}/readyz`).catch(() => undefined);
    await page?.arrayBuffer();
    if (page?.ok) return;
    await pause(100);
  }
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const left = [...list];
  for (let i = left.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left;
}
