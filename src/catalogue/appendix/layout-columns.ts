// The columns of a laid-out table: its titles by place, and where each column begins on a page.
import { normalise } from '../../kernel/text.ts';
import { classifyHead } from './head.ts';
import { type Chunk, chunksOf } from './layout-cells.ts';
import type { Line } from './lines.ts';

export interface Strip extends Chunk {
  /** A title that runs over several columns. */
  readonly span: string;
}

/** Columns of the head: titles that stand above one another are one; a title over two is a span. */
export function headStrips(lines: readonly Line[]): readonly Strip[] {
  let strips: Strip[] = [];
  for (const line of lines.toReversed()) {
    for (const chunk of chunksOf(line.raw).flatMap(splitTitles)) {
      const under = strips.filter((strip) => strip.from < chunk.to && chunk.from < strip.to);
      if (under.length === 0 && !isOverRoles(chunk, strips)) strips.push({ ...chunk, span: '' });
      else if (under.length === 1)
        strips = strips.map((s) => (s === under[0] ? joined(chunk, s) : s));
      else
        strips = strips.map((s) =>
          under.includes(s) ? { ...s, span: `${chunk.text} ${s.span}` } : s,
        );
    }
  }
  return mergeSplitTitles(strips.toSorted((a, b) => a.from - b.from));
}

/** «Tổ chức thực hiện» above and between «Chủ trì» and «Phối hợp» is no column of its own. */
function isOverRoles(chunk: Chunk, below: readonly Strip[]): boolean {
  const kind = (strip: Strip | undefined): string | undefined =>
    strip && classifyHead(normalise(strip.text)).kind;
  const left = below.filter((s) => s.to <= chunk.from).toSorted((a, b) => b.to - a.to)[0];
  const right = below.filter((s) => s.from >= chunk.to).toSorted((a, b) => a.from - b.from)[0];
  return kind(left) === 'lead' && kind(right) === 'coordinator';
}

const joined = (above: Chunk, strip: Strip): Strip => ({
  from: Math.min(above.from, strip.from),
  to: Math.max(above.to, strip.to),
  text: `${above.text} ${strip.text}`,
  span: strip.span,
});

// Where one title ends and the next begins although a single space parts them.
const TITLE_CUTS: readonly RegExp[] = [
  /(?<=^(?:STT|TT|Stt|Tt|Số TT)) (?=\S)/u,
  /(?<=20\d\d) (?=Năm|Đến|20\d\d|Giai|Đơn|Cơ|ĐVT|Ghi)/u,
  /(?<!(?:đến|tiêu|hoạch|hiện|trạng|trong|cả|hết|cuối|ước)) (?=Năm(?: |$))/iu,
  / (?=(?:Đơn vị|Cơ quan)(?: (?:phối hợp|chủ trì|tính|thực hiện|theo dõi)|$))/u,
  / (?=ĐVT(?: |$))/u,
];

/** «STT Mục tiêu» and «Năm 2026 Năm 2030» with single spaces are several titles. */
function splitTitles(chunk: Chunk): readonly Chunk[] {
  const cuts = TITLE_CUTS.map((cut) => chunk.text.search(cut)).filter((at) => at > 0);
  if (cuts.length === 0) return [chunk];
  const at = Math.min(...cuts);
  const left = { from: chunk.from, to: chunk.from + at, text: chunk.text.slice(0, at) };
  const right = { from: chunk.from + at + 1, to: chunk.to, text: chunk.text.slice(at + 1) };
  return [left, ...splitTitles(right)];
}

/** A title line that lies beside its own first line («Cơ quan» / «chủ trì») joins its neighbour. */
function mergeSplitTitles(strips: readonly Strip[]): readonly Strip[] {
  const merged: Strip[] = [];
  for (const strip of strips) {
    const last = merged.at(-1);
    const lone = classifyHead(normalise(`${strip.span} ${strip.text}`)).kind === 'other';
    const near = last && strip.from - last.to <= 1;
    if (last && lone && near)
      merged[merged.length - 1] = { ...last, to: strip.to, text: `${last.text} ${strip.text}` };
    else merged.push(strip);
  }
  return merged;
}

/** A single space may part two cells or only two words: it fills its place a little. */
const BETWEEN_WORDS = 0.3;

/** Where each next column begins: after the widest empty gutter near its title. */
export function boundaries(body: readonly Line[], strips: readonly Strip[]): readonly number[] {
  const widest = Math.max(0, ...body.map((line) => line.raw.length), ...strips.map((s) => s.to));
  const filled = new Array<number>(widest + 2).fill(0);
  for (const { from, to, text } of body.flatMap((line) => chunksOf(line.raw))) {
    for (let x = from; x < to; x += 1)
      filled[x] = (filled[x] ?? 0) + (text[x - from] === ' ' ? BETWEEN_WORDS : 1);
  }
  const closing = Math.min(5, Math.floor(body.length / 8));
  return strips
    .slice(1)
    .map((right, i) => gutterEnd({ filled, closing }, strips[i] as Strip, right));
}

interface Page {
  /** How many lines fill each place. */
  readonly filled: readonly number[];
  /** Overlong lines that may close a gutter; on a page of few lines none. */
  readonly closing: number;
}

/**
 * Overlong lines may close every gutter; then the places with the fewest of them count as empty.
 * A title centred over a wide column stands far from its gutter: then the empty one counts
 * after which most lines begin.
 */
function gutterEnd({ filled, closing }: Page, left: Strip, right: Strip): number {
  const between = { from: left.to, to: right.to };
  let best: { end: number; score: number } | undefined;
  for (let most = 0; most <= closing; most += 1) {
    for (const { end, width } of guttersOf(filled, most, between)) {
      const score = Math.min(width, 8) - 0.7 * Math.abs(end - right.from) - 1.5 * most;
      if (score > (best?.score ?? -8)) best = { end, score };
    }
  }
  if (best) return best.end;
  const begin = ({ end }: Gutter): number => filled[end] ?? 0;
  const empty = guttersOf(filled, 1 - BETWEEN_WORDS, between);
  const [fullest] = empty.toSorted((a, b) => begin(b) - begin(a) || b.width - a.width);
  return fullest?.end ?? right.from;
}

interface Gutter {
  readonly end: number;
  readonly width: number;
}

/** Runs of places that at most `most` lines fill, each ending where text begins again. */
function guttersOf(
  filled: readonly number[],
  most: number,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Gutter[] {
  const gutters: Gutter[] = [];
  let width = 0;
  for (let x = from; x < to; x += 1) {
    width = (filled[x] ?? 0) <= most ? width + 1 : 0;
    if (width > 0 && (filled[x + 1] ?? 0) > most) gutters.push({ end: x + 1, width });
  }
  return gutters;
}
