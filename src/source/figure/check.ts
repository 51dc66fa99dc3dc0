import type { Origin } from '../../catalogue/catalogue.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { exact } from '../../kernel/quantity.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Figure, Judgement, RawFigure } from './figure.ts';
import type { Known } from './known.ts';
import { refusalsOfPairs } from './pair.ts';
import { type CurrentValue, put, type Standings, seriesKey } from './standing.ts';
import { type Setting, understand } from './understand.ts';

/** Every row read by itself (refusals of a file's reader stay); rows that repeat an earlier one with another value are refused. */
export function understandAll(
  raws: readonly (RawFigure | Refusal)[],
  setting: Setting,
): readonly (Figure | Refusal)[] {
  const firsts = new Map<string, Figure>();
  return raws.map((raw, i) => {
    const figure = isRefusal(raw) ? raw : understand(raw, i + 1, setting);
    if (isRefusal(figure)) return figure;
    const first = firsts.get(cellKey(figure));
    if (!first) firsts.set(cellKey(figure), figure);
    if (!first || exact(first.amount).eq(figure.amount)) return figure;
    return refuse('row-repeated', { first: first.row });
  });
}

/** What is current around a batch, and how it is written. */
export interface Surroundings {
  readonly current: readonly CurrentValue[];
  readonly simulated: boolean;
  /** The value that stands among several origins for one cell. */
  choose(values: readonly CurrentValue[]): CurrentValue | undefined;
}

/**
 * Judges a whole batch: what already stands is unchanged, and a part may not exceed its whole, within
 * the batch or against current values, unless the sender confirms it with a reason.
 */
export function judgeAll(
  read: readonly (Figure | Refusal)[],
  known: Known,
  around: Surroundings,
): readonly Judgement[] {
  const standing = standingCells(around.current);
  const fresh = new Map<string, Figure>();
  const unchanged = new Set<Figure>();
  for (const figure of read) {
    if (isRefusal(figure)) continue;
    const key = cellKey(figure);
    if (fresh.has(key) || isEqual(standing.get(key), figure, around.simulated)) {
      unchanged.add(figure);
    } else fresh.set(key, figure);
  }
  const refusals = refusalsOfPairs([...fresh.values()], known, standingsOf(around));
  return read.map((answer, i): Judgement => {
    if (isRefusal(answer)) return { status: 'rejected', row: i + 1, refusal: answer };
    const same = fresh.get(cellKey(answer));
    const refusal = refusals.get(same ?? answer);
    if (refusal) return { status: 'rejected', row: answer.row, refusal };
    return { status: unchanged.has(answer) ? 'unchanged' : 'accepted', figure: answer };
  });
}

/** All or nothing: one refusal turns every good row away. */
export function allOrNothing(judged: readonly Judgement[]): readonly Judgement[] {
  if (judged.every((one) => one.status !== 'rejected')) return judged;
  const refusal = refuse('others-rejected');
  return judged.map((one) =>
    one.status === 'accepted' ? { status: 'rejected', row: one.figure.row, refusal } : one,
  );
}

interface CellParts {
  readonly element: string;
  readonly area: string;
  readonly basis: string;
  readonly origin: Origin;
}

const keyOf = (cell: CellParts, period: string): string =>
  `${cell.element}|${cell.area}|${cell.basis}|${period}|${cell.origin}`;

const cellKey = (figure: Figure): string => keyOf(figure, figure.period.code);

const standingCells = (current: readonly CurrentValue[]): Map<string, CurrentValue> =>
  new Map(current.map((value) => [keyOf(value, value.period), value]));

function isEqual(value: CurrentValue | undefined, figure: Figure, simulated: boolean): boolean {
  if (!value || value.simulated !== simulated || value.estimated !== figure.estimated) return false;
  if (figure.note !== undefined && figure.note !== value.note) return false;
  return exact(value.amount).eq(figure.amount);
}

/** One amount per series and period: the official among the origins. */
function standingsOf({ current, choose }: Surroundings): Standings {
  const cells = new Map<string, CurrentValue[]>();
  for (const value of current) {
    const key = `${seriesKey(value.element, value)}|${value.period}`;
    const cell = cells.get(key);
    if (cell) cell.push(value);
    else cells.set(key, [value]);
  }
  const standings: Standings = new Map();
  for (const values of cells.values()) {
    const chosen = choose(values);
    const period = chosen && parsePeriod(chosen.period, chosen.basis);
    if (!period) continue;
    put(standings, seriesKey(chosen.element, chosen), { period, amount: chosen.amount });
  }
  return standings;
}
