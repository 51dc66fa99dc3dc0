// The cells of the page as the script sees them: read from the controls, written back to them.
import { type Control, controlId, type Filled, sameFilled } from '../../report/controls.ts';
import type { Cell } from './types.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controlOf = (cell: Pick<Cell, 'key'>, control: Control): Field | null =>
  document.getElementById(controlId(control, cell.key)) as Field | null;

const textOf = (cell: Pick<Cell, 'key'>, control: Control): string =>
  controlOf(cell, control)?.value ?? '';

const isChecked = (cell: Pick<Cell, 'key'>, control: Control): boolean =>
  (controlOf(cell, control) as HTMLInputElement | null)?.checked ?? false;

/** What the controls of a cell hold now. */
export const readFilled = (cell: Pick<Cell, 'key'>): Filled => ({
  typed: textOf(cell, 'typed'),
  skip: textOf(cell, 'skip'),
  confirm: isChecked(cell, 'confirm'),
  explanation: textOf(cell, 'explanation'),
  comment: textOf(cell, 'comment'),
  estimated: isChecked(cell, 'estimated'),
});

export function writeFilled(cell: Pick<Cell, 'key'>, filled: Filled): void {
  for (const control of ['typed', 'skip', 'explanation', 'comment'] as const) {
    const field = controlOf(cell, control);
    if (field && field.value !== filled[control]) field.value = filled[control];
  }
  for (const control of ['confirm', 'estimated'] as const) {
    const field = controlOf(cell, control) as HTMLInputElement | null;
    if (field) field.checked = filled[control];
  }
}

/** A number, a known number confirmed and a reason for none exclude one another: the last touched stays. */
export function settleExclusive(cell: Cell, touched: Control): void {
  const now = readFilled(cell);
  if (touched === 'typed' && now.typed.trim() !== '') {
    writeFilled(cell, { ...now, skip: '', confirm: false });
  } else if (touched === 'confirm' && now.confirm) {
    writeFilled(cell, { ...now, typed: '', skip: '' });
  } else if (touched === 'skip' && now.skip !== '') {
    writeFilled(cell, { ...now, typed: '', confirm: false });
  }
}

/** An explanation is of one number: when that changes, it becomes the hint of its empty field. */
export function settleExplanation(cell: Cell): void {
  const { saved } = cell;
  const now = readFilled(cell);
  const same = sameFilled({ ...now, ...REMARKS }, { ...saved, ...REMARKS });
  if (same || saved.explanation === '' || now.explanation !== saved.explanation) return;
  writeFilled(cell, { ...now, explanation: '' });
  const field = controlOf(cell, 'explanation');
  if (field instanceof HTMLTextAreaElement) field.placeholder = saved.explanation;
}

const REMARKS = { explanation: '', comment: '', estimated: false };

export const isBlank = ({ typed, skip, confirm }: Filled): boolean =>
  typed.trim() === '' && skip === '' && !confirm;

function cellOf(row: HTMLElement): Cell | null {
  const { key = '', name = '', measure = 'decimal', version, offer, state = 'empty' } = row.dataset;
  const input = document.getElementById(controlId('typed', key));
  if (!(input instanceof HTMLInputElement)) return null;
  const parts = key.split('.');
  const period = parts.pop() ?? '';
  const area = parts.pop() ?? '';
  return {
    ...{ key, name, measure, row, input, area, period },
    element: parts.join('.'),
    offer: offer ?? null,
    locked: row.dataset.locked !== undefined,
    asked: row.dataset.mode !== 'confirm',
    version: Number(version),
    saved: readFilled({ key }),
    ...{ pending: false, elsewhere: false, conflict: null },
    settled: state,
  };
}

/** All cells in the order of the page, and the way to find one from anything inside it or its details. */
export interface Cells {
  readonly all: readonly Cell[];
  find(key: string): Cell | undefined;
  around(target: EventTarget | null): Cell | undefined;
}

export function collectCells(form: HTMLFormElement): Cells {
  const rows = [...form.querySelectorAll<HTMLElement>('.cell')];
  const all = rows.flatMap((row) => cellOf(row) ?? []);
  const byKey = new Map(all.map((cell) => [cell.key, cell]));
  return {
    all,
    find: (key) => byKey.get(key),
    around(target) {
      if (!(target instanceof Element)) return undefined;
      const place = target.closest<HTMLElement>('[data-detail], .cell');
      return byKey.get(place?.dataset.detail ?? place?.dataset.key ?? '');
    },
  };
}

/** Which control of its cell an element is. */
export function controlAt(target: EventTarget | null): Control | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const letter = target.id.slice(0, 2);
  const kinds = ['typed', 'skip', 'confirm', 'explanation', 'comment', 'estimated'] as const;
  return kinds.find((kind) => controlId(kind, '') === letter);
}
