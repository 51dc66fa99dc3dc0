// Least-cost assignment of rows to columns (Hungarian method with potentials, Jonker and Volgenant 1987).

/**
 * For each row the column it gets, no column twice, with the least sum of costs. There must be at
 * least as many columns as rows. O(rows² × columns).
 */
export function assignLeastCost(costs: readonly (readonly number[])[]): number[] {
  const columns = costs[0]?.length ?? 0;
  if (columns < costs.length) throw new RangeError('fewer columns than rows');
  const state: Potentials = {
    costs,
    row: new Float64Array(costs.length + 1),
    column: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= costs.length; row += 1) augment(state, row);
  const result = new Array<number>(costs.length).fill(-1);
  for (const [column, row] of state.rowOf.entries()) {
    if (column > 0 && row > 0) result[row - 1] = column - 1;
  }
  return result;
}

interface Potentials {
  readonly costs: readonly (readonly number[])[];
  readonly row: Float64Array;
  readonly column: Float64Array;
  /** Row that holds each column, counted from 1; 0 is free. */
  readonly rowOf: Int32Array;
}

// Grows an alternating tree from one row until it reaches a free column, then flips the way back.
function augment(state: Potentials, start: number): void {
  const { rowOf } = state;
  const width = rowOf.length;
  const slack = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(width);
  const used = new Uint8Array(width);
  rowOf[0] = start;
  let column = 0;
  while (at(rowOf, column) !== 0) {
    used[column] = 1;
    relax(state, { slack, from, used }, column);
    const next = nearest(slack, used);
    shift(state, { slack, used }, at(slack, next));
    column = next;
  }
  while (column !== 0) {
    const before = at(from, column);
    rowOf[column] = at(rowOf, before);
    column = before;
  }
}

interface Tree {
  readonly slack: Float64Array;
  readonly from: Int32Array;
  readonly used: Uint8Array;
}

function relax(state: Potentials, tree: Tree, column: number): void {
  const row = at(state.rowOf, column);
  const costs = state.costs[row - 1] ?? [];
  for (let j = 1; j < tree.slack.length; j += 1) {
    if (tree.used[j]) continue;
    const reduced = (costs[j - 1] ?? 0) - at(state.row, row) - at(state.column, j);
    if (reduced < at(tree.slack, j)) {
      tree.slack[j] = reduced;
      tree.from[j] = column;
    }
  }
}

function nearest(slack: Float64Array, used: Uint8Array): number {
  let best = 0;
  for (let j = 1; j < slack.length; j += 1) {
    if (!used[j] && (best === 0 || at(slack, j) < at(slack, best))) best = j;
  }
  return best;
}

function shift(state: Potentials, tree: Pick<Tree, 'slack' | 'used'>, delta: number): void {
  for (let j = 0; j < tree.slack.length; j += 1) {
    if (tree.used[j]) {
      const row = at(state.rowOf, j);
      state.row[row] = at(state.row, row) + delta;
      state.column[j] = at(state.column, j) - delta;
    } else {
      tree.slack[j] = at(tree.slack, j) - delta;
    }
  }
}

const at = (list: ArrayLike<number>, index: number): number => list[index] ?? 0;
