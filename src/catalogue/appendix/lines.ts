// Text of any encoding and origin to clean numbered lines; words that remember where they stood.
import { normalise } from '../../kernel/text.ts';

export interface Line {
  /** From 1, as an editor counts. */
  readonly number: number;
  /** Single spaces, NFC, ends trimmed. */
  readonly text: string;
  /** With its inner spaces, for the layout style. */
  readonly raw: string;
  /** A space before the line break: the cell's text goes on below. */
  readonly soft: boolean;
  /** A blank line or a page break stands before. */
  readonly gap: boolean;
}

export interface Word {
  readonly text: string;
  readonly line: Line;
  readonly first: boolean;
  readonly last: boolean;
}

/** UTF-8 or UTF-16 by mark, or UTF-16 without mark by its zero bytes. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = (odd: number): number => {
    const end = Math.min(bytes.length, 2000);
    let count = 0;
    for (let i = odd; i < end; i += 2) if (bytes[i] === 0) count += 1;
    return count;
  };
  const most = Math.min(bytes.length, 2000) / 8;
  if (zeros(1) > most && zeros(0) < most) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros(0) > most && zeros(1) < most) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Full-width digits, percent and comparators to plain ones; odd spaces to a space; letters are kept. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uff05-\uff5e]/gu, (c) => c.normalize('NFKC'))
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\p{Zs}\u2028\u2029\v]/gu, ' ')
    .replace(/(?![\t\n\f\r])\p{Cc}/gu, '');
}

/** Lower case for patterns: unlike `fold` it leaves every letter where a pattern writes it. */
export const lower = (text: string): string => normalise(text).toLowerCase();

/** Non-blank lines with their numbers. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let gap = false;
  let page = 1;
  for (const [i, printed] of plainText(text)
    .split(/\r\n|\n|\r/)
    .entries()) {
    const raw = printed.replaceAll('\f', '');
    const breaks = printed.split('\f').length - 1;
    page += breaks;
    gap ||= breaks > 0;
    const isPageNumber = gap && page > 1 && raw.trim() === String(page);
    if (raw.trim() === '' || isPageNumber) {
      gap = true;
      continue;
    }
    lines.push({ number: i + 1, text: normalise(raw), raw, soft: /\S[ \t]$/.test(raw), gap });
    gap = false;
  }
  return lines;
}

/** «ST» above «T» in a narrow column is one title; its line keeps its places. */
export function mendNumberTitles(lines: readonly Line[]): readonly Line[] {
  const mended = [...lines];
  for (const [i, line] of lines.entries()) {
    const [, first = ''] = /^(ST|T|S|Số)(?= |$)/u.exec(line.text) ?? [];
    const below = [1, 2, 3].find((step) => SECOND[first]?.test(lines[i + step]?.text ?? ''));
    const second = below === undefined ? undefined : lines[i + below];
    if (below === undefined || !second) continue;
    const tail = second.text.split(' ')[0] ?? '';
    mended[i] = edit(line, first, first === 'Số' ? `${first} ${tail}` : first + tail);
    mended[i + below] = edit(second, tail, '');
  }
  return mended.filter((line) => line.text !== '');
}

const SECOND: Readonly<Record<string, RegExp>> = {
  ST: /^T( |$)/u,
  T: /^T( |$)/u,
  S: /^TT( |$)/u,
  Số: /^(TT|thứ tự)( |$)/u,
};

/** The first word changed; what stands further right stays in its place. */
function edit(line: Line, from: string, to: string): Line {
  const at = line.raw.indexOf(from);
  const rest = line.raw.slice(at + from.length);
  const grown = to.length - from.length;
  const shifted = grown > 0 && rest.startsWith(' '.repeat(grown + 1)) ? rest.slice(grown) : rest;
  const padding = grown < 0 ? ' '.repeat(-grown) : '';
  const raw = line.raw.slice(0, at) + to + padding + shifted;
  return { ...line, raw, text: normalise(raw) };
}

/** True where the text marks wrapped lines by a space at their end (not everywhere, not nowhere). */
export function marksWraps(lines: readonly Line[]): boolean {
  const soft = lines.filter((line) => line.soft).length;
  return soft > lines.length * 0.15 && soft < lines.length * 0.85;
}

export function wordsOf(lines: readonly Line[]): readonly Word[] {
  return lines.flatMap((line) => {
    const parts = line.text.split(' ').filter(Boolean).flatMap(apart);
    return parts.map((text, i) => ({
      text,
      line,
      first: i === 0,
      last: i === parts.length - 1,
    }));
  });
}

/** A unit that the flattening glued to the end of a name: «lòng%», «chungCSDL». */
function apart(word: string): readonly string[] {
  const glued = /^(\p{Ll}{2,})(%|\p{Lu}{3,})$/u.exec(word);
  return glued ? [glued[1] ?? '', glued[2] ?? ''] : [word];
}

export const joinWords = (words: readonly Word[]): string => words.map((w) => w.text).join(' ');
