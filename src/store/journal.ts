import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './schema.ts';

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
  | 'values-changed'
  | 'definitions-changed';

/**
 * Reads the whole chain and says where it first breaks: a changed entry, a missing one, a cut end, or
 * values and definitions that no longer are what their entry sealed.
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
  const broken: { readonly seq: number; readonly why: BrokenWhy }[] = [];
  for (const name of SEAL_NAMES) {
    const wrong = await sql<{ seq: number }>`
      select coalesce(j.seq, d.revision) as seq
      from (${digests(name)}) d
      full join (select seq, detail -> 'digest' ->> ${name} as digest from journal
                 where detail -> 'digest' ? ${name}) j on j.seq = d.revision
      where d.digest is distinct from j.digest
      order by 1 limit 1`.execute(db);
    for (const { seq } of wrong.rows) broken.push({ seq, why: SEALS[name].why });
  }
  const [first] = broken.sort((one, other) => one.seq - other.seq);
  if (first) return { kind: 'broken', ...first };
  const values = await sql<{ n: number }>`select count(*)::int as n from value`.execute(db);
  return { kind: 'intact', entries: seq, values: values.rows[0]?.n ?? 0, head };
}

interface Seal {
  readonly table: 'value' | 'definition';
  /** The column that names the entry which sealed the row. */
  readonly by: 'revision' | 'superseded';
  readonly row: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly why: BrokenWhy;
}

const VALUE = sql`concat_ws('|', id, element, area, basis, period, month, origin, amount, standing, estimated,
  simulated, note, by, recorded_at at time zone 'UTC')`;
const DEFINITION = sql`concat_ws('|', kind, code, version, effective_from, body)`;
const KEY = sql`concat_ws('|', kind, code, version)`;
const DEFINED = {
  table: 'definition',
  order: sql`kind, code, version`,
  why: 'definitions-changed',
} as const;
const VALUED = { table: 'value', order: sql`id`, why: 'values-changed' } as const;

/** What an entry seals: the rows it wrote, and the rows that it ended. */
const SEALS = {
  value: { ...VALUED, by: 'revision', row: VALUE },
  'value-ended': { ...VALUED, by: 'superseded', row: sql`id::text` },
  definition: { ...DEFINED, by: 'revision', row: DEFINITION },
  'definition-ended': { ...DEFINED, by: 'superseded', row: KEY },
} as const satisfies Record<string, Seal>;

type SealName = keyof typeof SEALS;

export const SEAL_NAMES = Object.keys(SEALS) as readonly SealName[];

/** One SHA-256 per journal entry over the rows that it wrote or ended. */
export function digests(name: SealName, revision?: number) {
  const { table, by, row, order }: Seal = SEALS[name];
  const entry = sql.ref(by);
  const one = revision === undefined ? sql`${entry} is not null` : sql`${entry} = ${revision}`;
  return sql<{ revision: number; digest: string }>`
    select ${entry} as revision,
      encode(sha256(convert_to(string_agg(${row}, e'\n' order by ${order}), 'UTF8')), 'hex') as digest
    from ${sql.table(table)} where ${one} group by ${entry}`;
}
