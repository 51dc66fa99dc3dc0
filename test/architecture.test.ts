// The shape of this project, checked. Data flows left to right; code may look only left.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import test from 'node:test';

const flow = ['access', 'catalogue', 'source', 'value', 'indicator', 'assessment', 'release'];
const io = ['store', 'engine'];

const mayImport: Record<string, readonly string[]> = {
  kernel: [],
  store: ['kernel'],
  engine: ['kernel'],
  ...Object.fromEntries(flow.map((step, i) => [step, ['kernel', ...flow.slice(0, i)]])),
  web: ['kernel', ...flow],
  job: ['kernel', ...io, ...flow, 'web'],
  http: ['kernel', ...io, ...flow, 'job', 'web'],
  verb: ['kernel', ...io, ...flow, 'job', 'web', 'http'],
};

// Packages that only compute; a rule may use them.
const pure = ['big.js', '@marcbachmann/cel-js'];
// The HTTP edge needs node: and packages; formats and stores too. Rules and kernel need neither.
const SUFFIX = { store: '.store.ts', file: '.file.ts' };

const folderOf = (file: string): string => file.split('/')[1] ?? '';
const isStore = (file: string): boolean => file.endsWith(SUFFIX.store);
const isFile = (file: string): boolean => file.endsWith(SUFFIX.file) || file.endsWith('.file.tsx');

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const statement = /^\s*(?:import|export)\b[^;'"=]*?\bfrom\s*['"]([^'"]+)['"]/gm;
  const bare = /^\s*import\s+['"]([^'"]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g;
  return [statement, bare, dynamic].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => match[1] ?? ''),
  );
}

const isRule = (file: string): boolean =>
  (flow.includes(folderOf(file)) || folderOf(file) === 'kernel') && !isStore(file) && !isFile(file);

function objection(file: string, specifier: string): string | undefined {
  const from = folderOf(file);
  if (!specifier.startsWith('.')) {
    return isRule(file) && !pure.includes(specifier)
      ? `${file}: a rule imports ${specifier}`
      : undefined;
  }
  const target = join(dirname(file), specifier);
  const to = folderOf(target);
  if ((isRule(file) || from === 'web') && isStore(target)) {
    return `${file}: imports the store file ${target}`;
  }
  if (to === from || mayImport[from]?.includes(to)) return undefined;
  if (isStore(file) && io.includes(to)) return undefined;
  return `${file}: ${from} may not import ${to}`;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => join('src', file))
  .filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file.split('/').length > 2,
  );

test('every folder of src has a place in the map', () => {
  assert(files.length > 0, 'no source was read');
  const unknown = [...new Set(files.map(folderOf))].filter((name) => !mayImport[name]);
  assert.deepEqual(unknown, []);
});

test('imports follow the flow', (t) => {
  const pairs = files.flatMap((file) => importsOf(file).map((to) => [file, to] as const));
  t.diagnostic(`read ${files.length} files and ${pairs.length} imports`);
  assert(pairs.length > files.length, 'too few imports were read');
  const objections = pairs.map(([file, to]) => objection(file, to));
  assert.deepEqual(objections.filter(Boolean), []);
});

test('SQL lives in stores', (t) => {
  const inStore = new Set(['store']);
  const sql = /\bsql`|\bsql<[^>]*>`|\.selectFrom\(|\.insertInto\(|\.updateTable\(|\.deleteFrom\(/;
  const outside = files.filter(
    (file) =>
      !isStore(file) && !inStore.has(folderOf(file)) && sql.test(readFileSync(file, 'utf8')),
  );
  t.diagnostic(`read ${files.length} files`);
  assert.deepEqual(outside, []);
});
