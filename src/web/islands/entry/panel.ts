// Where there is room, the details of the current row stand beside the grid; else they open below it.
import type { Cell } from './types.ts';

export interface Panel {
  show(cell: Cell): void;
  /** Puts the keyboard into the details, or back into the cell when it is there already. */
  toggle(cell: Cell, from: Element | null): void;
}

const WIDE = '(min-width: 80rem)';
const FIRST = 'select:not(:disabled), textarea:not([readonly]), input:not(:disabled), a[href]';

export function createPanel(form: HTMLFormElement): Panel {
  const side = form.querySelector<HTMLElement>('[data-side]');
  const wide = matchMedia(WIDE);
  let shown: { readonly detail: HTMLElement; readonly home: Element } | null = null;
  const giveBack = (): void => {
    if (shown) shown.home.append(shown.detail);
    shown = null;
  };
  const arrange = (): void => {
    form.classList.toggle('has-side', wide.matches);
    if (side) side.hidden = !wide.matches;
    if (!wide.matches) giveBack();
  };
  const show = (cell: Cell): void => {
    if (!wide.matches || !side) return;
    const home = cell.row.querySelector('.cell-more');
    const detail = home?.querySelector<HTMLElement>('.detail');
    // Without a detail at home it is beside the grid already.
    if (!home || !detail) return;
    giveBack();
    side.append(detail);
    side.scrollTop = 0;
    shown = { detail, home };
  };
  let next: Cell | null = null;
  // Once a frame: moving through many rows does not lay the page out for each.
  const showSoon = (cell: Cell): void => {
    if (next === null) {
      requestAnimationFrame(() => {
        if (next) show(next);
        next = null;
      });
    }
    next = cell;
  };
  wide.addEventListener('change', arrange);
  arrange();
  return {
    show: showSoon,
    toggle(cell, from) {
      if (from?.closest('.detail')) {
        const more = cell.row.querySelector<HTMLDetailsElement>('.cell-more');
        if (more) more.open = false;
        cell.input.focus();
        return;
      }
      show(cell);
      const more = cell.row.querySelector<HTMLDetailsElement>('.cell-more');
      if (more && !wide.matches) more.open = true;
      const detail = wide.matches ? shown?.detail : more;
      detail?.querySelector<HTMLElement>(`.detail-controls :is(${FIRST})`)?.focus();
    },
  };
}
