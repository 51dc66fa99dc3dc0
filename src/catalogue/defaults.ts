// What a catalogue file may leave out. The reader fills these in, the export leaves them out.
import type { Element, Indicator } from './catalogue.ts';

export const INDICATOR_DEFAULTS = {
  standing: 'proposed',
  minimumCoverage: '0.8',
  basis: 'administrative',
  dependsOnMinistry: false,
  disclosure: 'public',
} as const satisfies Partial<Indicator>;

export const ELEMENT_DEFAULTS = {
  basis: 'administrative',
  disclosure: 'public',
  measure: 'count',
  estimated: false,
} as const satisfies Partial<Element>;

/** The fields of `whole` that differ from their default. */
export function withoutDefaults<T extends object>(
  whole: T,
  defaults: Readonly<Record<string, unknown>>,
): Partial<T> {
  const kept = Object.entries(whole).filter(
    ([field, value]) => !(field in defaults && defaults[field] === value),
  );
  return Object.fromEntries(kept) as Partial<T>;
}
