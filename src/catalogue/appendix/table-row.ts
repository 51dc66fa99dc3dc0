// One row of cells to a printed row.
import { normalise } from '../../kernel/text.ts';
import { agenciesOfCell } from './agency-list.ts';
import type { Column, Doubt, PrintedRow, PrintedValue } from './draft.ts';
import type { GridRow } from './grid.ts';
import { mendDigits } from './measure.ts';

export interface Fields {
  readonly label: string;
  readonly name: string;
  readonly unit: string;
  readonly values: readonly PrintedValue[];
  readonly leads: string;
  readonly coordinators: string;
  readonly other: string;
  /** Cells merged from the row above (unit, value or agency for several rows) count here too. */
  readonly inherited: boolean;
}

/** What one row of cells prints in each kind of column. */
export function fieldsOf(row: GridRow, columns: readonly Column[]): Fields {
  const texts = (kind: Column['kind'], merged: boolean): string =>
    columns
      .map((column, i) => (column.kind === kind ? cellText(row, i, merged) : ''))
      .filter(Boolean)
      .join('\n');
  const values = columns.flatMap((column, i): PrintedValue[] => {
    if (column.kind !== 'goal') return [];
    const text = mendDigits(normalise(cellText(row, i, true)));
    return text === '' ? [] : [{ text, year: column.year }];
  });
  return {
    label: normalise(texts('number', false)),
    name: normalise(texts('name', false)),
    unit: normalise(texts('unit', true)),
    values: sharedValues(row, columns, values),
    leads: texts('lead', true),
    coordinators: texts('coordinator', true),
    other: normalise(texts('other', false)),
    inherited: columns.some((_, i) => row.cells[i]?.copy === 'below'),
  };
}

function cellText(row: GridRow, column: number, merged: boolean): string {
  const cell = row.cells[column];
  if (!cell || cell.copy === 'right') return '';
  return cell.copy === 'own' || merged ? cell.text.trim() : '';
}

/** One cell merged over several year columns holds for none of them alone. */
function sharedValues(
  row: GridRow,
  columns: readonly Column[],
  values: readonly PrintedValue[],
): readonly PrintedValue[] {
  const goals = columns.flatMap((column, i) => (column.kind === 'goal' ? [i] : []));
  const shared = goals.some((i) => row.cells[i]?.copy === 'right');
  return shared ? values.map((value) => ({ ...value, year: null })) : values;
}

/** Nothing but a number and a name: a heading, or the end of a name. */
export const isEmpty = (fields: Fields): boolean =>
  fields.unit === '' &&
  fields.values.length === 0 &&
  fields.leads === '' &&
  fields.coordinators === '';

export const groupRow = (row: GridRow, label: string, name: string): PrintedRow => ({
  kind: 'group',
  line: row.line,
  label,
  name: normalise(name),
  unit: null,
  values: [],
  leads: [],
  coordinators: [],
  doubts: [],
});

export function targetRow(row: GridRow, label: string, fields: Fields): PrintedRow {
  const { leads, coordinators } = agencies(fields);
  const values = fields.values.filter((value) => !/^[-–—]$/.test(value.text));
  return {
    kind: 'target',
    line: row.line,
    label,
    name: fields.name,
    unit: /^[-–—]?$/.test(fields.unit) ? null : fields.unit,
    values,
    leads,
    coordinators,
    doubts: sharedDoubts(values),
  };
}

const sharedDoubts = (values: readonly PrintedValue[]): readonly Doubt[] =>
  values
    .filter((value) => value.year === null)
    .map(({ text }) => ({ field: 'goals', text, why: 'Ô giá trị gộp qua nhiều cột năm.' }));

/** A single column may hold both roles: «Chủ trì: …; phối hợp: …». */
function agencies(fields: Fields): {
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
} {
  const both = /^([\s\S]*?)[\s;,.]*(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:\s*([\s\S]*)$/iu.exec(
    fields.leads,
  );
  const leads = both?.[1] ?? fields.leads;
  const coordinators = [both?.[2] ?? '', fields.coordinators].filter(Boolean).join('\n');
  const names = (text: string): readonly string[] =>
    /^[-–—]?$/.test(text.trim()) ? [] : agenciesOfCell(text);
  return { leads: names(leads), coordinators: names(coordinators) };
}
