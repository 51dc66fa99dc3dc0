// What a reader may see of columns; API and pages share it.
import { reachOf } from '../../access/can.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import {
  listColumnRows,
  listOpinions,
  viewColumn,
  viewColumns,
} from '../../indicator/column/column.store.ts';
import { type Column, otherLeadsOf } from '../../indicator/column/column.ts';
import type {
  ColumnRow,
  ColumnView,
  Depth,
  OpinionRow,
} from '../../indicator/column/column-row.ts';
import {
  type ColumnRights,
  columnRights,
  readableIndicators,
  readRefusal,
} from '../../indicator/column/rights.ts';
import { listWords } from '../../indicator/column/words.store.ts';
import type { LeadWords } from '../../indicator/column/words.ts';
import { Problem } from '../../kernel/problem.ts';
import type { RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';

/** A column with everything that is said about it and what the viewer may do. */
export interface ColumnDetail extends ColumnView {
  readonly otherLeads: Column['otherLeads'];
  readonly opinions: readonly OpinionRow[];
  readonly words: readonly LeadWords[];
  readonly rights: ColumnRights;
}

const readerOf = (c: RequestContext) => ({
  viewer: c.var.viewer,
  reach: reachOf(c.var.viewer, c.var.deps.settings.demonstration),
});

export interface ColumnQuery {
  readonly cycle?: string | undefined;
  readonly state?: string | undefined;
  readonly owner?: string | undefined;
}

/** Rows of the columns that the viewer may read; the filter is part of the query. */
export async function readColumnRows(
  c: RequestContext,
  { cycle, state, owner }: ColumnQuery,
): Promise<{ readonly catalogue: Catalogue; readonly rows: readonly ColumnRow[] }> {
  const { catalogue } = await freshSnapshot(c);
  const owned = new Set(
    catalogue.indicators
      .filter((indicator) => owner === undefined || indicator.owner === owner)
      .map(({ code }) => code),
  );
  const indicators = readableIndicators(readerOf(c), catalogue).filter((code) => owned.has(code));
  return { catalogue, rows: await listColumnRows(c.var.deps.db, { cycle, state, indicators }) };
}

/** The rows with their figures. */
export const readColumns = (
  c: RequestContext,
  catalogue: Catalogue,
  rows: readonly ColumnRow[],
): Promise<readonly ColumnView[]> => viewColumns(c.var.deps.db, catalogue, rows, 'before');

/** One column; throws `column-unknown`, or the refusal to show it. */
export async function readColumn(
  c: RequestContext,
  { indicator: code, cycle }: { readonly indicator: string; readonly cycle: string },
  depth: Depth = 'year',
): Promise<ColumnDetail & { readonly catalogue: Catalogue }> {
  const { db } = c.var.deps;
  const { catalogue } = await freshSnapshot(c);
  const indicator = catalogue.indicators.find((one) => one.code === code);
  if (!indicator) throw new Problem('column-unknown');
  const refused = readRefusal(readerOf(c), catalogue, indicator);
  if (refused) throw refused;
  const [row] = await listColumnRows(db, { cycle, indicators: [code] });
  if (!row) throw new Problem('column-unknown');
  const view = await viewColumn(db, catalogue, row, depth);
  return {
    ...view,
    catalogue,
    otherLeads: otherLeadsOf(catalogue, indicator),
    opinions: await listOpinions(db, row),
    words: await listWords(db, { targets: [indicator.target], cycle }),
    rights: columnRights(c.var.viewer, catalogue, indicator),
  };
}
