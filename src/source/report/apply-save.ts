// One saved cell against the cell as it stands: saved, unchanged, in conflict or refused.
import type { Element } from '../../catalogue/catalogue.ts';
import { type Field, fieldKey } from '../../catalogue/form.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { type CellSave, cellKey, type SaveResult } from './answer.ts';
import type { CellWrite, OpenReport, OwnedCell } from './open-report.ts';
import { type ReadSave, readSave, sameContent } from './read-save.ts';

export interface Saving {
  readonly save: CellSave;
  readonly person: string;
  readonly at: Date;
  /** Number of the journal entry under which it is written. */
  readonly entry: number;
}

export interface Known {
  readonly elements: ReadonlyMap<string, Element>;
  /** What «confirm» takes, by field key. */
  readonly suggestions: ReadonlyMap<string, Decimal>;
}

/**
 * Applies a save to the report in memory. What says the same as what stands is `unchanged`, whatever version
 * it names, so that a repeated request is no conflict; anything else must name the version that stands.
 */
export function applySave(report: OpenReport, saving: Saving, known: Known): SaveResult {
  const { element, area, period } = saving.save;
  const key = cellKey(saving.save);
  const now = report.cells.get(key);
  const told = (status: SaveResult['status'], refusal: Refusal | null): SaveResult => ({
    ...{ element, area, period, status, refusal },
    cell: now ?? null,
  });
  const field = report.fields.get(key);
  const definition = known.elements.get(element);
  if (!field || !definition) return told('refused', refuse('cell-not-in-form'));
  const read = readSave(saving.save, {
    ...{ field, element: definition, now },
    suggest: (one) => known.suggestions.get(fieldKey(one)),
  });
  if (changesNothing(saving.save, now, read)) return told('unchanged', null);
  const closed = closedCell(report, field, now);
  if (closed) return told('refused', closed);
  if (isRefusal(read)) return told('refused', read);
  if (saving.save.version !== (now?.version ?? 0)) return told('conflict', changedBy(now));
  const cell = writeOf(report, saving, { field, now, read });
  report.cells.set(key, cell);
  report.written.set(key, cell);
  return { element, area, period, status: 'saved', cell, refusal: read.unread };
}

/** A cell that came back is answered by saving it again, also with the same number. */
function changesNothing(
  { version }: CellSave,
  now: OwnedCell | undefined,
  read: ReadSave | Refusal,
): boolean {
  if (isRefusal(read) || !sameContent(now, read.content)) return false;
  const waits = now?.returned ? now.version <= now.returned.version : false;
  return !waits || version !== now?.version;
}

function closedCell(
  { closed }: OpenReport,
  { withheld }: Field,
  now: OwnedCell | undefined,
): Refusal | undefined {
  if (closed) return closed;
  if (now?.locked) return refuse('cell-locked');
  return withheld ? refuse('cell-withheld') : undefined;
}

const changedBy = (now: OwnedCell | undefined): Refusal =>
  refuse('cell-changed', {
    who: now?.by ?? '',
    value: now && 'amount' in now.answer ? now.answer.amount : '–',
  });

interface Content {
  readonly field: Field;
  readonly now: OwnedCell | undefined;
  readonly read: ReadSave;
}

function writeOf(
  { row }: OpenReport,
  { person, at, entry }: Saving,
  { field, now, read }: Content,
): CellWrite {
  const { element, area, period, basis, definitionVersion } = field;
  return {
    ...{ report: row.id, reportRevision: row.revision, element, area, period, basis },
    ...read.content,
    ...{ definitionVersion, findings: [], locked: false, returned: now?.returned ?? null },
    ...{ version: (now?.version ?? 0) + 1, by: person, at, revision: entry },
  };
}
