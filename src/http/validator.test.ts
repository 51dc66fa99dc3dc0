import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { encodingOf, isCompressible } from './encoding.ts';
import { createPageCache } from './page-cache.ts';
import { take } from './step/rate-limit.ts';
import { parseInstant } from './step/resolve-view.ts';
import { etagOf, matches, normaliseAddress, stampOf } from './validator.ts';

const ADDRESSES: readonly [string, string][] = [
  ['/', '/'],
  ['/?', '/'],
  ['/?a=1', '/?a=1'],
  ['/?b=2&a=1', '/?a=1&b=2'],
  ['/?a=2&a=1', '/?a=2&a=1'],
  ['/x?b=&&a', '/x?a&b='],
];
for (const [given, want] of ADDRESSES) {
  test(`address ${given}`, () => assert.equal(normaliseAddress(given), want));
}

test('two addresses are one only when each name has the same values in the same order', () => {
  const query = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')));
  const write = (pairs: readonly (readonly string[])[]): string =>
    `/p?${pairs.map((pair) => pair.join('=')).join('&')}`;
  const say = (pairs: readonly (readonly string[])[]): string =>
    ['a', 'b', 'c'].map((name) => pairs.filter(([one]) => one === name).join()).join('|');
  fc.assert(
    fc.property(query, query, (one, other) => {
      const same = normaliseAddress(write(one)) === normaliseAddress(write(other));
      assert.equal(same, say(one) === say(other));
    }),
  );
});

const ENCODINGS: readonly [string | undefined, string][] = [
  [undefined, 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['GZIP', 'gzip'],
  ['deflate', 'identity'],
  ['br;q=0.0, gzip;q=0', 'identity'],
];
for (const [header, want] of ENCODINGS) {
  test(`Accept-Encoding ${header}`, () => assert.equal(encodingOf(header), want));
}

test('text is compressed, pictures and crumbs are not', () => {
  assert(isCompressible('text/html; charset=UTF-8', 5000));
  assert(isCompressible('application/problem+json', 5000));
  assert(isCompressible('image/svg+xml', 5000));
  assert(!isCompressible('image/png', 5000));
  assert(!isCompressible('text/html', 100));
});

test('If-None-Match compares weakly, in lists and with a star', () => {
  const etag = etagOf('a', 'b');
  assert.notEqual(etag, etagOf('a\nb', ''));
  assert(matches(etag, etag));
  assert(matches(`"other", ${etag.slice(2)}`, etag));
  assert(matches('*', etag));
  assert(!matches(undefined, etag));
  assert(!matches('"other"', etag));
});

test('a stamp changes with the revision and at midnight in Vietnam', () => {
  const at = (text: string): string => stampOf(7, new Date(text));
  assert.equal(at('2026-09-20T00:00:00Z'), at('2026-09-20T16:59:59Z'));
  assert.notEqual(at('2026-09-20T16:59:59Z'), at('2026-09-20T17:00:00Z'));
  assert.notEqual(stampOf(7, new Date(0)), stampOf(8, new Date(0)));
});

const INSTANTS: readonly [string, string][] = [
  ['2026-09-20', '2026-09-20T16:59:59.999Z'],
  ['2026-09-20T08:00', '2026-09-20T01:00:00.000Z'],
  ['2026-09-20T08:00:00Z', '2026-09-20T08:00:00.000Z'],
  ['2026-09-20T08:00:00.5+07:00', '2026-09-20T01:00:00.500Z'],
  ['2026-09-20T08:00:00 07:00', '2026-09-20T01:00:00.000Z'],
];
for (const [text, want] of INSTANTS) {
  test(`instant ${text}`, () => assert.equal(parseInstant(text).toISOString(), want));
}
for (const text of ['', '20/09/2026', '2026-9-1', '2026-02-30', '2026-09-20T25:00', 'now']) {
  test(`no instant: «${text}»`, () => assert.throws(() => parseInstant(text), /asof-invalid/));
}

const page = (bytes: number) => ({
  etag: '',
  headers: [],
  unchanged: [],
  body: Buffer.alloc(bytes),
});

test('the cache forgets the page not used for longest, and everything on a new stamp', () => {
  const cache = createPageCache(100_000);
  assert.equal(cache.find('a', '1'), undefined);
  for (const key of 'abcdefgh') cache.keep(key, '1', page(10_000));
  assert(cache.find('a', '1'));
  cache.keep('i', '1', page(10_000));
  cache.keep('j', '1', page(10_000));
  assert(cache.bytes <= 100_000);
  assert(cache.find('a', '1'), 'used');
  assert.equal(cache.find('b', '1'), undefined);
  cache.keep('huge', '1', page(50_000));
  assert.equal(cache.find('huge', '1'), undefined, 'one page does not push out all others');
  assert.equal(cache.find('a', '2'), undefined);
  assert.equal(cache.bytes, 0);
  cache.keep('late', '1', page(10));
  assert.equal(cache.find('late', '2'), undefined, 'a page of an earlier stamp is not kept');
});

test('a bucket empties, says how long to wait, and fills again', () => {
  const buckets = new Map();
  const allowance = { burst: 3, perSecond: 2 };
  const at = (ms: number): number => take(buckets, 'k', allowance, new Date(ms));
  assert.deepEqual([at(0), at(0), at(0)], [0, 0, 0]);
  assert.equal(at(0), 1);
  assert.equal(at(500), 0);
  assert.equal(at(500), 1);
  assert.equal(take(buckets, 'other', allowance, new Date(500)), 0);
  assert.equal(at(-10_000), 1, 'a clock that jumps back gives nothing');
});
