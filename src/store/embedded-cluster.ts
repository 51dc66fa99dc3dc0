import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Account,
  accountsFor,
  canUse,
  type Identity,
  PLAIN_ENV,
  versionOf,
} from './embedded-account.ts';
import { copyPostgres, packagedPostgres } from './embedded-binaries.ts';
import { initArguments } from './embedded-settings.ts';
import { bilingual, type Say, StartRefusal } from './start-refusal.ts';

const run = promisify(execFile);

/** PostgreSQL's programs and as whom they run, tried to work on this folder. */
export interface Installation {
  readonly account: Account;
  readonly bin: string;
  readonly major: number;
}

/** Makes the database folder (0700) with what lies in it closed to other people. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await stat(folder);
  const own = process.getuid?.() ?? 0;
  if (own !== 0 && uid !== own) {
    throw new StartRefusal(
      `Thư mục ${folder} thuộc tài khoản khác (uid ${uid}). Chạy bằng tài khoản đó, hoặc đặt DATA_DIR khác.`,
      `${folder} belongs to another account (uid ${uid}). Run as that account, or set another DATA_DIR.`,
    );
  }
  await chmod(folder, 0o700);
}

/** The first account and place from which PostgreSQL runs on this folder; root tries several. */
export async function findInstallation(folder: string, bin?: string): Promise<Installation> {
  const [owner, above] = await Promise.all([stat(folder), stat(dirname(folder))]);
  const program = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const places = bin ? [async () => bin] : packagePlaces(folder);
  for (const account of accountsFor(program, owner, above)) {
    await giveTo(account, folder, owner.uid);
    if (!(await canUse(account, folder))) continue;
    const found = await firstRunnable(account, places);
    if (found) return { account, ...found };
  }
  await giveTo(owner, folder, -1);
  throw new StartRefusal(
    `PostgreSQL không chạy được với thư mục ${folder}: nó không chạy bằng quyền root, và không tài khoản nào khác vào được thư mục này. Chạy bằng một tài khoản thường có tên, hoặc đặt DATA_DIR như /var/lib/kydai.`,
    `PostgreSQL cannot run on ${folder}: it refuses root, and no other account can enter this folder. Run as an ordinary account that has a name, or set DATA_DIR to a folder such as /var/lib/kydai.`,
  );
}

type Place = () => Promise<string | undefined>;

async function firstRunnable(account: Account, places: readonly Place[]) {
  for (const place of places) {
    const bin = await place();
    const version = bin && (await versionOf(account, join(bin, 'postgres')));
    const major = Number(/\d+/.exec(version ?? '')?.[0]);
    if (bin && major) return { bin, major };
  }
  return undefined;
}

/** Where npm put the package, else a copy of it beside the data. */
function packagePlaces(folder: string): Place[] {
  return [
    async () => {
      const { native, linked } = await packagedPostgres();
      return linked ? join(native, 'bin') : undefined;
    },
    async () => join(await copyPostgres((await packagedPostgres()).native, folder), 'bin'),
  ];
}

async function giveTo({ uid, gid }: Identity, folder: string, now: number): Promise<void> {
  if (process.getuid?.() !== 0 || uid === now) return;
  await run('chown', ['-R', `${uid}:${gid}`, folder]);
}

/** Creates the data folder on first use: whole or not at all, also when killed halfway. */
export async function ensureCluster(
  { account, bin, major }: Installation,
  folder: string,
  say: Say,
): Promise<string> {
  const data = join(folder, 'data');
  if (existsSync(data)) {
    await refuseOtherMajor(data, major);
    return data;
  }
  say(
    bilingual(
      `Lần chạy đầu tiên: đang tạo cơ sở dữ liệu tại ${folder}.`,
      `First start: creating the database in ${folder}.`,
    ),
  );
  const fresh = `${data}.new`;
  await rm(fresh, { recursive: true, force: true });
  await initialise(account, bin, fresh, 'C.UTF-8').catch(async () => {
    // A host without the locale C.UTF-8 still gets ICU order; only trigram search is coarser.
    await rm(fresh, { recursive: true, force: true });
    await initialise(account, bin, fresh, 'C').catch((error) => refuseCreation(folder, error));
  });
  await rename(fresh, data);
  return data;
}

async function initialise(account: Account, bin: string, data: string, ctype: string) {
  const password = join(dirname(data), 'password');
  const words = [...account.prefix, join(bin, 'initdb'), ...initArguments(data, password, ctype)];
  const [file = '', ...args] = words;
  await run(file, args, { cwd: '/', env: PLAIN_ENV, ...account.spawnAs });
}

function refuseCreation(folder: string, error: { readonly stderr?: string }): never {
  const reason = (error.stderr?.trim() || String(error)).split('\n').slice(-6).join('\n  ');
  throw new StartRefusal(
    `Không tạo được cơ sở dữ liệu tại ${folder}. Lý do PostgreSQL nêu:`,
    `The database could not be created in ${folder}. PostgreSQL's reason:\n  ${reason}`,
    { cause: error },
  );
}

async function refuseOtherMajor(data: string, major: number): Promise<void> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === String(major)) return;
  if (version === undefined) {
    throw new StartRefusal(
      `${data} không phải thư mục dữ liệu PostgreSQL (không có PG_VERSION). Dời nó đi nơi khác, hoặc đặt DATA_DIR khác.`,
      `${data} is not a PostgreSQL data folder (no PG_VERSION). Move it away, or set another DATA_DIR.`,
    );
  }
  throw new StartRefusal(
    `Dữ liệu tại ${data} thuộc PostgreSQL ${version.trim()}, còn chương trình này mang PostgreSQL ${major}. Dùng bản chương trình cũ để chạy \`backup\`, rồi chạy \`restore\` bằng bản này vào một DATA_DIR mới. Dữ liệu cũ không bị thay đổi.`,
    `The data in ${data} belong to PostgreSQL ${version.trim()}, this program carries PostgreSQL ${major}. Run \`backup\` with the old program, then \`restore\` with this one into a new DATA_DIR. The old data were not touched.`,
  );
}
