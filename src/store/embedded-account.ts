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
  readonly kind: 'self' | 'mapped' | 'other';
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
 * The accounts to try, best first. PostgreSQL runs as the owner of its folder; a folder of root's
 * is used through a user namespace that shows root as nobody, which needs no account and no chown.
 */
export function accountsFor(program: Identity, folder: Identity, parent: Identity): Account[] {
  if (program.uid !== 0) return [{ kind: 'self', ...program, prefix: [], spawnAs: {} }];
  if (folder.uid !== 0) return [other(folder)];
  const unshare = findProgram('unshare');
  const ids = `--user --map-user=${NOBODY} --map-group=${NOBODY} --`.split(' ');
  return [
    ...(unshare
      ? [{ kind: 'mapped' as const, uid: 0, gid: 0, prefix: [unshare, ...ids], spawnAs: {} }]
      : []),
    other({ uid: NOBODY, gid: NOBODY }),
    ...(parent.uid === 0 ? [] : [other(parent)]),
  ];
}

function other({ uid, gid }: Identity): Account {
  return { kind: 'other', uid, gid, prefix: [], spawnAs: { uid, gid } };
}

/** Can this account enter and write the folder, and run the program? Answers what it printed. */
export async function probe(
  account: Account,
  folder: string,
  program: string,
): Promise<string | undefined> {
  const script = 'cd "$1" && test -w . && exec "$2" --version';
  const [file, ...args] = [...account.prefix, '/bin/sh', '-c', script, 'sh', folder, program];
  try {
    return (await run(file ?? '', args, { env: PLAIN_ENV, ...account.spawnAs })).stdout.trim();
  } catch {
    return undefined;
  }
}

const PROGRAM_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

export const findProgram = (name: string): string | undefined =>
  PROGRAM_FOLDERS.map((folder) => `${folder}/${name}`).find((path) => existsSync(path));
