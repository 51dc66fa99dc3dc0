import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { shippedCatalogue } from '../../../test/scoreboard-sample.ts';
import { assignLeastCost } from './assignment.ts';
import { placeTiles } from './tile-placement.ts';

const { areas } = await shippedCatalogue();
const communes = areas.filter(({ parent }) => parent !== null);
const grid = placeTiles(areas);
const tileOf = new Map(grid.tiles.map((tile) => [tile.code, tile]));

test('forty communes get forty different tiles inside the grid', () => {
  assert.equal(communes.length, 40);
  assert.equal(new Set(grid.tiles.map(({ column, row }) => `${column},${row}`)).size, 40);
  for (const { column, row } of grid.tiles) {
    assert(column >= 1 && column <= grid.columns && row >= 1 && row <= grid.rows);
  }
  assert(grid.columns <= 12 && grid.rows <= 12, 'the stylesheet has twelve columns and rows');
});

test('who lies clearly west or north of another is not drawn east or south of it', () => {
  let compared = 0;
  for (const a of communes) {
    for (const b of communes) {
      const [p, q] = [tileOf.get(a.code), tileOf.get(b.code)];
      assert(p && q);
      if (a.lon < b.lon - 0.1) {
        compared += 1;
        assert(p.column <= q.column, `${a.name} lies west of ${b.name}`);
      }
      if (a.lat > b.lat + 0.1) {
        compared += 1;
        assert(p.row <= q.row, `${a.name} lies north of ${b.name}`);
      }
    }
  }
  assert(compared > 500);
});

test('the three nearest neighbours stay near: 1.5 tiles away on average at most', () => {
  const steps = communes.flatMap((a) => {
    const near = communes
      .filter((b) => b !== a)
      .sort((b, c) => distance(a, b) - distance(a, c))
      .slice(0, 3);
    return near.map((b) => {
      const [p, q] = [tileOf.get(a.code), tileOf.get(b.code)];
      assert(p && q);
      return Math.max(Math.abs(p.column - q.column), Math.abs(p.row - q.row));
    });
  });
  assert(steps.reduce((sum, step) => sum + step, 0) / steps.length <= 1.5);
});

const distance = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot(a.lat - b.lat, (a.lon - b.lon) * 0.96);

test('assignment finds the least cost, as trying everything does', () => {
  const row = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (costs) => {
      const chosen = assignLeastCost(costs);
      assert.equal(new Set(chosen).size, costs.length);
      const cost = chosen.reduce((sum, column, i) => sum + (costs[i]?.[column] ?? 0), 0);
      assert.equal(cost, cheapest(costs, new Set()));
    }),
  );
});

function cheapest(costs: readonly number[][], taken: ReadonlySet<number>): number {
  const [first, ...rest] = costs;
  if (!first) return 0;
  return Math.min(
    ...first.flatMap((cost, column) =>
      taken.has(column) ? [] : cost + cheapest(rest, new Set([...taken, column])),
    ),
  );
}
