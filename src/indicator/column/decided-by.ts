// A column's row and figures as its rule wants them.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Column, type ColumnState, otherLeadsOf } from './column.ts';
import type { ColumnRow, ColumnView, OpinionRow } from './column-row.ts';

/** What the rule is decided by. */
export function columnOf(
  catalogue: Catalogue,
  { row, indicator, sheet, sealNow }: ColumnView,
  opinions: readonly OpinionRow[],
): Column {
  const { answered, expected, enough, authors } = sheet;
  return {
    cycle: row.cycle,
    state: stateOf(row),
    revision: row.columnRevision,
    version: row.version,
    seal: sealNow,
    ...{ authors, answered, expected, enough, open: row.open },
    otherLeads: otherLeadsOf(catalogue, indicator),
    opinions: opinions.map(({ unit, kind, answer }) => ({ unit, kind, answered: answer !== null })),
  };
}

function stateOf({
  state,
  confirmedBy,
  seal,
  objectionsUntil,
  approvedBy,
}: ColumnRow): ColumnState {
  if (state === 'collecting') return { kind: 'collecting' };
  if (confirmedBy === null || seal === null || objectionsUntil === null) {
    throw new Error(
      'a confirmed column has who confirmed it, a seal and a last day for objections',
    );
  }
  const confirmed = { kind: 'confirmed' as const, by: confirmedBy, seal, objectionsUntil };
  if (approvedBy === null) return confirmed;
  return { kind: 'approved', confirmed, by: approvedBy };
}
