import { type Kysely, sql } from 'kysely';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { Mapping } from './mapping.ts';

/** A mapping kept under a name, found again by the header of the next sheet. */
export interface SavedMapping {
  readonly name: string;
  readonly mapping: Mapping;
  readonly signature: string;
}

/** Keeps a mapping under its name, in place of an earlier one of that name. */
export async function saveMapping(
  tx: Tx,
  { name, mapping, signature }: SavedMapping,
): Promise<void> {
  const body = JSON.stringify({ mapping, signature });
  await sql`
    insert into mapping (name, body, revision) values (${name}, ${body}::jsonb, ${tx.revision})
    on conflict (name) do update set body = excluded.body, revision = excluded.revision`.execute(
    tx.sql,
  );
  tx.note({ name, mapping, signature });
}

/** Forgets a mapping; true when there was one. */
export async function deleteMapping(tx: Tx, name: string): Promise<boolean> {
  const { rows } = await sql`delete from mapping where name = ${name} returning id`.execute(tx.sql);
  tx.note({ name });
  return rows.length > 0;
}

const SELECT = sql`select name, body -> 'mapping' as mapping, body ->> 'signature' as signature from mapping`;

/** All saved mappings by name. */
export async function listMappings(db: Kysely<Database>): Promise<readonly SavedMapping[]> {
  return (await sql<SavedMapping>`${SELECT} order by name`.execute(db)).rows;
}

/** The mapping of a name; the Problem names those that exist. */
export async function getMapping(db: Kysely<Database>, name: string): Promise<SavedMapping> {
  const all = await listMappings(db);
  const found = all.find((one) => one.name === name);
  if (found) return found;
  const names = all.map((one) => `«${one.name}»`).join(', ') || '-';
  throw new Problem('mapping-unknown', { name, names });
}

/** The newest mapping of sheets with the same header, if one was kept. */
export async function findMappingOfHeader(
  db: Kysely<Database>,
  signature: string,
): Promise<SavedMapping | undefined> {
  const { rows } = await sql<SavedMapping>`
    ${SELECT} where body ->> 'signature' = ${signature} and ${signature} <> ''
    order by revision desc limit 1`.execute(db);
  return rows[0];
}
