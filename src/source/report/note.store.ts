import { type Kysely, sql } from 'kysely';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import type { CellPlace } from './answer.ts';

/** A comment on one cell, or a question that waits for an answer. */
export interface CellNote extends CellPlace {
  readonly id: number;
  readonly by: string;
  readonly at: Date;
  readonly text: string;
  readonly question: boolean;
  readonly answeredAt: Date | null;
}

/** Comments and questions of a report, oldest first. */
export async function listNotes(
  db: Kysely<Database>,
  report: number,
): Promise<readonly CellNote[]> {
  const { rows } = await sql<CellNote>`
    select id, element, area, period, by, at, text, question, answered_at as "answeredAt"
    from cell_note where report = ${report} order by id`.execute(db);
  return rows;
}

export interface NewNote extends CellPlace {
  readonly report: number;
  readonly text: string;
  readonly question: boolean;
}

/** Writes a note; it answers the questions that others had left open on the same cell. */
export async function addNote(tx: Tx, note: NewNote): Promise<number> {
  const { report, element, area, period, question } = note;
  const text = note.text.trim();
  if (text === '') throw new Problem('reason-needed');
  await sql`update cell_note set answered_at = ${tx.at}
    where report = ${report} and (element, area, period) = (${element}, ${area}, ${period})
      and question and answered_at is null and by <> ${tx.by}`.execute(tx.sql);
  const { rows } = await sql<{ id: number }>`
    insert into cell_note (report, element, area, period, by, at, text, question, revision)
    values (${report}, ${element}, ${area}, ${period}, ${tx.by}, ${tx.at}, ${text}, ${question}, ${tx.revision})
    returning id`.execute(tx.sql);
  tx.note({ cell: `${element}.${area}.${period}`, question });
  return rows[0]?.id ?? 0;
}
