import type { Origin } from '../catalogue/catalogue.ts';

/** Order of choice where the official origin of an element has no value (domain.md, «From values to amounts»). */
export const ORIGIN_ORDER: readonly Origin[] = ['portal', 'feed', 'register', 'figure', 'reported'];

/** The value that stands among those of several origins for one cell; undefined when there is none. */
export function officialOf<T extends { readonly origin: Origin }>(
  values: readonly T[],
  official: Origin,
): T | undefined {
  const order = [official, ...ORIGIN_ORDER];
  for (const origin of order) {
    const found = values.find((value) => value.origin === origin);
    if (found) return found;
  }
  return undefined;
}
