// One target over the communes: what each tile says, its class, and the rank.
import type { Area, Catalogue, Element, Target } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import { exact } from '../../kernel/quantity.ts';
import { type CatalogueWords, wordsOf } from '../catalogue-words.ts';
import { classBorders, classOf } from '../chart/value-classes.ts';
import { capital, formatValue } from '../format.ts';
import { type Language, textsOf } from '../page.ts';
import type { TargetMap } from './view.ts';

export interface MapCell {
  readonly area: Area;
  readonly amount: Amount | undefined;
  /** The value with its unit, or the reason why there is none. */
  readonly text: string;
  /** The value alone, short enough for a tile; empty where there is none. */
  readonly short: string;
  /** 1 to 5; 0 for no data. */
  readonly step: number;
  /** From 1, equal values sharing a rank; null without a value. */
  readonly rank: number | null;
}

export interface MapValues {
  /** By rank, those without a value last, each in the order of names. */
  readonly cells: readonly MapCell[];
  /** Range of each class, in words. */
  readonly legend: readonly string[];
}

/** Targets whose deciding indicator is counted by communes. */
export function mappableTargets({ targets, indicators, elements }: Catalogue): Target[] {
  const level = new Map(elements.map((element: Element) => [element.code, element.level]));
  const byCommune = new Set(
    indicators
      .filter(({ numerator }) => numerator !== null && level.get(numerator) === 'commune')
      .map(({ code }) => code),
  );
  return targets.filter((target) => {
    const code = mapIndicator(target, indicators);
    return code !== undefined && byCommune.has(code) && target.disclosure === 'public';
  });
}

/** The indicator that a map of the target shows: the headline, or its first. */
export function mapIndicator(
  target: Target,
  indicators: Catalogue['indicators'],
): string | undefined {
  if (target.judgedBy !== 'all-must-meet') return target.judgedBy.headline;
  return indicators.find((indicator) => indicator.target === target.number)?.code;
}

export function mapValues(map: TargetMap, catalogue: Catalogue, language: Language): MapValues {
  const words = wordsOf(catalogue);
  const numbers = [...map.amounts.values()].flatMap((amount) => valueIn(amount) ?? []);
  const borders = classBorders(numbers.map(Number));
  const cells = words.communes.map((area) => cellOf(area, { map, borders, words, language }));
  return { cells: ranked(cells), legend: legendOf(borders, language) };
}

interface CellContext {
  readonly map: TargetMap;
  readonly borders: readonly number[];
  readonly words: CatalogueWords;
  readonly language: Language;
}

function cellOf(area: Area, { map, borders, language }: CellContext): MapCell {
  const amount = map.amounts.get(area.code);
  const value = valueIn(amount);
  if (value === null) {
    const { missing } = textsOf(language).status;
    const why = amount?.result.kind === 'missing' ? amount.result.why : 'not-reported';
    return { area, amount, text: capital(missing[why]), short: '', step: 0, rank: null };
  }
  const text = formatValue(value, map.unit, language);
  const short = formatValue(value, null, language);
  return { area, amount, text, short, step: classOf(Number(value), borders), rank: null };
}

function ranked(cells: readonly MapCell[]): MapCell[] {
  const known = cells.filter(({ amount }) => valueIn(amount) !== null);
  const sorted = known.toSorted((a, b) => exact(numberOf(b)).cmp(numberOf(a)));
  const ranks = new Map<MapCell, number>();
  for (const [i, cell] of sorted.entries()) {
    const before = sorted[i - 1];
    const tied = before && numberOf(before) === numberOf(cell);
    ranks.set(cell, tied ? (ranks.get(before) ?? i) : i + 1);
  }
  return [
    ...sorted.map((cell) => ({ ...cell, rank: ranks.get(cell) ?? null })),
    ...cells.filter(({ amount }) => valueIn(amount) === null),
  ];
}

function legendOf(borders: readonly number[], language: Language): string[] {
  const say = (border: number | undefined): string =>
    formatValue(String(border ?? 0), null, language);
  return borders.slice(1).map((border, i) => `${say(borders[i])} – ${say(border)}`);
}

const numberOf = ({ amount }: MapCell): string => valueIn(amount) ?? '0';

function valueIn(amount: Amount | undefined): string | null {
  return amount?.result.kind === 'known' ? amount.result.value : null;
}
