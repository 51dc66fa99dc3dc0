// `npm run bench NAME`: one measurement; without a name, the list.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHES: Readonly<Record<string, string>> = {
  recompute: 'every amount against hand-written SQL, and one changed value',
  load: 'scoreboard: fresh renders, cached pages and 304 answers a second',
  start: 'first and later starts, resident memory idle and under load',
  pages: 'weight of the reading pages and their Lighthouse scores',
  saves: '120 people, 200 cell saves a second over HTTP, nothing lost',
  crash: '200 kills of the program and 20 of the postmaster during figure imports',
  'crash-saves': 'the same kills while units save, send, sign and reopen reports',
  histories: '5,000 random histories of reports and columns by concurrent people, no broken rule',
  mail: 'kill -9 while mail goes out: what is lost, what comes twice',
  fresh: 'time from the commit of one value to the scoreboard that shows it',
  rows: '50,000 figures from one workbook through the pages: memory, time, progress shown',
};

const [name = ''] = process.argv.slice(2);
if (!(name in BENCHES)) {
  for (const [each, what] of Object.entries(BENCHES))
    console.log(`npm run bench ${each.padEnd(10)} ${what}`);
  process.exit(name === '' ? 0 : 1);
}
const root = join(import.meta.dirname, '..');
const words = ['bin/node', '--import', 'tsx', `bench/${name}.ts`];
process.exit(spawnSync('sh', words, { cwd: root, stdio: 'inherit' }).status ?? 1);
