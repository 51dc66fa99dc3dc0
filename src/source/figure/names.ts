// Names in sheets, as people write them, to the codes of the catalogue.
import type {
  Area,
  AreaCode,
  Element,
  ElementCode,
  Unit,
  UnitCode,
} from '../../catalogue/catalogue.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { fold, searchKey } from '../../kernel/text.ts';
import { plainCode } from './due-period.ts';
import type { Known } from './known.ts';

/** Look-up by folded name, then without diacritics; several of one name are all kept. */
interface Names<T> {
  readonly exact: ReadonlyMap<string, readonly T[]>;
  readonly loose: ReadonlyMap<string, readonly T[]>;
}

interface AllNames {
  readonly areas: Names<Area>;
  readonly units: Names<Unit>;
  readonly elements: Names<Element>;
}

const prepared = new WeakMap<Known, AllNames>();

function namesOf(known: Known): AllNames {
  const names = prepared.get(known) ?? {
    areas: namesBy([...known.areas.values()], (area) => [bareName(area.name).name]),
    units: namesBy([...known.units.values()], (unit) => [unit.name, ...unit.aliases]),
    elements: namesBy([...known.elements.values()], (element) => [element.name]),
  };
  prepared.set(known, names);
  return names;
}

function namesBy<T>(all: readonly T[], names: (one: T) => readonly string[]): Names<T> {
  const index = (key: (text: string) => string) => {
    const found = new Map<string, T[]>();
    for (const one of all) {
      for (const name of new Set(names(one).map(key))) {
        found.set(name, [...(found.get(name) ?? []), one]);
      }
    }
    return found;
  };
  return { exact: index(plainName), loose: index(searchKey) };
}

/** Folded, with punctuation as space, so that «Chân Mây – Lăng Cô» is «Chân Mây - Lăng Cô». */
const plainName = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{M}\p{N}%]+/gu, ' ')
    .trim();

const found = <T>({ exact, loose }: Names<T>, text: string): readonly T[] =>
  exact.get(plainName(text)) ?? loose.get(searchKey(text)) ?? [];

const KINDS: readonly (readonly [RegExp, Area['kind'] | 'former'])[] = [
  [/^(thi xa|thi tran|huyen|quan|tx|tt) /, 'former'],
  [/^(thanh pho|tp) /, 'city'],
  [/^(phuong|p) /, 'phuong'],
  [/^(xa|x) /, 'xa'],
];

/** «UBND phường Thuận Hoá» is the name «Thuận Hoá» of the kind phuong. */
function bareName(text: string): { name: string; kind?: Area['kind'] | 'former' } {
  const name = plainName(text).replace(/^(ubnd|uỷ ban nhân dân|hđnd và ubnd) /u, '');
  for (const [prefix, kind] of KINDS) {
    const words = prefix
      .exec(`${searchKey(name)} `)?.[0]
      .trim()
      .split(' ').length;
    if (words) return { name: name.split(' ').slice(words).join(' '), kind };
  }
  return { name };
}

/**
 * An area by code or by name, with or without «phường», «xã», «UBND». Former districts that share a name
 * with a commune of today are not that commune.
 */
export function areaNamed(text: string, known: Known): AreaCode | Refusal {
  const byCode = known.areas.get(plainCode(text));
  if (byCode) return byCode.code;
  const { name, kind } = bareName(text);
  if (kind === 'former' || name === '') return areaUnknown(text);
  const named = found(namesOf(known).areas, name);
  const fitting = kind ? named.filter((area) => area.kind === kind) : named;
  const [only, ...more] = fitting;
  if (only && more.length === 0) return only.code;
  if (named.length === 0) return areaUnknown(text);
  const candidates = named.map((area) => `${titleOf(area)} (${area.code})`).join(', ');
  return refuse('area-ambiguous', { code: text, candidates });
}

/** Said as a code where only digits stand, else as a name. */
const areaUnknown = (text: string): Refusal =>
  /^\d+$/.test(plainCode(text))
    ? refuse('area-unknown', { code: text })
    : refuse('area-name-unknown', { name: text.trim() });

const TITLES: Readonly<Record<Area['kind'], string>> = {
  city: 'thành phố',
  phuong: 'phường',
  xa: 'xã',
};
const titleOf = ({ kind, name }: Area): string => `${TITLES[kind]} ${name}`;

/** A unit by code, name or alias. */
export function unitNamed(text: string, known: Known): UnitCode | Refusal {
  const byCode = known.units.get(plainCode(text));
  const [only, ...more] = byCode ? [byCode] : found(namesOf(known).units, text);
  return only && more.length === 0 ? only.code : refuse('unit-unknown', { code: text });
}

/** An element by code or by name. */
export function elementNamed(text: string, known: Known): ElementCode | Refusal {
  const byCode = known.elements.get(plainCode(text));
  const [only, ...more] = byCode ? [byCode] : found(namesOf(known).elements, text);
  return only && more.length === 0 ? only.code : refuse('element-unknown', { code: text });
}

/** «Tổng cộng», «Cộng», «Toàn thành phố»: a row that adds up the others. */
export const isTotal = (text: string): boolean =>
  /^(tong( cong| so)?( toan (thanh pho|tinh))?|cong( chung)?|toan (thanh pho|tinh)|total)$/.test(
    searchKey(text),
  );
