// Objections to a catalogue, with the place they are about.

export type PlaceKind =
  | 'programme'
  | 'group'
  | 'target'
  | 'goal'
  | 'indicator'
  | 'element'
  | 'unit'
  | 'area'
  | 'assignment'
  | 'method'
  | 'holiday'
  | 'check';

/** The item with this index in the source's list of its kind, and the field that is wrong. */
export interface Place {
  readonly kind: PlaceKind;
  readonly index: number;
  readonly field?: string;
}

/** Why a catalogue is refused and what to do, in Vietnamese. */
export interface Fault {
  readonly place: Place;
  readonly reason: string;
}

export interface Listed<T> {
  readonly item: T;
  readonly index: number;
}

/** The items that repeat the key of an earlier one. */
export function repeated<T>(items: readonly T[], key: (item: T) => string): readonly Listed<T>[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const known = seen.has(key(item));
    seen.add(key(item));
    return known ? [{ item, index }] : [];
  });
}

/** Codes of `wanted` that are not `known`, as one fault each. */
export function unknownCodes(
  wanted: readonly string[],
  known: ReadonlySet<string>,
  place: Place,
  what: string,
): readonly Fault[] {
  return wanted
    .filter((code) => !known.has(code))
    .map((code) => ({
      place,
      reason: `không có ${what} «${code}». Sửa mã, hoặc thêm ${what} này vào danh mục`,
    }));
}

/** A check written as one line: the fault when `wrong`, else nothing. */
export const faultIf = (wrong: boolean, place: Place, reason: string): readonly Fault[] =>
  wrong ? [{ place, reason }] : [];
