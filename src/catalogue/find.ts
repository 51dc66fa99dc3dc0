// Look-ups by what people write: numbers, codes, names in any spelling.
import type { IsoDate } from '../kernel/period.ts';
import { fold, normalise, searchKey } from '../kernel/text.ts';
import type { Area, AreaCode, Target, Unit, UnitCode } from './catalogue.ts';

/** One match, several (the person chooses), or none. */
export type Found<T> =
  | { readonly kind: 'found'; readonly item: T }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly T[] }
  | { readonly kind: 'unknown' };

export const targetByNumber = (targets: readonly Target[], number: number): Target | undefined =>
  targets.find((target) => target.number === number);

export const unitByCode = (units: readonly Unit[], code: UnitCode): Unit | undefined =>
  units.find((unit) => unit.code === code);

/** Finds a unit by code, name or alias; spellings differ in tone position, case and diacritics. */
export function unitByName(units: readonly Unit[], text: string): Found<Unit> {
  const wanted = normalise(text);
  const byCode = units.find((unit) => unit.code === wanted.toLowerCase());
  if (byCode) return { kind: 'found', item: byCode };
  const names = (unit: Unit): readonly string[] => [unit.name, ...unit.aliases];
  return firstMatch([
    units.filter((unit) => names(unit).some((name) => fold(name) === fold(wanted))),
    units.filter((unit) => names(unit).some((name) => searchKey(name) === searchKey(wanted))),
  ]);
}

/**
 * Finds an area by code or name as people write it: «Phường Thuận Hóa», «Thuận Hoá», «P. Thuận Hóa»,
 * «UBND xã A Lưới 1», «19789». «A Lưới» alone is ambiguous. `on` is the day on which it must exist.
 */
export function areaByName(areas: readonly Area[], text: string, on?: IsoDate): Found<Area> {
  const valid = areas.filter((area) =>
    on === undefined ? area.validTo === null : exists(area, on),
  );
  const wanted = normalise(text.normalize('NFKC'));
  const byCode = valid.find((area) => area.code === wanted);
  if (byCode) return { kind: 'found', item: byCode };
  const { kind, name } = withoutPrefix(wanted);
  if (name === '') return firstMatch([valid.filter((area) => kind && fits(area, kind))]);
  const sameName = valid.filter((area) => plain(area.name) === plain(name));
  const sameLetters = valid.filter((area) => searchKey(area.name) === searchKey(name));
  const prefixed = [sameName, sameLetters].map((list) => list.filter((area) => fits(area, kind)));
  const found = firstMatch(prefixed);
  if (found.kind !== 'unknown') return found;
  const near = sameLetters.length > 0 ? sameLetters : valid.filter((area) => starts(area, name));
  return near.length > 0 ? { kind: 'ambiguous', candidates: near } : { kind: 'unknown' };
}

/** True when the area exists on that day. */
export const exists = (area: Area, on: IsoDate): boolean =>
  area.validFrom <= on && (area.validTo === null || on <= area.validTo);

function firstMatch<T>(lists: readonly (readonly T[])[]): Found<T> {
  const first = lists.find((list) => list.length > 0) ?? [];
  const [item, ...others] = first;
  if (item === undefined) return { kind: 'unknown' };
  return others.length === 0 ? { kind: 'found', item } : { kind: 'ambiguous', candidates: first };
}

const plain = (name: string): string =>
  fold(name)
    .replace(/[\u2010-\u2015-]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const starts = (area: Area, name: string): boolean =>
  searchKey(area.name).startsWith(`${searchKey(name)} `);

const COMMITTEE = /^(ubnd|uy ban nhan dan)\.?\s+/u;
const PREFIXES: readonly (readonly [RegExp, Area['kind']])[] = [
  [/^(phuong|p)(\.\s*|\s+)/u, 'phuong'],
  [/^(xa|x)(\.\s*|\s+)/u, 'xa'],
  [/^(toan\s+)?(thanh pho|tp)(\.\s*|\s+|$)/u, 'city'],
];

/** Splits «UBND phường Vỹ Dạ» into the kind it claims and the bare name. */
function withoutPrefix(text: string): { kind: Area['kind'] | undefined; name: string } {
  const body = cut(text, COMMITTEE);
  for (const [pattern, kind] of PREFIXES) {
    const name = cut(body, pattern);
    if (name !== body) return { kind, name };
  }
  return { kind: undefined, name: body };
}

/** Cuts a prefix that is written without diacritics in `pattern` off a text that has them. */
function cut(text: string, pattern: RegExp): string {
  const bare = [...text].map(bareLetter).join('');
  const length = pattern.exec(bare)?.[0].length ?? 0;
  return [...text].slice(length).join('').trim();
}

const bareLetter = (letter: string): string =>
  letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();

const fits = (area: Area, kind: Area['kind'] | undefined): boolean =>
  kind === undefined || area.kind === kind;

/** «Phường Vỹ Dạ», «Xã A Lưới 1», «Thành phố Huế»: the name with its kind. */
export function fullAreaName(area: Area): string {
  const words: Record<Area['kind'], string> = { city: 'Thành phố', phuong: 'Phường', xa: 'Xã' };
  return `${words[area.kind]} ${area.name}`;
}

/** The People's Committee that governs an area; undefined for the city. */
export const committeeOf = (units: readonly Unit[], area: AreaCode): Unit | undefined =>
  units.find((unit) => unit.area === area);
