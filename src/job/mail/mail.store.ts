// Claims and marks of delivery: no facts of the programme, so they need no journal entry.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { LEASE_MS, type Mail } from './mail.ts';

/**
 * Takes the mail that has waited longest, for a while: nobody else takes it until the lease has run out, and a
 * program that was killed in between gives it back by that. One statement decides the race.
 */
export async function claimMail(db: Kysely<Database>, now: Date): Promise<Mail | undefined> {
  const { rows } = await sql<Mail>`
    update mail set state = 'sending', claimed_until = ${new Date(now.getTime() + LEASE_MS)},
      tries = tries + 1
    where id = (
      select id from mail
      where state = 'waiting' and due_at <= ${now} or state = 'sending' and claimed_until <= ${now}
      order by due_at, id limit 1 for update skip locked)
    returning id, person, template, params, message_id as "messageId", by, at, tries`.execute(db);
  return rows[0];
}

/** Whether something could be claimed now. */
export async function isMailDue(db: Kysely<Database>, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from mail where state = 'waiting' and due_at <= ${now}
      or state = 'sending' and claimed_until <= ${now}) as due`.execute(db);
  return rows[0]?.due ?? false;
}

/** Gives back what a killed program had claimed, where no other program can be sending. */
export async function releaseClaims(db: Kysely<Database>, now: Date): Promise<void> {
  await sql`update mail set claimed_until = ${now} where state = 'sending'`.execute(db);
}

/** Work that a mail told of, and at which step of the ladder it then was. */
export interface Told {
  readonly item: string;
  readonly step: string;
}

export interface Settlement {
  readonly state: 'sent' | 'needless' | 'given-up';
  readonly at: Date;
  readonly told?: readonly Told[];
  readonly error?: string;
}

/** The end of a mail. Its parameters go: they may hold a link that is a secret. */
export async function settleMail(
  db: Kysely<Database>,
  id: number,
  { state, at, told = [], error }: Settlement,
): Promise<void> {
  await sql`
    with settled as (
      update mail set state = ${state}, settled_at = ${at}, claimed_until = null, params = '{}',
        error = ${error ?? null}
      where id = ${id} and state = 'sending' returning id)
    insert into mail_item (mail, item, step)
    select s.id, t.item, t.step
    from settled s, jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(item text, step text)
    on conflict do nothing`.execute(db);
}

/** Back into the box until `dueAt`; a list of work is dropped when a younger one waits already. */
export async function returnMail(
  db: Kysely<Database>,
  id: number,
  { dueAt, error, now }: { readonly dueAt: Date; readonly error: string; readonly now: Date },
): Promise<void> {
  await sql`
    update mail m set claimed_until = null, error = ${error},
      due_at = ${dueAt},
      state = case when younger.yes then 'needless' else 'waiting' end,
      settled_at = case when younger.yes then ${now}::timestamptz end
    from (select exists (select from mail a join mail b on b.person = a.person
        and b.template = 'work' and b.state = 'waiting'
      where a.id = ${id} and a.template = 'work') as yes) younger
    where m.id = ${id} and m.state = 'sending'`.execute(db);
}

/** What the outbox holds, for the desk, /metrics and /readyz. */
export interface MailState {
  readonly waiting: number;
  /** Since when the oldest of them has waited. */
  readonly oldest: Date | null;
  /** Of those waiting: tried at least once. */
  readonly retrying: number;
  readonly lastError: string | null;
  /** In the 24 hours before. */
  readonly sent: number;
  readonly gaveUp: number;
}

export async function mailState(db: Kysely<Database>, now: Date): Promise<MailState> {
  const day = new Date(now.getTime() - 24 * 3_600_000);
  const { rows } = await sql<MailState>`
    select count(*) filter (where state in ('waiting', 'sending'))::integer as waiting,
      min(at) filter (where state in ('waiting', 'sending')) as oldest,
      count(*) filter (where state in ('waiting', 'sending') and error is not null)::integer as retrying,
      (array_agg(error order by id desc) filter (where error is not null and state in ('waiting', 'sending')))[1]
        as "lastError",
      count(*) filter (where state = 'sent' and settled_at > ${day})::integer as sent,
      count(*) filter (where state = 'given-up' and settled_at > ${day})::integer as "gaveUp"
    from mail
    where state in ('waiting', 'sending') or settled_at > ${day}`.execute(db);
  const [state] = rows;
  if (!state) throw new Error('an aggregate has one row');
  return state;
}

const KEPT_MS = 400 * 24 * 3_600_000;

/** Settled mail is kept a good year, to answer «was I told?», then goes. */
export async function sweepMail(db: Kysely<Database>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await sql`delete from mail where settled_at < ${before}`.execute(db);
}
