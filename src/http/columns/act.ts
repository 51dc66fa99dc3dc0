// What people do with columns, each in a change of its own; API and pages share it.
import { type Action, type On, reachOf, refusal } from '../../access/can.ts';
import { actorOf } from '../../access/person.ts';
import type { Catalogue, Indicator, UnitCode } from '../../catalogue/catalogue.ts';
import {
  answerObjection,
  approveColumn,
  confirmColumn,
  opineOnColumn,
  reopenColumn,
  type SeenColumn,
} from '../../indicator/column/acts.store.ts';
import { listColumnRows } from '../../indicator/column/column.store.ts';
import type { ColumnRow } from '../../indicator/column/column-row.ts';
import type { ColumnKey } from '../../indicator/column/move.store.ts';
import { returnColumnCells } from '../../indicator/column/return.store.ts';
import {
  approvalAction,
  ownersOf,
  readRefusal,
  speakersOf,
} from '../../indicator/column/rights.ts';
import { saveWords } from '../../indicator/column/words.store.ts';
import type { LeadWords, Words } from '../../indicator/column/words.ts';
import { Problem } from '../../kernel/problem.ts';
import type { CellPlace } from '../../source/report/answer.ts';
import { change, type Tx } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';

/** A column as a request names it, with the version that its person saw: asked for when it is left out. */
export interface AskedColumn extends ColumnKey {
  readonly version?: number | undefined;
}

interface Found {
  readonly catalogue: Catalogue;
  readonly indicator: Indicator;
  readonly row: ColumnRow;
}

/** The column that a request is about, which the viewer may at least read. */
async function find(c: RequestContext, { indicator: code, cycle }: ColumnKey): Promise<Found> {
  const { deps, viewer } = c.var;
  const { catalogue } = await freshSnapshot(c);
  const indicator = catalogue.indicators.find((one) => one.code === code);
  const [row] = await listColumnRows(deps.db, { cycle, indicators: [code] });
  if (!indicator || !row) throw new Problem('column-unknown');
  const reach = reachOf(viewer, deps.settings.demonstration);
  const refused = readRefusal({ viewer, reach }, catalogue, indicator);
  if (refused) throw refused;
  return { catalogue, indicator, row };
}

function need(c: RequestContext, action: Action, on: On): void {
  const refused = refusal(c.var.viewer, action, on);
  if (refused) throw refused;
}

function seenOf({ indicator, cycle, version }: AskedColumn): SeenColumn {
  if (version === undefined) throw new Problem('version-needed');
  return { indicator, cycle, version };
}

interface Act {
  /** As the journal names it. */
  readonly name: string;
  /** True for steps that readers of figures never see. */
  readonly quiet?: boolean;
}

/** One change about a column, named in the journal. */
async function changeColumn<T>(
  c: RequestContext,
  { indicator, cycle }: ColumnKey,
  { name, quiet = false }: Act,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { deps, viewer, now } = c.var;
  const on = `column/${indicator}/${cycle}`;
  const about = { by: actorOf(viewer), action: name, on, at: now, quiet };
  const result = await change(deps.db, about, work);
  await deps.revision.refresh();
  return result;
}

const ownersOn = ({ catalogue, indicator }: Found): On => ({
  units: ownersOf(catalogue, indicator),
  target: indicator.target,
});

export async function confirm(c: RequestContext, asked: AskedColumn): Promise<void> {
  const found = await find(c, asked);
  need(c, 'confirm-column', ownersOn(found));
  const seen = seenOf(asked);
  await changeColumn(c, seen, { name: 'column-confirmed', quiet: true }, (tx) =>
    confirmColumn(tx, found.catalogue, seen),
  );
}

/** `objection` null agrees. */
export async function opine(
  c: RequestContext,
  asked: AskedColumn & { readonly unit: UnitCode; readonly objection: string | null },
): Promise<void> {
  const { unit, objection } = asked;
  const { catalogue, indicator } = await find(c, asked);
  need(c, 'object-column', { units: [unit], target: indicator.target });
  const seen = seenOf(asked);
  const name = objection === null ? 'column-agreed' : 'column-objected';
  await changeColumn(c, seen, { name, quiet: true }, (tx) =>
    opineOnColumn(tx, catalogue, { ...seen, unit, objection }),
  );
}

export async function answer(
  c: RequestContext,
  asked: AskedColumn & { readonly unit: UnitCode; readonly text: string },
): Promise<void> {
  const found = await find(c, asked);
  need(c, 'confirm-column', ownersOn(found));
  const seen = { ...seenOf(asked), unit: asked.unit, text: asked.text };
  await changeColumn(c, seen, { name: 'column-answered', quiet: true }, (tx) =>
    answerObjection(tx, found.catalogue, seen),
  );
}

// Not quiet: another approved column may hold a returned cell, and its values become provisional again.
export async function returnCells(
  c: RequestContext,
  asked: AskedColumn & { readonly cells: readonly CellPlace[]; readonly reason: string },
): Promise<void> {
  const found = await find(c, asked);
  need(c, 'return-cell', ownersOn(found));
  const seen = { ...seenOf(asked), cells: asked.cells, reason: asked.reason };
  await changeColumn(c, seen, { name: 'column-cells-returned' }, (tx) =>
    returnColumnCells(tx, found.catalogue, seen),
  );
}

/** `seal` is of the values that the approver saw. */
export async function approve(
  c: RequestContext,
  asked: AskedColumn & { readonly seal: string },
): Promise<void> {
  const { catalogue, indicator } = await find(c, asked);
  need(c, approvalAction(catalogue, indicator), { target: indicator.target });
  const seen = { ...seenOf(asked), seal: asked.seal };
  await changeColumn(c, seen, { name: 'column-approved' }, (tx) =>
    approveColumn(tx, catalogue, seen),
  );
}

export type BulkResult = ColumnKey &
  ({ readonly status: 'approved' } | { readonly status: 'refused'; readonly problem: Problem });

/** Each column in a change of its own: what is refused does not hold the others. */
export async function approveMany(
  c: RequestContext,
  columns: readonly (AskedColumn & { readonly seal: string })[],
): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  for (const column of columns) {
    const { indicator, cycle } = column;
    try {
      await approve(c, column);
      results.push({ indicator, cycle, status: 'approved' });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      results.push({ indicator, cycle, status: 'refused', problem });
    }
  }
  return results;
}

/** The owner takes its own confirmation back; an approved column is reopened by who may approve it. */
export async function reopen(
  c: RequestContext,
  asked: AskedColumn & { readonly reason: string },
): Promise<void> {
  const found = await find(c, asked);
  const { catalogue, indicator, row } = found;
  const approval = approvalAction(catalogue, indicator);
  const own = row.state === 'confirmed' && refusal(c.var.viewer, 'confirm-column', ownersOn(found));
  if (row.state !== 'confirmed' || own) need(c, approval, { target: indicator.target });
  const seen = { ...seenOf(asked), reason: asked.reason };
  // The right was judged by the state that was read: a version named in advance is not of it.
  if (seen.version !== row.version) throw new Problem('column-moved');
  await changeColumn(c, seen, { name: 'column-reopened' }, (tx) =>
    reopenColumn(tx, catalogue, seen),
  );
}

/** Words of the unit named, or of the one lead for which the viewer writes. */
export async function writeWords(
  c: RequestContext,
  asked: AskedColumn & { readonly unit?: UnitCode | undefined; readonly words: Words },
): Promise<LeadWords> {
  const { catalogue, indicator } = await find(c, asked);
  const { target } = indicator;
  const { version } = seenOf(asked);
  const speakers = speakersOf(catalogue, indicator);
  const mine = speakers.filter(
    (unit) => !refusal(c.var.viewer, 'write-lead-words', { units: [unit], target }),
  );
  const unit = asked.unit ?? mine[0];
  if (unit === undefined || !mine.includes(unit)) {
    need(c, 'write-lead-words', { units: unit === undefined ? [] : [unit], target });
    throw new Problem('not-another-lead');
  }
  const { cycle } = asked;
  return changeColumn(c, asked, { name: 'lead-words-written' }, (tx) =>
    saveWords(tx, { target, cycle, unit, version, words: asked.words }),
  );
}
