// The keyboard in the grid: Enter and arrows between cells, Ctrl+Enter for details, F8 for the next problem.
import { type Cells, readFilled, writeFilled } from './cells.ts';
import { isUnfinished } from './face.ts';
import type { Steps } from './history.ts';
import type { Panel } from './panel.ts';
import type { Cell } from './types.ts';

export interface Grid {
  readonly form: HTMLFormElement;
  readonly cells: Cells;
  readonly steps: Steps;
  readonly panel: Panel;
  /** Cells changed by the script: kept, shown, sent. */
  readonly changed: (cells: readonly Cell[]) => void;
  readonly confirmAll: () => void;
  readonly nothingLeft: () => void;
  readonly undone: () => void;
}

type Key = (grid: Grid, cell: Cell, event: KeyboardEvent) => boolean;

export function listenToKeys(grid: Grid): void {
  const { form, cells, panel, steps } = grid;
  form.addEventListener('focusin', ({ target }) => {
    const cell = cells.around(target);
    if (!cell) return;
    panel.show(cell);
    if (target === cell.input) steps.enter(cell);
  });
  form.addEventListener('focusout', ({ target }) => {
    const cell = cells.around(target);
    if (cell && target === cell.input) steps.leave(cell);
  });
  form.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const cell = cells.around(event.target);
    if (cell ? press(grid, cell, event) : pressOutside(grid, event)) event.preventDefault();
  });
}

function pressOutside(grid: Grid, event: KeyboardEvent): boolean {
  if (event.key !== 'F8') return false;
  return nextProblem(grid, null);
}

function press(grid: Grid, cell: Cell, event: KeyboardEvent): boolean {
  const name = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`;
  const own = event.target === cell.input ? IN_CELL[name] : undefined;
  return (own ?? ANYWHERE[name])?.(grid, cell, event) ?? false;
}

const ANYWHERE: Readonly<Record<string, Key>> = {
  'Ctrl+Enter': ({ panel }, cell, { target }) => {
    panel.toggle(cell, target instanceof Element ? target : null);
    return true;
  },
  'Ctrl+Shift+Enter': ({ confirmAll }) => {
    confirmAll();
    return true;
  },
  F8: (grid, cell) => nextProblem(grid, cell),
  Escape: (_, cell, { target }) => {
    if (!(target instanceof Element) || !target.closest('.detail')) return false;
    cell.input.focus();
    return true;
  },
};

const IN_CELL: Readonly<Record<string, Key>> = {
  Enter: (grid, cell) => step(grid, cell, 1),
  ArrowDown: (grid, cell) => step(grid, cell, 1),
  ArrowUp: (grid, cell) => step(grid, cell, -1),
  Escape: (grid, cell) => {
    const before = grid.steps.entered(cell);
    if (!before || cell.locked) return false;
    writeFilled(cell, before);
    grid.changed([cell]);
    cell.input.select();
    return true;
  },
  '=': ({ steps, changed }, cell) => {
    if (cell.locked || cell.offer === null || cell.input.value.trim() !== '') return false;
    steps.record([cell], () => confirm(cell));
    changed([cell]);
    return true;
  },
  'Ctrl+z': (grid, cell) => {
    const before = grid.steps.entered(cell);
    // While something is being typed, the browser's own undo is finer.
    if (before && before.typed !== cell.input.value) return false;
    return undo(grid);
  },
};

function undo({ steps, changed, undone }: Grid): boolean {
  const cells = steps.undo();
  if (cells.length === 0) return false;
  changed(cells);
  undone();
  return true;
}

/** Takes the known number of a cell as right. */
export function confirm(cell: Cell): void {
  writeFilled(cell, { ...readFilled(cell), typed: '', skip: '', confirm: true });
}

export function focusOn(cell: Cell): void {
  cell.input.focus();
  cell.input.select();
}

/** To the next cell that can be filled in; after the last one, to the button of the next step. */
function step({ cells, form, changed }: Grid, cell: Cell, way: 1 | -1): boolean {
  const { all } = cells;
  changed([cell]);
  let at = all.indexOf(cell) + way;
  while (all[at]?.locked) at += way;
  const next = all[at];
  if (next) focusOn(next);
  else if (way === 1) form.querySelector<HTMLElement>('button[value=check]')?.focus();
  return true;
}

/** Around the end to the first one again. */
export function nextProblem({ cells, nothingLeft }: Grid, from: Cell | null): boolean {
  const { all } = cells;
  const at = from ? all.indexOf(from) + 1 : 0;
  const next = [...all.slice(at), ...all.slice(0, at)].find((cell) => isUnfinished(cell));
  if (!next) nothingLeft();
  else if (next.row.dataset.state === 'warned') focusExplanation(next);
  else focusOn(next);
  return true;
}

function focusExplanation(cell: Cell): void {
  const field = cell.row.querySelector<HTMLElement>('[data-attention] textarea');
  (field ?? cell.input).focus();
}
