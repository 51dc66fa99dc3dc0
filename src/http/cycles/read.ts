// What a reader may see of the cycles: the units within their grants, counted.
import { unitsFor } from '../../access/can.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formOf } from '../../catalogue/form.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { getCycle, listCycles, listExceptions } from '../../source/report/cycle.store.ts';
import type { CycleRow } from '../../source/report/cycle.ts';
import { listUnitReports } from '../../source/report/unit-progress.store.ts';
import { askedKeys, countProgress, progressOf } from '../../source/report/unit-progress.ts';
import type { CycleView } from '../../web/cycles/view.ts';
import type { Deps, RequestContext } from '../deps.ts';

/** Every cycle, latest first. */
export async function readCycles(c: RequestContext): Promise<readonly CycleView[]> {
  return viewsOf(c, await listCycles(c.var.deps.db));
}

/** The cycles that still collect, latest first. */
export async function readOpenCycles(c: RequestContext): Promise<readonly CycleView[]> {
  const cycles = await listCycles(c.var.deps.db);
  return viewsOf(
    c,
    cycles.filter(({ state }) => state === 'open'),
  );
}

/** One cycle. Throws `cycle-unknown`. */
export async function readCycle(c: RequestContext, code: string): Promise<CycleView> {
  const cycle = await getCycle(c.var.deps.db, code);
  const [view] = await viewsOf(c, [cycle]);
  if (!view) throw new Error('a cycle that was read has no view');
  const exceptions = await listExceptions(c.var.deps.db, code);
  const seen = new Set(view.units.map(({ unit }) => unit));
  return { ...view, exceptions: exceptions.filter(({ unit }) => seen.has(unit)) };
}

async function viewsOf(
  c: RequestContext,
  cycles: readonly CycleRow[],
): Promise<readonly CycleView[]> {
  const { deps, viewer, now } = c.var;
  const today = dayInVietnam(now);
  const reach = unitsFor(viewer, 'read-report');
  const codes = cycles.map(({ code }) => code);
  const reports = await listUnitReports(deps.db, { cycles: codes, units: reach });
  const views: CycleView[] = [];
  for (const cycle of cycles) {
    const catalogue = await catalogueOf(deps, cycle);
    const units = reports
      .filter((one) => one.cycle === cycle.code)
      .map((one) =>
        progressOf(one, askedKeys(formOf(catalogue, cycle, one.unit)), { cycle, today }),
      );
    views.push({ cycle, today, units, counts: countProgress(units), exceptions: [] });
  }
  return views;
}

/** A closed cycle is counted by the definitions as they were when it closed. */
async function catalogueOf({ snapshots }: Deps, { state, revision }: CycleRow): Promise<Catalogue> {
  const snapshot = state === 'open' ? snapshots.current() : snapshots.at(revision);
  return (await snapshot).catalogue;
}
