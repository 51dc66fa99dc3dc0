import assert from 'node:assert/strict';
import test from 'node:test';
import { deviceOf } from './device.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const TABLE: readonly [string, string | null, string | null][] = [
  [`${WINDOWS} Chrome/140.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [`${WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`, 'Edge', 'Windows'],
  [`${WINDOWS} coc_coc_browser/130.0 Chrome/124.0 Safari/537.36`, 'Cốc Cốc', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 14; K) Chrome/140.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['curl/8.5', null, null],
  ['', null, null],
];
for (const [header, browser, system] of TABLE) {
  test(`device: ${header.slice(0, 60)}`, () =>
    assert.deepEqual(deviceOf(header), { browser, system }));
}
