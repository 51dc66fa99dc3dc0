// A whole instance for a test: real database, real catalogue, real server; people speak to it by name.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDemoAccounts } from '../src/access/demo-people.store.ts';
import { ensureFirstAdmin } from '../src/access/first-admin.store.ts';
import { createSealer } from '../src/access/seal.file.ts';
import { seedCatalogue } from '../src/catalogue/catalogue.store.ts';
import type { CatalogueSource } from '../src/catalogue/catalogue.ts';
import { loadCatalogueFolder } from '../src/catalogue/load.file.ts';
import { targetsMonitored } from '../src/catalogue/monitors.ts';
import type { Deps } from '../src/http/deps.ts';
import { createIssuers } from '../src/http/issuers.ts';
import { createPageCache } from '../src/http/page-cache.ts';
import { cellWriterOf } from '../src/http/reports/cell-writer.ts';
import { type Running, serve } from '../src/http/serve.ts';
import type { HttpSettings } from '../src/http/settings.ts';
import { createSnapshots } from '../src/http/snapshots.ts';
import { createRuns } from '../src/http/upload/runs.ts';
import { openUploads } from '../src/http/upload/uploads.ts';
import { recomputeAll } from '../src/indicator/amount.store.ts';
import { NO_JOBS } from '../src/job/worker.ts';
import { dayInVietnam } from '../src/kernel/period.ts';
import { folderBlobs } from '../src/source/evidence/blobs.file.ts';
import { change } from '../src/store/change.ts';
import { fillPeriods } from '../src/store/period.store.ts';
import { followRevision } from '../src/store/revision.ts';
import { type BuiltAssets, buildAssets } from '../src/web/assets.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type Person, personOf } from './person.ts';

export const PASSWORD = 'mật khẩu thử nghiệm';
export const TOKEN = 'kd_thu-nghiem';
/** Secret of the one-time link of an instance with `people: 'first-admin'`. */
export const FIRST_LINK = 'lien-ket-mot-lan';

export interface TestApp {
  readonly url: string;
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly catalogue: CatalogueSource;
  /** Nobody in particular. */
  readonly anyone: Person;
  /** The service account by its bearer token. */
  readonly machine: Person;
  /** Signs a person in by password, once for each name. */
  as(username: string): Promise<Person>;
  /** Signs a person in anew, for a test that has let a session end. */
  again(username: string): Promise<Person>;
  bearer(token: string): Person;
  /** Moves the instance's clock. */
  wait(ms: number): void;
}

export interface AppOptions {
  readonly settings?: Partial<HttpSettings>;
  /** Time of the instance when it starts. */
  readonly at?: Date;
  /** Another store of evidence, a scanner, a limit. */
  readonly evidence?: Partial<Deps['evidence']>;
  /** Accounts: those of the demonstration, or a first administrator who still needs a password. */
  readonly people?: 'demonstration' | 'first-admin';
  /** Who reads what the instance logs; without it errors go to the terminal. */
  readonly log?: Deps['log'];
}

const MIB = 1024 * 1024;
const SETTINGS: HttpSettings = {
  demonstration: true,
  instanceName: 'Kỳ Đài',
  publicUrl: null,
  rateLimit: true,
  trustedProxies: 0,
  uploadLimit: 4 * MIB,
  session: { idle: 60 * 60_000, absolute: 8 * 60 * 60_000 },
  issuers: [],
  mail: false,
  version: '0.0.0-test',
};

let assets: Promise<BuiltAssets> | undefined;
let shipped: Promise<CatalogueSource> | undefined;

/** Starts an instance on a database of its own; it ends with the test. */
export async function testApp(
  t: { after(done: () => Promise<void>): void },
  {
    settings = {},
    at = new Date('2026-09-20T03:00:00Z'),
    people = 'demonstration',
    evidence = {},
    log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  }: AppOptions = {},
): Promise<TestApp> {
  const open: (() => Promise<unknown>)[] = [];
  t.after(async () => {
    for (const close of open.reverse()) await close();
  });
  shipped ??= loadCatalogueFolder(new URL('../catalogue', import.meta.url).pathname);
  const catalogue = await shipped;
  const database = await testDatabase(undefined, {
    key: `${people} ${at.toISOString()}`,
    fill: (empty) => fill(empty, catalogue, { at, people }),
  });
  open.push(database.drop);
  const { kysely: db, pool } = database;
  const revision = await followRevision(db, pool);
  open.push(revision.close);
  let now = at.getTime();
  const clock = (): Date => new Date(now);
  assets ??= buildAssets();
  const folder = await mkdtemp(join(tmpdir(), 'kydai-test-uploads-'));
  open.push(() => rm(folder, { recursive: true }));
  const snapshots = createSnapshots({ db, revision, clock });
  const deps: Deps = {
    ...{ db, pool, clock, revision },
    random: (bytes) => randomBytes(bytes),
    settings: { ...SETTINGS, ...settings },
    snapshots,
    cellWriter: cellWriterOf({ db, clock, snapshots }),
    jobs: NO_JOBS,
    pages: createPageCache(16 * MIB),
    assets: await assets,
    uploads: await openUploads(folder),
    evidence: {
      blobs: folderBlobs(join(folder, 'evidence')),
      clamd: null,
      limit: 2 * MIB,
      ...evidence,
    },
    runs: createRuns(),
    sealer: createSealer(randomBytes(32), randomBytes),
    issuers: createIssuers(settings.issuers ?? []),
    log,
  };
  const running: Running = await serve(deps, { host: '127.0.0.1', port: 0 });
  open.push(() => running.stop(100));
  return {
    ...{ url: running.url, deps, database, catalogue },
    ...peopleOf(running.url),
    wait: (ms) => {
      now += ms;
    },
  };
}

async function fill(
  { kysely: db }: Pick<TestDatabase, 'kysely'>,
  catalogue: CatalogueSource,
  { at, people }: { readonly at: Date; readonly people: AppOptions['people'] },
): Promise<void> {
  const { start, end } = catalogue.programme;
  await fillPeriods(db, start - 2, end);
  const about = { by: 'system', action: 'seed', on: 'catalogue', at };
  await change(db, about, (tx) => seedCatalogue(tx, catalogue));
  if (people === 'first-admin') {
    await ensureFirstAdmin(db, { at, password: null, secret: FIRST_LINK });
    return;
  }
  await openDemoAccounts(
    db,
    {
      password: PASSWORD,
      token: TOKEN,
      units: catalogue.units,
      leads: targetsMonitored(catalogue),
    },
    at,
  );
}

function peopleOf(url: string): Pick<TestApp, 'anyone' | 'machine' | 'as' | 'again' | 'bearer'> {
  const known = new Map<string, Promise<Person>>();
  const anyone = personOf(url, {});
  const bearer = (token: string): Person => personOf(url, { Authorization: `Bearer ${token}` });
  const enter = async (username: string): Promise<Person> => {
    const answer = await anyone.post('/api/v1/sessions', { username, password: PASSWORD });
    if (answer.status !== 201) throw new Error(`${username}: ${answer.status} ${answer.text}`);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
    const { csrf } = answer.json as { csrf: string };
    return personOf(url, { Cookie: cookie, 'X-CSRF-Token': csrf });
  };
  return {
    ...{ anyone, bearer, machine: bearer(TOKEN) },
    again(username) {
      known.delete(username);
      return this.as(username);
    },
    as(username) {
      const person = known.get(username) ?? enter(username);
      known.set(username, person);
      return person;
    },
  };
}

/** Computes all amounts, as a start after a change of definitions does. */
export async function recompute({ deps }: TestApp): Promise<void> {
  const { catalogue } = await deps.snapshots.current();
  const at = deps.clock();
  const about = { by: 'system', action: 'recompute-amounts', on: 'amounts', at };
  await change(deps.db, about, (tx) => recomputeAll(tx, catalogue, dayInVietnam(at)));
  await deps.revision.refresh();
}
