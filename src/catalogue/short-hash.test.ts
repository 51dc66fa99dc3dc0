import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { shortHash } from './short-hash.ts';

test('the hash of a text is the same on every run', () => {
  assert.equal(shortHash(''), BigInt('0xcbf29ce484222325').toString(36).padStart(13, '0'));
  assert.equal(shortHash('a'), BigInt('0xaf63dc4c8601ec8c').toString(36).padStart(13, '0'));
});

test('texts that differ have hashes that differ', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      assert.equal(shortHash(a) === shortHash(b), a === b);
      assert.match(shortHash(a), /^[0-9a-z]{13}$/);
    }),
  );
});
