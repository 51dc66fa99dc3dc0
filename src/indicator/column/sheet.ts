// A column as people judge it, put together from places, standing values and reports. Pure.
import type { Catalogue, Element, Indicator } from '../../catalogue/catalogue.ts';
import { holdersOf } from '../../catalogue/duty.ts';
import { periodDue } from '../../catalogue/element-period.ts';
import { yearOfMonth } from '../../kernel/period.ts';
import { type Decimal, exact } from '../../kernel/quantity.ts';
import { officialOf } from '../../value/official.ts';
import type {
  CellState,
  ColumnCell,
  ColumnSheet,
  Mark,
  NumberBeside,
  ReportedCell,
  SeenCell,
  StandingValue,
} from './cell.ts';
import { type CycleMonths, columnElements, columnPlaces, type Place, placeKey } from './places.ts';

/** What was read for a column; values of earlier months are there only when they were asked for. */
export interface ColumnInput {
  readonly indicator: Indicator;
  readonly cycle: CycleMonths;
  readonly values: readonly StandingValue[];
  readonly reports: readonly ReportedCell[];
  /** Cells that came back in other cycles with the same months. */
  readonly returnedElsewhere?: readonly ReportedCell[];
}

/** Puts a column together. A figure posted for the city answers for its communes where the definition says so. */
export function columnSheet(catalogue: Catalogue, input: ColumnInput): ColumnSheet {
  const elements = columnElements(catalogue, input.indicator);
  const known = new Map(elements.map((element) => [element.code, element]));
  const values = groupBy(input.values, ({ element, area, month }) => `${element}.${area}.${month}`);
  const reports = new Map(askedLast(catalogue, input.reports).map((one) => [placeKey(one), one]));
  const told = groupBy(input.reports, placeKey);
  const returned = new Map(input.returnedElsewhere?.map((one) => [placeKey(one), one]));
  const places = [
    ...columnPlaces(catalogue, input.indicator, input.cycle).map((place) => ({ place, due: true })),
    ...cityPlaces(catalogue, elements, input).map((place) => ({ place, due: false })),
  ];
  const cells = places.flatMap(({ place, due }) => {
    const element = known.get(place.element);
    const report = reports.get(placeKey(place)) ?? null;
    const elsewhere = returned.get(placeKey(place)) ?? null;
    const all = told.get(placeKey(place)) ?? [];
    return element
      ? [cellOf(catalogue, { element, place, due, report, all, elsewhere, values })]
      : [];
  });
  const counted = countedCells(cells, known);
  const answered = counted.filter(({ state }) => state === 'answered').length;
  const share = exact(input.indicator.minimumCoverage).times(String(counted.length));
  return {
    cells,
    answered,
    expected: counted.length,
    enough: answered > 0 && exact(String(answered)).gte(share),
    authors: [...new Set(counting(cells).map(({ author }) => author))].sort(),
    sealed: counting(cells).map(sealedLine).sort().join('\n'),
  };
}

/** Two units may answer for one place: the one that is asked speaks, not the commune that confirms its number. */
function askedLast(
  catalogue: Catalogue,
  reports: readonly ReportedCell[],
): readonly ReportedCell[] {
  const twice = groupBy(reports, placeKey);
  const isAsked = ({ element, area, unit }: ReportedCell): boolean =>
    holdersOf(catalogue, element, area).includes(unit);
  return [...twice.values()].flatMap((own) =>
    own.length < 2 ? own : [...own.filter((one) => !isAsked(one)), ...own.filter(isAsked)],
  );
}

/** Official values that count: those of cells that were not returned. */
const counting = (cells: readonly ColumnCell[]): readonly StandingValue[] =>
  cells.flatMap(({ official, state }) => (official && state === 'answered' ? [official] : []));

// Ids and standing stay out: another column's approval of a shared figure changes neither.
const sealedLine = (value: StandingValue): string =>
  JSON.stringify([
    placeKey(value),
    value.basis,
    value.origin,
    value.amount,
    value.estimated,
    value.author,
  ]);

/** The values that count, as an event keeps them. */
export const seenCells = (cells: readonly ColumnCell[]): readonly SeenCell[] =>
  counting(cells).map(({ element, area, period, origin, amount, author }) => ({
    ...{ element, area, period, origin, amount },
    by: author,
  }));

/** Ids of the values that count and stand at this standing. */
export const countingIds = (
  cells: readonly ColumnCell[],
  standing: StandingValue['standing'],
): readonly number[] =>
  counting(cells)
    .filter((value) => value.standing === standing)
    .map(({ id }) => id);

type Values = ReadonlyMap<string, readonly StandingValue[]>;

interface CellInput {
  readonly element: Element;
  readonly place: Place;
  readonly due: boolean;
  readonly report: ReportedCell | null;
  /** All reports of the cycle that answer here. */
  readonly all: readonly ReportedCell[];
  readonly elsewhere: ReportedCell | null;
  readonly values: Values;
}

function cellOf(catalogue: Catalogue, { element, place, due, values, ...told }: CellInput) {
  const at = (month: number): readonly StandingValue[] =>
    values.get(`${place.element}.${place.area}.${month}`) ?? [];
  const amountAt = (month: number): Decimal | null =>
    officialOf(at(month), element.officialOrigin)?.amount ?? null;
  const standing = at(place.month).filter(({ period }) => period === place.period);
  const official = officialOf(standing, element.officialOrigin) ?? null;
  const others = standing.filter((value) => value !== official);
  const report = isAskedBack(official, told.elsewhere) ? told.elsewhere : told.report;
  const state = stateOf(official, report);
  const previous = amountAt(place.month - lengthOf(element, place.month));
  const holders = holdersOf(catalogue, place.element, place.area);
  const beside = besideOf(told.all, holders, standing);
  const cell: ColumnCell = {
    ...place,
    ...{ state, due, official, others, beside, report, previous },
    units: report && speaks(report, holders, official) ? [report.unit] : holders,
    sameLastYear: amountAt(place.month - 12),
    cumulative: element.time === 'flow' ? yearSum(place.month, amountAt) : null,
    marks: [],
  };
  return { ...cell, marks: marksOf(cell) };
}

/** Signed numbers of units that only confirm, where they did not become the reported number. */
function besideOf(
  reports: readonly ReportedCell[],
  holders: readonly string[],
  standing: readonly StandingValue[],
): readonly NumberBeside[] {
  return reports.flatMap((report) => {
    const { unit, number } = report;
    if (!number || holders.includes(unit)) return [];
    return standing.some((value) => isOf(value, report)) ? [] : [{ unit, ...number }];
  });
}

const isOf = ({ origin, author, amount }: StandingValue, { number }: ReportedCell): boolean =>
  origin === 'reported' && author === number?.author && same(amount, number.amount);

/** A unit that only confirms does not stand for a number that another unit or source gave. */
const speaks = (
  report: ReportedCell,
  holders: readonly string[],
  official: StandingValue | null,
): boolean =>
  holders.includes(report.unit) ||
  report.returned !== null ||
  official === null ||
  isOf(official, report);

/** The value is the one that its unit was asked to look at again; a newer one answers that. */
const isAskedBack = (official: StandingValue | null, elsewhere: ReportedCell | null): boolean =>
  official?.origin === 'reported' &&
  elsewhere?.returned !== undefined &&
  elsewhere.returned !== null &&
  official.at <= elsewhere.returned.at;

function stateOf(official: StandingValue | null, report: ReportedCell | null): CellState {
  if (report?.returned) return 'returned';
  if (official) return 'answered';
  return report?.signed && report.skip !== null ? 'skipped' : 'missing';
}

/** Months from one period of the element to the next. */
const lengthOf = (element: Element, month: number): number => {
  if (element.frequency === 'school-year') return 12;
  const period = periodDue(element, month);
  return period ? period.last - period.first + 1 : 1;
};

function yearSum(month: number, amountAt: (month: number) => Decimal | null): Decimal | null {
  const first = yearOfMonth(month) * 12;
  const months = Array.from({ length: month - first + 1 }, (_, k) => first + k);
  const amounts = months.flatMap((one) => amountAt(one) ?? []);
  if (amounts.length === 0) return null;
  return amounts.reduce((sum, one) => sum.plus(one), exact('0')).toString();
}

/** Places of the city itself that hold a value, or an answer of its owner, although its communes are asked. */
function cityPlaces(
  catalogue: Catalogue,
  elements: readonly Element[],
  { indicator, cycle, values, reports }: ColumnInput,
): readonly Place[] {
  const { city } = catalogue.programme;
  const communal = new Set(
    elements.filter(({ level }) => level === 'commune').map(({ code }) => code),
  );
  const here = [...values, ...reports].filter(({ area }) => area === city);
  const held = new Set(here.map(placeKey));
  const due = columnPlaces(catalogue, indicator, cycle).filter(({ element }) =>
    communal.has(element),
  );
  const whole = new Map(
    due.map((place) => [`${place.element} ${place.period}`, { ...place, area: city }]),
  );
  return [...whole.values()].filter((place) => held.has(placeKey(place)));
}

/** Cells by which coverage is judged: where the city's own figure stands, it alone, else every due cell. */
function countedCells(
  cells: readonly ColumnCell[],
  elements: ReadonlyMap<string, Element>,
): readonly ColumnCell[] {
  const standsForAll = (cell: ColumnCell): boolean =>
    !cell.due && elements.get(cell.element)?.cityFrom === 'posted' && cell.official !== null;
  const posted = new Set(
    cells.filter(standsForAll).map(({ element, period }) => `${element}.${period}`),
  );
  return cells.filter((cell) =>
    posted.has(`${cell.element}.${cell.period}`) ? standsForAll(cell) : cell.due,
  );
}

// A figure that at least doubles or halves against the period before is worth a look.
const JUMP = '2';

function marksOf(cell: ColumnCell): readonly Mark[] {
  const { state, official, others, beside, report, previous } = cell;
  const differs =
    official !== null &&
    [...others, ...beside].some(({ amount }) => !same(amount, official.amount));
  return [
    ...(state === 'returned' ? (['returned'] as const) : []),
    ...(report && report.findings.length > 0 ? (['warned'] as const) : []),
    ...(differs ? (['differs'] as const) : []),
    ...(official && previous !== null && jumps(previous, official.amount)
      ? (['jump'] as const)
      : []),
    ...(state === 'skipped' && cell.due ? (['skipped'] as const) : []),
    ...(state === 'missing' && cell.due ? (['missing'] as const) : []),
  ];
}

const same = (a: Decimal, b: Decimal): boolean => exact(a).eq(exact(b));

function jumps(before: Decimal, now: Decimal): boolean {
  const [a, b] = [exact(before).abs(), exact(now).abs()];
  if (a.eq('0') || b.eq('0')) return !a.eq(b);
  return a.times(JUMP).lte(b) || b.times(JUMP).lte(a);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
