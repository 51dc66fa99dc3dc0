import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';
import { firstBrokenSeal, type SealBroken } from './seal.ts';

export interface JournalEntry {
  readonly seq: number;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

/** SHA-256 over the entry and the hash before it: changing any entry breaks every later one. */
export function hashEntry(entry: Omit<JournalEntry, 'hash'>): string {
  const words = [
    entry.seq,
    entry.at.toISOString(),
    entry.by,
    entry.action,
    entry.subject,
    canonicalJson(entry.detail),
    entry.previous,
  ];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

/** JSON with sorted keys, the same for an object before and after the database. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** The entry with this number; undefined when there is none. */
export async function findEntry(
  db: Kysely<Database>,
  seq: number,
): Promise<JournalEntry | undefined> {
  return db.selectFrom('journal').selectAll().where('seq', '=', seq).executeTakeFirst();
}

export type Verification =
  | {
      readonly kind: 'intact';
      readonly entries: number;
      readonly values: number;
      readonly head: string;
    }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: BrokenWhy };

const PAGE = 5000;

type BrokenWhy =
  | 'entry-changed'
  | 'entry-missing'
  | 'chain-cut'
  | 'end-missing'
  | 'states-changed'
  | 'amounts-changed'
  | SealBroken;

/**
 * Reads the whole chain and says where it first breaks: a changed entry, a missing one, a cut end, rows that no
 * longer are what their entry sealed, or a report or column that is not where its sealed acts lead.
 */
export async function verifyJournal(db: Kysely<Database>): Promise<Verification> {
  let previous = '0'.repeat(64);
  let seq = 0;
  for await (const row of entries(db)) {
    const why = breakOf(row, seq, previous);
    if (why) return { kind: 'broken', seq: why === 'entry-missing' ? seq + 1 : row.seq, why };
    previous = row.hash;
    seq = row.seq;
  }
  return (await breakOfEnd(db, seq, previous)) ?? (await breakOfContent(db, seq, previous));
}

async function* entries(db: Kysely<Database>): AsyncGenerator<JournalEntry> {
  for (let seq = 0, more = true; more; ) {
    const page = db.selectFrom('journal').selectAll().where('seq', '>', seq).orderBy('seq');
    const rows = await page.limit(PAGE).execute();
    yield* rows;
    seq = rows.at(-1)?.seq ?? seq;
    more = rows.length === PAGE;
  }
}

function breakOf(row: JournalEntry, seq: number, previous: string): BrokenWhy | undefined {
  if (row.seq !== seq + 1) return 'entry-missing';
  if (row.previous !== previous) return 'chain-cut';
  return hashEntry(row) === row.hash ? undefined : 'entry-changed';
}

async function breakOfEnd(
  db: Kysely<Database>,
  seq: number,
  hash: string,
): Promise<Verification | undefined> {
  const head = await db
    .selectFrom('journal_head')
    .select(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  if (head.seq === seq && head.hash === (seq === 0 ? head.hash : hash)) return undefined;
  return { kind: 'broken', seq: Math.min(head.seq, seq) + 1, why: 'end-missing' };
}

async function breakOfContent(
  db: Kysely<Database>,
  seq: number,
  head: string,
): Promise<Verification> {
  const broken = [await firstBrokenSeal(db), await firstBrokenState(db)].filter((one) => !!one);
  const [first] = broken.sort((one, other) => one.seq - other.seq);
  if (first) return { kind: 'broken', ...first };
  const values = await sql<{ n: number }>`select count(*)::int as n from value`.execute(db);
  return { kind: 'intact', entries: seq, values: values.rows[0]?.n ?? 0, head };
}

/**
 * A report or column that is gone, or whose state is not the one to which its sealed acts lead, or an answer to an objection that no
 * act gave; `seq` is of the last act, or of the objection.
 */
async function firstBrokenState(
  db: Kysely<Database>,
): Promise<{ readonly seq: number; readonly why: 'states-changed' } | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(e.revision, r.revision) as seq
    from report r left join lateral (select revision, act, by, at, report_revision,
        lag(act) over (order by id) is not distinct from 'sign' as was_signed
      from report_event where report = r.id order by id desc limit 1) e on true
    where e.act is null
      or r.report_revision <> e.report_revision + (e.act in ('return-cells', 'reopen') and e.was_signed)::integer
      or r.state <> case e.act when 'send' then 'sent' when 'sign' then 'signed' else 'draft' end
      or r.state = 'sent' and (r.sent_by, r.sent_at) is distinct from (e.by, e.at)
      or r.state = 'signed' and (r.signed_by, r.signed_at) is distinct from (e.by, e.at)
    union all
    select coalesce(e.revision, c.revision)
    from indicator_column c left join lateral (select revision, act, by, at from column_event
      where (indicator, cycle) = (c.indicator, c.cycle)
        and act in ('confirm', 'return-cell', 'fall-back', 'approve', 'reopen') order by id desc limit 1) e on true
    left join lateral (select by, at from column_event
      where (indicator, cycle) = (c.indicator, c.cycle) and act = 'confirm' order by id desc limit 1) f on true
    where c.state <> case e.act when 'confirm' then 'confirmed' when 'approve' then 'approved' else 'collecting' end
      or c.state in ('confirmed', 'approved') and (c.confirmed_by, c.confirmed_at) is distinct from (f.by, f.at)
      or c.state = 'approved' and (c.approved_by, c.approved_at) is distinct from (e.by, e.at)
    union all
    select revision from report_event e where not exists (select 1 from report where id = e.report)
    union all
    select revision from column_event e
    where not exists (select 1 from indicator_column where (indicator, cycle) = (e.indicator, e.cycle))
    union all
    select o.revision
    from column_opinion o
    where o.answer is not null and not exists (select 1 from column_event
      where (indicator, cycle, column_revision) = (o.indicator, o.cycle, o.column_revision)
        and act = 'answer' and reason = o.answer and by = o.answered_by and at = o.answered_at)
    order by 1 limit 1`.execute(db);
  return rows[0] && { seq: rows[0].seq, why: 'states-changed' };
}
