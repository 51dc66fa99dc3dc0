// A commune confirms what another unit is asked for: its word stands beside that unit's number, never in its place.
import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import type { TestApp } from '../../../test/app.ts';
import { opened } from '../../../test/report-app.ts';
import { reportOf } from '../../../test/report-calls.ts';
import { formOf } from '../../catalogue/form.ts';
import { monthIndex } from '../../kernel/period.ts';

const CYCLE = '2026-10';

/** A place that one unit is asked for and a commune confirms. */
async function sharedPlace({ deps }: TestApp) {
  const { catalogue } = await deps.snapshots.current();
  const october = monthIndex(2026, 10);
  const cycle = { code: CYCLE, firstMonth: october, lastMonth: october };
  const all = catalogue.units.flatMap(({ code }) =>
    formOf(catalogue, cycle, code).fields.map((field) => ({ ...field, holder: code })),
  );
  for (const confirmed of all.filter(({ mode }) => mode === 'confirm')) {
    const asked = all.find(
      ({ mode, element, area }) =>
        mode === 'ask' && element === confirmed.element && area === confirmed.area,
    );
    if (asked) return { place: confirmed, owner: asked.holder, commune: confirmed.holder };
  }
  throw new Error('no place is both asked and confirmed');
}

async function say(app: TestApp, unit: string, place: object, typed: string) {
  const { id } = await reportOf(app, CYCLE, unit);
  const { element, area, period } = place as { element: string; area: string; period: string };
  const officer = await app.as(`cb-${unit}`);
  const told = { element, area, period, typed, version: 0, explanation: 'Theo sổ' };
  const saved = await officer.put(`/api/v1/reports/${id}/cells`, { cells: [told] });
  assert.equal(saved.status, 200, saved.text);
  await sql`update report set state = 'sent', sent_by = 'test' where id = ${id}`.execute(
    app.deps.db,
  );
  const { version } = await reportOf(app, CYCLE, unit);
  const signed = await (await app.as(`ld-${unit}`)).post(`/api/v1/reports/${id}/sign`, { version });
  assert.equal(signed.status, 200, signed.text);
}

interface Told {
  readonly element: string;
  readonly area: string;
  readonly value: number | null;
  readonly by: string;
  readonly unit: string;
  readonly marks: readonly string[];
  readonly others: readonly object[];
}

/** The place as a column that holds it tells it. */
async function columnCell(
  app: TestApp,
  { element, area }: { element: string; area: string },
): Promise<Told> {
  const { catalogue } = await app.deps.snapshots.current();
  const office = await app.as('thuky');
  const holding = catalogue.indicators.filter(({ numerator, denominator }) =>
    [numerator, denominator].includes(element),
  );
  for (const { code } of holding) {
    const { json } = await office.get(`/api/v1/columns/${code}/${CYCLE}`);
    const { cells = [] } = json as { cells?: readonly Told[] };
    const cell = cells.find((one) => one.element === element && one.area === area);
    if (cell) return cell;
  }
  throw new Error(`no column holds ${element}`);
}

for (const order of ['owner first', 'commune first']) {
  test(`the number of the unit that is asked stands, ${order}`, async (t) => {
    const app = await opened(t, CYCLE);
    const { place, owner, commune } = await sharedPlace(app);
    const steps = [
      [owner, '105'],
      [commune, '100'],
    ] as const;
    for (const [unit, typed] of order === 'owner first' ? steps : steps.toReversed()) {
      await say(app, unit, place, typed);
    }
    const { rows } = await sql<{ amount: string; by: string }>`
      select amount, by from value where superseded is null and origin = 'reported'
        and (element, area, period) = (${place.element}, ${place.area}, ${place.period})`.execute(
      app.deps.db,
    );
    assert.deepEqual(rows, [{ amount: '105', by: `cb-${owner}` }]);
    const told = await columnCell(app, place);
    const { value, by, unit, marks, others } = told;
    assert.deepEqual(
      [value, by, unit, marks.includes('differs')],
      [105, `cb-${owner}`, owner, true],
    );
    const beside = { origin: 'reported', unit: commune, value: 100, difference: -5 };
    assert.deepEqual(others, [{ ...beside, by: `cb-${commune}` }]);
  });
}
