// Answers to creating requests, kept so that a repeated Idempotency-Key gets the first one again.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';

export interface Attempt {
  readonly person: number;
  readonly key: string;
  /** Hash of method, address and body. */
  readonly request: string;
  readonly at: Date;
}

export type Claim =
  | { readonly kind: 'mine' }
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'running' }
  | { readonly kind: 'other-request' };

const KEPT_MS = 24 * 3_600_000;
/** After this long an attempt without an answer is taken for dead: its process was killed. */
const ABANDONED_MS = 120_000;
const RUNNING = 0;

/** Takes the key for this request, or says what became of it before. One statement decides the race. */
export async function claimKey(db: Kysely<Database>, attempt: Attempt): Promise<Claim> {
  const { person, key, request, at } = attempt;
  const old = new Date(at.getTime() - KEPT_MS);
  const dead = new Date(at.getTime() - ABANDONED_MS);
  const { rows: taken } = await sql`
    insert into idempotency (key, person, request_hash, status, answer, created_at)
    values (${key}, ${person}, ${request}, ${RUNNING}, '{}', ${at})
    on conflict (person, key) do update
      set request_hash = excluded.request_hash, status = ${RUNNING}, answer = '{}', created_at = ${at}
      where idempotency.created_at < ${old}
        or (idempotency.status = ${RUNNING} and idempotency.created_at < ${dead}
            and idempotency.request_hash = excluded.request_hash)
    returning key`.execute(db);
  if (taken.length > 0) return { kind: 'mine' };
  const { rows } = await sql<{ request_hash: string; status: number; text: string }>`
    select request_hash, status, answer ->> 'text' as text from idempotency
    where person = ${person} and key = ${key}`.execute(db);
  const [found] = rows;
  if (!found) return { kind: 'running' };
  if (found.request_hash !== request) return { kind: 'other-request' };
  if (found.status === RUNNING) return { kind: 'running' };
  return { kind: 'answered', status: found.status, text: found.text };
}

/** Keeps the body as text: jsonb would not give back the same bytes. */
export async function keepAnswer(
  db: Kysely<Database>,
  { person, key, at }: Attempt,
  status: number,
  text: string,
): Promise<void> {
  const old = new Date(at.getTime() - KEPT_MS);
  await sql`with swept as (delete from idempotency where created_at < ${old})
    update idempotency set status = ${status}, answer = ${JSON.stringify({ text })}::jsonb
    where person = ${person} and key = ${key}`.execute(db);
}

/** Gives the key back: the request was refused or failed, and may be sent again. */
export async function releaseKey(db: Kysely<Database>, { person, key }: Attempt): Promise<void> {
  await sql`delete from idempotency where person = ${person} and key = ${key}
    and status = ${RUNNING}`.execute(db);
}

/** Removes answers that are no longer kept; keepAnswer does so too, but not on an instance nobody writes to. */
export async function sweepIdempotency(db: Kysely<Database>, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_MS);
  await sql`delete from idempotency where created_at < ${old}`.execute(db);
}
