import type {
  Area,
  AreaCode,
  Catalogue,
  Element,
  ElementCode,
  IndicatorCode,
  Unit,
  UnitCode,
} from '../../catalogue/catalogue.ts';

/** The parts of the catalogue by which figures are judged. */
export type FigureCatalogue = Pick<
  Catalogue,
  'programme' | 'elements' | 'areas' | 'units' | 'indicators'
>;

/** Two elements of which the first counts a part of the second. */
export interface Pair {
  readonly indicator: IndicatorCode;
  readonly numerator: Element;
  readonly denominator: Element;
}

/** The same parts, ready to look up. */
export interface Known {
  readonly city: AreaCode;
  readonly elements: ReadonlyMap<ElementCode, Element>;
  readonly areas: ReadonlyMap<AreaCode, Area>;
  readonly units: ReadonlyMap<UnitCode, Unit>;
  /** Ratios in which an element takes part, itself or as a part of a derived one. */
  readonly pairs: ReadonlyMap<ElementCode, readonly Pair[]>;
}

const prepared = new WeakMap<FigureCatalogue, Known>();

/** Look-up tables of a catalogue, built once for each. */
export function knownOf(catalogue: FigureCatalogue): Known {
  const known = prepared.get(catalogue) ?? build(catalogue);
  prepared.set(catalogue, known);
  return known;
}

function build(catalogue: FigureCatalogue): Known {
  const byCode = <T extends { readonly code: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [one.code, one]));
  const elements = byCode<Element>(catalogue.elements);
  return {
    city: catalogue.programme.city,
    elements,
    areas: byCode(catalogue.areas),
    units: byCode(catalogue.units),
    pairs: pairsOf(catalogue, elements),
  };
}

function pairsOf(
  catalogue: FigureCatalogue,
  elements: ReadonlyMap<ElementCode, Element>,
): Map<ElementCode, Pair[]> {
  const pairs = new Map<ElementCode, Pair[]>();
  for (const { code: indicator, kind, numerator, denominator } of catalogue.indicators) {
    const up = elements.get(numerator ?? '');
    const down = elements.get(denominator ?? '');
    if (kind !== 'ratio' || !up || !down) continue;
    for (const code of new Set([...leavesOf(up), ...leavesOf(down)])) {
      pairs.set(code, [
        ...(pairs.get(code) ?? []),
        { indicator, numerator: up, denominator: down },
      ]);
    }
  }
  return pairs;
}

/** The elements that are entered for it: its parts, or itself. */
export const leavesOf = (element: Element): readonly ElementCode[] =>
  element.sumOf.length > 0 ? element.sumOf : [element.code];

/** True for an element that is counted for the city alone. */
export const isOfCity = (element: Element | undefined): boolean =>
  element?.level === 'city' || element?.areaRule === 'none';
