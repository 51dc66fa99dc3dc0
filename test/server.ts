import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinOrStart } from '../src/store/embedded.ts';

export interface TestServer {
  /** A superuser's address without a database: add `databaseUrl(url, name)`. */
  readonly url: string;
  stop(): Promise<void>;
}

const PREFIX = 'kydai-test-';
const DEBIAN_15 = '/usr/lib/postgresql/15/bin';

/** Tests lose nothing in a power cut, so they do not wait for the disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '120',
  log_min_error_statement: 'error',
  log_error_verbosity: 'default',
};

/** A real PostgreSQL of its own in a temporary folder; `version` 15 takes Debian's. */
export async function startTestServer(version: string | undefined): Promise<TestServer> {
  await sweep();
  if (version === '15' && !existsSync(DEBIAN_15)) throw new Error(`${DEBIAN_15} is not there`);
  if (version && version !== '15' && version !== '18') {
    throw new Error(`KYDAI_TEST_SERVER=${version}: tests run on 15 or 18`);
  }
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await joinOrStart({
    folder,
    role: 'serve',
    say: () => {},
    settings: SETTINGS,
    bin: version === '15' ? DEBIAN_15 : undefined,
  });
  const { user, password, endpoint } = server;
  const host = encodeURIComponent(endpoint.host);
  return {
    url: `postgresql://${user}:${password}@/postgres?host=${host}&port=${endpoint.port}`,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const databaseUrl = (server: string, name: string): string =>
  server.replace('@/postgres?', `@/${name}?`);

/** Removes what test runs that were killed left behind; their servers ended with them. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (!pid || existsSync(`/proc/${pid}`)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}
