// A run of words read as agencies: where each begins and ends, and where a new cell must have begun.

import {
  bare,
  departmentAt,
  foldWord as fold,
  genericNounAt,
  groupOpeningAt,
  type Head,
  headAt,
} from './agency-names.ts';
import { endsCut, tornPairs } from './agency-torn.ts';
import { lower } from './lines.ts';

export interface Agency {
  readonly name: string;
  /** Position of its first word. */
  readonly at: number;
  /** How loosely it reads as one agency: 0 for a well-formed name. */
  readonly cost: number;
}

export interface AgencyReading {
  /** Agencies by cell: inside a cell they are separated, between cells nothing is printed. */
  readonly cells: readonly (readonly Agency[])[];
  /** 0 for well-formed agencies; grows with unknown heads, cut names and loose words. */
  readonly cost: number;
}

interface Piece {
  readonly end: number;
  readonly cost: number;
}

export const LOOSE = {
  unknownHead: 4,
  cut: 3,
  unknownDepartment: 1.5,
  looseWord: 0.3,
  openEnd: 2,
} as const;

/** Reads all the words; never fails, the cost says how agency-like they are. */
export function readAgencies(words: readonly string[]): AgencyReading {
  const cells: Agency[][] = [[]];
  let cost = 0;
  let at = 0;
  while (at < words.length) {
    const piece = pieceAt(words, at);
    const name = agencyName(words.slice(at, piece.end));
    if (name) cells.at(-1)?.push({ name, at, cost: piece.cost });
    cost += piece.cost;
    const joined = separatorAt(words, piece.end);
    at = piece.end + joined.skip;
    if (!joined.separated && at < words.length) cells.push([]);
  }
  if (/[,;]$/.test(words.at(-1) ?? '')) cost += LOOSE.openEnd;
  return { cells: cells.filter((cell) => cell.length > 0), cost };
}

/** Agencies of one cell, where every boundary is inside it. */
export const agenciesOfCell = (text: string): readonly string[] =>
  readAgencies(cellWords(text))
    .cells.flat()
    .map((agency) => agency.name);

function cellWords(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^[-+•*]\s*/u, ''))
    .map((line) => line.replace(/^((đơn vị|cơ quan)\s+)?(chủ trì|phối hợp)\s*:\s*/iu, ''))
    .filter(Boolean)
    .join(' ')
    .split(/\s+/u)
    .flatMap((word) => word.replace(/([,;])(?=\p{Lu})(?!TT&)/gu, '$1 ').split(' '))
    .filter(Boolean);
}

/** True where words from `at` open an agency or a group of agencies. */
export function startsAgency(words: readonly string[], at: number, separated: boolean): boolean {
  if (groupOpeningAt(words, at) > 0) return separated || isUpper(words[at]);
  const head = headAt(words, at);
  if (!head) return false;
  return isUpper(words[at]) || (separated && head.length > 1);
}

const isUpper = (word: string | undefined): boolean => /^[-+•*("“«]*\p{Lu}/u.test(word ?? '');

const endsWithSeparator = (word: string | undefined): boolean => /[,;]$/.test(word ?? '');

/** After an agency: a comma, «và», a dash bullet, or nothing (then a new cell begins). */
function separatorAt(words: readonly string[], end: number): { separated: boolean; skip: number } {
  const joint = /^(và|&|[-+•*–]|cùng)$/u.test(fold(words[end] ?? '')) ? 1 : 0;
  if (joint && startsAgency(words, end + 1, true)) return { separated: true, skip: 1 };
  return { separated: endsWithSeparator(words[end - 1]), skip: 0 };
}

function pieceAt(words: readonly string[], at: number): Piece {
  const lower = isUpper(words[at]) || at > 0 ? 0 : 1;
  const opening = groupOpeningAt(words, at);
  if (opening > 0) return groupPiece(words, at, opening);
  const head = headAt(words, at);
  if (!head) return unknownPiece(words, at);
  const piece = bare(words[at] ?? '') === 'sở' ? department(words, at) : ordinary(words, at, head);
  return { end: piece.end, cost: piece.cost + lower };
}

function unknownPiece(words: readonly string[], at: number): Piece {
  let end = at;
  do end += 1;
  while (
    end < words.length &&
    !endsWithSeparator(words[end - 1]) &&
    !startsAgency(words, end, false)
  );
  const named = at > 0 && isUpper(words[at]);
  return { end, cost: (named ? 1 : LOOSE.unknownHead) + (end - at) * LOOSE.looseWord };
}

function department(words: readonly string[], at: number): Piece {
  const body = departmentAt(words, at + 1);
  if (body.length === 0) {
    const piece = ordinary(words, at, { length: 1, nests: false });
    const cost = body.cut ? LOOSE.cut : LOOSE.unknownDepartment;
    return { end: piece.end, cost: piece.cost + cost };
  }
  const known = at + 1 + body.length;
  if (endsWithSeparator(words[known - 1])) return { end: known, cost: 0 };
  return placeTail(words, known);
}

/** «tỉnh», «thành phố», or a proper name after a full department name. */
function placeTail(words: readonly string[], from: number): Piece {
  let end = from;
  let cost = 0;
  while (end < words.length && !endsWithSeparator(words[end - 1]) && !stopsAt(words, end)) {
    cost += /^(tỉnh|thành|phố|tp\.?)$/u.test(fold(words[end] ?? '')) ? 0 : looseness(words[end]);
    end += 1;
  }
  return { end, cost: cost + tornPairs(words, from, end) };
}

const looseness = (word: string | undefined): number => (isUpper(word) ? 0.25 : 0.8);

const stopsAt = (words: readonly string[], at: number): boolean =>
  startsAgency(words, at, false) ||
  (/^(và|&|[-+•*–]|cùng)$/u.test(fold(words[at] ?? '')) && startsAgency(words, at + 1, true));

/** Where foreign capitals follow a full department name: «Sở Du lịch Vinpearl»; undefined if none do. */
export function tailOf(words: readonly string[], at: number): number | undefined {
  if (bare(words[at] ?? '') !== 'sở') return undefined;
  const { length } = departmentAt(words, at + 1);
  const end = at + 1 + length;
  if (length === 0 || end >= words.length || endsWithSeparator(words[end - 1])) return undefined;
  return isUpper(words[end]) && !startsAgency(words, end, false) ? end : undefined;
}

/** Head, nested heads, then content up to a separator or the next head. */
function ordinary(words: readonly string[], at: number, head: Head): Piece {
  const content = nestedEnd(words, at, head);
  let end = content;
  let open = 0;
  while (end < words.length && !endsPiece(words, end, { content, open })) {
    open = Math.max(0, open + brackets(words[end]));
    end += 1;
  }
  return { end, cost: contentCost(words, content, end) };
}

/** Inside brackets nothing ends; a head without content yet is ended by any other head. */
function endsPiece(
  words: readonly string[],
  end: number,
  { content, open }: { readonly content: number; readonly open: number },
): boolean {
  const first = end === content;
  const inside = open > 0 && !first;
  if (inside) return false;
  if (endsWithSeparator(words[end - 1])) return closesAtComma(words, end, content);
  return first ? startsAgency(words, end, false) : stopsAt(words, end);
}

function nestedEnd(words: readonly string[], at: number, first: Head): number {
  let end = at + first.length;
  let head: Head | undefined = first;
  while (head?.nests && !endsWithSeparator(words[end - 1])) {
    const next = isUpper(words[end]) || end > at + first.length ? headAt(words, end) : undefined;
    if (!next) break;
    head = next;
    end += next.length;
  }
  return end;
}

const brackets = (word: string | undefined): number =>
  (word?.split('(').length ?? 1) - (word?.split(')').length ?? 1);

/** A comma ends the agency unless what follows is lower-case text that opens nothing. */
function closesAtComma(words: readonly string[], at: number, content: number): boolean {
  if (startsAgency(words, at, true)) return true;
  return isUpper(words[at]) && at > content;
}

// Heads that are a whole name by themselves.
const WHOLE =
  /^(viettel|vnpt|mobifone|ubndtp|ubmttq|ubmttqvn|mttq|kbnn|nhnn|bchqs|bchbp|lđlđ|bưu điện|thành đoàn|tỉnh đoàn|tỉnh (ủy|uỷ)|thành (ủy|uỷ)|huyện (ủy|uỷ)|bưu điện|điện lực)$/u;

function contentCost(words: readonly string[], content: number, end: number): number {
  const head = lower(words.slice(Math.max(0, content - 2), content).join(' ')).replace(
    /[,;.]$/,
    '',
  );
  if (end === content)
    return WHOLE.test(head) || WHOLE.test(head.split(' ').at(-1) ?? '') ? 0 : LOOSE.cut;
  const cut = endsCut(words, end) ? LOOSE.cut : 0;
  const spare = Math.max(0, end - content - 6);
  return cut + spare * LOOSE.looseWord + tornPairs(words, content - 1, end);
}

/** «Các sở, ban, ngành, UBND các xã, phường» is one group; it ends before the next named agency. */
function groupPiece(words: readonly string[], at: number, opening: number): Piece {
  let end = at + opening;
  let loose = 0;
  while (end < words.length && !groupEnds(words, end, at)) {
    const noun = genericNounAt(words, end);
    const broken = noun === 0 && /[,;]$/.test(words[end - 1] ?? '');
    loose += noun > 0 ? 0 : broken ? 8 : 1;
    end += Math.max(1, noun);
  }
  const cut = endsCut(words, end) ? LOOSE.cut : 0;
  return { end, cost: cut + Math.max(0, loose - 3) * LOOSE.looseWord + tornPairs(words, at, end) };
}

function groupEnds(words: readonly string[], at: number, opened: number): boolean {
  const previous = words[at - 1] ?? '';
  if (previous.endsWith(';') && startsAgency(words, at, true)) return true;
  const afterJoint = fold(previous) === 'và';
  if (isCommittee(words, at)) {
    const joined = /,$/.test(previous) || afterJoint;
    return !joined || !inGroup(words[at + 1]) || !isPublic(words, opened);
  }
  if (groupOpeningAt(words, at) > 0) return isUpper(words[at]);
  if (/,$/.test(previous) && isUpper(words[at])) return true;
  return startsAgency(words, at, false);
}

/** «Các sở, ngành, UBND các địa phương» is one group; enterprises and committees are two. */
const isPublic = (words: readonly string[], at: number): boolean =>
  /^(tất cả )?các (sở|ban|bộ|ngành|cơ quan|đơn vị)/u.test(lower(words.slice(at, at + 4).join(' ')));

const isCommittee = (words: readonly string[], at: number): boolean =>
  bare(words[at] ?? '') === 'ubnd' ||
  fold(words.slice(at, at + 3).join(' ')) === fold('ủy ban nhân');

const inGroup = (word: string | undefined): boolean =>
  /^(các|cấp|xã|phường|huyện|địa|nhân|quận|đặc)[,;]?$/u.test(lower(word ?? ''));

function agencyName(words: readonly string[]): string {
  const text = words
    .join(' ')
    .replace(/^[-+•*–]\s*/u, '')
    .replace(/[\s,;.:/]+$/u, '');
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
