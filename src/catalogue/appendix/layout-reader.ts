// Text that keeps the page's columns by spaces (pdftotext -layout): cells are told by position.
import { normalise } from '../../kernel/text.ts';
import { bodyLines, type FlatHead, findHeads } from './flat-head.ts';
import { type Cell, EMPTY, type GridRow, own } from './grid.ts';
import { classifyHeads, isTargetHead } from './head.ts';
import { readLabels } from './label.ts';
import { chunksOf, cutAt } from './layout-cells.ts';
import { boundaries, headStrips, type Strip } from './layout-columns.ts';
import { groupLines, type PlacedLine } from './layout-rows.ts';
import type { Line } from './lines.ts';
import type { Sheet } from './table-reader.ts';
import { cutTail } from './tail.ts';

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
    placed.push(...placeLines(body, strips));
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

/** «I   Phục vụ …»: two chunks, the first a label. */
function isGroupLine(line: Line): boolean {
  const chunks = chunksOf(line.raw);
  const [label] = (chunks[0]?.text ?? '').split(' ');
  const marked = readLabels(label ?? '').some(({ kind }) => kind !== 'arabic');
  return marked ? chunks.length <= 2 : chunks.length === 1 && line.text.length > 60;
}

/** Words alone on their line that begin in the number's column: a group title without number. */
function isHeading(line: Line, number: Strip | undefined): boolean {
  const [first, ...rest] = chunksOf(line.raw);
  const words = /^\p{Lu}\S* \S+ /u.test(first?.text ?? '');
  return words && rest.length === 0 && number !== undefined && (first?.from ?? 0) < number.to;
}

function placeLines(body: readonly Line[], strips: readonly Strip[]): readonly PlacedLine[] {
  const isWide = (line: Line): boolean => isGroupLine(line) || isHeading(line, strips[0]);
  const narrow = body.filter((line) => !isWide(line));
  const starts = boundaries(narrow, strips);
  return body.map((line) => {
    if (!isWide(line)) return { line, cells: cutAt(line.raw, starts), wide: false, heading: false };
    const [label] = line.text.split(' ');
    const heading = readLabels(label ?? '').length === 0 && isHeading(line, strips[0]);
    return { line, cells: groupCells(line, starts.length + 1), wide: true, heading };
  });
}

function groupCells(line: Line, width: number): readonly Cell[] {
  const [label = '', ...rest] = line.text.split(' ');
  const marked = readLabels(label).length > 0;
  const texts = marked ? [label, rest.join(' ')] : ['', line.text];
  return Array.from({ length: width }, (_, i) => (texts[i] ? own(texts[i]) : EMPTY));
}
