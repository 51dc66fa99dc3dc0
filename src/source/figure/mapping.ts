// Cách đọc cột: how the columns of somebody's sheet say element, area, period and value.
import type { AreaCode, ElementCode } from '../../catalogue/catalogue.ts';
import type { Basis } from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { searchKey } from '../../kernel/text.ts';
import { type SheetCell, textOf } from './sheet.ts';

export const COLUMN_ROLES = ['area', 'unit', 'element', 'period', 'value', 'note'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** A column from 0; a value column may carry its own element or period (wide sheets). */
export interface MappedColumn {
  readonly index: number;
  readonly role: ColumnRole;
  readonly element?: ElementCode | undefined;
  readonly period?: string | undefined;
}

export interface Mapping {
  /** Null for the first sheet with rows. */
  readonly sheet: string | null;
  /** Rows up to this one are not figures; 0 when there is no header. */
  readonly headerRow: number;
  readonly columns: readonly MappedColumn[];
  /** What holds for the whole file where no column says it; `title`: read it above the header. */
  readonly element?: ElementCode | undefined;
  readonly area?: AreaCode | undefined;
  readonly period?: string | 'title' | undefined;
  readonly basis?: Basis | undefined;
  /** Rows that add up the others: posted for the city, or left out. */
  readonly totals: 'city' | 'skip';
}

/** What a mapping still lacks before any row can be read. */
export function lacksOf(mapping: Mapping): readonly Refusal[] {
  const has = (role: ColumnRole) => mapping.columns.some((column) => column.role === role);
  const values = mapping.columns.filter((column) => column.role === 'value');
  const each = (key: 'element' | 'period') =>
    values.length > 0 && values.every((column) => column[key]);
  const lacks: Refusal[] = [];
  if (values.length === 0) lacks.push(refuse('mapping-without-values'));
  if (!mapping.element && !has('element') && !each('element'))
    lacks.push(refuse('element-missing'));
  if (!mapping.area && !has('area') && !has('unit')) lacks.push(refuse('area-missing'));
  if (!mapping.period && !has('period') && !each('period')) lacks.push(refuse('period-missing'));
  return lacks;
}

/** The area that a mapping gives to every row, where no column says one. */
export const areaOfAll = ({ columns, area }: Mapping): AreaCode | undefined =>
  columns.some(({ role }) => role === 'area' || role === 'unit') ? undefined : area;

/** What stays the same when a unit sends its next sheet: header words without numbers. */
export const headerSignature = (header: readonly SheetCell[]): string =>
  header
    .map((cell) => searchKey(textOf(cell)).replace(/\d+/g, '#'))
    .filter((word) => word !== '')
    .join('|');
