import assert from 'node:assert/strict';
import test from 'node:test';
import { en } from './en.ts';
import { vi } from './vi.ts';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const vietnamese = leaves(vi);
const english = new Map(leaves(en));

test('both languages have the same keys, of the same kind', () => {
  assert(vietnamese.length > 150, `only ${vietnamese.length} texts were seen`);
  assert.deepEqual([...english.keys()].sort(), vietnamese.map(([path]) => path).sort());
  for (const [path, value] of vietnamese) {
    const other = english.get(path);
    assert.equal(typeof other, typeof value, path);
    if (typeof value === 'function') continue;
    assert(String(value).trim() && String(other).trim(), `${path} is empty`);
  }
});

test('Vietnamese is composed (NFC) and without placeholders', () => {
  for (const [path, value] of vietnamese) {
    if (typeof value !== 'string') continue;
    assert.equal(value, value.normalize('NFC'), path);
    assert.doesNotMatch(value, /TODO|undefined|lorem/i, path);
  }
});
