import { type Kysely, sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Correction, FigureNote } from './correction.ts';

export interface CorrectionFilter {
  readonly elements: readonly string[];
  /** All areas when left out. */
  readonly areas?: readonly string[];
  readonly revision: number;
  readonly limit: number;
}

/** Figures whose amount changed or that were withdrawn, latest first. An approval changes no amount. */
export async function listCorrections(
  db: Kysely<Database>,
  { elements, areas, revision, limit }: CorrectionFilter,
): Promise<readonly Correction[]> {
  const { rows } = await sql<Correction>`
    select o.element, o.area, o.basis, o.period, o.origin, o.amount as before, n.amount as after,
      coalesce(n.note, j.detail ->> 'why') as note, j.by, j.at, j.seq
    from value o
    join journal j on j.seq = o.superseded
    left join value n on n.revision = o.superseded and (n.element, n.area, n.basis, n.month, n.period, n.origin)
      = (o.element, o.area, o.basis, o.month, o.period, o.origin)
    where o.superseded <= ${revision} and o.element = any (${elements}::text[])
      and (${areas ?? null}::text[] is null or o.area = any (${areas ?? null}::text[]))
      and n.amount is distinct from o.amount
    order by o.superseded desc, o.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface NoteFilter extends CorrectionFilter {
  readonly month: number;
}

/** Notes on the figures that stand for a month, the city's first. */
export async function listFigureNotes(
  db: Kysely<Database>,
  { elements, areas, revision, limit, month }: NoteFilter,
): Promise<readonly FigureNote[]> {
  const { rows } = await sql<FigureNote>`
    select element, area, period, note from value
    where revision <= ${revision} and (superseded is null or superseded > ${revision})
      and element = any (${elements}::text[]) and month = ${month} and note <> ''
      and (${areas ?? null}::text[] is null or area = any (${areas ?? null}::text[]))
    order by length(area), area, id limit ${limit}`.execute(db);
  return rows;
}
