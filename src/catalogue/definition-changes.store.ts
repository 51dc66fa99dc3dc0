import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { DefinitionKind } from './definition.ts';
import type { CatalogueChange, DefinitionStep } from './definition-changes.ts';

/** Changes of the catalogue up to a revision, latest first. */
export async function listCatalogueChanges(
  db: Kysely<Database>,
  { until, limit }: { readonly until: number; readonly limit: number },
): Promise<readonly CatalogueChange[]> {
  const { rows } = await sql<CatalogueChange>`
    with changed as (
      select revision, kind, code from definition where revision <= ${until}
      union
      select superseded, kind, code from definition where superseded <= ${until}
    ), counted as (
      select revision, kind, count(*) as n from changed group by revision, kind
    ), latest as (
      select revision, jsonb_object_agg(kind, n) as counts from counted
      group by revision order by revision desc limit ${limit}
    )
    select l.revision, l.counts, j.by, j.at, j.action, j.detail ->> 'reason' as reason,
      j.detail ->> 'reference' as reference
    from latest l join journal j on j.seq = l.revision
    order by l.revision desc`.execute(db);
  return rows;
}

/** What one journal entry did to definitions of a kind. */
export async function listDefinitionSteps(
  db: Kysely<Database>,
  revision: number,
  kind: DefinitionKind,
): Promise<readonly DefinitionStep[]> {
  const { rows } = await sql<DefinitionStep>`
    select d.kind, d.code, d.version, b.body as before, d.body as after
    from definition d
    left join definition b on (b.kind, b.code, b.superseded) = (d.kind, d.code, d.revision)
    where d.revision = ${revision} and d.kind = ${kind}
    order by d.code`.execute(db);
  return rows;
}
