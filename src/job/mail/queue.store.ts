import { sql } from 'kysely';
import type { Tx } from '../../store/change.ts';
import type { MailParams, MailTemplate } from './mail.ts';

export interface NewMail<T extends MailTemplate = MailTemplate> {
  /** person.id */
  readonly to: number;
  readonly template: T;
  readonly params: MailParams[T];
  /** Why now, such as `daily/2026-10-16`: the same occasion tells a person once. */
  readonly occasion?: string;
  /** Not before; now when left out. */
  readonly dueAt?: Date;
}

export type Queued =
  | { readonly kind: 'queued'; readonly id: number }
  | { readonly kind: 'no-address' };

/** Writes a mail into the outbox in the change it belongs to: both are there after a crash, or neither. */
export async function queueMail(
  tx: Tx,
  mail: { [T in MailTemplate]: NewMail<T> }[MailTemplate],
): Promise<Queued> {
  const [id] = await queueMails(tx, [mail]);
  return id === undefined ? { kind: 'no-address' } : { kind: 'queued', id };
}

/**
 * The same for several people. Left out are people without an address or without an account in use, an
 * occasion that was told before, and a list of work for somebody who has one waiting. Gives the ids.
 */
export async function queueMails(tx: Tx, mails: readonly NewMail[]): Promise<readonly number[]> {
  const rows = mails.map(({ to, template, params, occasion = null, dueAt = tx.at }) => ({
    ...{ person: to, template, params, occasion },
    due: dueAt.toISOString(),
  }));
  const { rows: queued } = await sql<{ id: number }>`
    insert into mail (person, template, params, occasion, message_id, by, at, due_at)
    select p.id, n.template, n.params, n.occasion, gen_random_uuid() || '@' || ${MESSAGE_HOST},
      ${tx.by}, ${tx.at}, n.due
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(person bigint, template text, params jsonb, occasion text, due timestamptz)
    join person p on p.id = n.person and not p.disabled and p.email is not null
    on conflict do nothing
    returning id`.execute(tx.sql);
  tx.note({ mails: queued.length });
  return queued.map(({ id }) => id);
}

// The right side need not be a host that exists (RFC 5322, 3.6.4); the address of the instance may change.
const MESSAGE_HOST = 'ky-dai';
