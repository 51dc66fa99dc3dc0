import assert from 'node:assert/strict';
import test from 'node:test';
import { buildAssets } from './assets.ts';

const { assets, files } = await buildAssets();

test('every address is served and named by its content', () => {
  for (const address of [assets.css, assets.js, assets.icon, ...assets.preload]) {
    assert(files.has(address), address);
    assert.match(address, /^\/assets\/[\w-]+-[A-Z0-9]{8}\.\w+$/);
  }
});

test('fonts: latin and Vietnamese, 400 and 600, and nothing from elsewhere', () => {
  const css = Buffer.from(files.get(assets.css)?.body ?? []).toString();
  const urls = Array.from(css.matchAll(/url\(([^)]+)\)/g), (m) => m[1] ?? '');
  assert.equal(urls.length, 4);
  for (const url of urls) assert(files.has(url.replaceAll('"', '')), url);
});

test('scripts and styles stay small', () => {
  const size = (address: string) => files.get(address)?.br?.length ?? Number.NaN;
  assert(size(assets.js) <= 15_000, `${size(assets.js)} bytes of script`);
  assert(size(assets.css) <= 20_000, `${size(assets.css)} bytes of style`);
});
