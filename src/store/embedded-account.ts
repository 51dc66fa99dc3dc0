import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The kernel's overflow id, which every distribution calls nobody. */
const NOBODY = 65_534;

/** Nothing of the caller's environment reaches PostgreSQL: PGPORT and its kind would redirect it. */
export const PLAIN_ENV = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LANG: 'C.UTF-8' };

/** As whom PostgreSQL runs. It refuses to run as root, so root needs one of the other ways. */
export interface Account {
  /** Owner of the files, as seen from outside any user namespace. */
  readonly uid: number;
  readonly gid: number;
  /** Words that go before the program, such as unshare and its flags. */
  readonly prefix: readonly string[];
  readonly spawnAs: { readonly uid?: number; readonly gid?: number };
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The accounts to try, best first. PostgreSQL runs as the owner of its folder. A user namespace
 * shows the program's own account as nobody: that suits root, which PostgreSQL refuses, and an
 * account without a name, which initdb refuses, and needs no new account and no chown.
 */
export function accountsFor(program: Identity, folder: Identity, parent: Identity): Account[] {
  if (program.uid !== 0) return [{ ...program, prefix: [], spawnAs: {} }, ...mapped(program)];
  if (folder.uid !== 0) return [other(folder)];
  const outsiders = [{ uid: NOBODY, gid: NOBODY }, parent].filter(({ uid }) => uid !== 0);
  return [...mapped(program), ...outsiders.map(other)];
}

const other = ({ uid, gid }: Identity): Account => ({
  uid,
  gid,
  prefix: [],
  spawnAs: { uid, gid },
});

function mapped({ uid, gid }: Identity): Account[] {
  const unshare = findProgram('unshare');
  if (!unshare) return [];
  const ids = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  return [{ uid, gid, prefix: [unshare, ...ids], spawnAs: {} }];
}

/** Has this account a name, and can it enter and write the folder? */
export const canUse = async (account: Account, folder: string): Promise<boolean> =>
  (await tell(account, 'id -un && cd "$1" && test -w .', folder)) !== undefined;

/** What the program answers to `--version` for this account, or nothing when it cannot run it. */
export const versionOf = (account: Account, program: string): Promise<string | undefined> =>
  tell(account, '"$1" --version', program);

async function tell(
  { prefix, spawnAs }: Account,
  script: string,
  argument: string,
): Promise<string | undefined> {
  const [file = '', ...args] = [...prefix, '/bin/sh', '-c', script, 'sh', argument];
  try {
    return (await run(file, args, { cwd: '/', env: PLAIN_ENV, ...spawnAs })).stdout.trim();
  } catch {
    return undefined;
  }
}

const PROGRAM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

export const findProgram = (name: string): string | undefined =>
  PROGRAM_FOLDERS.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
