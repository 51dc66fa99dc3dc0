import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, findProgram, PLAIN_ENV } from './embedded-account.ts';
import { type Endpoint, readPostmaster } from './embedded-endpoint.ts';
import { endLeftover, lockFile } from './embedded-leftover.ts';
import { serverArguments } from './embedded-settings.ts';
import { bilingual, type Say, StartRefusal } from './start-refusal.ts';

export interface ServerPlan {
  readonly account: Account;
  readonly bin: string;
  readonly folder: string;
  readonly data: string;
  readonly endpoint: Endpoint;
  readonly settings: Readonly<Record<string, string>>;
  readonly say: Say;
}

export interface Server {
  readonly pid: number;
  readonly exited: Promise<void>;
  /** Fast shutdown: open transactions roll back, a checkpoint is written. */
  stop(): Promise<void>;
}

/** Exit code by which flock says that another server, perhaps in another container, has the lock. */
const LOCKED = 75;
const BUSY_MS = 10_000;
const STOP_MS = 60_000;

export const logFile = (folder: string): string => join(folder, 'server.log');

/** Starts the server once what an earlier run left behind is gone; waits for crash recovery. */
export async function startServer(plan: ServerPlan): Promise<Server> {
  const until = performance.now() + BUSY_MS;
  for (let told = false; ; told = true) {
    await endLeftover(plan);
    const started = await attemptStart(plan);
    if (started.kind === 'ready') return started.server;
    if (!started.busy || performance.now() > until) throw refuse(plan, started);
    if (!told) {
      plan.say(
        bilingual(
          'Máy chủ cơ sở dữ liệu của lần chạy trước chưa tắt hẳn; đang chờ.',
          'The database server of the previous run has not ended yet; waiting.',
        ),
      );
    }
    await sleep(150);
  }
}

interface Failed {
  readonly kind: 'failed';
  readonly code: number | null;
  readonly log: string;
  readonly busy: boolean;
}

async function attemptStart(
  plan: ServerPlan,
): Promise<{ readonly kind: 'ready'; readonly server: Server } | Failed> {
  const path = logFile(plan.folder);
  const log = openSync(path, 'a', 0o600);
  const from = statSync(path).size;
  const child = spawnServer(plan, log);
  closeSync(log);
  let code: number | null | undefined;
  const exited = new Promise<void>((resolve) => {
    const end = (status: number | null) => {
      code = status;
      resolve();
    };
    child.once('exit', end);
    child.once('error', () => end(null));
  });
  const ended = () => code !== undefined;
  if (await becomesReady(plan, child, ended)) {
    return { kind: 'ready', server: hold(child, exited, ended) };
  }
  const text = readFileSync(path).subarray(from).toString('utf8');
  const busy =
    code === LOCKED || /lock file .* already exists|pre-existing shared memory/.test(text);
  return { kind: 'failed', code: code ?? null, log: text.trim(), busy };
}

/**
 * flock gives its lock to the server itself, so the lock lives as long as any of its processes;
 * setpriv makes the kernel stop the server cleanly when this program dies in whatever way.
 */
function spawnServer({ account, bin, folder, data, endpoint, settings }: ServerPlan, log: number) {
  const flock = findProgram('flock');
  const setpriv = findProgram('setpriv');
  const [file = '', ...args] = [
    ...account.prefix,
    ...(flock ? [flock, '-n', '-E', String(LOCKED), '--no-fork', lockFile(folder)] : []),
    ...(setpriv ? [setpriv, '--pdeathsig', 'INT', '--'] : []),
    join(bin, 'postgres'),
    ...serverArguments(data, endpoint, settings),
  ];
  const child = spawn(file, args, {
    cwd: '/',
    env: PLAIN_ENV,
    detached: true,
    stdio: ['ignore', log, log],
    ...account.spawnAs,
  });
  child.unref();
  return child;
}

async function becomesReady(plan: ServerPlan, child: ChildProcess, ended: () => boolean) {
  const since = performance.now();
  for (let told = false; !ended(); await sleep(10)) {
    const found = await readPostmaster(plan.data);
    if (found?.ready && found.pid === child.pid) return true;
    if (told || performance.now() - since < 5_000) continue;
    told = true;
    plan.say(
      bilingual(
        'Cơ sở dữ liệu đang phục hồi sau lần dừng đột ngột; chưa mất gì, xin chờ.',
        'The database is recovering after a sudden stop; nothing is lost, please wait.',
      ),
    );
  }
  return false;
}

function hold(child: ChildProcess, exited: Promise<void>, ended: () => boolean): Server {
  const interrupt = () => child.kill('SIGINT');
  process.once('exit', interrupt);
  void exited.then(() => process.off('exit', interrupt));
  return {
    pid: child.pid ?? 0,
    exited,
    async stop() {
      child.ref();
      child.kill('SIGINT');
      const late = performance.now() + STOP_MS;
      while (!ended()) {
        if (performance.now() > late) child.kill('SIGQUIT');
        await Promise.race([exited, sleep(500)]);
      }
    },
  };
}

function refuse({ folder }: ServerPlan, { code, log }: Failed): StartRefusal {
  if (code === LOCKED) {
    return new StartRefusal(
      `Một máy chủ khác đang dùng ${folder} (có thể từ container khác). Tắt nó trước, hoặc đặt DATA_DIR khác.`,
      `Another server is using ${folder} (perhaps from another container). Stop it first, or set another DATA_DIR.`,
    );
  }
  const reason = log.split('\n').slice(-6).join('\n  ');
  return new StartRefusal(
    `Không khởi động được cơ sở dữ liệu. Xem ${logFile(folder)}. Lý do PostgreSQL nêu:`,
    `The database did not start. See ${logFile(folder)}. PostgreSQL's reason:\n  ${reason}`,
  );
}
