// Failed attempts are kept in the database, so that a restart forgives nobody.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import { hashSecret } from './secret.file.ts';
import { FREE_FAILURES, REMEMBERED_MS, waitSeconds } from './sign-in.ts';

/** One count of failures: whose, how many are free, how long one is remembered. */
export interface Counter {
  readonly key: string;
  readonly free: number;
  readonly remembered: number;
}

const counter = (words: readonly string[], free: number, remembered = REMEMBERED_MS): Counter => ({
  key: hashSecret(words.join('\n')),
  free,
  remembered,
});

const sinceKey = (username: string): string => counter(['since', username], 0).key;

/** Wrong passwords of an account: from this address, from anywhere, and since it was last entered. */
export const passwordCounters = (username: string, client: string): readonly Counter[] => [
  counter(['here', client, username], FREE_FAILURES.here),
  counter(['everywhere', username], FREE_FAILURES.everywhere),
  { ...counter(['since', username], Number.POSITIVE_INFINITY), remembered: 30 * REMEMBERED_MS },
];

/** Links asked for by mail: three for an account, then fewer and fewer. */
export const resetCounters = (username: string, client: string): readonly Counter[] => [
  counter(['reset', username], 3),
  counter(['reset here', client], 20),
];

/** Wrong codes of the second step: whoever gets so far knows the password. */
export const codeCounters = (person: number): readonly Counter[] => [
  counter(['code', String(person)], FREE_FAILURES.here),
];

/** Seconds until another attempt is looked at: the longest wait of these counters. */
export async function secondsToWait(
  db: Kysely<Database>,
  counters: readonly Counter[],
  now: Date,
): Promise<number> {
  const rows = await db
    .selectFrom('sign_in_failure')
    .selectAll()
    .where(
      'key',
      'in',
      counters.map(({ key }) => key),
    )
    .execute();
  const waits = rows.map((row) =>
    waitSeconds(row, counters.find(({ key }) => key === row.key)?.free ?? 0, now),
  );
  return Math.max(0, ...waits);
}

/** Counts one more failure on each; attempts at the same moment are all counted. */
export async function noteFailure(
  db: Kysely<Database>,
  counters: readonly Counter[],
  now: Date,
): Promise<void> {
  const rows = counters.map(({ key, remembered }) => ({
    key,
    since: new Date(now.getTime() - remembered),
  }));
  await sql`
    insert into sign_in_failure as f (key, count, last)
    select key, 1, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(key text, since timestamptz)
    order by key
    on conflict (key) do update set last = excluded.last, count = 1 + case
      when f.last < (select since from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as s(key text, since timestamptz) where s.key = f.key) then 0 else f.count end`.execute(db);
}

/** A right password from an address frees that address; gives the failures since the last time. */
export async function noteSuccess(
  db: Kysely<Database>,
  username: string,
  client: string,
): Promise<number> {
  const [here] = passwordCounters(username, client);
  const gone = await db
    .deleteFrom('sign_in_failure')
    .where('key', 'in', [here?.key ?? '', sinceKey(username)])
    .returning(['key', 'count'])
    .execute();
  return gone.find(({ key }) => key === sinceKey(username))?.count ?? 0;
}

export async function clearCounters(
  db: Kysely<Database>,
  counters: readonly Counter[],
): Promise<void> {
  await db
    .deleteFrom('sign_in_failure')
    .where(
      'key',
      'in',
      counters.map(({ key }) => key),
    )
    .execute();
}

/** Ends the waits of an account everywhere but at single addresses, which end by themselves in minutes. */
export async function forgetFailures(
  db: Kysely<Database>,
  { id, username }: { readonly id: number; readonly username: string },
): Promise<void> {
  await clearCounters(db, [
    ...codeCounters(id),
    counter(['everywhere', username], 0),
    counter(['since', username], 0),
  ]);
}

/** Removes what is remembered no longer; few failures, as guessed names leave them, after a day. */
export async function sweepFailures(db: Kysely<Database>, now: Date): Promise<void> {
  const before = (days: number): Date => new Date(now.getTime() - days * REMEMBERED_MS);
  await db
    .deleteFrom('sign_in_failure')
    .where('last', '<', before(1))
    .where((where) =>
      where.or([where('count', '<', FREE_FAILURES.here), where('last', '<', before(30))]),
    )
    .execute();
}
