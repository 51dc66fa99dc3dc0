import type { CellToCheck, Checker } from '../../catalogue/check/checker.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import type { Field } from '../../catalogue/form.ts';
import { cellKey, type ReportCell } from './answer.ts';

interface Checked {
  readonly row: { readonly kind: 'regular' | 'catch-up' };
  readonly fields: ReadonlyMap<string, Field>;
  readonly cells: ReadonlyMap<string, ReportCell>;
  /** Keys of the cells that changed; left out, every cell is checked. */
  readonly written?: ReadonlyMap<string, unknown>;
}

/** Findings of the changed cells and of those beside them, by key; cells without a number have none. */
export async function findAgain(
  { row, fields, cells, written }: Checked,
  checker: Checker,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const form = [...cells.values()].flatMap((cell) => toCheck(cell, fields));
  const near = written ? nearOf(written, cells, checker) : undefined;
  const asked = form.filter((cell) => !near || near.has(cell.element));
  const found =
    asked.length > 0
      ? await checker.findings(asked, { form, catchUp: row.kind === 'catch-up' })
      : [];
  const answers = new Map<string, readonly Finding[]>();
  for (const key of written?.keys() ?? cells.keys()) answers.set(key, []);
  for (const [i, cell] of asked.entries()) answers.set(cellKey(cell), found[i] ?? []);
  return answers;
}

function nearOf(
  written: ReadonlyMap<string, unknown>,
  cells: ReadonlyMap<string, ReportCell>,
  checker: Checker,
): ReadonlySet<string> {
  const elements = [...written.keys()].flatMap((key) => cells.get(key)?.element ?? []);
  return new Set(elements.flatMap((element) => [element, ...checker.beside(element)]));
}

function toCheck(cell: ReportCell, fields: ReadonlyMap<string, Field>): readonly CellToCheck[] {
  const field = fields.get(cellKey(cell));
  if (!field || !('amount' in cell.answer)) return [];
  const { element, area, period } = cell;
  return [{ element, area, period, basis: field.basis, amount: cell.answer.amount }];
}
