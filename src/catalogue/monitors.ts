import type { CatalogueSource, UnitCode } from './catalogue.ts';

/** Targets that a unit leads, or of which it is the data owner of an indicator, by unit. */
export function targetsMonitored({
  targets,
  indicators,
}: Pick<CatalogueSource, 'targets' | 'indicators'>): ReadonlyMap<UnitCode, readonly number[]> {
  const pairs = [
    ...targets.flatMap(({ number, leads }) => leads.map((unit) => [unit, number] as const)),
    ...indicators.map(({ owner, target }) => [owner, target] as const),
  ];
  const monitored = new Map<UnitCode, number[]>();
  for (const [unit, target] of pairs) {
    const known = monitored.get(unit) ?? [];
    if (!known.includes(target))
      monitored.set(
        unit,
        [...known, target].sort((a, b) => a - b),
      );
  }
  return monitored;
}
