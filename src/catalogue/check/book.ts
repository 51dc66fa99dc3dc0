// The rules of a day, compiled, with what they read: built once for a catalogue and day.
import type { IsoDate } from '../../kernel/period.ts';
import type { Catalogue, Element, ElementCode, Versioned } from '../catalogue.ts';
import { type Check, checksOn } from './check.ts';
import { type CompiledCheck, compileChecks } from './compile.ts';
import { isAsked } from './findings.ts';

export interface CheckBook {
  readonly checks: readonly CompiledCheck[];
  /** Names of the language that some rule reads. */
  readonly names: ReadonlySet<string>;
  /** By element, the other elements that its rules read. */
  readonly fields: ReadonlyMap<ElementCode, ReadonlySet<ElementCode>>;
}

type Source = Pick<Catalogue, 'checks' | 'elements'>;

const books = new WeakMap<Source, { readonly day: IsoDate; readonly book: CheckBook }>();

/** The rules in force on a day. */
export function bookOn(catalogue: Source, day: IsoDate): CheckBook {
  const known = books.get(catalogue);
  if (known?.day === day) return known.book;
  const elements = new Set(catalogue.elements.map(({ code }) => code));
  const inForce: readonly Versioned<Check>[] = checksOn(catalogue.checks, day);
  const book = bookOf(compileChecks(inForce, elements), catalogue.elements);
  books.set(catalogue, { day, book });
  return book;
}

function bookOf(checks: readonly CompiledCheck[], elements: readonly Element[]): CheckBook {
  const fields = new Map<ElementCode, Set<ElementCode>>();
  for (const { check, reads } of checks) {
    if (reads.elements.size === 0) continue;
    for (const element of elements) {
      if (!isAsked(check.appliesTo, { ...element, element: element.code })) continue;
      const read = fields.get(element.code) ?? new Set();
      for (const code of reads.elements) read.add(code);
      fields.set(element.code, read);
    }
  }
  return { checks, names: new Set(checks.flatMap(({ reads }) => [...reads.names])), fields };
}
