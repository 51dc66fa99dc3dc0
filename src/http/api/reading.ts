// Parameters of every reading operation, and pages of lists.
import { z } from '@hono/zod-openapi';
import { Problem } from '../../kernel/problem.ts';
import type { RequestContext } from '../deps.ts';
import type { Snapshot } from '../snapshot.ts';

const text = (name: string, description: string, example: string) =>
  z
    .string()
    .max(100)
    .optional()
    .openapi({ param: { name, in: 'query' }, description, example });

export const AT_QUERY = {
  asOf: text(
    'asOf',
    'Thời điểm: chỉ những gì đã ghi nhận đến khi đó; một ngày là đến hết ngày. · An instant: only what was recorded until then.',
    '2026-09-20T08:00:00+07:00',
  ),
  release: text(
    'release',
    'Số bản công bố, hoặc latest. · Number of a release, or latest.',
    'latest',
  ),
};

export const AtQuery = z.object(AT_QUERY);

/** Page size and cursor; `usual` is given when limit is left out. */
export const pageQuery = (usual: number, most: number) => ({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .openapi({
      param: { name: 'limit', in: 'query' },
      type: 'integer',
      description: 'Số dòng mỗi trang · rows a page',
      example: usual,
    }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .openapi({
      param: { name: 'cursor', in: 'query' },
      description: 'Giá trị next của trang trước · `next` of the page before',
    }),
});

export const ListQuery = z.object({ ...AT_QUERY, ...pageQuery(500, 5000) });

export const Next = z
  .string()
  .nullable()
  .openapi({ description: 'Con trỏ của trang sau; null ở trang cuối · cursor of the next page' });

/** Where a list goes on: after this key, in the data of this revision. */
export interface Cursor {
  readonly revision: number;
  readonly after: readonly string[];
}

export const writeCursor = ({ revision, after }: Cursor): string =>
  Buffer.from(JSON.stringify([revision, ...after])).toString('base64url');

/** Reads a cursor back; throws `cursor-invalid` on anything that is none. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined;
  try {
    const [revision, ...after]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Number.isSafeInteger(revision) && Number(revision) > 0 && after.every(isText)) {
      return { revision: Number(revision), after: after as string[] };
    }
  } catch {
    // Said below.
  }
  throw new Problem('cursor-invalid');
}

const isText = (part: unknown): boolean => typeof part === 'string';

/** The snapshot asked for; a cursor holds on to the revision of its first page. */
export async function viewFor(c: RequestContext, cursor?: Cursor): Promise<Snapshot> {
  const view = await c.var.view();
  if (!cursor || cursor.revision === view.revision) return view;
  if (cursor.revision > c.var.deps.revision.current()) throw new Problem('cursor-invalid');
  return c.var.deps.snapshots.at(cursor.revision);
}

export interface ListPage<T> {
  readonly view: Snapshot;
  readonly items: readonly T[];
  readonly next: string | null;
}

/** One page of a list that the snapshot holds in memory, in its own order. */
export async function listPage<T>(
  c: RequestContext,
  query: { readonly limit: number; readonly cursor?: string | undefined },
  all: (view: Snapshot) => readonly T[],
): Promise<ListPage<T>> {
  const cursor = readCursor(query.cursor);
  const view = await viewFor(c, cursor);
  const start = Number(cursor?.after[0] ?? 0);
  if (!Number.isSafeInteger(start) || start < 0) throw new Problem('cursor-invalid');
  const every = all(view);
  const end = start + query.limit;
  const next =
    end < every.length ? writeCursor({ revision: view.revision, after: [String(end)] }) : null;
  return { view, items: every.slice(start, end), next };
}
