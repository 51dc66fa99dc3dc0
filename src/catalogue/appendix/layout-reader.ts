// Text that keeps the page's columns by spaces (pdftotext -layout): cells are told by position.
import { normalise } from '../../kernel/text.ts';
import { bodyLines, type FlatHead, findHeads } from './flat-head.ts';
import { type Cell, EMPTY, type GridRow, own } from './grid.ts';
import { classifyHead, classifyHeads, isTargetHead } from './head.ts';
import { readLabels } from './label.ts';
import { groupLines, type PlacedLine } from './layout-rows.ts';
import type { Line } from './lines.ts';
import type { Sheet } from './table-reader.ts';
import { cutTail } from './tail.ts';

interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Strip extends Chunk {
  readonly span: string;
}

/** Pieces of a line that at least two spaces part, with their places. */
export function chunksOf(raw: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (const match of raw.matchAll(/\S+(?: \S+)*/gu)) {
    chunks.push({ from: match.index, to: match.index + match[0].length, text: match[0] });
  }
  return chunks;
}

/** Grid of a laid-out text; undefined where the head shows no columns by spaces. */
export function readLayout(lines: readonly Line[]): Sheet | undefined {
  const heads = findHeads(lines);
  const [first] = heads;
  if (!first || !isLaidOut(lines.slice(first.from, first.to))) return undefined;
  const rows: GridRow[] = [];
  const placed: PlacedLine[] = [];
  let titles: readonly string[] = [];
  const kept = new Set(cutTail(bodyLines(lines, heads)).body);
  for (const [i, head] of heads.entries()) {
    const body = lines
      .slice(head.to, heads[i + 1]?.from ?? lines.length)
      .filter((line) => kept.has(line));
    const strips = headStrips(lines.slice(head.from, head.to));
    const names = strips.map((strip) => normalise(`${strip.span} ${strip.text}`));
    if (i === 0) titles = names;
    if (names.length !== titles.length) return undefined;
    placed.push(...placeLines(body, boundaries(body, strips)));
  }
  const columns = classifyHeads(titles);
  if (!isTargetHead(columns)) return undefined;
  rows.push({ line: lines[first.from]?.number ?? 1, cells: titles.map(own) });
  rows.push(...groupLines(placed, columns));
  return { preamble: preambleOf(lines, first), grid: rows };
}

const preambleOf = (lines: readonly Line[], head: FlatHead): Sheet['preamble'] =>
  lines.slice(0, head.from).map((line) => ({ line: line.number, text: line.text }));

function isLaidOut(head: readonly Line[]): boolean {
  return head.some((line) => chunksOf(line.raw).length >= 3 && / {3,}/.test(line.raw.trim()));
}

/** Columns of the head: titles that stand above one another are one; a title over two is a span. */
function headStrips(lines: readonly Line[]): readonly Strip[] {
  let strips: Strip[] = [];
  for (const line of lines.toReversed()) {
    for (const chunk of chunksOf(line.raw).flatMap(splitTitles)) {
      const under = strips.filter((strip) => strip.from < chunk.to && chunk.from < strip.to);
      if (under.length === 0) strips.push({ ...chunk, span: '' });
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

const joined = (above: Chunk, strip: Strip): Strip => ({
  from: Math.min(above.from, strip.from),
  to: Math.max(above.to, strip.to),
  text: `${above.text} ${strip.text}`,
  span: strip.span,
});

/** «STT Mục tiêu» and «Năm 2026 Năm 2030» with single spaces are several titles. */
function splitTitles(chunk: Chunk): readonly Chunk[] {
  const cut =
    /^(STT|TT|Stt|Tt|Số TT)\s+(?=\S)|(?<=20\d\d)\s+(?=(?:Năm|Đến|20\d\d|Giai|Đơn|Cơ|ĐVT))|\s+(?=(?:Đơn vị|Cơ quan) (?:phối hợp|chủ trì|tính|thực hiện))|\s+(?=ĐVT)/u;
  const match = cut.exec(chunk.text);
  if (!match || match.index + match[0].length >= chunk.text.length) return [chunk];
  const head = match[1] ?? chunk.text.slice(0, match.index);
  if (head === '') return [chunk];
  const at = match.index + match[0].length;
  const left = { from: chunk.from, to: chunk.from + head.length, text: head };
  const right = { from: chunk.from + at, to: chunk.to, text: chunk.text.slice(at) };
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

/** Where each next column begins: after the widest empty gutter near its title. */
function boundaries(body: readonly Line[], strips: readonly Strip[]): readonly number[] {
  const widest = Math.max(0, ...body.map((line) => line.raw.length), ...strips.map((s) => s.to));
  const filled = new Array<number>(widest + 2).fill(0);
  for (const line of body.filter((one) => !isGroupLine(one))) {
    for (const [x, char] of [...line.raw].entries()) {
      if (char !== ' ') filled[x] = (filled[x] ?? 0) + 1;
    }
  }
  return strips.slice(1).map((right, i) => gutterEnd(filled, strips[i] as Strip, right));
}

/** Overlong lines may close every gutter; then the places with the fewest of them count as empty. */
function gutterEnd(filled: readonly number[], left: Strip, right: Strip): number {
  for (let most = 0; most < 6; most += 1) {
    const gutters = guttersOf(filled, most, { from: left.from + 1, to: right.to });
    const score = ({ end, width }: Gutter): number =>
      Math.min(width, 8) - 0.7 * Math.abs(end - right.from);
    const [first, ...rest] = gutters;
    if (first) return rest.reduce((a, b) => (score(b) > score(a) ? b : a), first).end;
  }
  return right.from;
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

/** «I   Phục vụ …»: two chunks, the first a label. */
function isGroupLine(line: Line): boolean {
  const chunks = chunksOf(line.raw);
  const [label] = (chunks[0]?.text ?? '').split(' ');
  const marked = readLabels(label ?? '').some(({ kind }) => kind !== 'arabic');
  return marked ? chunks.length <= 2 : chunks.length === 1 && line.text.length > 60;
}

function placeLines(body: readonly Line[], starts: readonly number[]): readonly PlacedLine[] {
  return body.map((line) => {
    if (isGroupLine(line)) return { line, cells: groupCells(line, starts.length + 1), wide: true };
    return { line, cells: cutAt(line.raw, starts), wide: false };
  });
}

function groupCells(line: Line, width: number): readonly Cell[] {
  const [label = '', ...rest] = line.text.split(' ');
  const marked = readLabels(label).length > 0;
  const texts = marked ? [label, rest.join(' ')] : ['', line.text];
  return Array.from({ length: width }, (_, i) => (texts[i] ? own(texts[i]) : EMPTY));
}

/** A word belongs to the column in which most of it stands. */
function cutAt(raw: string, starts: readonly number[]): readonly Cell[] {
  const texts: string[][] = Array.from({ length: starts.length + 1 }, () => []);
  for (const match of raw.matchAll(/\S+/gu)) {
    const middle = match.index + Math.min(match[0].length / 2, 3);
    const column = starts.filter((start) => start <= middle).length;
    texts[column]?.push(match[0]);
  }
  return texts.map((words) => own(words.join(' ')));
}
