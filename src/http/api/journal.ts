import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { verifyRecords } from '../../indicator/verify.store.ts';
import { Problem } from '../../kernel/problem.ts';
import type { JournalEntry } from '../../store/journal.ts';
import { listJournal } from '../../store/journal-list.ts';
import type { Env } from '../deps.ts';
import { guarded, guardedRead, json, refusals } from './operation.ts';
import { AT_QUERY, Next, pageQuery, readCursor, viewFor, writeCursor } from './reading.ts';

const Entry = z
  .object({
    seq: z.number().int(),
    at: z.iso.datetime(),
    by: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
    previous: z.string(),
    hash: z.string(),
  })
  .openapi('JournalEntry');

const Verification = z
  .object({
    kind: z.enum(['intact', 'broken']),
    entries: z.number().int().nullable(),
    values: z.number().int().nullable(),
    head: z.string().nullable(),
    seq: z.number().int().nullable().openapi({
      description: 'Mục hỏng đầu tiên · the first broken entry',
    }),
    why: z.string().nullable(),
  })
  .openapi('Verification');

const word = (name: string, example: string) =>
  z
    .string()
    .max(200)
    .optional()
    .openapi({ param: { name, in: 'query' }, example });

const listRoute = createRoute({
  method: 'get',
  path: '/journal',
  operationId: 'listJournal',
  tags: ['journal'],
  summary: 'Nhật ký, mới nhất trước · The journal, newest first',
  ...guardedRead('read-journal'),
  request: {
    query: z.object({
      subject: word('subject', 'goal/6-a'),
      action: word('action', 'place-goal'),
      by: word('by', 'thuky'),
      ...pageQuery(100, 1000),
      ...AT_QUERY,
    }),
  },
  responses: {
    200: json(z.object({ entries: z.array(Entry), next: Next }), 'Nhật ký · the journal'),
    ...refusals(400, 401, 403, 404),
  },
});

const verifyRoute = createRoute({
  method: 'post',
  path: '/journal/verify',
  operationId: 'verifyJournal',
  tags: ['journal'],
  summary: 'Kiểm tra chuỗi nhật ký · Check the chain of the journal',
  ...guarded('verify-journal'),
  responses: {
    200: json(Verification, 'Kết quả kiểm tra · the outcome'),
    ...refusals(401, 403),
  },
});

export function addJournal(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const { subject, action, by, limit, cursor } = c.req.valid('query');
    const from = readCursor(cursor);
    const { revision } = await viewFor(c, from);
    const before = from ? Number(from.after[0]) : undefined;
    if (before !== undefined && !Number.isSafeInteger(before)) throw new Problem('cursor-invalid');
    // Without asOf the journal is read to its very end: drafts and accounts move no data revision.
    const until = c.req.query('asOf') === undefined ? undefined : revision;
    const rows = await listJournal(c.var.deps.db, {
      ...{ subject, action, before, until, limit: limit + 1 },
      by: by === undefined ? undefined : [by],
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next =
      rows.length > limit && last ? writeCursor({ revision, after: [String(last.seq)] }) : null;
    return c.json({ entries: page.map(entryAnswer), next }, 200);
  });
  api.openapi(verifyRoute, async (c) => {
    const outcome = await verifyRecords(c.var.deps.db);
    const nothing = { entries: null, values: null, head: null, seq: null, why: null };
    return c.json({ ...nothing, ...outcome }, 200);
  });
}

const entryAnswer = (entry: JournalEntry): z.infer<typeof Entry> => ({
  ...entry,
  at: entry.at.toISOString(),
  detail: { ...entry.detail },
});
