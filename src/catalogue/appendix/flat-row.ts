// One row of flattened text: every way to cut it into name, unit, values and agencies is weighed.
import { type AgencyReading, LOOSE, readAgencies, startsAgency } from './agency-list.ts';
import { foldWord } from './agency-names.ts';
import { lower, type Word } from './lines.ts';
import { isComparatorWord } from './measure.ts';
import { unitCost } from './unit-of-measure.ts';
import { isWordedRun, readValueRun, type ValueRun } from './value-run.ts';

export type Segment = 'unit' | 'values' | 'agencies' | 'rest';

export interface RowShape {
  /** What follows the name, in printed order. */
  readonly order: readonly Segment[];
  readonly valueColumns: number;
  readonly agencyColumns: number;
  /** Wrapped lines end with a space in this text. */
  readonly softWraps: boolean;
}

export interface Cut {
  readonly cost: number;
  readonly nameEnd: number;
  readonly spans: Readonly<Partial<Record<Segment, readonly [number, number]>>>;
}

const LONGEST: Readonly<Record<Segment, number>> = { unit: 7, values: 24, agencies: 45, rest: 40 };
/** Cuts this much worse than the best so far are not followed. */
const WORTHLESS = 2;
/** «Hoàn thành» in a value cell reads as surely as a number without its unit. */
const WORDED = 1;
const BINDS = new Set(
  [
    'và',
    'của',
    'cho',
    'tại',
    'với',
    'do',
    'trong',
    'các',
    'được',
    'là',
    'từ',
    'theo',
    'về',
    'hoặc',
    'có',
    'bởi',
    'giữa',
    'trên',
    'gồm',
    '-',
  ].map(foldWord),
);
const NUMBERED = /^(vực|độ|năm|lớp|số|từ|án|cấp|điều|quyết|giai|đoạn|quận|vùng)$/u;

/** The best cut, and how much worse the best cut with another name would be. */
export function cutRow(
  words: readonly Word[],
  shape: RowShape,
): { readonly best: Cut; readonly margin: number; readonly rival: Cut | undefined } {
  const cuts = new Search(words, shape).all();
  let best = cuts[0] ?? { cost: 99, nameEnd: words.length, spans: {} };
  for (const cut of cuts) if (cut.cost < best.cost) best = cut;
  let rival: Cut | undefined;
  for (const cut of cuts) {
    if (cut.nameEnd !== best.nameEnd && (!rival || cut.cost < rival.cost)) rival = cut;
  }
  return { best, margin: rival ? rival.cost - best.cost : 99, rival };
}

/** Costs are remembered per span: cuts share most of their spans. */
class Search {
  private readonly texts: readonly string[];
  private readonly words: readonly Word[];
  private readonly shape: RowShape;
  private readonly known = new Map<string, number | undefined>();

  private least = Number.POSITIVE_INFINITY;

  constructor(words: readonly Word[], shape: RowShape) {
    this.words = words;
    this.shape = shape;
    this.texts = words.map((word) => word.text);
  }

  all(): readonly Cut[] {
    const cuts: Cut[] = [];
    for (let end = 1; end <= this.words.length; end += 1) {
      const cost = this.nameCost(end);
      this.extend({ cost, nameEnd: end, spans: {} }, { at: end, step: 0 }, cuts);
    }
    return cuts;
  }

  private extend(cut: Cut, from: { at: number; step: number }, cuts: Cut[]): void {
    if (cut.cost > this.least + WORTHLESS) return;
    const segment = this.shape.order[from.step];
    const total = this.words.length;
    if (segment === undefined) {
      if (from.at !== total) return;
      const whole = { ...cut, cost: cut.cost + pairCost(cut, this.isWorded(cut)) };
      this.least = Math.min(this.least, whole.cost);
      cuts.push(whole);
      return;
    }
    const last = from.step === this.shape.order.length - 1;
    const furthest = Math.min(total, from.at + LONGEST[segment]);
    for (let end = last ? total : from.at; end <= (last ? total : furthest); end += 1) {
      const cost = this.cost(segment, from.at, end);
      if (cost === undefined) continue;
      const spans = { ...cut.spans, [segment]: [from.at, end] as const };
      const next = { ...cut, cost: cut.cost + cost, spans };
      this.extend(next, { at: end, step: from.step + 1 }, cuts);
    }
  }

  private cost(segment: Segment, from: number, to: number): number | undefined {
    const key = `${segment} ${from} ${to}`;
    if (!this.known.has(key)) this.known.set(key, this.measure(segment, from, to));
    return this.known.get(key);
  }

  private measure(segment: Segment, from: number, to: number): number | undefined {
    const words = this.texts.slice(from, to);
    if (segment === 'unit') return words.length === 0 ? 1.5 : this.unitCost(from, to);
    if (segment === 'values') return this.valuesCost(from, words);
    if (segment === 'agencies') return this.agenciesCost(from, to);
    return words.length === 0 ? 0 : 1.5 + 0.3 * words.length;
  }

  /** A unit that fills its line was a cell of its own. */
  private unitCost(from: number, to: number): number | undefined {
    const cost = unitCost(this.texts.slice(from, to));
    const alone = this.words[from]?.first === true && this.words[to - 1]?.last === true;
    return cost !== undefined && alone ? cost * 0.4 : cost;
  }

  private valuesCost(from: number, words: readonly string[]): number | undefined {
    const run = readValueRun(words, this.shape.valueColumns);
    if (!run) return undefined;
    const before = lower(this.texts[from - 1] ?? '');
    const numbered = words.length > 0 && NUMBERED.test(before) ? 5 : 0;
    const worded = isWordedRun(words, this.shape.valueColumns);
    return (worded ? Math.min(run.cost, WORDED) : run.cost) + numbered;
  }

  private isWorded({ spans }: Cut): boolean {
    const [from, to] = spans.values ?? [0, 0];
    return isWordedRun(this.texts.slice(from, to), this.shape.valueColumns);
  }

  private agenciesCost(from: number, to: number): number | undefined {
    if (from === to) return this.shape.agencyColumns > 0 ? 2.5 : 0;
    const separated = this.words[from]?.first === true;
    if (!startsAgency(this.texts, from, separated) && !this.mayOpen(from)) return undefined;
    const reading = readAgencies(this.texts.slice(from, to));
    const percent = this.texts.slice(from, to).includes('%') ? 6 : 0;
    const extra = Math.max(0, reading.cells.length - this.shape.agencyColumns);
    const crowd = Math.max(0, to - from - 45) * 0.3;
    return reading.cost + extra * 1.5 + crowd + percent;
  }

  /** An agency of an unknown kind may open where a line begins or after a number. */
  private mayOpen(at: number): boolean {
    const upper = /^\p{Lu}/u.test(this.texts[at] ?? '');
    return upper && (this.words[at]?.first === true || /[\d%]$/.test(this.texts[at - 1] ?? ''));
  }

  /** Agencies that begin inside the name and are not bound to it («do Sở Y tế»). */
  private agenciesInside(end: number): number {
    let count = 0;
    for (let at = 1; at < end; at += 1) {
      const bound =
        BINDS.has(foldWord(this.texts[at - 1] ?? '')) || /^[“"«(-]/u.test(this.texts[at] ?? '');
      if (!bound && startsAgency(this.texts, at, false)) count += 1;
    }
    return count;
  }

  /** A name seldom ends with «tối đa», or with a number that nothing before it counts. */
  private valueAtEnd(end: number): number {
    const last = this.texts[end - 1] ?? '';
    const before = this.texts[end - 2] ?? '';
    if (isComparatorWord(last) && isComparatorWord(before)) return 4;
    if (/^(trên|dưới|đạt|hơn)$/u.test(lower(last))) return 3;
    if (/^\d[\d.,]*%$/.test(last)) return 2;
    if (/^(Không|Tối|Ít|Trên|Dưới|Đạt|Từ)$/u.test(last)) return 3;
    return /^\d[\d.,]*$/.test(last) && !NUMBERED.test(lower(before)) ? 1.5 : 0;
  }

  private nameCost(end: number): number {
    const last = this.texts[end - 1] ?? '';
    const text = this.texts.slice(0, end);
    let cost = /^\p{Ll}/u.test(this.texts[0] ?? '') ? 1 : 0;
    cost += text.filter((word) => word === '%').length * 6;
    if (/[,;:(]$/.test(last) || BINDS.has(foldWord(last))) cost += 4;
    if (/^[≥≤<>]/u.test(last)) cost += 6;
    cost += this.valueAtEnd(end);
    if (this.shape.softWraps && this.words[end - 1]?.last && this.words[end - 1]?.line.soft)
      cost += 1.5;
    cost += this.agenciesInside(end) * 1.2;
    const all = text.join(' ');
    if (all.split('(').length > all.split(')').length) cost += 3;
    return cost;
  }
}

/** A unit without a value, or a number without the unit that the head announces, is rare. */
function pairCost(cut: Cut, worded: boolean): number {
  const [unitFrom = 0, unitTo = 0] = cut.spans.unit ?? [];
  const [valueFrom = 0, valueTo = 0] = cut.spans.values ?? [];
  if (unitTo > unitFrom) return valueTo === valueFrom ? 2 : 0;
  return cut.spans.unit && valueTo > valueFrom && !worded ? 1.5 : 0;
}

export const valuesOf = (words: readonly Word[], shape: RowShape): ValueRun =>
  readValueRun(
    words.map((word) => word.text),
    shape.valueColumns,
  ) ?? { items: [], cost: 0 };

export const agenciesOf = (words: readonly Word[]): AgencyReading =>
  readAgencies(words.map((word) => word.text));

/** Above this the agencies do not read as whole names: lines of two cells may be mixed. */
export const UNREADABLE = LOOSE.cut;
