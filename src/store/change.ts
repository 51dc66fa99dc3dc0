import { type Kysely, sql, type Transaction } from 'kysely';
import { digests, hashEntry, SEAL_NAMES } from './journal.ts';
import type { Database } from './schema.ts';

/** Who does what to which thing, when. `on` is the subject, like `goal/6-a` or `figures`. */
export interface About {
  readonly by: string;
  readonly action: string;
  readonly on: string;
  readonly at: Date;
}

/** An open change: writing stores accept only this, so that nothing is written without a journal entry. */
export interface Tx {
  readonly sql: Transaction<Database>;
  /** Number of the journal entry that this change will be. */
  readonly revision: number;
  readonly at: Date;
  readonly by: string;
  /** Adds to the entry's detail. */
  note(detail: Readonly<Record<string, unknown>>): void;
}

/**
 * The only way to write. Opens a transaction, takes the end of the journal (so that changes follow one
 * another), runs the work, seals what it wrote and appends the entry. Anything thrown leaves nothing behind.
 */
export async function change<T>(
  db: Kysely<Database>,
  about: About,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const head = await takeHead(trx, about.at);
    const detail: Record<string, unknown> = {};
    const tx: Tx = {
      sql: trx,
      revision: head.seq,
      at: head.at,
      by: about.by,
      note: (more) => Object.assign(detail, more),
    };
    const result = await work(tx);
    await append(tx, about, { ...detail, ...(await seal(tx)) }, head.previous);
    return result;
  });
}

// A clock that jumps back must not break the order of the journal: time never runs backwards in it.
async function takeHead(
  trx: Transaction<Database>,
  at: Date,
): Promise<{ seq: number; at: Date; previous: string }> {
  const { rows } = await sql<{ seq: number; at: Date; previous: string }>`
    update journal_head set seq = seq + 1, at = greatest(at, ${at}::timestamptz)
    returning seq, at, hash as previous`.execute(trx);
  const [head] = rows;
  if (!head) throw new Error('journal_head has no row');
  return head;
}

async function seal(tx: Tx): Promise<{ digest?: Record<string, string> }> {
  const each = SEAL_NAMES.map(
    (name) => sql`select ${name}::text as name, d.digest from (${digests(name, tx.revision)}) d`,
  );
  const { rows } = await sql<{ name: string; digest: string }>`
    ${sql.join(each, sql` union all `)}`.execute(tx.sql);
  if (rows.length === 0) return {};
  return { digest: Object.fromEntries(rows.map((row) => [row.name, row.digest])) };
}

async function append(
  tx: Tx,
  about: About,
  detail: Record<string, unknown>,
  previous: string,
): Promise<void> {
  const plain = JSON.parse(JSON.stringify(detail)) as Record<string, unknown>;
  const entry = {
    seq: tx.revision,
    at: tx.at,
    by: about.by,
    action: about.action,
    subject: about.on,
    detail: plain,
    previous,
  };
  const hash = hashEntry(entry);
  await sql`with entry as (
      insert into journal (seq, at, by, action, subject, detail, previous, hash)
      values (${entry.seq}, ${entry.at}, ${entry.by}, ${entry.action}, ${entry.subject},
              ${JSON.stringify(plain)}::jsonb, ${previous}, ${hash}) returning hash)
    update journal_head set hash = (select hash from entry)
    returning pg_notify('kydai_revision', seq::text)`.execute(tx.sql);
}
