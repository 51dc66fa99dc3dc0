// Gánh nặng báo cáo: what units are asked although it could be known without them, or is asked already.
import { searchKey } from '../kernel/text.ts';
import type { Catalogue, Element, ElementCode, Origin, UnitCode } from './catalogue.ts';
import { type FormCycle, formOf, unitsWithForms } from './form.ts';

/** Why a figure may be asked for nothing. */
export type AskedTwice = { readonly element: ElementCode } & (
  | { readonly why: 'city-and-communes'; readonly unit: UnitCode }
  | { readonly why: 'other-source'; readonly origin: Origin }
  | { readonly why: 'alike'; readonly other: ElementCode }
);

/** Share of words that two names must have in common to be looked at together. */
const ALIKE = 0.8;
const SHORTEST = 4;

/**
 * Figures of a cycle that are asked of the communes and of another unit for the whole city, whose official
 * number another source brings, or whose names say nearly the same.
 */
export function askedTwice(catalogue: Catalogue, cycle: FormCycle): readonly AskedTwice[] {
  const askers = askersOf(catalogue, cycle);
  const asked = catalogue.elements.filter(({ code }) => askers.has(code));
  return [
    ...asked.flatMap((element) => cityToo(catalogue, element, askers.get(element.code) ?? [])),
    ...asked.flatMap(({ code, officialOrigin }) =>
      officialOrigin === 'feed' || officialOrigin === 'portal'
        ? [{ element: code, why: 'other-source' as const, origin: officialOrigin }]
        : [],
    ),
    ...alikeAmong(asked),
  ];
}

interface Asker {
  readonly unit: UnitCode;
  readonly area: string;
}

function askersOf(
  catalogue: Catalogue,
  cycle: FormCycle,
): ReadonlyMap<ElementCode, readonly Asker[]> {
  const askers = new Map<ElementCode, Asker[]>();
  for (const unit of unitsWithForms(catalogue, cycle)) {
    for (const { element, area, mode, withheld } of formOf(catalogue, cycle, unit).fields) {
      if (mode !== 'ask' || withheld) continue;
      const known = askers.get(element) ?? [];
      known.push({ unit, area });
      askers.set(element, known);
    }
  }
  return askers;
}

function cityToo(
  { programme }: Pick<Catalogue, 'programme'>,
  { code, level }: Element,
  askers: readonly Asker[],
): readonly AskedTwice[] {
  if (level !== 'commune' || !askers.some(({ area }) => area !== programme.city)) return [];
  const total = askers.find(({ area }) => area === programme.city);
  return total ? [{ element: code, why: 'city-and-communes', unit: total.unit }] : [];
}

function alikeAmong(elements: readonly Element[]): readonly AskedTwice[] {
  const words = elements.map(({ name }) => new Set(searchKey(name).split(' ')));
  return elements.flatMap((element, i) =>
    elements.slice(i + 1).flatMap((other, k) => {
      const [own, its] = [words[i], words[i + 1 + k]];
      if (!own || !its || !sayNearlyTheSame(own, its)) return [];
      return [{ element: element.code, why: 'alike' as const, other: other.code }];
    }),
  );
}

function sayNearlyTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (Math.min(a.size, b.size) < SHORTEST) return false;
  const common = [...a].filter((word) => b.has(word)).length;
  return common >= ALIKE * (a.size + b.size - common);
}
