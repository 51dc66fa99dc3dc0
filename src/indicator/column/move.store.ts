// Every step of a column is taken here: under its lock, by the one rule, with its event and its journal detail.
import { sql } from 'kysely';
import type { Catalogue, IndicatorCode } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../store/change.ts';
import { listOpinions, lockColumn, viewColumn } from './column.store.ts';
import {
  type Column,
  type ColumnAct,
  type ColumnState,
  moveColumn,
  silentLeads,
} from './column.ts';
import type { ColumnRow, ColumnView, OpinionRow } from './column-row.ts';
import { columnOf } from './decided-by.ts';
import { asProblem } from './refused.ts';
import { seenCells } from './sheet.ts';

/** A column under its lock, with what its rule is decided by. */
export interface HeldColumn extends ColumnView {
  readonly column: Column;
  readonly opinions: readonly OpinionRow[];
}

/** Reads a column for a decision. `version` is what the person saw; null where the program itself acts. */
export async function holdColumn(
  tx: Tx,
  catalogue: Catalogue,
  { indicator, cycle, version }: ColumnKey & { readonly version: number | null },
): Promise<HeldColumn> {
  const row = await lockColumn(tx.sql, indicator, cycle);
  if (version !== null && row.version !== version) throw new Problem('column-moved');
  return heldColumn(tx, catalogue, row);
}

export interface ColumnKey {
  readonly indicator: IndicatorCode;
  readonly cycle: string;
}

/** The same for a row that is locked already. */
export async function heldColumn(
  tx: Tx,
  catalogue: Catalogue,
  row: ColumnRow,
): Promise<HeldColumn> {
  const view = await viewColumn(tx.sql, catalogue, row);
  const opinions = await listOpinions(tx.sql, row);
  return { ...view, opinions, column: columnOf(catalogue, view, opinions) };
}

/** Asks the rule and writes the new state with its event. `by` differs from the change's person for silence. */
export async function moveHeld(tx: Tx, held: HeldColumn, act: ColumnAct): Promise<ColumnState> {
  const { row, column } = held;
  const move = moveColumn(column, act, { person: tx.by, today: dayInVietnam(tx.at) });
  if (isRefusal(move)) throw new Problem(move.code, move.params);
  if (act.kind === 'confirm') await writeAuthors(tx, held);
  await asProblem(() => writeState(tx, held, move));
  await writeEvent(tx, held, {
    act: act.kind,
    revision: move.revision,
    reason: 'reason' in act ? act.reason : 'text' in act ? act.text : null,
    cells: KEEPS_CELLS.has(act.kind),
  });
  noteStep(tx, { column: `${row.indicator}/${row.cycle}`, act: act.kind, revision: move.revision });
  return move.state;
}

const KEEPS_CELLS: ReadonlySet<ColumnAct['kind']> = new Set([
  'confirm',
  'approve',
  'fall-back',
  'reopen',
]);

const steps = new WeakMap<Tx, object[]>();

/** A change may move several columns: the journal's entry lists each step. */
function noteStep(tx: Tx, step: object): void {
  const list = [...(steps.get(tx) ?? []), step];
  steps.set(tx, list);
  tx.note({ columns: list });
}

async function writeState(
  tx: Tx,
  { row, sheet }: HeldColumn,
  { state, revision }: { readonly state: ColumnState; readonly revision: number },
): Promise<void> {
  const confirmed = state.kind === 'approved' ? state.confirmed : state;
  const isConfirmed = confirmed.kind === 'confirmed';
  const newly = state.kind === 'confirmed' && row.state === 'collecting';
  const approved = state.kind === 'approved';
  const key = sql`indicator = ${row.indicator} and cycle = ${row.cycle}`;
  await sql`
    update indicator_column set state = ${state.kind}, column_revision = ${revision},
      version = version + 1, confirmed_by = ${isConfirmed ? confirmed.by : null},
      confirmed_at = case when ${newly} then ${tx.at}::timestamptz when ${isConfirmed} then confirmed_at end,
      seal = ${isConfirmed ? confirmed.seal : null},
      objections_until = ${isConfirmed ? confirmed.objectionsUntil : null}::date,
      approved_by = ${approved ? state.by : null},
      approved_at = ${approved ? tx.at : null}::timestamptz,
      answered = ${approved ? sheet.answered : null}::integer,
      expected = ${approved ? sheet.expected : null}::integer, revision = ${tx.revision}
    where ${key}`.execute(tx.sql);
}

/** Who entered and who confirms, before the state is written: the database checks against them. */
async function writeAuthors(tx: Tx, { row, column }: HeldColumn): Promise<void> {
  const persons = [...column.authors, tx.by];
  const parts = [...column.authors.map(() => 'entered'), 'confirmed'];
  await sql`
    insert into column_author (indicator, cycle, column_revision, person, part)
    select ${row.indicator}, ${row.cycle}, ${column.revision}, person, part
    from unnest(${persons}::text[], ${parts}::text[]) as a (person, part)
    on conflict do nothing`.execute(tx.sql);
}

interface Event {
  readonly act: ColumnAct['kind'] | 'consent';
  readonly revision: number;
  readonly reason: string | null;
  readonly cells: boolean;
}

async function writeEvent(tx: Tx, { row, sheet }: HeldColumn, event: Event): Promise<void> {
  const cells = event.cells ? JSON.stringify(seenCells(sheet.cells)) : null;
  await sql`
    insert into column_event (indicator, cycle, column_revision, act, by, at, reason, cells, revision)
    values (${row.indicator}, ${row.cycle}, ${event.revision}, ${event.act},
      ${event.act === 'consent' ? 'system' : tx.by}, ${tx.at}, ${event.reason}, ${cells}::jsonb,
      ${tx.revision})`.execute(tx.sql);
}

export interface Voice {
  readonly unit: string;
  readonly kind: 'agree' | 'object' | 'silent';
  readonly reason: string | null;
}

/** Writes what a unit says, or that it has said nothing until the last day. */
export async function writeOpinion(tx: Tx, { row }: HeldColumn, voice: Voice): Promise<void> {
  const by = voice.kind === 'silent' ? 'system' : tx.by;
  await sql`
    insert into column_opinion (indicator, cycle, column_revision, unit, kind, reason, by, at, revision)
    values (${row.indicator}, ${row.cycle}, ${row.columnRevision}, ${voice.unit}, ${voice.kind},
      ${voice.reason}, ${by}, ${tx.at}, ${tx.revision})`.execute(tx.sql);
}

/** The owner's answer settles the unit's objection. */
export async function writeAnswer(tx: Tx, opinion: OpinionRow, text: string): Promise<void> {
  await sql`
    update column_opinion set answer = ${text}, answered_by = ${tx.by}, answered_at = ${tx.at}
    where id = ${opinion.id}`.execute(tx.sql);
}

/**
 * Writes down the consent of the other leads who have said nothing, once the last day has passed. Gives the
 * column as it is then, and the units.
 */
export async function writeSilence(
  tx: Tx,
  held: HeldColumn,
): Promise<{ readonly held: HeldColumn; readonly silent: readonly string[] }> {
  const { column, row } = held;
  const over =
    column.state.kind === 'confirmed' && dayInVietnam(tx.at) > column.state.objectionsUntil;
  const silent = over ? silentLeads(column) : [];
  if (silent.length === 0) return { held, silent };
  for (const unit of silent) {
    await writeOpinion(tx, held, { unit, kind: 'silent', reason: null });
    await writeEvent(tx, held, {
      ...{ act: 'consent', revision: row.columnRevision, reason: unit, cells: false },
    });
  }
  const said = silent.map((unit) => ({ unit, kind: 'silent' as const, answered: false }));
  return {
    held: { ...held, column: { ...column, opinions: [...column.opinions, ...said] } },
    silent,
  };
}
