// What must hold after every round, and what the journal and the events must say at the end.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { listOpinions } from '../../src/indicator/column/column.store.ts';
import { otherLeadsOf } from '../../src/indicator/column/column.ts';
import type { ColumnView } from '../../src/indicator/column/column-row.ts';
import { verifyJournal } from '../../src/store/journal.ts';
import { look, type Seen, type SeenReport } from './perform.ts';
import type { World } from './world.ts';

/** Reads everything anew and holds it against the rules; gives what it read. */
export async function checkRound(world: World, cycles: readonly string[]): Promise<Seen> {
  const seen = await look(world, cycles);
  for (const column of seen.columns.values()) await checkColumn(world, column);
  for (const report of seen.reports.values()) checkReport(report);
  await checkApprovedValues(world, seen);
  return seen;
}

async function checkColumn(world: World, view: ColumnView): Promise<void> {
  const { row, sheet, sealNow, indicator } = view;
  const name = `column ${row.indicator} of ${row.cycle}`;
  if (row.state === 'collecting') {
    assert.equal(row.confirmedBy ?? row.seal ?? row.approvedBy, null, `${name} holds no signature`);
    return;
  }
  assert(row.confirmedBy, name);
  assert.equal(row.seal, sealNow, `${name} is ${row.state} with the values that stand`);
  assert(!sheet.authors.includes(row.confirmedBy), `${name} confirmed by its author`);
  assert(sheet.answered > 0, `${name} confirmed without a value`);
  if (row.state === 'confirmed') return;
  assert(row.approvedBy, name);
  assert(!sheet.authors.includes(row.approvedBy), `${name} approved by its author`);
  assert.notEqual(row.approvedBy, row.confirmedBy, `${name} approved by who confirmed it`);
  assert(sheet.enough, `${name} approved below its coverage`);
  for (const { official, state } of sheet.cells) {
    if (official && state === 'answered') {
      assert.equal(official.standing, 'approved', `${name}: ${official.element} ${official.area}`);
    }
  }
  const opinions = await listOpinions(world.database.kysely, row);
  for (const unit of otherLeadsOf(world.catalogue, indicator)) {
    const said = opinions.find((one) => one.unit === unit);
    assert(said, `${name} approved before ${unit} spoke or was silent in time`);
    assert(said.kind !== 'object' || said.answer !== null, `${name} approved over an objection`);
  }
}

function checkReport(report: SeenReport): void {
  const name = `report of ${report.unit} in ${report.cycle}`;
  if (report.state !== 'signed') {
    assert.equal(report.signedBy, null, name);
    return;
  }
  assert(!report.authors.includes(report.signedBy ?? ''), `${name} signed by its author`);
  for (const cell of report.cells) {
    assert(cell.locked, `${name}: ${cell.element} ${cell.area} is open although it is signed`);
    assert.equal(cell.returnedBy, null, `${name}: ${cell.element} ${cell.area} is still returned`);
  }
}

/** An approved value is held by an approved column; nothing else approves here. */
async function checkApprovedValues({ database }: World, seen: Seen): Promise<void> {
  const held = new Set(
    [...seen.columns.values()]
      .filter(({ row }) => row.state === 'approved')
      .flatMap(({ sheet }) => sheet.cells.map(({ official }) => official?.id)),
  );
  const first = Math.min(...[...seen.columns.values()].map(({ row }) => row.firstMonth));
  const { rows } = await sql<{ id: number; element: string; area: string }>`
    select id, element, area from value
    where superseded is null and standing = 'approved' and month >= ${first}`.execute(
    database.kysely,
  );
  for (const { id, element, area } of rows) {
    assert(held.has(id), `${element} ${area} is approved without an approved column`);
  }
}

interface EventRow {
  readonly key: string;
  readonly act: string;
  readonly by: string;
  readonly journal: string | null;
  readonly revision: number;
}

const COLUMN_STATE: Readonly<Record<string, string>> = {
  confirm: 'confirmed',
  approve: 'approved',
  'return-cell': 'collecting',
  'fall-back': 'collecting',
  reopen: 'collecting',
};

const REPORT_STATE: Readonly<Record<string, string>> = {
  open: 'draft',
  send: 'sent',
  recall: 'draft',
  return: 'draft',
  'return-cells': 'draft',
  reopen: 'draft',
  sign: 'signed',
};

/** The events of the cycles, followed one by one, lead to the tables; each has its journal entry. */
export async function checkEvents(
  world: World,
  { cycles, columns, reports }: Seen,
): Promise<number> {
  const { kysely: db } = world.database;
  const { rows: moves } = await sql<EventRow>`
    select e.cycle || ' ' || e.indicator as key, e.act, e.by, j.by as journal, e.column_revision as revision
    from column_event e left join journal j on j.seq = e.revision
    where e.cycle = any (${cycles}::text[]) order by e.id`.execute(db);
  for (const [key, { row }] of columns) {
    const own = moves.filter((one) => one.key === key);
    const states = own.flatMap(({ act }) => COLUMN_STATE[act] ?? []);
    assert.equal(row.state, states.at(-1) ?? 'collecting', `events of column ${key}`);
    const steps = own.filter(({ act }) => act !== 'consent');
    assert.equal(row.version, 1 + steps.length, `version of column ${key}`);
    assert.equal(row.columnRevision, steps.at(-1)?.revision ?? 1, `revision of column ${key}`);
  }
  const { rows: acts } = await sql<EventRow>`
    select r.cycle || ' ' || r.unit as key, e.act, e.by, j.by as journal, e.report_revision as revision
    from report_event e join report r on r.id = e.report left join journal j on j.seq = e.revision
    where r.cycle = any (${cycles}::text[]) order by e.id`.execute(db);
  for (const [key, report] of reports) {
    const own = acts.filter((one) => one.key === key);
    assert.equal(report.state, REPORT_STATE[own.at(-1)?.act ?? ''], `events of report ${key}`);
    assert.equal(report.version, own.length, `version of report ${key}`);
  }
  for (const { key, act, by, journal } of [...moves, ...acts]) {
    assert(journal, `${act} of ${key} has no journal entry`);
    if (act !== 'consent') assert.equal(by, journal, `${act} of ${key} is by who the journal says`);
  }
  return moves.length + acts.length;
}

/** The whole chain, and every value and ended value against its seal. */
export async function checkJournal({ database }: World): Promise<number> {
  const verified = await verifyJournal(database.kysely);
  assert.equal(verified.kind, 'intact', JSON.stringify(verified));
  return verified.kind === 'intact' ? verified.entries : 0;
}
