import type { RequestContext } from '../deps.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const;

/** A table or picture of a page, at the page's address with another ending. */
export const answerFile = (
  c: RequestContext,
  kind: keyof typeof TYPES,
  body: string | Uint8Array,
): Response =>
  c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'Content-Type': TYPES[kind],
  });
