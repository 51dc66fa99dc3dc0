// What the secretariat does to a cycle, each in a change of its own; API and pages share it.
import { actorOf } from '../../access/person.ts';
import { loadCatalogue } from '../../catalogue/catalogue.store.ts';
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { openCycle } from '../../indicator/column/open-cycle.store.ts';
import { queueReminders, type Reminded } from '../../job/mail/remind.store.ts';
import { tellLeaders } from '../../job/mail/tell-leaders.store.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import {
  applyCycleAct,
  endException,
  getCycle,
  grantException,
} from '../../source/report/cycle.store.ts';
import type { CycleAct, CycleRow, LateException } from '../../source/report/cycle.ts';
import { type CycleOrder, planCycle } from '../../source/report/plan-cycle.ts';
import { change, type Tx } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

/** Readers of figures see nothing of a cycle: its changes leave their pages fresh. */
const changeCycle = <T>(
  c: RequestContext,
  action: string,
  code: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const { deps, viewer, now } = c.var;
  const about = { by: actorOf(viewer), action, on: `cycle/${code}`, at: now, quiet: true };
  return change(deps.db, about, work);
};

/** Opens a cycle with a report for every unit that is asked and a column for every indicator due. */
export async function openOrdered(c: RequestContext, order: CycleOrder): Promise<CycleRow> {
  const { deps, now } = c.var;
  const today = dayInVietnam(now);
  const plan = planCycle(order, { catalogue: await loadCatalogue(deps.db), today });
  if (isRefusal(plan)) throw new Problem(plan.code, plan.params);
  const { code } = plan.cycle;
  return changeCycle(c, 'cycle-opened', code, async (tx) => {
    const opened = await openCycle(tx, await loadCatalogue(tx.sql), plan.cycle);
    tx.note(opened);
    return getCycle(tx.sql, code);
  });
}

const ACTION: Readonly<Record<CycleAct['kind'], string>> = {
  extend: 'cycle-extended',
  'lock-after': 'cycle-locked',
  close: 'cycle-closed',
  reopen: 'cycle-reopened',
};

/** Moves a cycle by its rule; `version` is what the person saw, undefined is refused. */
export function moveOrdered(
  c: RequestContext,
  code: string,
  act: CycleAct,
  version: number | undefined,
): Promise<CycleRow> {
  if (version === undefined) throw new Problem('version-needed');
  return changeCycle(c, ACTION[act.kind], code, (tx) => applyCycleAct(tx, code, act, version));
}

export const grantLate = (
  c: RequestContext,
  code: string,
  exception: Pick<LateException, 'unit' | 'until' | 'reason'>,
): Promise<void> =>
  changeCycle(c, 'late-granted', code, (tx) => grantException(tx, code, exception));

export const endLate = (c: RequestContext, code: string, unit: UnitCode): Promise<void> =>
  changeCycle(c, 'late-ended', code, (tx) => endException(tx, code, unit));

/** Reminds the people of these units, or of all that still owe something. Throws `cycle-closed`. */
export async function remindUnits(
  c: RequestContext,
  code: string,
  order: { readonly units?: readonly UnitCode[] | undefined },
): Promise<Reminded> {
  await expectOpen(c, code);
  return changeCycle(c, 'units-reminded', code, async (tx) => {
    const result = await queueReminders(tx, { cycle: code, ...order });
    tx.note({ asked: order.units ?? 'all', ...result });
    return result;
  });
}

/** Tells the leaders of these units what is late there. Throws `cycle-closed`. */
export async function escalate(
  c: RequestContext,
  code: string,
  units: readonly UnitCode[],
): Promise<Reminded> {
  await expectOpen(c, code);
  return changeCycle(c, 'leaders-told', code, async (tx) => {
    const result = await tellLeaders(tx, units);
    tx.note({ asked: units, ...result });
    return result;
  });
}

async function expectOpen(c: RequestContext, code: string): Promise<void> {
  const { state } = await getCycle(c.var.deps.db, code);
  if (state === 'closed') throw new Problem('cycle-closed', { cycle: code });
}
