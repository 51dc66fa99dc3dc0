// The tail of a flattened row: which agencies lead and which coordinate.
import { fold } from '../../kernel/text.ts';
import { type Agency, type AgencyReading, readAgencies, tailOf } from './agency-list.ts';
import type { Doubt } from './draft.ts';
import { agenciesOf, UNREADABLE } from './flat-row.ts';
import { joinWords, type Word } from './lines.ts';

export interface Split {
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly doubts: readonly Doubt[];
}

export type Roles = 'lead' | 'lead-coordinator' | 'coordinator-lead' | 'none';

const names = (cells: readonly (readonly Agency[])[]): readonly string[] =>
  cells.flat().map((agency) => agency.name);

/**
 * Splits the words after the values into the two agency columns, with a doubt where print does not
 * tell. `places` is the folded text above the table: it names the province.
 */
export function splitAgencies(words: readonly Word[], roles: Roles, places: string): Split {
  const reading = agenciesOf(words);
  const text = joinWords(words);
  if (words.length === 0) return { leads: [], coordinators: [], doubts: [] };
  if (roles === 'lead' || roles === 'none') {
    return {
      leads: names(reading.cells),
      coordinators: [],
      doubts: oneColumnDoubts(reading, text),
    };
  }
  const split = foreignTail(words, reading, places) ?? twoColumns(words, reading, text);
  if (roles === 'lead-coordinator' || split.coordinators.length === 0) return split;
  return { leads: split.coordinators, coordinators: split.leads, doubts: split.doubts };
}

function oneColumnDoubts(reading: AgencyReading, text: string): readonly Doubt[] {
  if (reading.cells.length <= 1) return [];
  return [
    {
      field: 'leads',
      text,
      why: 'Giữa các cơ quan không có dấu phẩy; đang hiểu là nhiều cơ quan cùng một cột.',
    },
  ];
}

/** «Sở Du lịch Vinpearl, VNPT»: words after a full name that are not the province open the next cell. */
function foreignTail(
  words: readonly Word[],
  { cells }: AgencyReading,
  places: string,
): Split | undefined {
  const texts = words.map((word) => word.text);
  const [only] = cells;
  if (!only || cells.length !== 1) return undefined;
  const ends = only.map(({ at }) => tailOf(texts, at)).filter((end) => end !== undefined);
  const at = ends.find((end) => {
    const close = texts.findIndex((word, i) => i >= end && /[,;]$/.test(word));
    const tail = texts.slice(end, close < 0 ? texts.length : close + 1).join(' ');
    return !places.includes(fold(tail.replace(/[,;]$/, '')));
  });
  if (at === undefined) return undefined;
  return {
    leads: names(readAgencies(texts.slice(0, at)).cells),
    coordinators: names(readAgencies(texts.slice(at)).cells),
    doubts: [unread(joinWords(words))],
  };
}

function twoColumns(words: readonly Word[], reading: AgencyReading, text: string): Split {
  const { cells } = reading;
  if (cells.length > 2 || reading.cost >= SUSPECT) {
    const untangled = untangle(words, reading);
    if (untangled) return { ...untangled, doubts: [tangled(text)] };
  }
  if (cells.length <= 2) {
    const most = cells.length === 1 ? LOOSE_ALONE : LOOSE_NAME;
    const loose = cells.flat().some(({ cost }) => cost >= most);
    const doubts = loose || reading.cost >= UNREADABLE ? [unread(text)] : [];
    return { leads: names(cells.slice(0, 1)), coordinators: names(cells.slice(1)), doubts };
  }
  const at = likeliestBoundary(words, cells);
  return {
    leads: names(cells.slice(0, at)),
    coordinators: names(cells.slice(at)),
    doubts: [
      {
        field: 'leads',
        text,
        why: 'Văn bản không cho biết cơ quan nào chủ trì, cơ quan nào phối hợp; đang chia theo chỗ ngắt rõ nhất.',
      },
    ],
  };
}

const tangled = (text: string): Doubt => ({
  field: 'leads',
  text,
  why: 'Dòng của hai cột chủ trì và phối hợp nằm xen kẽ; đã tách theo tên cơ quan, cần đối chiếu với bản gốc.',
});

const unread = (text: string): Doubt => ({
  field: 'leads',
  text,
  why: 'Tên cơ quan không đọc được trọn vẹn, có thể gồm hai cơ quan; cần đối chiếu với bản gốc.',
});

/** A boundary inside a line, after a blank line, or before a group of agencies parts two cells best. */
function likeliestBoundary(words: readonly Word[], cells: readonly (readonly Agency[])[]): number {
  let best = 1;
  let most = -1;
  for (let i = 1; i < cells.length; i += 1) {
    const agency = cells[i]?.[0];
    const word = words[agency?.at ?? 0];
    const score =
      (word?.first ? 0 : 3) +
      (word?.line.gap ? 1.5 : 0) +
      (/^Các /u.test(agency?.name ?? '') ? 1 : 0);
    if (score > most) [best, most] = [i, score];
  }
  return best;
}

/** A name with words after its known end may be two agencies. */
const LOOSE_NAME = 0.7;
const LOOSE_ALONE = 0.2;
/** From here on a better reading with mixed lines is looked for. */
const SUSPECT = 1.2;
const MOST_LINES = 9;
const MOST_TRIES = 20_000;
const FINENESS = ['word', 'capital', 'line'] as const;

/**
 * Cells printed side by side mix their lines: every line is cut into a left and a right part so that
 * both sides read as whole agencies. Undefined when no cut reads clearly better than the print.
 */
function untangle(
  words: readonly Word[],
  printed: AgencyReading,
): { leads: readonly string[]; coordinators: readonly string[] } | undefined {
  const lines = textLines(words);
  if (lines.length < 2 || lines.length > MOST_LINES) return undefined;
  const cuts = FINENESS.map((fineness) => lines.map((line) => cutsOf(line, fineness))).find(
    (some) => countChoices(some) <= MOST_TRIES,
  );
  if (!cuts) return undefined;
  const limit = printed.cost + Math.max(0, printed.cells.length - 2) * 2 - 1;
  let best: { cost: number; left: AgencyReading; right: AgencyReading } | undefined;
  for (const choice of choices(cuts)) {
    const left = readAgencies(choice.flatMap((cut, i) => lines[i]?.slice(0, cut) ?? []));
    const right = readAgencies(choice.flatMap((cut, i) => lines[i]?.slice(cut) ?? []));
    const cost = sideCost(left) + sideCost(right) + cutCost(choice, lines);
    if (cost < (best?.cost ?? limit)) best = { cost, left, right };
  }
  return best && { leads: names(best.left.cells), coordinators: names(best.right.cells) };
}

function textLines(words: readonly Word[]): readonly (readonly string[])[] {
  const lines: string[][] = [];
  for (const [i, word] of words.entries()) {
    if (i === 0 || word.first) lines.push([]);
    lines.at(-1)?.push(word.text);
  }
  return lines;
}

const sideCost = (side: AgencyReading): number =>
  side.cells.length === 0 ? 4 : side.cost + (side.cells.length - 1) * 3;

/** Among equals the steadiest cut wins: cells side by side are cut on every line they share. */
function cutCost(choice: readonly number[], lines: readonly (readonly string[])[]): number {
  const side = (i: number): string =>
    choice[i] === 0 ? 'right' : choice[i] === lines[i]?.length ? 'left' : 'both';
  let cost = side(0) === 'right' ? 0.05 : 0;
  for (let i = 0; i < choice.length; i += 1) {
    cost += side(i) === 'both' ? 0.02 : 0;
    cost += i > 0 && side(i) !== side(i - 1) ? 0.06 : 0;
  }
  return cost;
}

function cutsOf(line: readonly string[], fineness: (typeof FINENESS)[number]): readonly number[] {
  const all = Array.from({ length: line.length + 1 }, (_, i) => i);
  if (fineness === 'word') return all;
  const capital = (i: number): boolean => fineness === 'capital' && /^\p{Lu}/u.test(line[i] ?? '');
  return all.filter((i) => i === 0 || i === line.length || capital(i));
}

const countChoices = (cuts: readonly (readonly number[])[]): number =>
  cuts.reduce((all, line) => all * line.length, 1);

function* choices(cuts: readonly (readonly number[])[]): Generator<readonly number[]> {
  const total = countChoices(cuts);
  for (let n = 0; n < total; n += 1) {
    let rest = n;
    yield cuts.map((line) => {
      const cut = line[rest % line.length] ?? 0;
      rest = Math.floor(rest / line.length);
      return cut;
    });
  }
}
