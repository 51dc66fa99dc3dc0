// Lines of a laid-out table to rows. Row numbers may stand at the top or in the middle of their rows.
import { readAgencies } from './agency-list.ts';
import type { Column } from './draft.ts';
import { type Cell, type GridRow, own } from './grid.ts';
import { readLabels, splitLabel } from './label.ts';
import type { Line } from './lines.ts';

export interface PlacedLine {
  readonly line: Line;
  readonly cells: readonly Cell[];
  /** A group title that runs over the columns. */
  readonly wide: boolean;
  /** A title without a number that opens its own row. */
  readonly heading: boolean;
}

/** Rows of the grid: each takes the lines around its number. */
export function groupLines(
  lines: readonly PlacedLine[],
  columns: readonly Column[],
): readonly GridRow[] {
  const number = columns.findIndex((column) => column.kind === 'number');
  const labels = lines.flatMap((line, i) => (isLabel(line, number) ? [i] : []));
  const starts = chooseStarts(lines, labels, { columns, number });
  return starts.map((start, i) => {
    const part = lines.slice(start, starts[i + 1] ?? lines.length);
    const label = lines[labels[i] ?? start] as PlacedLine;
    return { line: label.line.number, cells: returnPercent(stack(part, columns.length), columns) };
  });
}

function isLabel(line: PlacedLine, number: number): boolean {
  const text = line.cells[number]?.text ?? '';
  if (line.heading) return true;
  return readLabels(text).length > 0 || ((splitLabel(text)?.rest ?? '') !== '' && line.wide);
}

function stack(lines: readonly PlacedLine[], width: number): readonly Cell[] {
  const wide = lines.some((line) => line.wide);
  return Array.from({ length: width }, (_, column) => {
    const text = lines
      .map((line) => line.cells[column]?.text ?? '')
      .filter(Boolean)
      .join('\n');
    return wide && text === '' && column > 1 ? { text, copy: 'right' } : own(text);
  });
}

interface Shape {
  readonly columns: readonly Column[];
  readonly number: number;
}

/**
 * First line of each row. Numbers are printed at the top of their rows, or in the middle: then as
 * many lines stand above a number as below it. Capitals, blank lines and full names decide the rest.
 */
function chooseStarts(
  lines: readonly PlacedLine[],
  labels: readonly number[],
  shape: Shape,
): readonly number[] {
  const top = plan(lines, labels, { ...shape, centred: false });
  const centred = plan(lines, labels, { ...shape, centred: true });
  return top.cost <= centred.cost ? top.starts : centred.starts;
}

interface Plan {
  readonly cost: number;
  readonly starts: readonly number[];
}

function plan(
  lines: readonly PlacedLine[],
  labels: readonly number[],
  shape: Shape & { readonly centred: boolean },
): Plan {
  let plans: readonly Plan[] = [{ cost: 0, starts: [Math.min(0, labels[0] ?? 0)] }];
  for (const [i, label] of labels.entries()) {
    const next = labels[i + 1] ?? lines.length;
    const ends = i === labels.length - 1 ? [lines.length] : range(label + 1, next);
    plans = ends.map((end) => {
      const tried = plans.map((so) => {
        const start = so.starts.at(-1) ?? 0;
        const cost = so.cost + rowCost(lines, { start, label, end }, shape);
        return { cost, starts: [...so.starts, end] };
      });
      return tried.reduce((a, b) => (b.cost < a.cost ? b : a));
    });
  }
  const best = plans.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { cost: best.cost, starts: best.starts.slice(0, labels.length) };
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

function rowCost(
  lines: readonly PlacedLine[],
  row: { readonly start: number; readonly label: number; readonly end: number },
  shape: Shape & { readonly centred: boolean },
): number {
  const above = row.label - row.start;
  const below = row.end - row.label - 1;
  const wide = lines[row.label]?.wide === true;
  let cost = wide ? above * 6 + below * 1.5 : 0;
  if (!wide) cost += shape.centred ? Math.max(0, Math.abs(above - below) - 0.6) * 1.2 : above * 4;
  if (row.start > 0 && !lines[row.start]?.line.gap && hasGapInside(lines, row)) cost += 1.5;
  for (const [i, column] of shape.columns.entries()) {
    if (column.kind === 'number') continue;
    const texts = lines
      .slice(row.start, row.end)
      .map((line) => line.cells[i]?.text ?? '')
      .filter(Boolean);
    cost += cellCost(texts, column, wide);
  }
  return cost;
}

const hasGapInside = (
  lines: readonly PlacedLine[],
  row: { readonly start: number; readonly end: number },
): boolean => lines.slice(row.start + 1, row.end).some((line) => line.line.gap);

/** A cell that begins small, ends open or holds a torn agency has lost a part to another row. */
function cellCost(texts: readonly string[], column: Column, wide: boolean): number {
  if (column.kind === 'name') return nameCost(texts);
  if (wide) return texts.length * 4;
  const text = texts.join(' ');
  const small = /^\p{Ll}/u.test(text);
  if (column.kind === 'goal') return (small ? 3 : 0) + Math.max(0, texts.length - 1) * 0.6;
  if (column.kind !== 'lead' && column.kind !== 'coordinator')
    return Math.max(0, texts.length - 1) * 0.3;
  if (text === '') return 0;
  const reading = readAgencies(text.split(' '));
  return Math.min(6, reading.cost + (reading.cells.length - 1) * 1.5 + (small ? 1.5 : 0));
}

const OPENING =
  /^(Tỷ lệ|Tỉ lệ|Số lượng|Số|Hoàn thành|Triển khai|Đảm bảo|Bảo đảm|Mức độ|Xây dựng|Phấn đấu)(\s|$)/u;
const OPEN_END =
  /([,;(]|(^|\s)(và|của|các|cho|với|được|trong|thẻ|theo|tại|từ|về|hoặc|để|trên|chỉ))$/u;

function nameCost(texts: readonly string[]): number {
  const [first = ''] = texts;
  const torn = /^\p{Ll}/u.test(first)
    ? 4
    : /^[\p{Lu}\d]{2,}|^\p{Lu}\S*\p{Lu}/u.test(first)
      ? 0.8
      : 0;
  const open = OPEN_END.test(texts.at(-1) ?? '') ? 3 : 0;
  const merged = texts.slice(1).filter((text) => OPENING.test(text)).length;
  return (first === '' ? 8 : 0) + torn + open + merged * 1.5;
}

/** A lone «%» that slid to the end of a name line goes back to its empty unit cell. */
function returnPercent(cells: readonly Cell[], columns: readonly Column[]): readonly Cell[] {
  const name = columns.findIndex((column) => column.kind === 'name');
  const unit = columns.findIndex((column) => column.kind === 'unit');
  if (unit !== name + 1 || (cells[unit]?.text ?? '') !== '') return cells;
  const lines = (cells[name]?.text ?? '').split('\n');
  const at = lines.findIndex((line) => /(^| )%$/u.test(line));
  if (at < 0) return cells;
  lines[at] = (lines[at] ?? '').replace(/(^| )%$/u, '');
  return cells.map((cell, i) =>
    i === name ? own(lines.join('\n')) : i === unit ? own('%') : cell,
  );
}
