import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { openDemoAccounts } from '../access/demo-people.store.ts';
import { ensureFirstAdmin } from '../access/first-admin.store.ts';
import { findInstance } from '../access/instance.store.ts';
import { createSealer, readIdentityKey } from '../access/seal.file.ts';
import { toPassword, toSecret } from '../access/secret.file.ts';
import { findCatalogue, loadCatalogue, seedCatalogue } from '../catalogue/catalogue.store.ts';
import { loadCatalogueFolder } from '../catalogue/load.file.ts';
import { targetsMonitored } from '../catalogue/monitors.ts';
import type { Deps } from '../http/deps.ts';
import { createIssuers } from '../http/issuers.ts';
import { createPageCache } from '../http/page-cache.ts';
import { cellWriterOf } from '../http/reports/cell-writer.ts';
import { ensureFreePort, serve } from '../http/serve.ts';
import { createSnapshots } from '../http/snapshots.ts';
import { createRuns } from '../http/upload/runs.ts';
import { openUploads } from '../http/upload/uploads.ts';
import { isRecomputeDue, recomputeAll } from '../indicator/amount.store.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { folderBlobs } from '../source/evidence/blobs.file.ts';
import { s3Blobs } from '../source/evidence/s3.file.ts';
import { change } from '../store/change.ts';
import type { Connection } from '../store/connect.ts';
import { fillPeriods } from '../store/period.store.ts';
import { followRevision } from '../store/revision.ts';
import { buildAssets } from '../web/assets.ts';
import { CATALOGUE, VERSION } from './folders.ts';
import { openJobs } from './jobs.ts';
import { type Program, readWords } from './program.ts';
import { seedChecks } from './seed-checks.ts';
import { fillCity, settle } from './simulate.ts';

const ACCOUNT_RANDOM = 12;
const TICK_MS = 60_000;

/** `serve [--empty]`: the instance, until the program is asked to stop. */
export async function serveInstance(program: Program): Promise<void> {
  const { options } = readWords(program.words, ['empty']);
  await ensureFreePort(program.settings);
  const connection = await program.connect('serve');
  const kind =
    (await findInstance(connection.kysely)) ?? (options.has('empty') ? 'real' : 'demonstration');
  await settle(program, connection, options.has('empty') ? 'real' : kind);
  const demonstration = kind === 'demonstration';
  if (demonstration) await fillCity(program, connection);
  else await openReal(program, connection);
  await seedChecks(connection.kysely, program.clock());
  if (await isRecomputeDue(connection.kysely, dayInVietnam(program.clock()))) {
    await recomputeOn(program, connection.kysely);
  }
  const news = demonstration
    ? await openDemo(program, connection)
    : await openAdmin(program, connection);
  await serveUntilEnded(program, connection, { demonstration, news });
}

async function openReal(program: Program, { kysely: db }: Connection): Promise<void> {
  const at = program.clock();
  if (!(await findCatalogue(db))) {
    const source = await loadCatalogueFolder(CATALOGUE);
    await fillPeriods(db, source.programme.start - 2, source.programme.end + 1);
    const about = { by: 'system', action: 'seed-catalogue', on: 'catalogue', at };
    await change(db, about, (tx) => seedCatalogue(tx, source, dayInVietnam(at)));
  }
}

async function recomputeOn(program: Program, db: Connection['kysely']): Promise<void> {
  const at = program.clock();
  const catalogue = await loadCatalogue(db);
  const about = { by: 'system', action: 'recompute-amounts', on: 'amounts', at };
  await change(db, about, async (tx) => {
    tx.note({ cells: await recomputeAll(tx, catalogue, dayInVietnam(at)) });
  });
}

async function openDemo(program: Program, { kysely: db }: Connection): Promise<string[]> {
  const { demoPassword, demoToken } = program.settings;
  const password = demoPassword ?? toPassword(program.random(ACCOUNT_RANDOM));
  const catalogue = await loadCatalogue(db);
  const { units } = catalogue;
  const leads = targetsMonitored(catalogue);
  await openDemoAccounts(db, { password, token: demoToken, units, leads }, program.clock());
  return [
    'Bản trình diễn: số liệu mô phỏng. Demonstration: simulated figures.',
    `Tài khoản · accounts: admin, thuky, lanhdao, kiemtoan, cb-<mã đơn vị>, ld-<mã đơn vị> (cb-so-tu-phap, ld-ubnd-19753 …)`,
    demoPassword ? 'Mật khẩu · password: DEMO_PASSWORD' : `Mật khẩu · password: ${password}`,
  ];
}

async function openAdmin(program: Program, { kysely: db }: Connection): Promise<string[]> {
  const secret = toSecret(program.random(32));
  const { adminPassword: password } = program.settings;
  const first = await ensureFirstAdmin(db, { at: program.clock(), password, secret });
  if (first === 'link')
    return [`Đặt mật khẩu quản trị (24 giờ, dùng một lần): /first-sign-in/${secret}`];
  return first === 'created' ? ['Đã tạo tài khoản admin với ADMIN_PASSWORD.'] : [];
}

function evidenceIn({ dataDir, evidence }: Program['settings']): Deps['evidence'] {
  const { s3, clamd, limit } = evidence;
  const blobs = s3 ? s3Blobs(s3) : folderBlobs(join(resolve(dataDir), 'evidence'));
  return { blobs, clamd, limit };
}

async function serveUntilEnded(
  program: Program,
  connection: Connection,
  { demonstration, news }: { readonly demonstration: boolean; readonly news: readonly string[] },
): Promise<void> {
  const { settings, clock } = program;
  const { kysely: db, pool } = connection;
  const revision = await followRevision(db, pool);
  try {
    const snapshots = createSnapshots({ db, revision, clock });
    const log = pino({ level: settings.logLevel });
    const jobs = await openJobs(program, connection, { snapshots, log });
    const deps: Deps = {
      ...{ db, pool, clock, revision },
      random: program.random,
      settings: { ...settings, demonstration, mail: settings.smtp !== null, version: VERSION },
      snapshots,
      cellWriter: cellWriterOf({ db, clock, snapshots }),
      pages: createPageCache(settings.cacheLimit),
      assets: await buildAssets(),
      uploads: await openUploads(join(resolve(settings.dataDir), 'uploads')),
      evidence: evidenceIn(settings),
      runs: createRuns(),
      sealer: createSealer(await identityKey(program), program.random),
      issuers: createIssuers(settings.issuers),
      ...{ jobs, log },
    };
    const running = await serve(deps, settings);
    for (const line of news) {
      program.print(line.replace(/^(.*?)(\/first-sign-in)/, `$1${running.url}$2`));
    }
    program.print(`Kỳ Đài: ${running.url}`);
    const day = watchDay(program, db);
    void jobs.start();
    if (!program.ended.aborted) await once(program.ended, 'abort');
    clearInterval(day);
    await Promise.all([jobs.stop(), running.stop()]);
  } finally {
    await revision.close();
  }
}

const identityKey = async ({ settings, random }: Program): Promise<Uint8Array> =>
  settings.identityKey
    ? Buffer.from(settings.identityKey, 'base64')
    : readIdentityKey(resolve(settings.dataDir), random);

// What is due and what has expired depends on the day, so a new day computes the amounts again.
function watchDay(program: Program, db: Connection['kysely']): NodeJS.Timeout {
  let day = dayInVietnam(program.clock());
  return setInterval(() => {
    const today = dayInVietnam(program.clock());
    if (today === day) return;
    day = today;
    recomputeOn(program, db).catch((error: unknown) => program.say(String(error)));
  }, TICK_MS);
}
