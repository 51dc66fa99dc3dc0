import assert from 'node:assert/strict';
import test from 'node:test';
import { limitsOf, NARROW, openTrendChart, type Trend, WIDE } from './trend-chart.ts';

const trend = (over: Partial<Trend> = {}): Trend => ({
  runs: [
    [
      { x: 1, y: 50 },
      { x: 2, y: 55 },
    ],
    [{ x: 4, y: 61 }],
  ],
  months: [],
  path: [
    { x: 0, y: 45 },
    { x: 8, y: 80 },
  ],
  pathLabel: 'mức cần có',
  goals: [{ value: 80, until: 8, label: 'Mục tiêu 2026: 80 %', short: '2026: 80 %', firm: true }],
  forecast: null,
  absent: [[2, 3]],
  last: { x: 4, y: 61, label: '61 %' },
  domain: [0, 8],
  ticks: [
    { x: 2, label: '3/2026', short: '3/26' },
    { x: 4, label: '6/2026', short: '6/26' },
  ],
  sayTick: (value) => `${value}`,
  ...over,
});

test('nothing in the drawing is refused by the content security policy', async () => {
  const draw = await openTrendChart();
  for (const size of [WIDE, NARROW]) {
    const svg = draw(trend(), size);
    assert.doesNotMatch(svg, /<style|style=|<script|javascript:/);
    assert(svg.length < 8000, `${svg.length} characters`);
  }
});

test('a month without data is hatched, and the line is broken there', async () => {
  const svg = (await openTrendChart())(trend(), WIDE);
  assert.match(svg, /fill="url\(#hatch\)"/);
  const without = (await openTrendChart())(trend({ absent: [] }), WIDE);
  assert.doesNotMatch(without, /url\(#hatch\)"><rect/);
});

test('goals, the last value and the months are said in words; short ones where there is little room', async () => {
  const draw = await openTrendChart();
  const wide = draw(trend(), WIDE);
  for (const word of ['Mục tiêu 2026: 80 %', '61 %', '3/2026', 'mức cần có']) {
    assert(wide.includes(word), word);
  }
  const narrow = draw(trend(), NARROW);
  assert(narrow.includes('2026: 80 %'));
  assert(!narrow.includes('Mục tiêu 2026'));
});

test('labels at the edge stand apart even where their values are equal', async () => {
  const goals = [80, 80, 80.2].map((value, i) => ({
    ...{ value, until: 8, firm: true, short: `g${i}` },
    label: `nhãn ${i}`,
  }));
  const svg = (await openTrendChart())(trend({ goals }), WIDE);
  const ys = [...svg.matchAll(/translate\([\d.]+,([\d.]+)\)"[^>]*>nhãn \d/g)].map((match) =>
    Number(match[1]),
  );
  assert.equal(ys.length, 3);
  const sorted = ys.sort((a, b) => a - b);
  assert(
    sorted.every((y, i) => i === 0 || y - (sorted[i - 1] ?? 0) >= 15),
    sorted.join(),
  );
});

const rows: readonly [name: string, over: Partial<Trend>, want: [number, number]][] = [
  ['well above zero: a round number below', {}, [40, 80]],
  ['from zero', { runs: [[{ x: 1, y: 5 }]], path: [] }, [0, 80]],
  ['one flat value', { runs: [[{ x: 1, y: 7 }]], path: [], goals: [] }, [6, 8]],
  ['nothing at all', { runs: [], path: [], goals: [] }, [0, 1]],
];

for (const [name, over, want] of rows) {
  test(`limits: ${name}`, () => {
    const [low, high] = limitsOf(trend(over));
    const all = [...trend(over).runs.flat(), ...trend(over).path].map(({ y }) => y);
    assert(all.every((y) => y >= low && y <= high));
    if (name !== 'one flat value') assert.deepEqual([low, high], want);
    else assert(low < high);
  });
}
