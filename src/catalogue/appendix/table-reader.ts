// Cells to printed rows: the way of .docx, .xlsx, and of text whose columns can be seen.
import { normalise } from '../../kernel/text.ts';
import { agenciesOfCell } from './agency-list.ts';
import type {
  Ambiguity,
  Column,
  Doubt,
  PreambleLine,
  PrintedRow,
  PrintedTable,
  PrintedValue,
} from './draft.ts';
import { type Grid, type GridRow, printedAt } from './grid.ts';
import { findHead, type GridHead, skipRepeatedHead } from './grid-head.ts';
import { yearsOf } from './head.ts';
import { readLabels, splitLabel } from './label.ts';
import { lower } from './lines.ts';
import { mendDigits } from './measure.ts';

export type TableReading = PrintedTable | { readonly kind: 'no-table' };

/** Text before the first table of targets, and all tables of the file in order. */
export interface Sheet {
  readonly preamble: readonly PreambleLine[];
  readonly grid: Grid;
}

/** Reads the first table of targets over all sheets or tables; later ones go on with its columns. */
export function readTables(sheets: readonly Sheet[]): TableReading {
  const found = sheets.findIndex((sheet) => findHead(sheet.grid, 0) !== undefined);
  const first = sheets[found];
  const head = first && findHead(first.grid, 0);
  if (!first || !head) return { kind: 'no-table' };
  const state: State = { columns: head.columns, rows: [], doubts: [], unnamed: 0 };
  readGrid(first.grid, head, state);
  for (const sheet of sheets.slice(found + 1)) readFollowing(sheet, head, state);
  return {
    preamble: [
      ...sheets.slice(0, found + 1).flatMap((sheet) => sheet.preamble),
      ...above(first.grid, head),
    ],
    years: yearsOf(head.columns),
    rows: markParents(state.rows),
    doubts: state.doubts,
  };
}

interface State {
  columns: readonly Column[];
  readonly rows: PrintedRow[];
  readonly doubts: Ambiguity[];
  unnamed: number;
}

/** Rows above the head inside the same grid (a sheet) belong to the preamble. */
function above(grid: Grid, head: GridHead): readonly PreambleLine[] {
  return grid.slice(0, head.from).flatMap((row) => {
    const text = row.cells
      .filter((cell) => cell.copy === 'own')
      .map((cell) => normalise(cell.text))
      .filter(Boolean)
      .join(' ');
    return text ? [{ line: row.line, text }] : [];
  });
}

function readFollowing(sheet: Sheet, head: GridHead, state: State): void {
  const again = findHead(sheet.grid, 0);
  const titles = (columns: readonly Column[]): string => JSON.stringify(columns);
  const width = sheet.grid[0]?.cells.length ?? 0;
  const next = sheet.preamble.find((line) => /^phụ lục/u.test(lower(line.text)));
  if (next) {
    if (again) state.doubts.push(unreadAppendix(next));
    return;
  }
  if (again && titles(again.columns) === titles(head.columns)) readGrid(sheet.grid, again, state);
  else if (!again && width === head.columns.length && goesOn(sheet.grid, head)) {
    readGrid(sheet.grid, { ...head, from: 0, to: 0 }, state);
  } else if (again) {
    const line = sheet.grid[again.from]?.line ?? 1;
    state.doubts.push(unreadAppendix({ line, text: '' }));
  }
}

const unreadAppendix = ({ line, text }: PreambleLine): Ambiguity => ({
  line,
  target: null,
  field: 'programme',
  text,
  why: 'Tệp còn bảng mục tiêu khác phía sau, chưa đọc. Tách thành tệp riêng nếu cần nhập.',
});

/** A table without a head that starts with a row number goes on from the page before. */
function goesOn(grid: Grid, head: GridHead): boolean {
  const number = head.columns.findIndex((column) => column.kind === 'number');
  return grid.some((row) => readLabels(printedAt(row, number)).length > 0);
}

function readGrid(grid: Grid, head: GridHead, state: State): void {
  for (let at = head.to; at < grid.length; at += 1) {
    const after = skipRepeatedHead(grid, at);
    if (after > at) {
      at = after - 1;
      continue;
    }
    const row = grid[at];
    if (!row || row.cells.every((cell) => cell.text.trim() === '')) continue;
    if (isTail(row)) break;
    readGridRow(row, state);
  }
}

const TAIL = /^(ghi chú\s*:|nơi nhận|tm\.|kt\.|tổng cộng|tổng số$|phụ lục\s)/u;

const isTail = (row: GridRow): boolean => {
  const text = row.cells.find((cell) => cell.text.trim() !== '')?.text ?? '';
  return TAIL.test(lower(text));
};

function readGridRow(row: GridRow, state: State): void {
  const fields = fieldsOf(row, state.columns);
  const label = fields.label.replace(',', '.');
  if (readLabels(label).length > 0) {
    state.rows.push(
      isGroup(row, label, fields)
        ? groupRow(row, label, fields.name)
        : targetRow(row, label, fields),
    );
    return;
  }
  const alone = onlyText(row);
  const split = splitLabel(fields.name || alone);
  const empty = isEmpty(fields);
  if (split && split.rest !== '' && fields.label === '') {
    state.rows.push(
      empty
        ? groupRow(row, split.label, split.rest)
        : targetRow(row, split.label, { ...fields, name: split.rest }),
    );
    return;
  }
  if (alone !== '' && empty && row.cells.length > 1 && isWide(row)) {
    state.unnamed += 1;
    const doubt = {
      field: 'group',
      text: alone,
      why: 'Hàng tiêu đề nhóm không đánh số; đã đặt mã tạm.',
    } as const;
    state.rows.push({ ...groupRow(row, `N${state.unnamed}`, normalise(alone)), doubts: [doubt] });
    return;
  }
  continueRow(row, fields, state);
}

interface Fields {
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

function fieldsOf(row: GridRow, columns: readonly Column[]): Fields {
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

const isEmpty = (fields: Fields): boolean =>
  fields.unit === '' &&
  fields.values.length === 0 &&
  fields.leads === '' &&
  fields.coordinators === '';

/** All printed text of a row with one filled cell; empty where several are filled. */
function onlyText(row: GridRow): string {
  const filled = row.cells.filter((cell) => cell.copy === 'own' && cell.text.trim() !== '');
  return filled.length === 1 ? (filled[0]?.text.trim() ?? '') : '';
}

const isWide = (row: GridRow): boolean =>
  row.cells.filter((cell) => cell.copy === 'right').length >= row.cells.length / 2 ||
  /^[^\p{Ll}]{6,}$/u.test(onlyText(row));

function isGroup(row: GridRow, label: string, fields: Fields): boolean {
  const kinds = readLabels(label).map(({ kind }) => kind);
  if (!kinds.includes('arabic')) return fields.values.length === 0;
  return isEmpty(fields) && row.cells.some((cell) => cell.copy === 'right');
}

const groupRow = (row: GridRow, label: string, name: string): PrintedRow => ({
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

function targetRow(row: GridRow, label: string, fields: Fields): PrintedRow {
  const { leads, coordinators, doubts } = agencies(fields);
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
    doubts: [...doubts, ...sharedDoubts(values)],
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
  readonly doubts: readonly Doubt[];
} {
  const both = /^([\s\S]*?)[\s;,.]*(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:\s*([\s\S]*)$/iu.exec(
    fields.leads,
  );
  const leads = both?.[1] ?? fields.leads;
  const coordinators = [both?.[2] ?? '', fields.coordinators].filter(Boolean).join('\n');
  const names = (text: string): readonly string[] =>
    /^[-–—]?$/.test(text.trim()) ? [] : agenciesOfCell(text);
  return { leads: names(leads), coordinators: names(coordinators), doubts: [] };
}

/** A row without a number: the end of the row above (split by a page), or a part of it with its own values. */
function continueRow(row: GridRow, fields: Fields, state: State): void {
  const last = state.rows.at(-1);
  if (!last || last.kind === 'group') {
    if (!isEmpty(fields) && fields.name !== '') addPart(row, fields, state, 'N');
    return;
  }
  const ownValues = fields.values.length > 0 && !sameValues(fields, last);
  if (fields.name !== '' && !/^\p{Ll}/u.test(fields.name) && (ownValues || fields.unit !== '')) {
    addPart(row, fields, state, last.label.replace(/[.)]+$/, ''));
    return;
  }
  const more = targetRow(row, last.label, fields);
  const added = (old: readonly string[], next: readonly string[]): readonly string[] => [
    ...old,
    ...next.filter((name) => !old.includes(name)),
  ];
  state.rows[state.rows.length - 1] = {
    ...last,
    name: normalise(`${last.name} ${fields.name}`),
    unit: last.unit ?? more.unit,
    values: last.values.length > 0 ? last.values : more.values,
    leads: added(last.leads, more.leads),
    coordinators: added(last.coordinators, more.coordinators),
    doubts: [
      ...last.doubts,
      {
        field: 'name',
        text: onlyText(row) || fields.name,
        why: `Hàng ${row.line} không có số thứ tự; đã nối vào mục tiêu phía trên.`,
      },
    ],
  };
}

const sameValues = (fields: Fields, last: PrintedRow): boolean =>
  fields.inherited && JSON.stringify(fields.values) === JSON.stringify(last.values);

function addPart(row: GridRow, fields: Fields, state: State, parent: string): void {
  const base = parent.replace(/\.\d+$/, (tail) =>
    state.rows.at(-1)?.doubts.some(isPart) ? '' : tail,
  );
  const count = state.rows.filter(
    (other) => other.doubts.some(isPart) && other.label.startsWith(`${base}.`),
  ).length;
  const part = targetRow(row, `${base}.${count + 1}`, {
    ...fields,
    name: fields.name.replace(/^[-+•*]\s*/u, ''),
  });
  state.rows.push({
    ...part,
    doubts: [...part.doubts, { field: 'number', text: fields.name, why: PART }],
  });
}

const PART = 'Hàng không có số thứ tự nhưng có mục tiêu riêng; đã đánh số tạm theo hàng phía trên.';
const isPart = (doubt: Doubt): boolean => doubt.why === PART;

/** «1» above «1.1», «1.2» is a group when it promises nothing itself. */
function markParents(rows: readonly PrintedRow[]): readonly PrintedRow[] {
  const parents = new Set(
    rows.flatMap((row) => {
      const [label] = readLabels(row.label);
      const made = row.doubts.some(isPart);
      return label && label.parent !== '' && !made ? [label.parent] : [];
    }),
  );
  return rows.map((row) => {
    const label = row.label.replace(/[.)]+$/, '');
    const empty = row.values.length === 0 && row.unit === null && row.leads.length === 0;
    return row.kind === 'target' && empty && parents.has(label) ? { ...row, kind: 'group' } : row;
  });
}
