// The answer to posted figures, row by row.
import type { Decimal } from '../kernel/quantity.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { EarlierBatch } from '../source/batch.ts';
import type { Judgement } from '../source/figure/figure.ts';

/** What became of a row; `row` counts from 1. `code` and `refusal` are null unless it is rejected. */
export interface FigureResult {
  readonly row: number;
  readonly status: 'accepted' | 'unchanged' | 'rejected';
  readonly code: Refusal['code'] | null;
  readonly refusal: Refusal | null;
  /** The figure as it was understood, to be shown again. */
  readonly read: ReadFigure | null;
}

export interface ReadFigure {
  readonly element: string;
  readonly area: string;
  readonly basis: string;
  readonly period: string;
  readonly amount: Decimal;
}

export interface FigureOutcome {
  /** Null when nothing was written: then neither batch nor journal entry exists. */
  readonly batch: number | null;
  readonly results: readonly FigureResult[];
  readonly counts: FigureCounts;
  /** The same file was brought before. */
  readonly sameFile: EarlierBatch | null;
}

export interface FigureCounts {
  readonly received: number;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** Rows by what became of them. */
export function countsOf(judged: readonly Judgement[]): FigureCounts {
  const count = (status: Judgement['status']) =>
    judged.filter((one) => one.status === status).length;
  return {
    received: judged.length,
    accepted: count('accepted'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
  };
}

/** The answer to a batch that was judged, and written as `batch` unless nothing was new. */
export function outcomeOf(
  judged: readonly Judgement[],
  batch: number | null,
  sameFile: EarlierBatch | undefined,
): FigureOutcome {
  const results = judged.map(resultOf);
  return { batch, results, counts: countsOf(judged), sameFile: sameFile ?? null };
}

function resultOf(one: Judgement): FigureResult {
  if (one.status === 'rejected') {
    const { row, refusal } = one;
    return {
      row,
      status: 'rejected',
      code: refusal.code,
      refusal,
      read: null,
    };
  }
  const { row, element, area, basis, period, amount } = one.figure;
  const read = { element, area, basis, period: period.code, amount };
  return { row, status: one.status, code: null, refusal: null, read };
}
