import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { MailTemplate } from './mail.ts';

/** Steps at which a person was told of an item by one kind of mail, by toldKey. */
export type ToldSteps = ReadonlyMap<string, readonly string[]>;

export const toldKey = (template: MailTemplate, person: number, item: string): string =>
  `${template} ${person} ${item}`;

/** What people were told of the items named, by mails that went out. */
export async function listTold(db: Kysely<Database>, items: readonly string[]): Promise<ToldSteps> {
  if (items.length === 0) return new Map();
  const { rows } = await sql<{
    template: MailTemplate;
    person: number;
    item: string;
    steps: string[];
  }>`
    select m.template, m.person, t.item, array_agg(distinct t.step) as steps
    from mail_item t join mail m on m.id = t.mail
    where t.item = any (${items}::text[]) and m.state = 'sent'
    group by m.template, m.person, t.item`.execute(db);
  return new Map(
    rows.map(({ template, person, item, steps }) => [toldKey(template, person, item), steps]),
  );
}

/** When each person last got a list of work, by person.id. */
export async function listLastSent(db: Kysely<Database>): Promise<ReadonlyMap<number, Date>> {
  const { rows } = await sql<{ person: number; at: Date }>`
    select person, max(settled_at) as at from mail
    where template = 'work' and state = 'sent' group by person`.execute(db);
  return new Map(rows.map(({ person, at }) => [person, at]));
}
