// Shapes of a cell's states, told apart without colour; drawn once on the page, used by reference.
import { raw } from 'hono/html';
import type { CellState } from './view.ts';

const line = (path: string): string =>
  `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/>`;
const cut = (path: string): string =>
  `<path d="${path}" fill="none" stroke="var(--surface)" stroke-width="1.8"/>`;

const SHAPES: Record<CellState | 'commented', string> = {
  empty:
    '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.4 1.9"/>',
  optional: '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.2"/>',
  saved: `<circle cx="8" cy="8" r="7" fill="currentColor"/>${cut('m4.6 8.3 2.4 2.4 4.5-5')}`,
  waiting: `${line('M8 1.8A6.2 6.2 0 1 1 1.8 8')}${line('M8 4.6V8l2.4 1.6')}`,
  warned: `<path d="M8 1 15.4 14.4H.6z" fill="currentColor"/>${cut('M8 5.6v4m0 1.500v1.600')}`,
  blocked: `<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor"/>${cut('m5.400 5.400 5.200 5.200m0-5.200-5.200 5.200')}`,
  locked: `<path d="M3 7h10v7.500H3z" fill="currentColor"/>${line('M5 7V4.700a3 3 0 0 1 6 0V7')}`,
  returned: line('M6.500 3 2.500 7l4 4M3 7h6.500a4 4 0 0 1 4 4v2'),
  conflict: line('M1.500 5.500h12m-3-3 3 3-3 3M14.500 11h-12m3-2.800L2.500 11l3 2.800'),
  skipped: '<path d="M2 6.600h12v2.800H2z" fill="currentColor"/>',
  commented:
    '<path d="M1.500 2h13v9H8l-3.500 3.300V11h-3z" fill="none" stroke="currentColor" stroke-width="1.500"/>',
};

const SPRITE = `<svg class="sprite" width="0" height="0" aria-hidden="true">${Object.entries(SHAPES)
  .map(([code, shape]) => `<symbol id="e-${code}" viewBox="0 0 16 16">${shape}</symbol>`)
  .join('')}</svg>`;

/** Stands once on a page that shows cells; the script points into it too. */
export const CellSprite = () => raw(SPRITE);

export const CellShape = ({ state }: { state: CellState | 'commented' }) =>
  raw(`<svg class="mark" aria-hidden="true"><use href="#e-${state}"/></svg>`);
