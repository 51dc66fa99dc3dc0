import { realpath, rename, rmdir, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureCluster, findInstallation, makeFolder } from './embedded-cluster.ts';
import { chooseEndpoint, type Endpoint, readPostmaster } from './embedded-endpoint.ts';
import { keepRunning } from './embedded-keeper.ts';
import { type Holder, type Role, readSecret, takeOwnership } from './embedded-owner.ts';
import { announcePresence, waitForGuests } from './embedded-presence.ts';
import { logFile, startServer } from './embedded-process.ts';
import { bilingual, type Say, StartRefusal } from './start-refusal.ts';

export interface EmbeddedOptions {
  /** The database folder, such as `./data/postgres`; made when missing. */
  readonly folder: string;
  readonly role: Role;
  readonly say: Say;
  /** Folder with `postgres` and `initdb`, when not those of the npm package. */
  readonly bin?: string | undefined;
  /** Server settings over the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The server ended and could not be started again. */
  readonly onLost?: ((why: unknown) => void) | undefined;
}

export interface Embedded {
  readonly endpoint: Endpoint;
  readonly user: 'kydai';
  readonly password: string;
  /** Whether this program started the server (and stops it), or joined a running one. */
  readonly owner: boolean;
  stop(): Promise<void>;
}

const LOG_LIMIT = 8 * 1024 * 1024;
/** How long a serve waits for a verb to end, and a verb for a server that is starting. */
const WAIT_MS = 120_000;

/**
 * Owns the folder and starts its server, or, for a verb, joins the server that runs there.
 * A second `serve` is refused; a `serve` waits for a verb that has the folder to end.
 */
export async function joinOrStart(options: EmbeddedOptions): Promise<Embedded> {
  if (process.platform !== 'linux') throw onlyLinux();
  await makeFolder(options.folder);
  const folder = await realpath(options.folder);
  const password = await readSecret(folder);
  const until = performance.now() + WAIT_MS;
  for (let told = false; ; told = true) {
    const ownership = await takeOwnership(folder, password, {
      role: options.role,
      pid: process.pid,
    });
    if (ownership.kind === 'taken') {
      return ownOrRelease({ ...options, folder }, password, ownership.release);
    }
    const joined = await meetHolder(options.role, ownership.by, folder, password);
    if (joined) return joined;
    if (performance.now() > until) throw alreadyServed(folder, ownership.by);
    if (!told && options.role === 'serve') options.say(waitingFor(ownership.by));
    await sleep(100);
  }
}

async function meetHolder(
  role: Role,
  by: Holder | undefined,
  folder: string,
  password: string,
): Promise<Embedded | undefined> {
  if (role === 'verb') return join(folder, password);
  if (by?.role === 'serve') throw alreadyServed(folder, by);
  return undefined;
}

async function ownOrRelease(
  options: EmbeddedOptions,
  password: string,
  release: () => Promise<void>,
): Promise<Embedded> {
  try {
    return await own(options, password, release);
  } catch (error) {
    await release();
    // A server that another container runs is seen only here; its socket can be joined all the same.
    const joined = options.role === 'verb' && (await join(options.folder, password));
    if (joined) return joined;
    throw error;
  }
}

async function own(
  options: EmbeddedOptions,
  password: string,
  release: () => Promise<void>,
): Promise<Embedded> {
  const { folder, say, role, settings = {} } = options;
  await rotateLog(folder);
  const installation = await findInstallation(folder, options.bin);
  const data = await ensureCluster(installation, folder, say);
  const endpoint = await chooseEndpoint(folder, installation.account);
  const plan = { ...installation, folder, data, endpoint, settings, say };
  const server = await startServer(plan);
  const keeper = keepRunning(plan, server, options.onLost);
  return {
    endpoint,
    user: 'kydai',
    password,
    owner: true,
    async stop() {
      if (role === 'verb') await waitForGuests({ ...endpoint, user: 'kydai', password }, say);
      await keeper.stop();
      if (endpoint.host !== folder) await rmdir(endpoint.host).catch(() => {});
      await release();
    },
  };
}

async function join(folder: string, password: string): Promise<Embedded | undefined> {
  const found = await readPostmaster(`${folder}/data`);
  if (!found?.ready) return undefined;
  const { endpoint } = found;
  const leave = await announcePresence({ ...endpoint, user: 'kydai', password });
  return leave && { endpoint, user: 'kydai', password, owner: false, stop: leave };
}

/** One older log is kept, so that a server that complains for years does not fill the disk. */
async function rotateLog(folder: string): Promise<void> {
  const path = logFile(folder);
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT) await rename(path, `${path}.1`);
}

function waitingFor(by: Holder | undefined): string {
  const pid = by?.pid ?? '?';
  return bilingual(
    `Một lệnh khác (tiến trình ${pid}) đang dùng cơ sở dữ liệu; đang chờ lệnh đó kết thúc.`,
    `Another command (process ${pid}) is using the database; waiting for it to end.`,
  );
}

function alreadyServed(folder: string, by: Holder | undefined): StartRefusal {
  const pid = by?.pid ?? '?';
  return new StartRefusal(
    `Kỳ Đài đã chạy với ${folder} (tiến trình ${pid}). Dùng bản đang chạy, tắt nó trước, hoặc đặt DATA_DIR khác.`,
    `Kỳ Đài is already running on ${folder} (process ${pid}). Use that one, stop it first, or set another DATA_DIR.`,
  );
}

function onlyLinux(): StartRefusal {
  return new StartRefusal(
    `Cơ sở dữ liệu đi kèm chỉ chạy trên Linux (đây là ${process.platform}). Đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
    `The embedded database runs on Linux only (this is ${process.platform}). Set DATABASE_URL to a PostgreSQL server, 15 or newer.`,
  );
}
