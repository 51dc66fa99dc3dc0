import { type Kysely, sql } from 'kysely';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import { type LeadWords, type Words, wordsOf } from './words.ts';

const COLUMNS = sql`target, cycle, unit, version, result, difficulty, cause, proposal, by, at`;

export interface WordsFilter {
  readonly targets?: readonly number[];
  readonly cycle?: string;
  /** Only cycles that hold this month (its index). */
  readonly month?: number;
  /** Only cycles that had begun by this month. */
  readonly until?: number;
  /** As they stood after this journal entry; the present ones when left out. */
  readonly revision?: number;
}

/** Words of leads, latest cycle first; one for each target, cycle and unit. */
export async function listWords(
  db: Kysely<Database>,
  { targets, cycle, month, until, revision }: WordsFilter,
): Promise<readonly LeadWords[]> {
  const conditions = [
    revision === undefined
      ? sql`w.superseded is null`
      : sql`w.revision <= ${revision} and (w.superseded is null or w.superseded > ${revision})`,
    ...(targets ? [sql`w.target = any (${targets}::integer[])`] : []),
    ...(cycle === undefined ? [] : [sql`w.cycle = ${cycle}`]),
    ...(until === undefined ? [] : [sql`y.first_month <= ${until}`]),
    ...(month === undefined ? [] : [sql`${month} between y.first_month and y.last_month`]),
  ];
  const { rows } = await sql<LeadWords>`
    select w.target, w.cycle, w.unit, w.version, w.result, w.difficulty, w.cause, w.proposal, w.by, w.at
    from lead_words w join cycle y on y.code = w.cycle
    where ${sql.join(conditions, sql` and `)}
    order by w.target, y.last_month desc, y.first_month desc, w.at desc`.execute(db);
  return rows;
}

/** Every wording of a target in a cycle, latest first. */
export async function wordsHistory(
  db: Kysely<Database>,
  target: number,
  cycle: string,
): Promise<readonly LeadWords[]> {
  const { rows } = await sql<LeadWords>`
    select ${COLUMNS} from lead_words where target = ${target} and cycle = ${cycle}
    order by at desc, version desc`.execute(db);
  return rows;
}

/**
 * Writes a unit's words; the earlier wording is kept. `version` is the one that the person saw, 0 when there was
 * none. Throws `column-moved` when somebody wrote meanwhile, `words-empty` when a first wording says nothing.
 */
export async function saveWords(
  tx: Tx,
  order: {
    readonly target: number;
    readonly cycle: string;
    readonly unit: UnitCode;
    readonly version: number;
    readonly words: Words;
  },
): Promise<LeadWords> {
  const { target, cycle, unit, version } = order;
  await sql`select 1 from cycle where code = ${cycle} for share`.execute(tx.sql);
  const { rows } = await sql<{ version: number }>`
    update lead_words set superseded = ${tx.revision}
    where target = ${target} and cycle = ${cycle} and unit = ${unit} and superseded is null
    returning version`.execute(tx.sql);
  const current = rows[0]?.version ?? 0;
  if (current !== version) throw new Problem('column-moved');
  const words = wordsOf(order.words);
  if (!words && current === 0) throw new Problem('words-empty');
  const said = words ?? { result: '', difficulty: '', cause: '', proposal: '' };
  const saved = await sql<LeadWords>`
    insert into lead_words (target, cycle, unit, version, result, difficulty, cause, proposal, by, at, revision)
    values (${target}, ${cycle}, ${unit}, ${current + 1}, ${said.result}, ${said.difficulty}, ${said.cause},
      ${said.proposal}, ${tx.by}, ${tx.at}, ${tx.revision})
    returning ${COLUMNS}`.execute(tx.sql);
  const [row] = saved.rows;
  if (!row) throw new Error('the words were not written');
  tx.note({ target, cycle, unit, version: row.version });
  return row;
}
