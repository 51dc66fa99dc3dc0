import { type Kysely, sql } from 'kysely';
import type { IsoDate } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import type { Tx } from '../store/change.ts';
import type { Database } from '../store/schema.ts';
import type { Catalogue, CatalogueSource } from './catalogue.ts';
import {
  assembleCatalogue,
  bareBody,
  type DefinitionChange,
  type DefinitionKind,
  type DefinitionRow,
  definitionsOf,
} from './definition.ts';
import { validateCatalogue } from './validate.ts';

/** The catalogue in use, or as it was after journal entry `revision`. Throws when there is none. */
export async function loadCatalogue(db: Kysely<Database>, revision?: number): Promise<Catalogue> {
  const catalogue = await findCatalogue(db, revision);
  if (catalogue === undefined) throw new Problem('not-found', { what: 'danh mục chương trình' });
  return catalogue;
}

/** As loadCatalogue; undefined on an instance that has none yet. */
export async function findCatalogue(
  db: Kysely<Database>,
  revision?: number,
): Promise<Catalogue | undefined> {
  const seen =
    revision === undefined
      ? sql`superseded is null or kind = 'check'`
      : sql`revision <= ${revision} and (superseded is null or superseded > ${revision} or kind = 'check')`;
  const { rows } = await sql<DefinitionRow>`
    select kind, code, version, effective_from as "effectiveFrom", revision, body
    from definition where ${seen}`.execute(db);
  return assembleCatalogue(rows);
}

/** The journal entry that last changed any definition, 0 before the first. */
export async function findDefinitionsRevision(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ revision: number | null }>`
    select greatest(max(revision), max(superseded)) as revision from definition`.execute(db);
  return rows[0]?.revision ?? 0;
}

/** Every version that one definition ever had, newest first, with who brought it and when. */
export async function listVersions(
  db: Kysely<Database>,
  kind: DefinitionKind,
  code: string,
): Promise<readonly DefinitionVersion[]> {
  const { rows } = await sql<DefinitionVersion>`
    select d.kind, d.code, d.version, d.effective_from as "effectiveFrom", d.revision, d.body,
      d.superseded, j.by, j.at, j.detail ->> 'reason' as reason
    from definition d join journal j on j.seq = d.revision
    where d.kind = ${kind} and d.code = ${code}
    order by d.version desc`.execute(db);
  return rows;
}

export interface DefinitionVersion extends DefinitionRow {
  readonly superseded: number | null;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
}

/** Fills an empty instance from a checked catalogue source. */
export async function seedCatalogue(
  tx: Tx,
  source: CatalogueSource,
  effectiveFrom?: IsoDate,
): Promise<number> {
  return writeDefinitions(tx, definitionsOf(source, effectiveFrom));
}

/**
 * Writes new versions: the current one is closed by this revision and the next one inserted; a body
 * that did not change does nothing, a null body withdraws. Gives the number of definitions changed.
 * Throws `catalogue-invalid` when the catalogue would no longer be consistent.
 */
export async function saveDefinitions(
  tx: Tx,
  changes: readonly DefinitionChange[],
): Promise<number> {
  const changed = await writeDefinitions(tx, changes);
  const catalogue = await loadCatalogue(tx.sql);
  const [fault, ...others] = validateCatalogue(catalogue);
  if (fault) {
    const more = others.length > 0 ? ` (và ${others.length} lỗi khác)` : '';
    throw new Problem('catalogue-invalid', { why: `${fault.reason}${more}` });
  }
  return changed;
}

/**
 * Writes one definition that was read at `expectedVersion` (0: that did not exist). Throws
 * `changed-meanwhile` when someone else saved it since; the row stays locked until the change ends.
 */
export async function saveDefinition(
  tx: Tx,
  change: DefinitionChange,
  expected: { readonly expectedVersion: number },
): Promise<number> {
  await expectVersion(tx, change, expected.expectedVersion);
  return saveDefinitions(tx, [change]);
}

/** Refuses with `changed-meanwhile` unless each definition still has the version that was read. */
export async function expectVersion(
  tx: Tx,
  { kind, code }: { readonly kind: DefinitionKind; readonly code: string },
  version: number,
): Promise<void> {
  const { rows } = await sql<{ version: number; by: string; at: Date }>`
    select d.version, j.by, j.at
    from definition d join journal j on j.seq = d.revision
    where d.kind = ${kind} and d.code = ${code} and d.superseded is null
    for update of d`.execute(tx.sql);
  const current = rows[0];
  if ((current?.version ?? 0) === version) return;
  if (current === undefined) throw new Problem('not-found', { what: `${kind} ${code}` });
  throw new Problem('changed-meanwhile', { who: current.by, when: timeInVietnam(current.at) });
}

const timeInVietnam = (at: Date): string =>
  new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

async function writeDefinitions(tx: Tx, changes: readonly DefinitionChange[]): Promise<number> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(changes.map(rowOf))}::jsonb)
    as w(kind text, code text, body jsonb, "effectiveFrom" date)`;
  const closed = await sql<{ kind: string; code: string }>`
    update definition d set superseded = ${tx.revision} from ${wanted}
    where d.kind = w.kind and d.code = w.code and d.superseded is null
      and d.body is distinct from w.body
    returning d.kind, d.code`.execute(tx.sql);
  const opened = await sql<{ kind: string; code: string }>`
    insert into definition (kind, code, version, effective_from, body, revision)
    select w.kind, w.code, coalesce(max(d.version), 0) + 1, w."effectiveFrom", w.body, ${tx.revision}
    from ${wanted} left join definition d on d.kind = w.kind and d.code = w.code
    where w.body is not null
    group by w.kind, w.code, w."effectiveFrom", w.body
    having count(*) filter (where d.version is not null and d.superseded is null) = 0
    returning kind, code`.execute(tx.sql);
  await keepAnchors(tx);
  const touched = new Set([...closed.rows, ...opened.rows].map((row) => `${row.kind} ${row.code}`));
  tx.note({ definitions: touched.size > 60 ? touched.size : [...touched] });
  return touched.size;
}

const rowOf = (change: DefinitionChange): object => ({
  ...change,
  body: change.body === null ? null : bareBody(change.body),
});

/** Values refer to elements and areas by these tables; a code that once existed stays. */
async function keepAnchors(tx: Tx): Promise<void> {
  await sql`insert into element (code) select distinct code from definition
    where kind = 'element' and revision = ${tx.revision} on conflict do nothing`.execute(tx.sql);
  await sql`insert into area (code) select distinct code from definition
    where kind = 'area' and revision = ${tx.revision} on conflict do nothing`.execute(tx.sql);
}
