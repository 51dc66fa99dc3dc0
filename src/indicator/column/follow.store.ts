// Columns follow their figures: a change under a confirmation or an approval takes it back.
import { sql } from 'kysely';
import type { Catalogue, ElementCode, IndicatorCode, UnitCode } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { addWorkdays } from '../../kernel/workday.ts';
import { workCalendarOf } from '../../source/report/plan-cycle.ts';
import type { Tx } from '../../store/change.ts';
import { listColumnRows, lockColumnsAround, viewColumns } from './column.store.ts';
import { type HeldColumn, heldColumn, holdColumn, moveHeld } from './move.store.ts';
import { columnElements } from './places.ts';
import { takeApprovalBack } from './taken-back.store.ts';

/** A figure that came, changed, went, or was sent back to its unit. */
export interface ChangedCell {
  readonly element: ElementCode;
  /** Last month of its period, as an index. */
  readonly month: number;
}

/**
 * Call after values changed or cells were returned, inside the same change. Columns of every cycle that hold
 * one of them go back to collecting when what was confirmed no longer stands; values of approved ones become
 * provisional again. `why` is the reason in their history. Gives the columns that moved.
 */
export async function followCells(
  tx: Tx,
  catalogue: Catalogue,
  { cells, why }: { readonly cells: readonly ChangedCell[]; readonly why: string },
): Promise<readonly HeldColumn[]> {
  if (cells.length === 0) return [];
  const months = cells.map(({ month }) => month);
  const readers = readersOf(catalogue, new Set(cells.map(({ element }) => element)));
  const span = [Math.min(...months), Math.max(...months)] as const;
  const rows = await lockColumnsAround(tx.sql, readers, span);
  const sealed = rows.filter(({ state }) => state !== 'collecting');
  const stale = (await viewColumns(tx.sql, catalogue, sealed)).filter(
    ({ row, sealNow }) => row.seal !== sealNow,
  );
  const moved: HeldColumn[] = [];
  for (const { row } of stale) {
    const held = await heldColumn(tx, catalogue, row);
    await moveHeld(tx, held, { kind: 'fall-back', reason: why });
    if (row.state === 'approved') await takeApprovalBack(tx, catalogue, held);
    moved.push(held);
  }
  return moved;
}

export interface Signing {
  readonly cycle: string;
  readonly unit: UnitCode;
  /** The cells whose values the signature wrote, changed or ended. */
  readonly cells: readonly ChangedCell[];
}

/**
 * Call after a report was signed and its values were written, inside the same change; its person is the signer.
 * Columns under the changed cells fall back. Where the data owner is the only unit that reports, the
 * signature is the confirmation, unless the signer entered a value.
 */
export async function followSigning(
  tx: Tx,
  catalogue: Catalogue,
  { cycle, unit, cells }: Signing,
): Promise<void> {
  const name = catalogue.units.find(({ code }) => code === unit)?.name ?? unit;
  const signed = await signedElements(tx, cycle, unit);
  await followCells(tx, catalogue, {
    cells: [...cells, ...signed],
    why: `Bổ sung số liệu của ${name}`,
  });
  const owned = catalogue.indicators.filter(({ owner }) => owner === unit);
  const rows = await listColumnRows(tx.sql, {
    ...{ cycle, state: 'collecting' },
    indicators: owned.map(({ code }) => code),
  });
  for (const { indicator } of rows) {
    const held = await holdColumn(tx, catalogue, { indicator, cycle, version: null });
    if (isOwnersAlone(held, unit) && mayConfirm(held, tx.by)) {
      await moveHeld(tx, held, confirmation(tx, catalogue));
    }
  }
}

// A cell that came back and was signed again with the same number counts again: its column changes too.
async function signedElements(
  tx: Tx,
  cycle: string,
  unit: UnitCode,
): Promise<readonly ChangedCell[]> {
  const { rows } = await sql<ChangedCell>`
    select distinct k.element, p.last_month as month
    from report r join report_cell k on k.report = r.id join period p on (p.basis, p.code) = (k.basis, k.period)
    where (r.cycle, r.unit) = (${cycle}, ${unit})`.execute(tx.sql);
  return rows;
}

const OBJECTION_WORKDAYS = 2;

/** Other leads may object until the end of the second working day after the confirmation. */
export const confirmation = (tx: Tx, catalogue: Catalogue) => ({
  kind: 'confirm' as const,
  objectionsUntil: addWorkdays(dayInVietnam(tx.at), OBJECTION_WORKDAYS, workCalendarOf(catalogue)),
});

const isOwnersAlone = ({ sheet }: HeldColumn, owner: UnitCode): boolean =>
  sheet.cells.filter(({ due }) => due).every(({ units }) => units.join() === owner);

// A column that is not whole is left to a person: it may be confirmed without the rest, with open eyes.
const mayConfirm = ({ column }: HeldColumn, signer: string): boolean =>
  column.open && column.enough && !column.authors.includes(signer);

function readersOf(
  catalogue: Catalogue,
  elements: ReadonlySet<ElementCode>,
): readonly IndicatorCode[] {
  return catalogue.indicators
    .filter((one) => columnElements(catalogue, one).some(({ code }) => elements.has(code)))
    .map(({ code }) => code);
}
