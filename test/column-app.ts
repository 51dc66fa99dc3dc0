// A cycle with figures on a whole instance, for tests that speak to columns over HTTP.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { recomputeTouched } from '../src/indicator/amount.store.ts';
import { openCycle } from '../src/indicator/column/open-cycle.store.ts';
import { columnPlaces, type Place } from '../src/indicator/column/places.ts';
import { dayInVietnam } from '../src/kernel/period.ts';
import { findCycle } from '../src/source/report/cycle.store.ts';
import { planCycle } from '../src/source/report/plan-cycle.ts';
import { change } from '../src/store/change.ts';
import { recordValues } from '../src/value/value.store.ts';
import type { TestApp } from './app.ts';

export const CYCLE = '2026-09';

/** Opens the cycle of September 2026 once. */
export async function openSeptember({ deps }: TestApp): Promise<void> {
  if (await findCycle(deps.db, CYCLE)) return;
  const { catalogue } = await deps.snapshots.current();
  const at = deps.clock();
  const plan = planCycle({ period: CYCLE }, { catalogue, today: dayInVietnam(at) });
  assert(plan.kind === 'planned');
  await change(deps.db, { by: 'thuky', action: 'cycle-opened', on: CYCLE, at }, (tx) =>
    openCycle(tx, catalogue, plan.cycle),
  );
  await deps.revision.refresh();
}

/** The cells of an indicator's column in the cycle. */
export async function placesOf({ deps }: TestApp, indicator: string): Promise<readonly Place[]> {
  const { catalogue } = await deps.snapshots.current();
  const found = catalogue.indicators.find(({ code }) => code === indicator);
  const { rows } = await sql<{ firstMonth: number; lastMonth: number }>`
    select first_month as "firstMonth", last_month as "lastMonth" from cycle where code = ${CYCLE}`.execute(
    deps.db,
  );
  const [cycle] = rows;
  assert(found && cycle);
  return columnPlaces(catalogue, found, cycle);
}

/** Fills every cell of a column as signed reports do: `amount` for each, entered by `by`. */
export async function fillColumn(
  app: TestApp,
  indicator: string,
  { by, amount = '10' }: { readonly by: string; readonly amount?: string },
): Promise<void> {
  const { deps } = app;
  const places = await placesOf(app, indicator);
  const { catalogue } = await deps.snapshots.current();
  const at = deps.clock();
  await change(deps.db, { by, action: 'test-values', on: indicator, at }, async (tx) => {
    const rows = places.map((place) => ({ ...place, origin: 'reported' as const, amount }));
    const { touched } = await recordValues(tx, rows, { batch: null, simulated: true });
    await recomputeTouched(tx, catalogue, touched, dayInVietnam(at));
  });
  await deps.revision.refresh();
}

/** Puts a cell into its unit's report as a signed answer, so that it can be returned. */
export async function signCell({ deps }: TestApp, place: Place, unit: string): Promise<void> {
  const at = deps.clock();
  await change(
    deps.db,
    { by: `cb-${unit}`, action: 'test-cell', on: unit, at, quiet: true },
    async (tx) => {
      await sql`insert into report (cycle, unit, revision) values (${CYCLE}, ${unit}, ${tx.revision})
      on conflict do nothing`.execute(tx.sql);
      await sql`insert into report_cell (report, element, area, period, basis, answer, amount, definition_version,
        locked, by, at, revision)
      select id, ${place.element}, ${place.area}, ${place.period}, ${place.basis}, 'value', 10, 1, true,
        ${tx.by}, ${at}, ${tx.revision} from report where (cycle, unit) = (${CYCLE}, ${unit})`.execute(
        tx.sql,
      );
      await sql`update report set state = 'sent', sent_by = ${tx.by}, sent_at = ${at}
      where (cycle, unit) = (${CYCLE}, ${unit})`.execute(tx.sql);
      await sql`update report set state = 'signed', signed_by = ${`ld-${unit}`}, signed_at = ${at},
        signed_how = 'product' where (cycle, unit) = (${CYCLE}, ${unit})`.execute(tx.sql);
    },
  );
}

export interface Seen {
  readonly state: string;
  readonly version: number;
  readonly seal: string;
  readonly answered: number;
  readonly expected: number;
  readonly revision: number;
  readonly words: readonly { readonly version: number; readonly result: string }[];
  readonly cells: readonly {
    readonly element: string;
    readonly area: string;
    readonly period: string;
    readonly state: string;
    readonly value: number | null;
  }[];
}

/** A column as the API tells it to a person. */
export async function seeColumn(app: TestApp, who: string, indicator = '1'): Promise<Seen> {
  const answer = await (await app.as(who)).get(`/api/v1/columns/${indicator}/${CYCLE}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as Seen;
}
