// Shapes of the seven kinds of progress, told apart without colour; drawn once, used by reference.
import { raw } from 'hono/html';
import type { Progress } from '../../assessment/assessment.ts';

const SHAPES: Record<Progress, string> = {
  achieved:
    '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m4.6 8.3 2.4 2.4 4.5-5" fill="none" stroke="var(--surface)" stroke-width="1.8"/>',
  'on-track': '<path d="M8 1.5 15.2 14H.8z" fill="currentColor"/>',
  'at-risk':
    '<path d="m8 .5 7.5 7.5L8 15.5.5 8z" fill="currentColor"/><path d="M8 4.4v4.4m0 1.4v1.6" stroke="var(--surface)" stroke-width="1.7"/>',
  behind: '<path d="M.8 2h14.4L8 14.5z" fill="currentColor"/>',
  'gap-only':
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" fill="currentColor"/>',
  'year-unconfirmed':
    '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="2.6 1.7"/>',
  'no-data':
    '<path d="M2 2h12v12H2zM2 14 14 2" fill="none" stroke="currentColor" stroke-width="1.5"/>',
};

const SPRITE = `<svg class="sprite" width="0" height="0" aria-hidden="true">${Object.entries(SHAPES)
  .map(([code, shape]) => `<symbol id="m-${code}" viewBox="0 0 16 16">${shape}</symbol>`)
  .join('')}</svg>`;

/** Stands once on every page; marks point into it. */
export const MarkSprite = () => raw(SPRITE);

/** The shape alone, as text: for places that build many. */
export const markText = (progress: Progress): string =>
  `<svg class="mark is-${progress}" aria-hidden="true"><use href="#m-${progress}"/></svg>`;

export const StatusMark = ({ progress }: { progress: Progress }) => raw(markText(progress));

/** The shape itself, for a picture that must stand without the page. */
export const shapeOf = (progress: Progress): string => SHAPES[progress];

const BRAND =
  '<svg class="brand-mark" viewBox="0 0 40 40" aria-hidden="true"><path d="M3 37h34l-2.5-8h-29zm5-9.500h24l-2-7H10zm5-8.500h14l-1.600-6H14.600z" fill="currentColor"/><path d="M19.200 12V1.500h1.400V12z" fill="currentColor"/><path d="M20.600 2h11l-2.800 3.200 2.800 3.300h-11z" class="brand-flag"/></svg>';

/** The flag tower: three terraces and the flag. */
export const BrandMark = () => raw(BRAND);
