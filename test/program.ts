// The whole program as a user starts it: a process of its own on a data directory of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const ROOT = join(import.meta.dirname, '..');
const PROGRAM = [process.execPath, '--import', 'tsx', 'src/main.ts'];

type Words = Readonly<Record<string, string>>;
type Ends = { after(done: () => Promise<void>): unknown };

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Instance {
  readonly url: string;
  readonly dataDir: string;
  /** All lines printed until the address was. */
  readonly news: string;
  /** Asks it to end and waits; how it ended. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** A folder for DATA_DIR that does not exist yet; removed after the test. */
export async function dataDirectory(t: Ends): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `kydai-test-${process.pid}-`));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

/** Runs one verb to its end. */
export async function runVerb(words: readonly string[], env: Words): Promise<Ended> {
  const child = start([...PROGRAM, ...words], env);
  let out = '';
  let err = '';
  child.stdout?.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr?.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

interface Start {
  /** Such as `--empty`. */
  readonly words?: readonly string[];
  readonly env?: Words;
  /** As a user types it, in place of the program itself. */
  readonly command?: readonly string[];
}

/** Serves on a free port; ends after the test. */
export async function startInstance(
  t: Ends,
  { words = [], env = {}, command = PROGRAM }: Start = {},
): Promise<Instance> {
  const dataDir = env.DATA_DIR ?? (await dataDirectory(t));
  const quiet = { PORT: '0', RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  const child = start([...command, ...words], { ...quiet, ...env, DATA_DIR: dataDir });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  let asked = false;
  const stop = async (): Promise<number | null> => {
    asked = true;
    child.kill('SIGTERM');
    return (await exit)[0];
  };
  const kill = async (): Promise<void> => {
    asked = true;
    child.kill('SIGKILL');
    await exit;
  };
  t.after(async () => {
    await stop();
  });
  let err = '';
  child.stderr?.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const told = await Promise.race([address(child), exit.then(() => undefined)]);
  if (!told) throw new Error(`The program ended before it served:\n${err}`);
  child.once('exit', (code, signal) => {
    if (!asked) console.error(`The program ended by itself (${code ?? signal}):\n${err}`);
  });
  return { ...told, dataDir, stop, kill };
}

function start([command = '', ...words]: readonly string[], env: Words): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(command, words, {
    cwd: ROOT,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function address(child: ChildProcess): Promise<{ url: string; news: string } | undefined> {
  if (!child.stdout) return undefined;
  const news: string[] = [];
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    news.push(line);
    const url = /^Kỳ Đài: (http\S+)$/.exec(line)?.[1];
    if (!url) continue;
    child.stdout.resume();
    return { url, news: news.join('\n') };
  }
  return undefined;
}
