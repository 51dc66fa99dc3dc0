import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { Addressee, MailWish } from './addressee.ts';
import { grantsOfPerson } from './person.store.ts';

/** People who may sign in, with or without an address; `ids` narrows them down. */
export async function listAddressees(
  db: Kysely<Database>,
  ids?: readonly number[],
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select p.id, p.username, p.name, p.unit, p.email, p.mail_choice as choice,
      p.mail_language as language, ${grantsOfPerson} as grants
    from person p
    where not p.disabled and (${ids ?? null}::bigint[] is null or p.id = any (${ids ?? null}::bigint[]))
    order by p.username`.execute(db);
  return rows;
}

/** What the account page shows of a person who is signed in. */
export async function getMailWish(db: Kysely<Database>, person: number): Promise<MailWish> {
  const { rows } = await sql<MailWish>`
    select email, mail_choice as choice, mail_language as language
    from person where id = ${person}`.execute(db);
  const [wish] = rows;
  if (!wish) throw new Error(`there is no person ${person}`);
  return wish;
}

/** The person's own choice; the address is the administrator's. */
export async function saveMailWish(
  tx: Tx,
  person: number,
  { choice, language }: Pick<MailWish, 'choice' | 'language'>,
): Promise<void> {
  await sql`update person set mail_choice = ${choice}, mail_language = ${language}
    where id = ${person}`.execute(tx.sql);
  tx.note({ choice, language });
}
