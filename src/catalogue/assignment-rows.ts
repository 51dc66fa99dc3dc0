// Assignments as rows of a table that people edit in Excel, and back again.
import { Problem } from '../kernel/problem.ts';
import { normalise, searchKey } from '../kernel/text.ts';
import type { Assignment, Catalogue, Frequency, Versioned } from './catalogue.ts';
import { unitByName } from './find.ts';
import { type AssignmentPatch, reviseAssignment } from './revise-assignment.ts';

export const ASSIGNMENT_FIELDS = [
  'enters',
  'verifies',
  'owns',
  'supplies',
  'frequency',
  'source',
] as const;
export type AssignmentField = (typeof ASSIGNMENT_FIELDS)[number];

/** Heads of the exported table; reading takes them in any spelling, or the field's own name. */
const ASSIGNMENT_HEADS: Readonly<Record<AssignmentField | 'element' | 'name', string>> = {
  element: 'Mã số liệu',
  name: 'Số liệu đầu vào',
  enters: 'Đơn vị nhập',
  verifies: 'Đơn vị xác nhận',
  owns: 'Đầu mối số liệu',
  supplies: 'Nguồn cung cấp',
  frequency: 'Kỳ',
  source: 'Lấy từ đâu',
};

const FREQUENCY_WORDS: Readonly<Record<Frequency, string>> = {
  month: 'Hằng tháng',
  quarter: 'Hằng quý',
  half: '6 tháng một lần',
  year: 'Hằng năm',
  'school-year': 'Mỗi năm học',
};
const FREQUENCIES = Object.keys(FREQUENCY_WORDS) as Frequency[];

/** A row as text; `row` is its number in the file. */
export interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface AssignmentChange {
  readonly row: number;
  readonly before: Versioned<Assignment>;
  readonly after: Assignment;
  readonly fields: readonly AssignmentField[];
}

export interface RowFault {
  readonly row: number;
  /** The head of the column. */
  readonly column: string;
  readonly problem: Problem;
}

export type RowsReading =
  | { readonly kind: 'no-header' }
  | {
      readonly kind: 'read';
      readonly changes: readonly AssignmentChange[];
      readonly same: number;
      readonly faults: readonly RowFault[];
    };

/** The cells of one assignment in the order of `assignmentHeads`. */
export function assignmentCells(catalogue: Catalogue, one: Assignment): readonly string[] {
  return [one.element, elementName(catalogue, one.element), ...fieldTexts(catalogue, one)];
}

export const assignmentHeads = (): readonly string[] => [
  ASSIGNMENT_HEADS.element,
  ASSIGNMENT_HEADS.name,
  ...ASSIGNMENT_FIELDS.map((field) => ASSIGNMENT_HEADS[field]),
];

/** One field as a person reads it: names of units, the frequency in words. */
export function fieldText(catalogue: Catalogue, one: Assignment, field: AssignmentField): string {
  const name = (code: string) => catalogue.units.find((unit) => unit.code === code)?.name ?? code;
  switch (field) {
    case 'enters':
    case 'supplies':
      return one[field].map(name).join('; ');
    case 'verifies':
    case 'owns':
      return name(one[field]);
    case 'frequency':
      return FREQUENCY_WORDS[one.frequency];
    case 'source':
      return one.source;
  }
}

const fieldTexts = (catalogue: Catalogue, one: Assignment): readonly string[] =>
  ASSIGNMENT_FIELDS.map((field) => fieldText(catalogue, one, field));

const elementName = (catalogue: Catalogue, code: string): string =>
  catalogue.elements.find((element) => element.code === code)?.name ?? code;

/** Compares the rows of a file with the assignments in use. A column that is not there changes nothing. */
export function readAssignmentRows(catalogue: Catalogue, rows: readonly TextRow[]): RowsReading {
  const at = rows.findIndex(({ cells }) => columnsOf(cells).has('element'));
  const header = rows[at];
  if (!header) return { kind: 'no-header' };
  const columns = columnsOf(header.cells);
  const changes: AssignmentChange[] = [];
  const faults: RowFault[] = [];
  const seen = new Map<string, number>();
  let same = 0;
  for (const row of rows.slice(at + 1)) {
    const reading = readRow(catalogue, row, columns, seen);
    if (reading.kind === 'faults') faults.push(...reading.faults);
    else if (reading.change) changes.push(reading.change);
    else same += 1;
  }
  return { kind: 'read', changes, same, faults };
}

type Columns = ReadonlyMap<AssignmentField | 'element', number>;

function columnsOf(cells: readonly string[]): Columns {
  const wanted = new Map<string, AssignmentField | 'element'>();
  for (const field of ['element', ...ASSIGNMENT_FIELDS] as const) {
    wanted.set(searchKey(ASSIGNMENT_HEADS[field]), field);
    wanted.set(field, field);
  }
  const found = cells.flatMap((cell, index) => {
    const field = wanted.get(searchKey(cell));
    return field ? [[field, index] as const] : [];
  });
  return new Map(found);
}

type RowReading =
  | { readonly kind: 'faults'; readonly faults: readonly RowFault[] }
  | { readonly kind: 'row'; readonly change: AssignmentChange | undefined };

function readRow(
  catalogue: Catalogue,
  { row, cells }: TextRow,
  columns: Columns,
  seen: Map<string, number>,
): RowReading {
  const element = normalise(cells[columns.get('element') ?? 0] ?? '');
  const faultAt = (field: keyof typeof ASSIGNMENT_HEADS, problem: Problem): RowReading => ({
    kind: 'faults',
    faults: [{ row, column: ASSIGNMENT_HEADS[field], problem }],
  });
  const first = seen.get(element);
  if (first !== undefined) return faultAt('element', new Problem('row-repeated', { first }));
  seen.set(element, row);
  const { patch, faults } = readPatch(catalogue, row, cells, columns);
  if (faults.length > 0) return { kind: 'faults', faults };
  const result = reviseAssignment(catalogue, element, patch, 'tệp');
  if (result.kind === 'refused') return faultAt('element', result.problem);
  const before = catalogue.assignments.find((one) => one.element === element);
  if (!before) return faultAt('element', new Problem('element-unknown', { code: element }));
  const fields = ASSIGNMENT_FIELDS.filter(
    (field) => String(before[field]) !== String(result.assignment[field]),
  );
  const change = fields.length > 0 ? { row, before, after: result.assignment, fields } : undefined;
  return { kind: 'row', change };
}

function readPatch(
  catalogue: Catalogue,
  row: number,
  cells: readonly string[],
  columns: Columns,
): { patch: AssignmentPatch; faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const patch: Record<string, unknown> = {};
  for (const field of ASSIGNMENT_FIELDS) {
    const column = columns.get(field);
    const text = column === undefined ? '' : normalise(cells[column] ?? '');
    // An empty cell keeps what is there; only suppliers may be none.
    if (column === undefined || (text === '' && field !== 'supplies')) continue;
    const value = readField(catalogue, field, text);
    if (value instanceof Problem) {
      faults.push({ row, column: ASSIGNMENT_HEADS[field], problem: value });
    } else patch[field] = value;
  }
  return { patch, faults };
}

function readField(
  catalogue: Catalogue,
  field: AssignmentField,
  text: string,
): string | readonly string[] | Problem {
  switch (field) {
    case 'enters':
    case 'supplies':
      return readUnits(catalogue, text);
    case 'verifies':
    case 'owns':
      return readUnit(catalogue, text);
    case 'frequency':
      return readFrequency(text);
    case 'source':
      return text;
  }
}

function readUnits(catalogue: Catalogue, text: string): readonly string[] | Problem {
  const codes: string[] = [];
  for (const name of text.split(';').map(normalise)) {
    if (name === '') continue;
    const code = readUnit(catalogue, name);
    if (code instanceof Problem) return code;
    codes.push(code);
  }
  return codes;
}

const exactNames = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** Names as exported lead to their unit at once; other spellings are looked for. */
function readUnit(catalogue: Catalogue, text: string): string | Problem {
  const names =
    exactNames.get(catalogue) ?? new Map(catalogue.units.map(({ name, code }) => [name, code]));
  exactNames.set(catalogue, names);
  const exact = names.get(text);
  if (exact !== undefined) return exact;
  const found = unitByName(catalogue.units, text);
  return found.kind === 'found' ? found.item.code : new Problem('unit-unknown', { code: text });
}

function readFrequency(text: string): Frequency | Problem {
  const key = searchKey(text);
  const found = FREQUENCIES.find(
    (code) => code === text || searchKey(FREQUENCY_WORDS[code]) === key,
  );
  if (found) return found;
  const words = FREQUENCIES.map((code) => `«${FREQUENCY_WORDS[code]}»`).join(', ');
  return new Problem('assignment-invalid', {
    why: `kỳ «${text}» không có. Ghi một trong: ${words}`,
    why_en: `there is no frequency «${text}». Write one of: ${words}`,
  });
}
