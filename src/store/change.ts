import { type Kysely, sql, type Transaction } from 'kysely';
import { hashEntry } from './journal.ts';
import type { Database } from './schema.ts';
import { sealsOf } from './seal.ts';

/** Who does what to which thing, when. `on` is the subject, like `goal/6-a` or `figures`. */
export interface About {
  readonly by: string;
  readonly action: string;
  readonly on: string;
  readonly at: Date;
  /**
   * True for what readers of figures never see (drafts, sessions, mail): pages do not become stale, and
   * only acts are sealed, so a quiet change may write neither values nor definitions.
   */
  readonly quiet?: boolean;
}

/** An open change: writing stores accept only this, so that nothing is written without a journal entry. */
export interface Tx {
  readonly sql: Transaction<Database>;
  /** Number of the journal entry that this change will be. */
  readonly revision: number;
  /** The clock's time, by which deadlines are judged; the entry's own time never lies before the last entry's. */
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
      revision: head.seq + 1,
      at: about.at,
      by: about.by,
      note: (more) => Object.assign(detail, more),
    };
    const result = await work(tx);
    const sealed = await seal(tx, about.quiet ?? false);
    const { by, action, on } = about;
    await append(trx, head, [{ by, action, on, detail: { ...detail, ...sealed } }], about.quiet);
    return result;
  });
}

/** One line of a shared change: what one person did in it. */
export interface Entry {
  readonly by: string;
  readonly action: string;
  readonly on: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An open shared change: its entries will be numbered from `first` in the order given. */
export interface SharedTx {
  readonly sql: Transaction<Database>;
  readonly first: number;
  readonly at: Date;
}

/**
 * Small quiet changes of several people that came at the same moment, in one transaction: each keeps its own
 * entry, all are on the disk or none is. Without entries nothing is written.
 */
export async function changeTogether<T>(
  db: Kysely<Database>,
  at: Date,
  work: (tx: SharedTx) => Promise<{ readonly entries: readonly Entry[]; readonly result: T }>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const head = await takeHead(trx, at);
    const { entries, result } = await work({ sql: trx, first: head.seq + 1, at });
    if (entries.length > 0) await append(trx, head, entries, true);
    return result;
  });
}

interface Head {
  readonly seq: number;
  readonly at: Date;
  readonly hash: string;
}

// A clock that jumps must not break the order of the journal: time never runs backwards in it. What is decided
// meanwhile goes by the clock, so that one wrong jump ahead does not end every deadline for days.
async function takeHead(trx: Transaction<Database>, at: Date): Promise<Head> {
  const { rows } = await sql<Head>`
    update journal_head set at = greatest(at, ${at}::timestamptz)
    returning seq, at, hash`.execute(trx);
  const [head] = rows;
  if (!head) throw new Error('journal_head has no row');
  return head;
}

async function seal(
  tx: Tx,
  quiet: boolean,
): Promise<{ digest?: Readonly<Record<string, string>> }> {
  const digest = await sealsOf(tx.sql, tx.revision, { quiet });
  return Object.keys(digest).length === 0 ? {} : { digest };
}

async function append(
  trx: Transaction<Database>,
  head: Head,
  entries: readonly Entry[],
  quiet = false,
): Promise<void> {
  let previous = head.hash;
  const rows = entries.map(({ by, action, on: subject, detail }, i) => {
    const plain = JSON.parse(JSON.stringify(detail)) as Record<string, unknown>;
    const entry = {
      seq: head.seq + 1 + i,
      at: head.at,
      by,
      action,
      subject,
      detail: plain,
      previous,
    };
    previous = hashEntry(entry);
    return { ...entry, at: head.at.toISOString(), hash: previous };
  });
  const last = head.seq + rows.length;
  await sql`with entries as (
      insert into journal (seq, at, by, action, subject, detail, previous, hash)
      select seq, at, by, action, subject, detail, previous, hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(seq bigint, at timestamptz, by text,
        action text, subject text, detail jsonb, previous text, hash text)
      order by seq)
    update journal_head set seq = ${last}, hash = ${previous},
      ${quiet ? sql`data_seq = data_seq` : sql`data_seq = ${last} returning pg_notify('kydai_revision', seq::text)`}
    `.execute(trx);
}
