// Rows of a sheet become figures by a mapping; what is wrong points to its cell.
import type { ElementCode } from '../../catalogue/catalogue.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { RawFigure } from './figure.ts';
import type { Known } from './known.ts';
import { COLUMN_ROLES, type ColumnRole, type MappedColumn, type Mapping } from './mapping.ts';
import { areaNamed, elementNamed, isTotal, unitNamed } from './names.ts';
import { type CellPlace, isBlank, type SheetCell, type SheetRow, textOf } from './sheet.ts';
import { periodInTitle, writtenPeriod } from './written-period.ts';

/** One figure, or why there is none, with its place in the file. */
export interface MappedFigure {
  readonly place: CellPlace;
  readonly figure: RawFigure | Refusal;
}

/** Reads rows in order by a mapping; rows without figures (blank, headings, column numbers) give nothing. */
export async function* applyMapping(
  rows: AsyncIterable<SheetRow>,
  mapping: Mapping,
  known: Known,
): AsyncGenerator<MappedFigure> {
  let sheet = mapping.sheet;
  let above: Above = { title: undefined };
  for await (const row of rows) {
    sheet ??= row.sheet;
    if (row.sheet !== sheet && mapping.sheet === null) return;
    if (row.sheet !== sheet) continue;
    if (row.row <= mapping.headerRow) {
      above = { ...above, title: above.title ?? titlePeriod(row) };
      continue;
    }
    above = { ...above, ...carried(row, mapping) };
    yield* figuresOf(row, above, { mapping, known });
  }
}

/** What rows above say: the title's period, and merged cells of element and period. */
interface Above {
  readonly title: string | undefined;
  readonly element?: string;
  readonly period?: SheetCell;
}

interface Reading {
  readonly mapping: Mapping;
  readonly known: Known;
}

const titlePeriod = (row: SheetRow): string | undefined =>
  row.cells.map((cell) => periodInTitle(textOf(cell))).find((code) => code !== undefined);

function carried(row: SheetRow, mapping: Mapping): Partial<Above> {
  const element = cellOf(row, mapping, 'element');
  const period = cellOf(row, mapping, 'period');
  return {
    ...(isBlank(element) ? {} : { element: textOf(element) }),
    ...(period === undefined || isBlank(period) ? {} : { period }),
  };
}

function columnOf(mapping: Mapping, role: ColumnRole): number | undefined {
  return mapping.columns.find((column) => column.role === role)?.index;
}

function cellOf(row: SheetRow, mapping: Mapping, role: ColumnRole): SheetCell | undefined {
  const column = columnOf(mapping, role);
  return column === undefined ? undefined : row.cells[column];
}

function* figuresOf(row: SheetRow, above: Above, reading: Reading): Generator<MappedFigure> {
  const { mapping, known } = reading;
  const values = mapping.columns.filter((column) => column.role === 'value');
  const where = whereOf(row, mapping, known);
  if (where === 'skip') return;
  const blank = values.every((column) => isBlank(row.cells[column.index]));
  if (isRefusal(where) && (blank || isNumbering(row))) return;
  for (const column of values) {
    const cell = row.cells[column.index];
    if (isBlank(cell) && values.length > 1) continue;
    const place = { sheet: row.sheet, row: row.row, column: column.index };
    const figure = isRefusal(where) ? where : figureOf({ row, column, where }, above, reading);
    yield { place: refusedPlace(place, figure, mapping), figure };
  }
}

/** A refusal points to the cell that is wrong, not to the value beside it. */
function refusedPlace(place: CellPlace, figure: RawFigure | Refusal, mapping: Mapping): CellPlace {
  if (!isRefusal(figure)) return place;
  const [subject] = figure.code.split('-');
  const role = COLUMN_ROLES.find((one) => one === subject);
  const column = role && role !== 'value' ? columnOf(mapping, role) : undefined;
  return { ...place, column: column ?? place.column };
}

interface Where {
  readonly area?: string;
  readonly unit?: string;
}

function whereOf(row: SheetRow, mapping: Mapping, known: Known): Where | Refusal | 'skip' {
  if (labelsOf(row, mapping).some((text) => isTotal(text))) {
    return mapping.totals === 'city' ? { area: known.city } : 'skip';
  }
  const area = named(row, mapping, 'area', (text) => areaOrUnit(text, known));
  if (area && isRefusal(area)) return area;
  const unit = named(row, mapping, 'unit', (text) => unitNamed(text, known));
  if (unit !== undefined && typeof unit !== 'string') return unit;
  const where = {
    ...(mapping.area ? { area: mapping.area } : {}),
    ...area,
    ...(unit ? { unit } : {}),
  };
  return where.area || where.unit ? where : refuse('area-missing');
}

function named<T>(
  row: SheetRow,
  mapping: Mapping,
  role: 'area' | 'unit',
  read: (text: string) => T,
): T | undefined {
  const cell = cellOf(row, mapping, role);
  return isBlank(cell) ? undefined : read(textOf(cell));
}

/** A column of areas may name agencies too («Sở Y tế»), which speak for the city. */
function areaOrUnit(text: string, known: Known): Where | Refusal {
  const area = areaNamed(text, known);
  if (typeof area === 'string') return { area };
  const unit = unitNamed(text, known);
  return typeof unit === 'string' ? { unit } : area;
}

/** Texts of the row that are no values and no notes: a total may be named in any of them. */
function labelsOf(row: SheetRow, mapping: Mapping): string[] {
  const taken = mapping.columns.filter(({ role }) => role === 'value' || role === 'note');
  const columns = new Set(taken.map((column) => column.index));
  return row.cells.flatMap((cell, i) =>
    cell.kind === 'text' && !columns.has(i) ? [cell.text] : [],
  );
}

/** The row «(1) (2) (3)» or «A B 1 2» under a header. */
function isNumbering(row: SheetRow): boolean {
  const texts = row.cells.filter((cell) => !isBlank(cell)).map((cell) => textOf(cell).trim());
  return texts.length >= 2 && texts.every((text) => /^\(?([A-Z]|\d{1,2})\)?$/.test(text));
}

interface At {
  readonly row: SheetRow;
  readonly column: MappedColumn;
  readonly where: Where;
}

function figureOf({ row, column, where }: At, above: Above, reading: Reading): RawFigure | Refusal {
  const { mapping, known } = reading;
  const element = column.element ?? elementOf(above.element, mapping, known);
  if (typeof element !== 'string') return element;
  const period = column.period ?? periodOf(above, mapping);
  if (typeof period !== 'string') return period;
  const value = rawValue(row.cells[column.index]);
  if (value !== null && typeof value === 'object' && isRefusal(value)) return value;
  const note = textOf(cellOf(row, mapping, 'note'));
  const { basis } = mapping;
  return {
    element,
    ...where,
    period,
    ...(basis ? { basis } : {}),
    value,
    ...(note ? { note } : {}),
  };
}

function elementOf(
  text: string | undefined,
  mapping: Mapping,
  known: Known,
): ElementCode | Refusal {
  if (columnOf(mapping, 'element') === undefined || text === undefined) {
    return mapping.element ?? refuse('element-missing');
  }
  return elementNamed(text, known);
}

function periodOf(above: Above, mapping: Mapping): string | Refusal {
  const fixed = mapping.period === 'title' ? above.title : mapping.period;
  if (columnOf(mapping, 'period') === undefined || above.period === undefined) {
    return fixed ?? refuse('period-missing');
  }
  const text = textOf(above.period);
  return writtenPeriod(text) ?? refuse('period-unknown', { code: text });
}

function rawValue(cell: SheetCell | undefined): RawFigure['value'] | Refusal {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return { decimal: cell.decimal, percent: cell.percent };
    case 'date':
      return refuse('value-not-a-number', { text: cell.date });
    case 'unread':
      return refuse(cell.why, { text: cell.text });
    default:
      return null;
  }
}
