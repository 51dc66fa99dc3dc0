import { type Kysely, sql } from 'kysely';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { KeptDocument, NewDocument } from './document.ts';

/** Keeps a document once; the same content under another name changes only the name shown. */
export async function keepDocument(tx: Tx, document: NewDocument): Promise<void> {
  const { hash, name, mediaType, bytes } = document;
  await sql`
    insert into document (hash, name, media_type, bytes, revision)
    values (${hash}, ${name}, ${mediaType}, ${Buffer.from(bytes)}, ${tx.revision})
    on conflict (hash) do update set name = excluded.name, revision = excluded.revision`.execute(
    tx.sql,
  );
  tx.note({ document: hash, name, mediaType, size: bytes.length });
}

/** The document of a kind that was kept last: the scanned plan beside the goals. */
export async function findLatestDocument(
  db: Kysely<Database>,
  mediaType: string,
): Promise<KeptDocument | undefined> {
  const { rows } = await sql<KeptDocument>`
    select d.hash, d.name, d.media_type as "mediaType", octet_length(d.bytes) as size, j.by, j.at
    from document d join journal j on j.seq = d.revision
    where d.media_type = ${mediaType} order by d.revision desc limit 1`.execute(db);
  return rows[0];
}

/** Its bytes with what they are. */
export async function findDocument(
  db: Kysely<Database>,
  hash: string,
): Promise<NewDocument | undefined> {
  const found = await db
    .selectFrom('document')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst();
  return found && { hash, name: found.name, mediaType: found.media_type, bytes: found.bytes };
}
