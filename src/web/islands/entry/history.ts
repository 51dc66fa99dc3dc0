// Undo over whole steps: a number typed, a block pasted, all known numbers taken.
import type { Filled } from '../../report/controls.ts';
import { sameFilled } from '../../report/controls.ts';
import { readFilled, writeFilled } from './cells.ts';
import type { Cell } from './types.ts';

interface Step {
  readonly before: ReadonlyMap<Cell, Filled>;
}

export interface Steps {
  /** Does the work and remembers how the cells were before it. */
  record(cells: readonly Cell[], work: () => void): void;
  /** The input of a cell gets the focus. */
  enter(cell: Cell): void;
  /** It loses the focus: what was typed there is one step. */
  leave(cell: Cell): void;
  /** What the cell held when its input got the focus, or after the last recorded work. */
  entered(cell: Cell): Filled | undefined;
  /** Takes the last step back; the cells that it touched. */
  undo(): readonly Cell[];
}

const LONGEST = 200;

export function createSteps(): Steps {
  const done: Step[] = [];
  const entered = new Map<Cell, Filled>();
  const push = (before: ReadonlyMap<Cell, Filled>): void => {
    done.push({ before });
    if (done.length > LONGEST) done.shift();
  };
  const enter = (cell: Cell): void => void entered.set(cell, readFilled(cell));
  return {
    enter,
    entered: (cell) => entered.get(cell),
    record(cells, work) {
      const before = new Map(cells.map((cell) => [cell, readFilled(cell)]));
      work();
      push(before);
      cells.map(enter);
    },
    leave(cell) {
      const before = entered.get(cell);
      if (before && !sameFilled(readFilled(cell), before)) push(new Map([[cell, before]]));
      entered.delete(cell);
    },
    undo() {
      const step = done.pop();
      if (!step) return [];
      for (const [cell, before] of step.before) writeFilled(cell, before);
      const cells = [...step.before.keys()];
      cells.map(enter);
      return cells;
    },
  };
}
