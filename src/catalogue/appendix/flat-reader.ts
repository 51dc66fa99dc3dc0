// Flattened text to printed rows. Column order comes from the head, checked against the rows.
import { fold } from '../../kernel/text.ts';
import { type Roles, splitAgencies } from './agency-cells.ts';
import type { Column, Doubt, PrintedRow, PrintedTable, PrintedValue } from './draft.ts';
import { bodyLines, findHeads } from './flat-head.ts';
import { type Cut, cutRow, type RowShape, type Segment, valuesOf } from './flat-row.ts';
import { type FlatRow, splitRows } from './flat-rows.ts';
import { yearsOf } from './head.ts';
import { joinWords, type Line, marksWraps, type Word, wordsOf } from './lines.ts';
import { isDash } from './measure.ts';
import { cutTail } from './tail.ts';

export type FlatReading = PrintedTable | { readonly kind: 'no-table' | 'scrambled' };

/** No printed row is longer; what follows is not read into it. */
const MOST_WORDS = 200;

/** Below this lead over the next best cut a person should look at the row. */
const SURE = 0.6;

export function readFlat(lines: readonly Line[]): FlatReading {
  const heads = findHeads(lines);
  const [head] = heads;
  if (!head) return { kind: 'no-table' };
  const softWraps = marksWraps(lines.slice(head.to));
  const { body, doubts } = cutTail(bodyLines(lines, heads));
  const rows = splitRows(body, softWraps);
  if (isScrambled(rows)) return { kind: 'scrambled' };
  const columns = fillableColumns(rows, head.columns, softWraps);
  const table: Table = {
    shape: chooseShape(rows, columns, softWraps),
    roles: rolesOf(columns),
    columns,
    places: fold(
      lines
        .slice(0, head.from)
        .map((line) => line.text)
        .join(' '),
    ),
    parents: new Set(rows.map((row) => row.label.parent)),
  };
  return {
    preamble: lines.slice(0, head.from).map((line) => ({ line: line.number, text: line.text })),
    years: yearsOf(columns),
    rows: rows.map((row) => readRow(row, table)),
    doubts,
  };
}

/** Columns printed one after another: numbers stand alone, names begin in the middle of a sentence. */
function isScrambled(rows: readonly FlatRow[]): boolean {
  const targets = rows.filter((row) => row.label.kind === 'arabic');
  const broken = targets.filter((row) => {
    const text = row.lines[0]?.text ?? '';
    return text === '' || /^(\p{Ll}|[%≥≤\d])/u.test(text);
  });
  return targets.length >= 3 && broken.length > targets.length * 0.34;
}

function rolesOf(columns: readonly Column[]): Roles {
  const kinds = columns.map((column) => column.kind);
  const lead = kinds.indexOf('lead');
  const coordinator = kinds.indexOf('coordinator');
  if (coordinator < 0) return lead < 0 ? 'none' : 'lead';
  return lead > coordinator ? 'coordinator-lead' : 'lead-coordinator';
}

/** «Mục tiêu giai đoạn 2026-2030» may be a title over the years: then no row has a value for it. */
function fillableColumns(
  rows: readonly FlatRow[],
  columns: readonly Column[],
  softWraps: boolean,
): readonly Column[] {
  const isPhase = (column: Column): boolean => column.kind === 'goal' && column.year === 'phase';
  if (!columns.some(isPhase) || yearsOf(columns).length < 2) return columns;
  const shape = chooseShape(rows, columns, softWraps);
  const full = sampleOf(rows).some((words) => {
    const [from, to] = cutRow(words, shape).best.spans.values ?? [0, 0];
    const printed = valuesOf(words.slice(from, to), shape).items.filter((item) => !isDash(item));
    return printed.length >= shape.valueColumns;
  });
  return full ? columns : columns.filter((column) => !isPhase(column));
}

const sampleOf = (rows: readonly FlatRow[]): readonly (readonly Word[])[] =>
  rows
    .filter((row) => row.label.kind === 'arabic')
    .slice(0, 12)
    .map((row) => wordsOf(row.lines).slice(0, MOST_WORDS));

/** The order of the head and the usual order are both tried; the rows decide. */
function chooseShape(
  rows: readonly FlatRow[],
  columns: readonly Column[],
  softWraps: boolean,
): RowShape {
  const printed = headOrder(columns);
  const rank = ['unit', 'values', 'agencies', 'rest'];
  const usual = [...printed].sort((a, b) => rank.indexOf(a) - rank.indexOf(b));
  const kinds = columns.map((column) => column.kind);
  const shape = (order: readonly Segment[]): RowShape => ({
    order,
    softWraps,
    valueColumns: kinds.filter((kind) => kind === 'goal' || kind === 'baseline').length,
    agencyColumns: kinds.filter((kind) => kind === 'lead' || kind === 'coordinator').length,
  });
  if (printed.join() === usual.join()) return shape(usual);
  const sample = sampleOf(rows);
  const cost = (order: readonly Segment[]): number =>
    sample.reduce((sum, words) => sum + cutRow(words, shape(order)).best.cost, 0);
  return shape(cost(printed) < cost(usual) - 1 ? printed : usual);
}

function headOrder(columns: readonly Column[]): readonly Segment[] {
  const order: Segment[] = [];
  for (const { kind } of columns) {
    const segment = SEGMENT[kind];
    if (segment && !order.includes(segment)) order.push(segment);
  }
  return order;
}

const SEGMENT: Readonly<Partial<Record<Column['kind'], Segment>>> = {
  unit: 'unit',
  goal: 'values',
  baseline: 'values',
  lead: 'agencies',
  coordinator: 'agencies',
  other: 'rest',
};

interface Table {
  readonly shape: RowShape;
  readonly roles: Roles;
  readonly columns: readonly Column[];
  /** Folded text above the table. */
  readonly places: string;
  /** Numbers that have parts («1» of «1.1»). */
  readonly parents: ReadonlySet<string>;
}

function readRow(row: FlatRow, table: Table): PrintedRow {
  const all = wordsOf(row.lines);
  const words = all.slice(0, MOST_WORDS);
  if (row.label.kind !== 'arabic') return groupRow(row, joinWords(words));
  const { best, margin, rival } = cutRow(words, table.shape);
  if (table.parents.has(row.label.text) && emptyCut(best)) return groupRow(row, joinWords(words));
  const span = (segment: Segment): readonly Word[] =>
    words.slice(...(best.spans[segment] ?? [0, 0]));
  const agencies = splitAgencies(span('agencies'), table.roles, table.places);
  const unit = joinWords(span('unit'));
  const values = placeValues(valuesOf(span('values'), table.shape).items, table.columns);
  return {
    kind: 'target',
    line: row.line.number,
    label: row.label.text,
    name: joinWords(words.slice(0, best.nameEnd)),
    unit: unit || null,
    values,
    leads: agencies.leads,
    coordinators: agencies.coordinators,
    doubts: [
      ...agencies.doubts,
      ...baselineDoubts(values, table.columns),
      ...nameDoubts(words, best, margin < SURE ? rival : undefined),
      ...restDoubts(span('rest')),
      ...lengthDoubts(all.length, words),
    ],
  };
}

const emptyCut = (cut: Cut): boolean => Object.values(cut.spans).every(([from, to]) => from === to);

const groupRow = (row: FlatRow, name: string): PrintedRow => ({
  kind: 'group',
  line: row.line.number,
  label: row.label.text,
  name,
  unit: null,
  values: [],
  leads: [],
  coordinators: [],
  doubts: [],
});

/** As many values as columns: each its own. Fewer: the flattened text lost the column. */
function placeValues(
  items: readonly string[],
  columns: readonly Column[],
): readonly PrintedValue[] {
  const places = columns.filter((column) => column.kind === 'goal' || column.kind === 'baseline');
  const full = items.length === places.length;
  return items.flatMap((text, i) => {
    const place = full ? places[i] : undefined;
    if (place?.kind === 'baseline' || isDash(text)) return [];
    return [{ text, year: place?.kind === 'goal' ? place.year : null }];
  });
}

/** Where the table has a column of present figures, a value without its column may be one of them. */
function baselineDoubts(
  values: readonly PrintedValue[],
  columns: readonly Column[],
): readonly Doubt[] {
  if (!columns.some((column) => column.kind === 'baseline')) return [];
  return values
    .filter((value) => value.year === null)
    .map(({ text }) => ({
      field: 'goals',
      text,
      why: 'Bảng có cột hiện trạng; giá trị này có thể là hiện trạng, không phải mục tiêu.',
    }));
}

function nameDoubts(words: readonly Word[], best: Cut, rival: Cut | undefined): readonly Doubt[] {
  if (!rival) return [];
  const name = joinWords(words.slice(0, best.nameEnd));
  const other = joinWords(words.slice(0, rival.nameEnd));
  return [
    {
      field: 'name',
      text: joinWords(words),
      why: `Chỗ hết tên mục tiêu chưa rõ: đang lấy «…${name.slice(-40)}», cũng có thể là «…${other.slice(-40)}».`,
    },
  ];
}

function lengthDoubts(length: number, words: readonly Word[]): readonly Doubt[] {
  if (length <= words.length) return [];
  return [
    {
      field: 'name',
      text: joinWords(words.slice(0, 20)),
      why: 'Hàng dài bất thường; phần cuối chưa đọc.',
    },
  ];
}

function restDoubts(words: readonly Word[]): readonly Doubt[] {
  if (words.length === 0) return [];
  return [
    {
      field: 'name',
      text: joinWords(words),
      why: 'Nội dung của cột khác, không đưa vào mục tiêu.',
    },
  ];
}
