// A first proposal of a mapping from the look of a sheet; a person confirms it on screen.
import type { ElementCode } from '../../catalogue/catalogue.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { searchKey } from '../../kernel/text.ts';
import { plainCode } from './due-period.ts';
import { elementOfHeader } from './header-element.ts';
import { isOfCity, type Known } from './known.ts';
import type { ColumnRole, MappedColumn, Mapping } from './mapping.ts';
import { areaNamed, elementNamed, isTotal } from './names.ts';
import { isBlank, type SheetCell, type SheetRow, textOf } from './sheet.ts';
import { periodInTitle, writtenPeriod } from './written-period.ts';

type Guess = Omit<MappedColumn, 'index' | 'role'> & { readonly role: ColumnRole | 'ignored' };

/** Header words after searchKey(), in order: the first that fits decides. */
const WORDS: readonly (readonly [RegExp, Guess['role']])[] = [
  [/^(stt|tt|so tt|so thu tu|no|don vi tinh|dvt)$/, 'ignored'],
  [/^(ky truoc|luy ke|cung ky|ke hoach|muc tieu|ty le hoan thanh)/, 'ignored'],
  [/^(ten |ma )?(xa|phuong|dia ban|dia phuong|don vi hanh chinh|area|commune|ward)( |$)/, 'area'],
  [/^(ten |ma )?(don vi|co quan)( bao cao| nhap| cung cap| thuc hien)?$/, 'unit'],
  [
    /^(ky|ky bao cao|ky so lieu|thang|quy|nam|thoi gian|thoi diem|period|month|quarter|year)$/,
    'period',
  ],
  [/^(ten |ma )(so lieu|so lieu dau vao)$/, 'element'],
  [/^(ten |ma )?(so lieu dau vao|chi tieu|noi dung|tieu chi|element|indicator)( |$)/, 'element'],
  [
    /^(so lieu|gia tri|so luong|ket qua|thuc hien|so thuc hien|ky nay|trong ky|value|figure|amount)( |$)/,
    'value',
  ],
  [/^(ghi chu|ly do|giai trinh|dien giai|note|reason|remark)/, 'note'],
];

/** Share of a column's cells that must name areas before an unnamed column counts as the areas. */
const MOSTLY = 0.6;

/**
 * Proposes how to read one sheet from its first rows (30 to 50 are enough). Undefined when no row looks
 * like a header; `headerRow` is the one that a person chose. The caller asks lacksOf() what is still open.
 */
export function guessMapping(
  head: readonly SheetRow[],
  known: Known,
  headerRow?: number,
): Mapping | undefined {
  const asked = head.filter((row) => headerRow === undefined || row.row === headerRow);
  const scored = asked.map((row) => ({
    row,
    guesses: row.cells.map((cell) => guessOf(cell, known)),
  }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (most, one) => (hits(one.guesses) > (most ? hits(most.guesses) : 0) ? one : most),
    undefined,
  );
  if (!best) return undefined;
  const { sheet, row: at } = best.row;
  const above = head.filter((row) => row.row < at);
  const below = head.filter((row) => row.row > at);
  const columns = withAreas(columnsOf(best.guesses), below, known);
  return {
    sheet,
    headerRow: at,
    columns,
    totals: 'skip',
    ...fixedPeriod(above, columns),
    ...fixedArea(columns, below, known),
  };
}

const hits = (guesses: readonly (Guess | undefined)[]): number =>
  guesses.filter((guess) => guess !== undefined).length;

function guessOf(cell: SheetCell, known: Known): Guess | undefined {
  if (isBlank(cell)) return undefined;
  const text = textOf(cell);
  const period = writtenPeriod(text);
  if (period) return { role: 'value', period };
  const element = elementOfHeader(text, known);
  if (element) return { role: 'value', element };
  const key = searchKey(text);
  const role = WORDS.find(([words]) => words.test(key))?.[1];
  return role && { role };
}

/** Each role once, but any number of value columns that say what they hold. */
function columnsOf(guesses: readonly (Guess | undefined)[]): MappedColumn[] {
  const named = guesses.flatMap((guess, index) => {
    if (!guess || guess.role === 'ignored') return [];
    return [{ index, ...guess, role: guess.role }];
  });
  const telling = named.filter((column) => column.element ?? column.period);
  const firsts = named.filter(
    (column) => named.find((other) => other.role === column.role) === column,
  );
  return telling.length === 0
    ? firsts
    : named.filter((one) => (one.role === 'value' ? telling : firsts).includes(one));
}

/** Without a column named so: «Đơn vị», which often holds communes, else the one in which most rows name areas. */
function withAreas(
  columns: readonly MappedColumn[],
  below: readonly SheetRow[],
  known: Known,
): MappedColumn[] {
  if (columns.some((column) => column.role === 'area')) return [...columns];
  if (columns.some((column) => column.role === 'unit')) {
    return columns.map((column) => (column.role === 'unit' ? { ...column, role: 'area' } : column));
  }
  const width = Math.max(0, ...below.map((row) => row.cells.length));
  const index = Array.from({ length: width }, (_, i) => i).find(
    (i) => shareOfAreas(below, i, known) >= MOSTLY,
  );
  if (index === undefined) return [...columns];
  const others = columns.filter((column) => column.index !== index);
  return [...others, { index, role: 'area' as const }].toSorted((a, b) => a.index - b.index);
}

function shareOfAreas(rows: readonly SheetRow[], index: number, known: Known): number {
  const texts = rows
    .map((row) => row.cells[index])
    .filter((cell) => !isBlank(cell))
    .map((cell) => textOf(cell))
    .filter((text) => !isTotal(text));
  const areas = texts.filter(
    (text) => !isNumber(text, known) && !isRefusal(areaAnswer(text, known)),
  );
  return texts.length < 2 ? 0 : areas.length / texts.length;
}

const areaAnswer = (text: string, known: Known): object => {
  const area = areaNamed(text, known);
  return typeof area === 'string' ? { area } : area;
};

/** The city's code is a small number that stands in many columns. */
const isNumber = (text: string, known: Known): boolean => plainCode(text) === known.city;

function fixedPeriod(
  above: readonly SheetRow[],
  columns: readonly MappedColumn[],
): Pick<Mapping, 'period'> {
  if (columns.some((column) => column.role === 'period' || column.period)) return {};
  const titled = above.some((row) => row.cells.some((cell) => periodInTitle(textOf(cell))));
  return titled ? { period: 'title' } : {};
}

/** Figures that only the city has need no column of areas, wherever their element is written. */
function fixedArea(
  columns: readonly MappedColumn[],
  below: readonly SheetRow[],
  known: Known,
): Pick<Mapping, 'area'> {
  const at = columns.find((column) => column.role === 'element')?.index;
  const written = at === undefined ? [] : below.map((row) => row.cells[at]);
  const named = written
    .filter((cell) => !isBlank(cell))
    .map((cell) => elementNamed(textOf(cell), known))
    .filter((code) => typeof code === 'string');
  return cityUnlessSaid({ columns }, named, known);
}

/** The city as the area of a mapping whose elements are all the city's own; nothing where areas are told. */
export function cityUnlessSaid(
  { columns, element, area }: Pick<Mapping, 'columns' | 'element' | 'area'>,
  others: readonly ElementCode[],
  known: Known,
): Pick<Mapping, 'area'> {
  if (area || columns.some(({ role }) => role === 'area' || role === 'unit')) return {};
  // A column of elements whose cells are not known may name any of them.
  if (others.length === 0 && columns.some(({ role }) => role === 'element')) return {};
  const own = columns.flatMap((column) => column.element ?? []);
  const codes = [...own, ...others, ...(element ? [element] : [])];
  const cityOnly = codes.every((code) => isOfCity(known.elements.get(code)));
  return codes.length > 0 && cityOnly ? { area: known.city } : {};
}

/**
 * A remembered mapping for a new sheet with the same header: sheet, header row and periods are the new
 * sheet's own, so that last month's period never stands for this month's figures.
 */
export function renewMapping(saved: Mapping, guess: Mapping): Mapping {
  const { period: _, ...kept } = saved;
  const columns = saved.columns.map(({ period, ...column }) => {
    const now = guess.columns.find(({ index }) => index === column.index)?.period;
    return period && now ? { ...column, period: now } : column;
  });
  const { sheet, headerRow, period } = guess;
  return { ...kept, sheet, headerRow, columns, ...(period ? { period } : {}) };
}
