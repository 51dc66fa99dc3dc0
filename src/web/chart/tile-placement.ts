// An equal-tile map: each commune one tile of the same size, near where it lies.
import type { Area, AreaCode } from '../../catalogue/catalogue.ts';
import { assignLeastCost } from './assignment.ts';

export interface Tile {
  readonly code: AreaCode;
  /** Counted from 1; row 1 is the north. */
  readonly column: number;
  readonly row: number;
}

export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  readonly tiles: readonly Tile[];
}

/** Share of rank against true distance: dense towns are pulled apart, the outline still shows. */
const RANK_SHARE = 0.5;
/** Cells per area: free cells keep the coast and the hills apart. */
const ROOM = 1.4;

const known = new WeakMap<readonly Area[], TileGrid>();

/** Tiles of the areas that lie inside another one, north-west first. The same list gives the same grid. */
export function placeTiles(areas: readonly Area[]): TileGrid {
  const before = known.get(areas);
  if (before) return before;
  const grid = place(areas.filter(({ parent }) => parent !== null));
  known.set(areas, grid);
  return grid;
}

function place(areas: readonly Area[]): TileGrid {
  if (areas.length === 0) return { columns: 0, rows: 0, tiles: [] };
  const { columns, rows } = gridFor(areas);
  const across = spread(areas.map(({ lon }) => lon));
  const down = spread(areas.map(({ lat }) => -lat));
  const costs = areas.map((_, i) =>
    Array.from({ length: columns * rows }, (_, cell) => {
      const dx = (across[i] ?? 0) * (columns - 1) - (cell % columns);
      const dy = (down[i] ?? 0) * (rows - 1) - Math.floor(cell / columns);
      return dx * dx + dy * dy;
    }),
  );
  const cells = assignLeastCost(costs);
  const tiles = areas.map(({ code }, i) => {
    const cell = cells[i] ?? 0;
    return { code, column: (cell % columns) + 1, row: Math.floor(cell / columns) + 1 };
  });
  tiles.sort((a, b) => a.row - b.row || a.column - b.column);
  return { columns, rows, tiles };
}

function gridFor(areas: readonly Area[]): { columns: number; rows: number } {
  const middle = (areas.reduce((sum, { lat }) => sum + lat, 0) / areas.length) * (Math.PI / 180);
  const width = range(areas.map(({ lon }) => lon)) * Math.cos(middle) || 1;
  const height = range(areas.map(({ lat }) => lat)) || 1;
  const cells = areas.length * ROOM;
  const columns = Math.max(
    1,
    Math.min(areas.length, Math.round(Math.sqrt((cells * width) / height))),
  );
  return { columns, rows: Math.max(1, Math.ceil(cells / columns)) };
}

/** Positions from 0 to 1, between their true distance and their rank. */
function spread(values: readonly number[]): number[] {
  const lowest = Math.min(...values);
  const size = range(values) || 1;
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const rank = new Map(order.map((index, position) => [index, position]));
  const last = Math.max(1, values.length - 1);
  return values.map((value, i) => {
    const truth = (value - lowest) / size;
    return truth * (1 - RANK_SHARE) + ((rank.get(i) ?? 0) / last) * RANK_SHARE;
  });
}

const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
