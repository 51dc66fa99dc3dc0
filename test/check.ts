// `npm run check`: format and lint, types, unused code, architecture. Runs all of them before it fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

const node = (script: string, ...words: string[]): [string, string[]] => [
  'sh',
  ['bin/node', script, ...words],
];

const checks: readonly (readonly [name: string, command: [string, string[]]])[] = [
  [
    'format and lint',
    node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  ],
  ['types', node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')],
  [
    'types of the islands',
    node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'src/web/islands'),
  ],
  ['unused', node('node_modules/knip/bin/knip.js')],
  ['architecture', node('--import', 'tsx', '--test', 'test/architecture.test.ts')],
];

let failed = 0;
for (const [name, [command, words]] of checks) {
  const result = spawnSync(command, words, { encoding: 'utf8' });
  const good = result.status === 0;
  console.log(`${good ? '✔' : '✖'} ${name}`);
  if (good) continue;
  failed += 1;
  console.log(result.stdout + result.stderr);
}
process.exit(failed === 0 ? 0 : 1);
