// Rows of cells without a number: the rest of the row above, or a part of it with its own values.
import { normalise } from '../../kernel/text.ts';
import type { Doubt, PrintedRow } from './draft.ts';
import type { GridRow } from './grid.ts';
import { readLabels } from './label.ts';
import { type Fields, isEmpty, targetRow } from './table-row.ts';

export type Continuation =
  | { readonly kind: 'part' | 'joined'; readonly row: PrintedRow }
  | { readonly kind: 'nothing' };

/** What a row without a number means after the rows so far. */
export function continuationOf(
  row: GridRow,
  fields: Fields,
  rows: readonly PrintedRow[],
): Continuation {
  const last = rows.at(-1);
  if (!last || last.kind === 'group') {
    if (isEmpty(fields) || fields.name === '') return { kind: 'nothing' };
    return { kind: 'part', row: partOf(row, fields, rows, 'N') };
  }
  const ownValues = fields.values.length > 0 && !sameValues(fields, last);
  const opens = fields.name !== '' && !/^\p{Ll}/u.test(fields.name);
  if (opens && (ownValues || fields.unit !== '')) {
    return { kind: 'part', row: partOf(row, fields, rows, last.label.replace(/[.)]+$/, '')) };
  }
  return { kind: 'joined', row: join(last, row, fields) };
}

const sameValues = (fields: Fields, last: PrintedRow): boolean =>
  fields.inherited && JSON.stringify(fields.values) === JSON.stringify(last.values);

/** A row split by a page, or further agencies on a line of their own. */
function join(last: PrintedRow, row: GridRow, fields: Fields): PrintedRow {
  const more = targetRow(row, last.label, fields);
  const added = (old: readonly string[], next: readonly string[]): readonly string[] => [
    ...old,
    ...next.filter((name) => !old.includes(name)),
  ];
  const why = `Hàng ${row.line} không có số thứ tự; đã nối vào mục tiêu phía trên.`;
  return {
    ...last,
    name: normalise(`${last.name} ${fields.name}`),
    unit: last.unit ?? more.unit,
    values: last.values.length > 0 ? last.values : more.values,
    leads: added(last.leads, more.leads),
    coordinators: added(last.coordinators, more.coordinators),
    doubts: [...last.doubts, { field: 'name', text: fields.name, why }],
  };
}

/** «a)» under 5 is 5a; a dash under 3 is 3.1, then 3.2. */
function partOf(
  row: GridRow,
  fields: Fields,
  rows: readonly PrintedRow[],
  above: string,
): PrintedRow {
  const base = rows.at(-1)?.doubts.some(isPart) ? above.replace(/(\.\d+|[a-zđ])$/u, '') : above;
  const letter = /^([a-zđ])[.)]?$/u.exec(fields.label)?.[1];
  const count = countParts(rows);
  const label = letter ? `${base}${letter}` : `${base}.${count + 1}`;
  const name = fields.name.replace(/^[-+•*]\s*/u, '');
  const part = targetRow(row, label, { ...fields, name });
  return { ...part, doubts: [...part.doubts, { field: 'number', text: fields.name, why: PART }] };
}

function countParts(rows: readonly PrintedRow[]): number {
  let count = 0;
  while (rows.at(-1 - count)?.doubts.some(isPart)) count += 1;
  return count;
}

const PART = 'Hàng không có số thứ tự nhưng có mục tiêu riêng; đã đánh số tạm theo hàng phía trên.';
const isPart = (doubt: Doubt): boolean => doubt.why === PART;

/** «1» above «1.1», «1.2» is a group when it promises nothing itself. */
export function markParents(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const printed = rows.filter((row) => !row.doubts.some(isPart));
  const parents = new Set(printed.map((row) => readLabels(row.label)[0]?.parent ?? ''));
  return rows.map((row) => {
    const label = row.label.replace(/[.)]+$/, '');
    const empty = row.values.length === 0 && row.unit === null && row.leads.length === 0;
    return row.kind === 'target' && empty && parents.has(label) ? { ...row, kind: 'group' } : row;
  });
}
