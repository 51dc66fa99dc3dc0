// Owners who never answer, with what could stand in for them.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { listColumnRows } from '../../indicator/column/column.store.ts';
import { SILENT_CYCLES, silentUnits } from '../../source/report/unit-progress.ts';
import { listOtherSources } from '../../value/other-sources.store.ts';
import { suggestInstead } from '../../value/substitute.ts';
import type { SilentOwner, SilentView } from '../../web/cycles/silent-page.tsx';
import type { CycleView } from '../../web/cycles/view.ts';
import type { RequestContext } from '../deps.ts';

/** As many of the last cycles past their deadline are looked at. */
const LOOKED_AT = 3;

/** `views`: all cycles, latest first. */
export async function readSilent(
  c: RequestContext,
  catalogue: Catalogue,
  views: readonly CycleView[],
): Promise<SilentView> {
  const past = views
    .filter(({ cycle, today }) => cycle.kind === 'regular' && cycle.unitDeadline < today)
    .slice(0, LOOKED_AT);
  const [latest] = past;
  const found = { looked: past.length, needed: SILENT_CYCLES, catalogue };
  if (!latest || past.length < SILENT_CYCLES) return { ...found, lines: [], owners: [] };
  const units = silentUnits(past.flatMap((one) => one.units));
  const from = Math.min(...past.map(({ cycle }) => cycle.firstMonth));
  const others = await listOtherSources(c.var.deps.db, {
    elements: catalogue.elements.map(({ code }) => code),
    ...{ from, to: latest.cycle.lastMonth },
  });
  const lines = units.flatMap((unit) => suggestInstead(catalogue, latest.cycle, { unit, others }));
  const settled = past.filter(({ cycle, today }) => cycle.cityDeadline < today);
  return { ...found, lines, owners: await silentOwners(c, catalogue, settled) };
}

async function silentOwners(
  c: RequestContext,
  catalogue: Catalogue,
  past: readonly CycleView[],
): Promise<readonly SilentOwner[]> {
  const indicators = catalogue.indicators.map(({ code }) => code);
  const codes = new Set(past.map(({ cycle }) => cycle.code));
  const rows = await listColumnRows(c.var.deps.db, { indicators });
  return catalogue.indicators.flatMap(({ code, owner, target }) => {
    const own = rows.filter((row) => row.indicator === code && codes.has(row.cycle));
    const silent = own.length >= SILENT_CYCLES && own.every(({ state }) => state === 'collecting');
    return silent ? [{ unit: owner, indicator: code, target }] : [];
  });
}
