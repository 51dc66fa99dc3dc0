import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { personNames, usernamesMeant } from '../../access/person-names.store.ts';
import { verifyRecords } from '../../indicator/verify.store.ts';
import { addDays } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { findEntry, type JournalEntry } from '../../store/journal.ts';
import { type JournalFilter, listActions, listJournal } from '../../store/journal-list.ts';
import {
  JournalEntryPage,
  JournalPage,
  type JournalView,
  type Verified,
} from '../../web/admin/journal-page.tsx';
import { type JournalNames, personIn } from '../../web/admin/journal-words.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { csvText, type DataColumn } from '../../web/csv.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { readDay } from '../read-day.ts';
import { needs } from '../step/needs.ts';

const PAGE_SIZE = 100;
const MOST_EXPORTED = 50_000;

/** Nhật ký for people: auditors and administrators. */
export function addJournalPages(app: Hono<Env>): void {
  const may = needs('read-journal');
  app.get('/admin/journal', may, async (c) => show(c, null));
  app.post('/admin/journal/verify', needs('verify-journal'), async (c) =>
    show(c, await verifyRecords(c.var.deps.db)),
  );
  app.get('/admin/journal.csv', may, async (c) =>
    c.body(csvText(COLUMNS, await exported(c)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="nhat-ky.csv"',
    }),
  );
  app.get('/admin/journal.json', may, async (c) => c.json({ entries: await exported(c) }));
  app.get('/admin/journal/:seq{[0-9]+}', may, async (c) => {
    const entry = await findEntry(c.var.deps.db, Number(c.req.param('seq')));
    if (!entry) throw new Problem('not-found', { what: `dòng nhật ký ${c.req.param('seq')}` });
    const [named = entry] = await withNames(c, [entry]);
    const names = await namesIn(c, [entry]);
    return answerPage(c, JournalEntryPage({ page: pageOf(c, null), entry: named, names }));
  });
}

async function show(c: RequestContext, verified: Verified | null): Promise<Response> {
  const { deps, viewer } = c.var;
  const errors = dayErrors(c);
  const filter = { ...(await filterOf(c)), limit: PAGE_SIZE + 1 };
  const rows = errors.length > 0 ? [] : await listJournal(deps.db, filter);
  const lines = rows.slice(0, PAGE_SIZE);
  const view: JournalView = {
    lines: await withNames(c, lines),
    names: await namesIn(c, lines),
    actions: await listActions(deps.db),
    older: rows.length > PAGE_SIZE ? (lines.at(-1)?.seq ?? null) : null,
    verified,
    mayVerify: can(viewer, 'verify-journal'),
    errors,
  };
  const status = errors.length > 0 ? 422 : 200;
  return answerPage(c, JournalPage({ page: pageOf(c, null), view }), status);
}

/** All that fits, or none: a file that lacks entries without saying so is no evidence. */
async function exported(c: RequestContext): Promise<readonly JournalEntry[]> {
  const [wrong] = dayErrors(c);
  if (wrong) throw new Problem('body-invalid', { what: wrong.text, what_en: wrong.text });
  const filter = { ...(await filterOf(c)), limit: MOST_EXPORTED + 1 };
  const rows = await listJournal(c.var.deps.db, filter);
  if (rows.length > MOST_EXPORTED) throw new Problem('journal-too-long', { limit: '50.000' });
  return rows;
}

/** Days that were typed and cannot be read: left out, they would let in what was not asked for. */
function dayErrors(c: RequestContext): readonly FieldError[] {
  const text = textsOf(c.var.language).people.journal.dayWrong;
  return ['from', 'until'].flatMap((field) => {
    const typed = (c.req.query(field) ?? '').trim();
    return typed === '' || readDay(typed) !== undefined ? [] : [{ field, text }];
  });
}

async function filterOf(c: RequestContext): Promise<Omit<JournalFilter, 'limit'>> {
  const asked = (name: string): string | undefined =>
    normalise(c.req.query(name) ?? '') || undefined;
  const day = (name: string, plus: number): Date | undefined => {
    const text = readDay(asked(name) ?? '');
    return text === undefined ? undefined : new Date(`${addDays(text, plus)}T00:00:00+07:00`);
  };
  const before = Number(asked('before'));
  const by = asked('by')?.toLowerCase();
  return {
    by: by === undefined ? undefined : await usernamesMeant(c.var.deps.db, by),
    action: asked('action'),
    under: asked('subject'),
    from: day('from', 0),
    to: day('until', 1),
    words: asked('words'),
    before: Number.isSafeInteger(before) ? before : undefined,
  };
}

/** Names of what the entries are about, as they are now. */
async function namesIn(
  c: RequestContext,
  entries: readonly { readonly subject: string }[],
): Promise<JournalNames> {
  const { db, snapshots } = c.var.deps;
  const people = entries.flatMap(({ subject }) => personIn(subject) ?? []);
  const { catalogue } = await snapshots.current();
  return { catalogue, personName: await personNames(db, people) };
}

/** Entries with the names of people in place of their user names, which stay beside them. */
async function withNames<T extends { readonly by: string }>(
  c: RequestContext,
  entries: readonly T[],
): Promise<readonly T[]> {
  const name = await personNames(
    c.var.deps.db,
    entries.map(({ by }) => by),
  );
  return entries.map((entry) => {
    const known = name(entry.by);
    return known === entry.by ? entry : { ...entry, by: `${known} (${entry.by})` };
  });
}

const COLUMNS: readonly DataColumn<JournalEntry>[] = [
  { name: 'seq', about: 'số thứ tự', value: ({ seq }) => seq },
  { name: 'at', about: 'thời điểm (ISO 8601, UTC)', value: ({ at }) => at.toISOString() },
  { name: 'by', about: 'tên đăng nhập của người làm', value: ({ by }) => by },
  { name: 'action', about: 'mã việc', value: ({ action }) => action },
  { name: 'subject', about: 'đối tượng', value: ({ subject }) => subject },
  { name: 'detail', about: 'chi tiết (JSON)', value: ({ detail }) => JSON.stringify(detail) },
  { name: 'hash', about: 'mã băm SHA-256', value: ({ hash }) => hash },
];
