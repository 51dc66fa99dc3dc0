import type { Catalogue } from '../../catalogue/catalogue.ts';
import { Problem } from '../../kernel/problem.ts';
import { insertCycle } from '../../source/report/cycle.store.ts';
import type { NewCycle } from '../../source/report/plan-cycle.ts';
import { openReports } from '../../source/report/report.store.ts';
import type { Tx } from '../../store/change.ts';
import { openColumns } from './open.store.ts';

/**
 * Opens a planned cycle with a report for every unit that is asked and a column for every indicator due;
 * gives how many of both. Throws `cycle-open-already`, `cycle-opened-before` or `cycle-asks-nothing`.
 */
export async function openCycle(
  tx: Tx,
  catalogue: Catalogue,
  cycle: NewCycle,
): Promise<{ readonly reports: number; readonly columns: number }> {
  await insertCycle(tx, cycle);
  const reports = await openReports(tx, catalogue, cycle);
  const columns = await openColumns(tx, catalogue, cycle);
  if (reports === 0) throw new Problem('cycle-asks-nothing');
  const { code, kind, unitDeadline, cityDeadline, lockDay } = cycle;
  tx.note({ cycle: code, kind, unitDeadline, cityDeadline, lockDay, reports, columns });
  return { reports, columns };
}
