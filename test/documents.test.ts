// What the documents say is there, is there.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { VERBS } from '../src/verb/verbs.ts';
import { ROOT } from './program.ts';

const FOLDERS = ['.ci', 'bench', 'bin', 'catalogue', 'docs', 'migrations', 'src', 'test'];
const pages = ['README.md', 'ARCHITECTURE.md', ...globSync('docs/**/*.md', { cwd: ROOT })].sort();
const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** Paths of this project in code words and links of a page; patterns and placeholders left out. */
function pathsOf(page: string): string[] {
  const text = read(page);
  const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);
  const named = words.filter(
    (word) => FOLDERS.some((folder) => word.startsWith(`${folder}/`)) && !/[<>{}…]/.test(word),
  );
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) =>
    join(dirname(page), to),
  );
  return [...named, ...links];
}

const isThere = (path: string): boolean =>
  path.includes('*') ? globSync(path, { cwd: ROOT }).length > 0 : existsSync(join(ROOT, path));

for (const page of pages) {
  test(`${page}: every path it names exists`, () => {
    assert.deepEqual(
      pathsOf(page).filter((path) => !isThere(path)),
      [],
    );
  });
}

test('the pages do name paths', () => {
  assert.ok(pages.flatMap(pathsOf).length > 20);
});

test('README.md lists every verb', () => {
  const [, , table = ''] = /## Other verbs.*?(\|---\|---\|)(.*)/s.exec(read('README.md')) ?? [];
  const listed = [...table.matchAll(/^\| `([a-z-]+)[^`]*` \|/gm)].map(([, verb]) => verb);
  const verbs = Object.keys(VERBS).filter((verb) => verb !== 'serve');
  assert.deepEqual(listed.sort(), verbs.sort());
});

test('README.md begins with one sentence, the flow, the two commands and where to change what', () => {
  const parts = [
    '# ',
    '──►',
    'npm install && npm start',
    'npm install && npm test',
    '| to change | go to |',
  ];
  const places = parts.map((part) => read('README.md').indexOf(part));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((place) => place >= 0));
});

test('the lock file names no registry', () => {
  assert.deepEqual(read('package-lock.json').match(/"resolved": .*/g), null);
});

test('versions in package.json are exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    read('package.json'),
  ) as Record<string, Record<string, string>>;
  const ranges = Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  assert.deepEqual(ranges, []);
});
