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
  /** Remembers a cell as it was when its input got the focus. */
  remember(cell: Cell, before: Filled): void;
  /** Takes the last step back; the cells that it touched. */
  undo(): readonly Cell[];
}

const LONGEST = 200;

export function createSteps(): Steps {
  const done: Step[] = [];
  const push = (before: ReadonlyMap<Cell, Filled>): void => {
    done.push({ before });
    if (done.length > LONGEST) done.shift();
  };
  return {
    record(cells, work) {
      const before = new Map(cells.map((cell) => [cell, readFilled(cell)]));
      work();
      push(before);
    },
    remember(cell, before) {
      if (!sameFilled(readFilled(cell), before)) push(new Map([[cell, before]]));
    },
    undo() {
      const step = done.pop();
      if (!step) return [];
      for (const [cell, before] of step.before) writeFilled(cell, before);
      return [...step.before.keys()];
    },
  };
}
