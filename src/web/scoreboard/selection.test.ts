import assert from 'node:assert/strict';
import test from 'node:test';
import { sampleScoreboard, shippedCatalogue } from '../../../test/scoreboard-sample.ts';
import { readSelection, select } from './selection.ts';

const catalogue = await shippedCatalogue();
const { rows } = sampleScoreboard(catalogue);
const found = (query: string): number[] =>
  select(rows, readSelection(new URLSearchParams(query)), catalogue).map(
    ({ target }) => target.number,
  );

test('nothing asked: all 51', () => assert.equal(found('').length, 51));

const SEARCHES: readonly [query: string, want: readonly number[]][] = [
  ['q=so suc khoe dien tu', [19, 20, 21]],
  ['q=Sổ SỨC khỏe', [19, 20, 21]],
  ['q=phu song 5g', [41]],
  ['q=khong co gi nhu the', []],
  ['group=VI', [48, 49, 50, 51]],
  ['group=VI&q=cuoc thi', [50]],
];
for (const [query, want] of SEARCHES) {
  test(query, () => assert.deepEqual(found(query), want));
}

test('a search for a unit finds what it leads', () => {
  const led = found('lead=so-noi-vu');
  assert(led.length > 0);
  const searched = found('q=so noi vu');
  for (const number of led) assert(searched.includes(number), String(number));
});

test('statuses share the targets among them', () => {
  const counts = [
    'achieved',
    'on-track',
    'at-risk',
    'behind',
    'gap-only',
    'year-unconfirmed',
    'no-data',
  ];
  assert.equal(
    counts.reduce((sum, code) => sum + found(`status=${code}`).length, 0),
    51,
  );
});

test('unknown values count as not given', () => {
  const selection = readSelection(new URLSearchParams('tab=pie&status=great&target=-3'));
  assert.deepEqual([selection.tab, selection.status, selection.target], ['table', null, null]);
});
