// The program as a person starts it, in a data directory of its own, for measurements from outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  readonly dataDir: string;
  /** Milliseconds from the start of the process to the first page answered. */
  readonly readyAfter: number;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'ky-dai-bench-'));
export const removeDataDir = (path: string): void => rmSync(path, { recursive: true, force: true });

export interface StartOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `npm start`'s own command and waits for the first page. Throws with its output when it ends before. */
export async function startProgram({ dataDir, port, env }: StartOptions): Promise<Running> {
  const chosen = port ?? (await freePort());
  const begun = performance.now();
  const child = spawn('sh', ['bin/node', '--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(chosen),
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const url = `http://127.0.0.1:${chosen}`;
  await waitFor(url, child, () => output);
  const readyAfter = performance.now() - begun;
  return {
    url,
    child,
    dataDir,
    readyAfter,
    kill: (signal) =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.once('exit', () => done());
        child.kill(signal);
      }),
  };
}

async function waitFor(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the program ended (${child.exitCode ?? child.signalCode}):\n${output()}`);
    }
    const answer = await fetch(`${url}/`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`no page within two minutes:\n${output()}`);
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Resident memory of the program itself in MB, PostgreSQL apart. */
export function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

export const quantile = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))] ?? 0;
