import { pointLetter } from './wording.ts';

/**
 * A paragraph by its place: `part` I. II., `clause` 1. 2., `point` a) b), `dash` and plain `text`.
 * Numbering is part of the text, as Decree 30 wants it typed.
 */
export interface Block {
  readonly level: 'part' | 'clause' | 'point' | 'dash' | 'text';
  readonly text: string;
}

export const part = (roman: string, words: string): Block => ({
  level: 'part',
  text: `${roman}. ${words}`,
});
const clause = (number: number, words: string): Block => ({
  level: 'clause',
  text: `${number}. ${words}`,
});
const point = (index: number, words: string): Block => ({
  level: 'point',
  text: `${pointLetter(index)}) ${words}`,
});
const dash = (words: string): Block => ({ level: 'dash', text: `- ${words}` });
export const text = (words: string): Block => ({ level: 'text', text: words });

export interface Clause {
  readonly title: string;
  /** Each becomes a lettered point; the dashes stand under it. */
  readonly points: readonly { readonly words: string; readonly dashes?: readonly string[] }[];
}

/** Numbers the clauses that have points and letters the points; empty clauses disappear. */
export function clauses(all: readonly Clause[]): Block[] {
  return all
    .filter(({ points }) => points.length > 0)
    .flatMap(({ title, points }, index) => [
      clause(index + 1, title),
      ...points.flatMap(({ words, dashes = [] }, place) => [
        point(place, words),
        ...dashes.map(dash),
      ]),
    ]);
}
