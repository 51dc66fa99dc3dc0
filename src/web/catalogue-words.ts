// Names behind the codes of a catalogue, indexed once for each catalogue.
import type {
  Area,
  Catalogue,
  Indicator,
  Target,
  Unit,
  Versioned,
} from '../catalogue/catalogue.ts';
import { compareNames, searchKey } from '../kernel/text.ts';

export interface CatalogueWords {
  readonly unitName: (code: string) => string;
  readonly indicator: (code: string | null) => Versioned<Indicator> | undefined;
  readonly areaName: (code: string) => string;
  /** Number, name and leads without diacritics. */
  readonly searchKeyOf: (target: Target) => string;
  /** Units that lead at least one target, by name. */
  readonly leads: readonly Unit[];
  /** Areas inside the city, by name. */
  readonly communes: readonly Area[];
}

const known = new WeakMap<Catalogue, CatalogueWords>();

export function wordsOf(catalogue: Catalogue): CatalogueWords {
  const before = known.get(catalogue);
  if (before) return before;
  const words = index(catalogue);
  known.set(catalogue, words);
  return words;
}

function index({ units, indicators, areas, targets }: Catalogue): CatalogueWords {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const indicatorOf = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const areaOf = new Map(areas.map((area) => [area.code, area]));
  const unitName = (code: string): string => unitOf.get(code)?.name ?? code;
  const keyOf = new Map(
    targets.map(({ number, name, leads }) => [
      number,
      searchKey([String(number), name, ...leads.map(unitName)].join(' ')),
    ]),
  );
  const leading = new Set(targets.flatMap((target) => target.leads));
  return {
    unitName,
    indicator: (code) => (code === null ? undefined : indicatorOf.get(code)),
    areaName: (code) => fullName(areaOf.get(code)) ?? code,
    searchKeyOf: ({ number }) => keyOf.get(number) ?? '',
    leads: units
      .filter(({ code }) => leading.has(code))
      .sort((a, b) => compareNames(a.name, b.name)),
    communes: areas
      .filter(({ parent }) => parent !== null)
      .sort((a, b) => compareNames(a.name, b.name)),
  };
}

const KINDS = { city: 'Thành phố', phuong: 'Phường', xa: 'Xã' } as const;

function fullName(area: Area | undefined): string | undefined {
  if (!area) return undefined;
  const kind = KINDS[area.kind];
  return area.name.toLowerCase().startsWith(kind.toLowerCase())
    ? area.name
    : `${kind} ${area.name}`;
}
