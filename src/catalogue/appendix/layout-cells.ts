// One line of a laid-out table to cells: pieces stand near their column, not exactly in it.
import { type Cell, own } from './grid.ts';

export interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Pieces of a line that at least two spaces part, with their places. */
export function chunksOf(raw: string): readonly Chunk[] {
  return [...raw.matchAll(/\S+(?: \S+)*/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}

/** Cells of a line; `starts` are the places where the second and later columns begin. */
export function cutAt(raw: string, starts: readonly number[]): readonly Cell[] {
  const texts: string[][] = Array.from({ length: starts.length + 1 }, () => []);
  const chunks = chunksOf(raw)
    .flatMap(splitValues)
    .flatMap((chunk) => splitAcross(chunk, starts))
    .slice(0, MOST_PIECES);
  const columns = align(chunks, starts);
  for (const [i, chunk] of chunks.entries()) texts[columns[i] ?? 0]?.push(chunk.text);
  return texts.map((words) => own(words.join(' ')));
}

function cut(chunk: Chunk, at: number): readonly [Chunk, Chunk] {
  return [
    { from: chunk.from, to: chunk.from + at, text: chunk.text.slice(0, at) },
    { from: chunk.from + at + 1, to: chunk.to, text: chunk.text.slice(at + 1) },
  ];
}

/** «80.000 100.000 Thành đoàn» are three cells; a «%» at the end of a name is a cell. */
function splitValues(chunk: Chunk): readonly Chunk[] {
  const number = /^[≥≤<>]{0,2}[\d.,]+%? (?=[\p{Lu}\d.≥≤<>])/u.exec(chunk.text);
  if (number) {
    const [left, right] = cut(chunk, number[0].length - 1);
    return [left, ...splitValues(right)];
  }
  const percent = chunk.text.search(/(?<=\p{L}\S*) %$/u);
  return percent > 0 ? cut(chunk, percent) : [chunk];
}

const MOST_PIECES = 60;
const SLACK = 8;

/** A piece over a boundary is cut where a new cell can begin: at a capital, a number or a sign. */
function splitAcross(chunk: Chunk, starts: readonly number[]): readonly Chunk[] {
  const crossed = starts.find((start) => start > chunk.from && start < chunk.to);
  if (crossed === undefined) return [chunk];
  const spaces = [...chunk.text.matchAll(/ (?=[\p{Lu}\d%≥≤<>-])/gu)].map((match) => match.index);
  const nearest = spaces
    .map((at) => ({ at, off: Math.abs(chunk.from + at + 1 - crossed) }))
    .filter(({ off }) => off <= SLACK)
    .sort((a, b) => a.off - b.off)[0];
  if (!nearest) return [chunk];
  const [left, right] = cut(chunk, nearest.at);
  return [left, ...splitAcross(right, starts)];
}

/** A piece that crosses a boundary belongs where it begins; a short one where its middle is. */
function placeOf(chunk: Chunk, starts: readonly number[]): number {
  const crosses = starts.some((start) => start > chunk.from + 1 && start < chunk.to);
  return crosses ? chunk.from + 1 : chunk.from + Math.min(chunk.text.length / 2, 3);
}

/** Two pieces of one line are two cells, so each goes further right than the one before. */
const SHARED = 7;

/** Column of each piece: from left to right, as near to their places as that allows. */
function align(chunks: readonly Chunk[], starts: readonly number[]): readonly number[] {
  const distance = (place: number, column: number): number => {
    const from = starts[column - 1] ?? 0;
    const to = starts[column] ?? Number.POSITIVE_INFINITY;
    return Math.max(0, from - place, place - to + 0.5);
  };
  let best: readonly Alignment[] = [{ cost: 0, columns: [] }];
  for (const chunk of chunks) {
    const place = placeOf(chunk, starts);
    const next: Alignment[] = [];
    for (let column = 0; column <= starts.length; column += 1) {
      const tried = best
        .filter(({ columns }) => (columns.at(-1) ?? -1) <= column)
        .map(({ cost, columns }) => ({
          cost: cost + distance(place, column) + (columns.at(-1) === column ? SHARED : 0),
          columns: [...columns, column],
        }));
      if (tried.length > 0) next.push(cheapest(tried));
    }
    best = next;
  }
  return cheapest(best).columns;
}

interface Alignment {
  readonly cost: number;
  readonly columns: readonly number[];
}

const cheapest = (all: readonly Alignment[]): Alignment =>
  all.reduce((a, b) => (b.cost < a.cost ? b : a), all[0] ?? { cost: 0, columns: [] });
