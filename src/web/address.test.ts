import assert from 'node:assert/strict';
import test from 'node:test';
import { samplePage } from '../../test/scoreboard-sample.ts';
import { carried, exportOf, linkHere, linkTo } from './address.ts';

const page = samplePage('/?status=behind&lang=en&asOf=2026-09-30&q=%C4%91i%E1%BB%87n');

test('a link to another screen keeps language and instant, not the filters', () => {
  assert.equal(linkTo(page, '/targets/5'), '/targets/5?lang=en&asOf=2026-09-30');
  assert.equal(linkTo(page, '/', { lang: null }), '/?asOf=2026-09-30');
});

test('a changed filter keeps the rest; null removes one', () => {
  const address = linkHere(page, { status: null, group: 'II' });
  assert.equal(new URL(address, 'http://x').searchParams.get('q'), 'điện');
  assert.match(address, /group=II/);
  assert.doesNotMatch(address, /status/);
});

test('defaults leave a clean address', () => {
  assert.equal(linkHere(samplePage('/?status=behind'), { status: null }), '/');
});

test('files have the same address with an ending', () => {
  assert.match(exportOf(page, 'csv'), /^\/scoreboard\.csv\?status=behind&/);
  assert.equal(exportOf(samplePage('/targets/5'), 'svg'), '/targets/5.svg');
});

test('a form carries what it does not ask for itself', () => {
  assert.deepEqual(
    carried(page, ['q', 'status']).map(([name]) => name),
    ['lang', 'asOf'],
  );
});
