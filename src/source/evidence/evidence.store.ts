import { type Kysely, sql } from 'kysely';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { CellPlace } from '../report/answer.ts';
import type { Evidence, EvidenceUse } from './evidence.ts';

export interface NewEvidence {
  readonly report: number;
  readonly cell: CellPlace | null;
  readonly use: EvidenceUse;
  readonly hash: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly scan: 'clean' | 'not-scanned';
  readonly note: string | null;
}

/** Binds a kept file; the same file bound to the same place again changes nothing. Gives the binding's id. */
export async function bindEvidence(tx: Tx, one: NewEvidence): Promise<number> {
  await sql`
    insert into evidence_file (hash, size, media_type, scan, revision)
    values (${one.hash}, ${one.size}, ${one.mediaType}, ${one.scan}, ${tx.revision})
    on conflict (hash) do nothing`.execute(tx.sql);
  const { element = null, area = null, period = null } = one.cell ?? {};
  await sql`
    insert into evidence (report, element, area, period, use, hash, name, note, by, at, revision)
    values (${one.report}, ${element}, ${area}, ${period}, ${one.use}, ${one.hash}, ${one.name}, ${one.note},
      ${tx.by}, ${tx.at}, ${tx.revision})
    on conflict do nothing`.execute(tx.sql);
  const { rows } = await sql<{ id: number }>`
    select id::int from evidence
    where report = ${one.report} and hash = ${one.hash} and use = ${one.use} and ended_at is null
      and (element, area, period) is not distinct from (${element}, ${area}, ${period})`.execute(
    tx.sql,
  );
  const [bound] = rows;
  if (!bound) throw new Error('evidence was not bound');
  tx.note({ report: one.report, hash: one.hash, name: one.name, use: one.use, cell: one.cell });
  return bound.id;
}

/** Ends a binding that is current; false when there is none. The bytes stay. */
export async function endEvidence(tx: Tx, id: number, why: string): Promise<boolean> {
  const { rows } = await sql<{ report: number; hash: string; name: string }>`
    update evidence set ended_by = ${tx.by}, ended_at = ${tx.at}, ended_why = ${why},
      ended_revision = ${tx.revision}
    where id = ${id} and ended_at is null
    returning report::int, hash, name`.execute(tx.sql);
  const [ended] = rows;
  if (ended) tx.note({ ...ended, why });
  return ended !== undefined;
}

/** Where a binding is: the unit and state of its report decide who may read or end it. */
export interface PlacedEvidence extends Evidence {
  readonly unit: string;
  readonly cycle: string;
  readonly state: 'draft' | 'sent' | 'signed';
}

/** All bindings of a report, latest first; ended ones keep their reason. */
export const listEvidence = (
  db: Kysely<Database>,
  report: number,
): Promise<readonly PlacedEvidence[]> => select(db, sql`e.report = ${report}`);

/** Every place where a file stands or stood. */
export const evidenceOfHash = (
  db: Kysely<Database>,
  hash: string,
): Promise<readonly PlacedEvidence[]> => select(db, sql`e.hash = ${hash}`);

export async function findEvidence(
  db: Kysely<Database>,
  id: number,
): Promise<PlacedEvidence | undefined> {
  return (await select(db, sql`e.id = ${id}`))[0];
}

interface Row extends Omit<PlacedEvidence, 'cell' | 'ended'> {
  readonly element: string | null;
  readonly area: string | null;
  readonly period: string | null;
  readonly ended_by: string | null;
  readonly ended_at: Date | null;
  readonly ended_why: string | null;
}

async function select(
  db: Kysely<Database>,
  where: ReturnType<typeof sql>,
): Promise<readonly PlacedEvidence[]> {
  const { rows } = await sql<Row>`
    select e.id::int, e.report::int, e.element, e.area, e.period, e.use, e.hash, e.name, f.media_type as "mediaType",
      f.size::int, e.note, e.by, e.at, e.ended_by, e.ended_at, e.ended_why, r.unit, r.cycle, r.state
    from evidence e join evidence_file f using (hash) join report r on r.id = e.report
    where ${where} order by e.id desc`.execute(db);
  return rows.map(({ element, area, period, ended_by, ended_at, ended_why, ...row }) => ({
    ...row,
    cell: element && area && period ? { element, area, period } : null,
    ended: ended_by && ended_at ? { by: ended_by, at: ended_at, why: ended_why ?? '' } : null,
  }));
}
