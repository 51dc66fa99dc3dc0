import type {
  Catalogue,
  Element,
  Indicator,
  Target,
  Unit,
  Versioned,
} from '../../catalogue/catalogue.ts';
import type { CatalogueChange } from '../../catalogue/definition-changes.ts';
import { searchKey } from '../../kernel/text.ts';

export const TABS = ['targets', 'indicators', 'elements', 'units', 'versions'] as const;
export type Tab = (typeof TABS)[number];

export interface CatalogueView {
  readonly catalogue: Catalogue;
  readonly tab: Tab;
  readonly search: string;
  readonly changes: readonly (CatalogueChange & { readonly person: string })[];
  /** What the viewer may do here. */
  readonly may: { readonly settle: boolean; readonly importAppendix: boolean };
}

export const readTab = (text: string | null): Tab => TABS.find((tab) => tab === text) ?? 'targets';

export const goalsWithoutYear = ({ goals }: Pick<Catalogue, 'goals'>): number =>
  goals.filter(({ standing }) => standing !== 'confirmed').length;

export const proposedDefinitions = ({ indicators }: Pick<Catalogue, 'indicators'>): number =>
  indicators.filter(({ standing }) => standing === 'proposed').length;

/** True when every word of the question stands in the text; diacritics do not matter. */
function answers(texts: readonly string[], search: string): boolean {
  const text = searchKey(texts.join(' '));
  return searchKey(search)
    .split(' ')
    .every((word) => text.includes(word));
}

type Names = (code: string) => string;

export const targetsFound = (catalogue: Catalogue, search: string, unit: Names): Target[] =>
  catalogue.targets.filter(({ number, name, leads, coordinators }) =>
    answers([String(number), name, ...[...leads, ...coordinators].map(unit)], search),
  );

export const indicatorsFound = (
  catalogue: Catalogue,
  search: string,
  unit: Names,
): Versioned<Indicator>[] =>
  catalogue.indicators
    .filter(({ code, name, formula, owner }) => answers([code, name, formula, unit(owner)], search))
    .toSorted((a, b) => a.target - b.target);

export const elementsFound = (
  catalogue: Catalogue,
  search: string,
  unit: Names,
): Versioned<Element>[] =>
  catalogue.elements.filter(({ code, name, owner }) => answers([code, name, unit(owner)], search));

export const unitsFound = ({ units }: Catalogue, search: string): Unit[] =>
  units.filter(({ code, name, aliases }) => answers([code, name, ...aliases], search));

/** Targets that an element takes part in, by number. */
export function targetsOfElement({ indicators, elements }: Catalogue, code: string): number[] {
  const sums = elements.filter(({ sumOf }) => sumOf.includes(code)).map((sum) => sum.code);
  const own = new Set([code, ...sums]);
  const using = indicators.filter(
    ({ numerator, denominator, milestones }) =>
      own.has(numerator ?? '') ||
      own.has(denominator ?? '') ||
      milestones.some(({ element }) => own.has(element)),
  );
  return [...new Set(using.map(({ target }) => target))].toSorted((a, b) => a - b);
}
