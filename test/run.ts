// `npm test`: every check, then every test. Prints `N passed, N failed` last and fails when nothing ran.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { ensureChromium } from './chromium.ts';
import { startTestServer } from './server.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const only = process.argv.slice(2);
const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
const all = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'], {
  exclude: ['**/node_modules/**'],
}).sort();
const files =
  only.length > 0 ? all.filter((file) => only.some((part) => file.includes(part))) : all;

// Files that start servers, databases or browsers get a process of their own; pure rules share one.
const isolated = (file: string): boolean =>
  /(test|from '\.)\/([a-z]+-app|app|browser|database|embedded-fixture|program|server)\.ts|child_process/.test(
    readFileSync(file, 'utf8'),
  );

if (only.length === 0) {
  const check = spawnSync('sh', ['bin/node', 'test/check.ts'], { stdio: 'inherit' });
  if (check.status === 0) tally.passed += 1;
  else tally.failed += 1;
}

await section(
  'rules',
  files.filter((file) => !isolated(file)),
  { isolation: 'none' },
);
// The longest first, so that none of them is left to run alone at the end.
const screens = files.filter((file) => file.endsWith('.browser.test.ts'));
if (screens.length > 0) ensureChromium();
await section(
  'stores, servers and screens',
  [...new Set([...screens, ...files.filter(isolated)])],
  { isolation: 'process' },
);
if (existsSync('/usr/lib/postgresql/15/bin/postgres')) {
  process.env.KYDAI_TEST_SERVER = '15';
  const stores = files.filter((file) => isolated(file) && file.endsWith('.store.test.ts'));
  await section('stores again on PostgreSQL 15', stores, { isolation: 'process' });
} else {
  console.log('PostgreSQL 15 is not on this machine: store tests ran on the embedded 18 only.');
}

const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);

async function section(
  name: string,
  chosen: readonly string[],
  { isolation }: { isolation: 'none' | 'process' },
): Promise<void> {
  if (chosen.length === 0) {
    if (only.length > 0) return;
    console.error(`No test file for «${name}»: a section that reads nothing fails.`);
    tally.failed += 1;
    return;
  }
  console.log(`\n== ${name}: ${chosen.length} files`);
  const { passed } = tally;
  if (isolation === 'none') sharedProcess(chosen);
  else await ownProcesses(chosen);
  if (tally.passed === passed) tally.failed += 1;
}

// One process for all rule tests: the loader has to be there from the start, so it is a child.
function sharedProcess(chosen: readonly string[]): void {
  const flags = ['--import', 'tsx', '--test', '--test-isolation=none', '--test-reporter=tap'];
  const child = spawnSync('sh', ['bin/node', ...flags, ...chosen], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const count = (word: string): number =>
    Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(child.stdout)?.[1] ?? 0);
  tally.passed += count('pass');
  tally.failed += count('fail') + count('cancelled');
  tally.skipped += count('skipped');
  if (child.status !== 0) {
    console.log(
      child.stdout
        .split('\n')
        .filter((line) => !/^\s*(ok|#|---|\.\.\.)/.test(line))
        .join('\n'),
    );
    console.error(child.stderr);
    if (count('fail') === 0) tally.failed += 1;
  } else console.log(`${count('pass')} rule tests passed`);
}

async function ownProcesses(chosen: readonly string[]): Promise<void> {
  // One PostgreSQL for all files; they find it by KYDAI_TEST_URL.
  const server = await startTestServer(process.env.KYDAI_TEST_SERVER);
  process.env.KYDAI_TEST_URL = server.url;
  const stream = run({
    files: chosen.map((file) => join(root, file)),
    concurrency: 2,
    isolation: 'process',
    execArgv: ['--import', 'tsx'],
  });
  stream.on('test:pass', (test) => {
    if (test.details?.type === 'suite' || test.name.endsWith('.ts')) return;
    if (test.skip !== undefined) tally.skipped += 1;
    else tally.passed += 1;
  });
  stream.on('test:fail', (test) => {
    if (test.details?.type !== 'suite') tally.failed += 1;
  });
  for await (const line of stream.compose(spec)) process.stdout.write(line);
  await server.stop();
}
