// Flattened lines to rows: the numbers that start rows form one chain; other numbers do not.
import { startsAgency } from './agency-list.ts';
import { type Label, readLabels, splitLabel } from './label.ts';
import { type Line, lower } from './lines.ts';
import { isNumberWord } from './measure.ts';

export interface FlatRow {
  readonly label: Label;
  readonly line: Line;
  /** Its lines; the first one without the label, left out when nothing follows it. */
  readonly lines: readonly Line[];
}

interface Candidate {
  readonly index: number;
  readonly label: Label;
  readonly rest: string;
  readonly cost: number;
}

interface Chain {
  readonly candidate: Candidate;
  readonly previous: Chain | undefined;
  readonly cost: number;
  readonly roman: number;
  readonly letter: number;
  readonly arabic: number;
  readonly parent: string;
  readonly child: number;
  /** A group has begun since the last plain number. */
  readonly afterGroup: boolean;
}

const REWARD = 6;
const LOOK_BACK = 60;

/** Rows and groups in printed order. Lines before the first row are lost to the head. */
export function splitRows(lines: readonly Line[], softWraps: boolean): readonly FlatRow[] {
  const candidates = lines.flatMap((_, index) => candidatesAt(lines, index, softWraps));
  const chain = bestChain(candidates);
  return chain.map((candidate, i) => {
    const next = chain[i + 1]?.index ?? lines.length;
    const line = lines[candidate.index] as Line;
    const first = { ...line, text: candidate.rest };
    const rest = lines.slice(candidate.index + 1, next);
    return { label: candidate.label, line, lines: candidate.rest ? [first, ...rest] : rest };
  });
}

function candidatesAt(lines: readonly Line[], index: number, softWraps: boolean): Candidate[] {
  const line = lines[index];
  const split = line && splitLabel(line.text);
  if (!line || !split) return [];
  const follows = split.rest || lines[index + 1]?.text || '';
  const previous = lines[index - 1];
  const cost = startCost(follows) + endCost(previous, softWraps) + (split.rest ? 0 : 0.3);
  return readLabels(split.label)
    .filter((label) => label.kind === 'arabic' || (split.rest !== '' && isGroupText(split.rest)))
    .map((label) => ({ index, label, rest: split.rest, cost }));
}

const isGroupText = (text: string): boolean => /^["“«(]?\p{Lu}/u.test(text);

function startCost(text: string): number {
  const words = text.split(' ');
  if (text === '') return 4;
  if (/^\p{Ll}/u.test(text)) return 5;
  if (isNumberWord(words[0] ?? '') && !/^100%$/.test(words[0] ?? '')) return 4;
  if (/^[%≥≤<>]/u.test(text)) return 5;
  return startsAgency(words, 0, false) ? 3 : 0;
}

const OPEN_END = /(,|(^|\s)(và|từ|năm|khu vực|mức độ|của|cho|số|các|cấp|đề án|nghị quyết))$/u;

function endCost(line: Line | undefined, softWraps: boolean): number {
  if (!line) return 0;
  return (softWraps && line.soft ? 3 : 0) + (OPEN_END.test(lower(line.text)) ? 3 : 0);
}

function bestChain(candidates: readonly Candidate[]): readonly Candidate[] {
  const chains: Chain[] = [];
  for (const candidate of candidates) {
    const before = chains
      .slice(-LOOK_BACK)
      .filter((chain) => chain.candidate.index !== candidate.index);
    const best = cheapest(
      [undefined, ...before].flatMap((chain) => extend(chain, candidate) ?? []),
    );
    if (best) chains.push(best);
  }
  const found: Candidate[] = [];
  for (let chain = cheapest(chains); chain; chain = chain.previous) found.push(chain.candidate);
  return found.reverse();
}

function cheapest(chains: readonly Chain[]): Chain | undefined {
  let best: Chain | undefined;
  for (const chain of chains) if (!best || chain.cost < best.cost) best = chain;
  return best;
}

const START = { roman: 0, letter: 0, arabic: 0, parent: '', child: 0, afterGroup: true, cost: 0 };

function extend(previous: Chain | undefined, candidate: Candidate): Chain | undefined {
  const from = previous ?? START;
  const step = stepCost(from, candidate.label, previous === undefined);
  if (step === undefined) return undefined;
  const cost = from.cost + step + candidate.cost - REWARD;
  const { label } = candidate;
  const base = { candidate, previous, cost, ...counters(from) };
  if (label.kind === 'roman') return { ...base, roman: label.order, ...opened };
  if (label.kind === 'letter') return { ...base, letter: label.order, roman: 0, ...opened };
  if (label.parent === '') {
    return { ...base, arabic: label.order, parent: label.text, child: 0, afterGroup: false };
  }
  return { ...base, parent: label.parent, child: label.order, afterGroup: false };
}

const opened = { afterGroup: true, parent: '', child: 0 };

const counters = ({ roman, letter, arabic, parent, child, afterGroup }: typeof START) => ({
  roman,
  letter,
  arabic,
  parent,
  child,
  afterGroup,
});

/** Cost of the next label after the ones so far; undefined when it cannot follow. */
function stepCost(from: typeof START, label: Label, first: boolean): number | undefined {
  if (label.kind === 'roman') return seriesCost(label.order, from.roman, from.letter > 0);
  if (label.kind === 'letter') return seriesCost(label.order, from.letter, false);
  if (label.parent !== '') return childCost(from, label);
  if (label.order === from.arabic + 1) return 0;
  if (from.afterGroup && label.order === 1) return 0.2;
  if (first) return label.order < 200 ? 5 : undefined;
  const missing = label.order - from.arabic - 1;
  return missing > 0 && missing <= 5 ? 2.5 + missing : undefined;
}

function seriesCost(order: number, last: number, mayRestart: boolean): number | undefined {
  if (order === last + 1) return 0;
  if (order === 1 && mayRestart) return 0.2;
  return order > last && order <= last + 2 ? 5 : undefined;
}

function childCost(from: typeof START, label: Label): number | undefined {
  if (label.parent === from.parent) {
    const missing = label.order - from.child - 1;
    return missing < 0 || missing > 3 ? undefined : missing * 3;
  }
  const parent = Number(label.parent.split('.').at(-1));
  const opens = label.order === 1 && (from.parent === '' || Number.isNaN(parent) || parent > 0);
  return opens ? 0.5 : undefined;
}
