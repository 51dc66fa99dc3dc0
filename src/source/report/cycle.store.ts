import { type Kysely, sql } from 'kysely';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Tx } from '../../store/change.ts';
import type { Database } from '../../store/schema.ts';
import { type CycleAct, type CycleRow, type LateException, moveCycle } from './cycle.ts';
import type { NewCycle } from './plan-cycle.ts';

const COLUMNS = sql`code, kind, first_month as "firstMonth", last_month as "lastMonth", state,
  unit_deadline as "unitDeadline", city_deadline as "cityDeadline", lock_day as "lockDay", version, note,
  opened_by as "openedBy", opened_at as "openedAt", closed_by as "closedBy", closed_at as "closedAt", revision`;

/** Every cycle, latest months first. */
export async function listCycles(db: Kysely<Database>): Promise<readonly CycleRow[]> {
  const { rows } = await sql<CycleRow>`
    select ${COLUMNS} from cycle order by last_month desc, first_month desc`.execute(db);
  return rows;
}

export async function findCycle(db: Kysely<Database>, code: string): Promise<CycleRow | undefined> {
  const { rows } = await sql<CycleRow>`
    select ${COLUMNS} from cycle where code = ${code}`.execute(db);
  return rows[0];
}

/** As findCycle; throws `cycle-unknown`. */
export async function getCycle(db: Kysely<Database>, code: string): Promise<CycleRow> {
  const cycle = await findCycle(db, code);
  if (!cycle) throw new Problem('cycle-unknown', { cycle: code });
  return cycle;
}

/** The cycle under a lock that lasts until the change ends: what is decided by it stays true. */
async function lockCycle(tx: Tx, code: string): Promise<CycleRow> {
  const { rows } = await sql<CycleRow>`
    select ${COLUMNS} from cycle where code = ${code} for update`.execute(tx.sql);
  const [cycle] = rows;
  if (!cycle) throw new Problem('cycle-unknown', { cycle: code });
  return cycle;
}

/** Writes the row of a new cycle. Throws `cycle-open-already` or `cycle-opened-before`. */
export async function insertCycle(tx: Tx, cycle: NewCycle): Promise<void> {
  const { code, kind, firstMonth, lastMonth, unitDeadline, cityDeadline, lockDay, note } = cycle;
  const { numAffectedRows } = await sql`
    insert into cycle (code, kind, first_month, last_month, unit_deadline, city_deadline, lock_day,
      note, opened_by, opened_at, revision)
    values (${code}, ${kind}, ${firstMonth}, ${lastMonth}, ${unitDeadline}, ${cityDeadline}, ${lockDay},
      ${note}, ${tx.by}, ${tx.at}, ${tx.revision})
    on conflict (code) do nothing`.execute(tx.sql);
  if (numAffectedRows !== 0n) return;
  const { state } = await getCycle(tx.sql, code);
  const problem = state === 'open' ? 'cycle-open-already' : 'cycle-opened-before';
  throw new Problem(problem, { cycle: code });
}

/**
 * Moves a cycle by its rule, under its lock. `version` is what the person saw. Throws
 * `changed-meanwhile` or the rule's refusal.
 */
export async function applyCycleAct(
  tx: Tx,
  code: string,
  act: CycleAct,
  version: number,
): Promise<CycleRow> {
  const seen = await lockCycle(tx, code);
  if (seen.version !== version) throw await overtaken(tx, seen);
  const move = moveCycle(seen, act);
  if (isRefusal(move)) throw new Problem(move.code, move.params);
  const { state, unitDeadline, cityDeadline, lockDay } = move.cycle;
  const closed = state === 'closed';
  await sql`update cycle set state = ${state}, unit_deadline = ${unitDeadline},
      city_deadline = ${cityDeadline}, lock_day = ${lockDay}, version = ${move.cycle.version},
      closed_by = ${closed ? tx.by : null}, closed_at = ${closed ? tx.at : null}::timestamptz,
      revision = ${tx.revision}
    where code = ${code}`.execute(tx.sql);
  tx.note({ act: act.kind, ...('reason' in act ? { reason: act.reason } : {}) });
  tx.note({ unitDeadline, cityDeadline, lockDay });
  return getCycle(tx.sql, code);
}

async function overtaken(tx: Tx, { revision }: CycleRow): Promise<Problem> {
  const { rows } = await sql<{ by: string; at: Date }>`
    select by, at from journal where seq = ${revision}`.execute(tx.sql);
  const [last] = rows;
  return new Problem('changed-meanwhile', {
    who: last?.by ?? '',
    when: last ? dayInVietnam(last.at) : '',
  });
}

/** Exceptions that were not taken back, in order of unit. */
export async function listExceptions(
  db: Kysely<Database>,
  cycle: string,
): Promise<readonly LateException[]> {
  const { rows } = await sql<LateException>`
    select unit, until, reason, by, at from late_exception
    where cycle = ${cycle} and ended_at is null order by unit`.execute(db);
  return rows;
}

/** Grants it, in place of an earlier one of the same unit. Throws when the cycle is closed or the day is past. */
export async function grantException(
  tx: Tx,
  cycle: string,
  { unit, until, reason }: Pick<LateException, 'unit' | 'until' | 'reason'>,
): Promise<void> {
  const { state } = await lockCycle(tx, cycle);
  if (state === 'closed') throw new Problem('cycle-closed', { cycle });
  if (reason.trim() === '') throw new Problem('reason-needed');
  if (until < dayInVietnam(tx.at)) throw new Problem('exception-day-past');
  const { rows } = await sql`
    select from report where cycle = ${cycle} and unit = ${unit}`.execute(tx.sql);
  if (rows.length === 0) throw new Problem('exception-unit-unknown', { unit });
  await closeException(tx, cycle, unit);
  await sql`insert into late_exception (cycle, unit, until, reason, by, at, revision)
    values (${cycle}, ${unit}, ${until}, ${reason.trim()}, ${tx.by}, ${tx.at}, ${tx.revision})`.execute(
    tx.sql,
  );
  tx.note({ unit, until, reason: reason.trim() });
}

/** Takes it back. Throws `exception-unknown` when the unit has none. */
export async function endException(tx: Tx, cycle: string, unit: UnitCode): Promise<void> {
  await lockCycle(tx, cycle);
  if (!(await closeException(tx, cycle, unit))) throw new Problem('exception-unknown');
  tx.note({ unit });
}

async function closeException(tx: Tx, cycle: string, unit: UnitCode): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update late_exception set ended_at = ${tx.at}
    where cycle = ${cycle} and unit = ${unit} and ended_at is null`.execute(tx.sql);
  return numAffectedRows === 1n;
}
