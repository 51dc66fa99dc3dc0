// What an entry of the journal seals: a hash over the rows that it wrote, and over those that it ended. Rows that
// no longer are what their entry sealed are tampered with, however the database was reached.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from './schema.ts';

export type SealBroken = 'values-changed' | 'definitions-changed' | 'acts-changed';

interface Seal {
  readonly table: string;
  /** The column that names the entry which sealed the row. */
  readonly by: 'revision' | 'superseded';
  readonly row: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly why: SealBroken;
}

const VALUE = sql`concat_ws('|', id, element, area, basis, period, month, origin, amount, standing, estimated,
  simulated, note, by, recorded_at at time zone 'UTC')`;
const VALUED = { table: 'value', order: sql`id`, why: 'values-changed' } as const;
const DEFINITION = sql`concat_ws('|', kind, code, version, effective_from, body)`;
const KEY = sql`concat_ws('|', kind, code, version)`;
const DEFINED = {
  table: 'definition',
  order: sql`kind, code, version`,
  why: 'definitions-changed',
} as const;
const ACTED = { by: 'revision', order: sql`id`, why: 'acts-changed' } as const;
const WORDS = {
  table: 'lead_words',
  order: sql`target, cycle, unit, version`,
  why: 'acts-changed',
} as const;

/** Figures and definitions: only changes that readers see may write them. */
const CONTENT = {
  value: { ...VALUED, by: 'revision', row: VALUE },
  'value-ended': { ...VALUED, by: 'superseded', row: sql`id::text` },
  definition: { ...DEFINED, by: 'revision', row: DEFINITION },
  'definition-ended': { ...DEFINED, by: 'superseded', row: KEY },
} as const satisfies Record<string, Seal>;

/** Who sent, signed, confirmed, objected and approved, and what the leads wrote: sealed by quiet changes too. */
const ACTS = {
  'report-event': {
    ...ACTED,
    table: 'report_event',
    row: sql`jsonb_build_array(id, report, report_revision, act, by, on_behalf_of, at at time zone 'UTC', reason,
      cells)::text`,
  },
  'column-event': {
    ...ACTED,
    table: 'column_event',
    row: sql`jsonb_build_array(id, indicator, cycle, column_revision, act, by, at at time zone 'UTC', reason,
      cells)::text`,
  },
  opinion: {
    ...ACTED,
    table: 'column_opinion',
    row: sql`jsonb_build_array(id, indicator, cycle, column_revision, unit, kind, reason, by,
      at at time zone 'UTC')::text`,
  },
  words: {
    ...WORDS,
    by: 'revision',
    row: sql`jsonb_build_array(target, cycle, unit, version, result, difficulty, cause, proposal, by,
      at at time zone 'UTC')::text`,
  },
  'words-ended': {
    ...WORDS,
    by: 'superseded',
    row: sql`jsonb_build_array(target, cycle, unit, version)::text`,
  },
} as const satisfies Record<string, Seal>;

/** From which batch and file a value came; entries of an older program hold no such seal. */
const ORIGINS = {
  batch: {
    ...{ table: 'batch', by: 'revision', order: sql`id`, why: 'values-changed' },
    row: sql`jsonb_build_array(id, origin, source, file_name, file_hash, received, accepted, unchanged, rejected,
      simulated)::text`,
  },
  'value-batch': { ...VALUED, by: 'revision', row: sql`jsonb_build_array(id, batch)::text` },
} as const satisfies Record<string, Seal>;

const SEALS: Readonly<Record<string, Seal>> = { ...CONTENT, ...ORIGINS, ...ACTS };

/** The seals of what entry `revision` wrote and ended, by name; nothing for what it did not touch. */
export async function sealsOf(
  db: Kysely<Database>,
  revision: number,
  { quiet }: { readonly quiet: boolean },
): Promise<Readonly<Record<string, string>>> {
  const names = Object.keys(quiet ? ACTS : SEALS);
  const one = (by: RawBuilder<unknown>) => sql`${by} = ${revision}`;
  const each = names.map(
    (name) => sql`select ${name}::text as name, d.digest from (${digests(name, one)}) d`,
  );
  const { rows } = await sql<{ name: string; digest: string }>`
    ${sql.join(each, sql` union all `)}`.execute(db);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** The first entry whose rows differ from what it sealed, or that sealed rows which are gone. */
export async function firstBrokenSeal(
  db: Kysely<Database>,
): Promise<{ readonly seq: number; readonly why: SealBroken } | undefined> {
  const broken: { readonly seq: number; readonly why: SealBroken }[] = [];
  for (const [name, { why }] of Object.entries(SEALS)) {
    const wrong = await sql<{ seq: number }>`
      select coalesce(j.seq, d.revision) as seq
      from (${digests(name, since(name))}) d
      full join (select seq, detail -> 'digest' ->> ${name} as digest from journal
                 where detail -> 'digest' ? ${name}) j on j.seq = d.revision
      where d.digest is distinct from j.digest
      order by 1 limit 1`.execute(db);
    for (const { seq } of wrong.rows) broken.push({ seq, why });
  }
  return broken.sort((one, other) => one.seq - other.seq)[0];
}

/** Acts are sealed since migration 009, origins by the entries that say so; what was before has no seal. */
function since(name: string): (by: RawBuilder<unknown>) => RawBuilder<unknown> {
  if (name in ACTS) return (by) => sql`${by} > (select acts_sealed_after from journal_head)`;
  if (!(name in ORIGINS)) return (by) => sql`${by} is not null`;
  return (by) => sql`${by} in (select seq from journal where detail -> 'digest' ? ${name})`;
}

/** One SHA-256 per journal entry over the rows that it wrote or ended. */
function digests(name: string, which: (by: RawBuilder<unknown>) => RawBuilder<unknown>) {
  const seal = SEALS[name];
  if (!seal) throw new Error(`no seal is called ${name}`);
  const entry = sql.ref(seal.by);
  return sql<{ revision: number; digest: string }>`
    select ${entry} as revision,
      encode(sha256(convert_to(string_agg(${seal.row}, e'\n' order by ${seal.order}), 'UTF8')), 'hex') as digest
    from ${sql.table(seal.table)} where ${which(entry)} group by ${entry}`;
}
