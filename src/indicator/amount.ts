import type { AreaCode, IndicatorCode } from '../catalogue/catalogue.ts';
import type { Judged } from '../kernel/comparator.ts';
import type { Basis, IsoDate } from '../kernel/period.ts';

/** Why there is no amount. Zero is not missing. */
export const MISSING = [
  'not-reported',
  'not-approved',
  'zero-denominator',
  'feed-stalled',
  'expired',
  'not-due',
  'restricted',
  'no-source',
] as const;
export type Missing = (typeof MISSING)[number];

export type AmountStanding = 'provisional' | 'approved' | 'published';

/** Which result: in the period, or cumulative from 1 January of its year («lũy kế»; flows only). */
export type Scope = 'period' | 'year';

export interface Cell {
  readonly indicator: IndicatorCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly period: string;
  readonly scope: Scope;
}

/** A present result that was last computed by one journal entry. */
export type RecomputedCell = Cell & { readonly value: string | null };

/** Areas (times months, for a cumulative flow) that reported, of those that should have. */
export interface Coverage {
  readonly reported: number;
  readonly expected: number;
}

export interface Known extends Judged {
  readonly kind: 'known';
  readonly coverage: Coverage;
  /** Last day the numbers speak of: the stock's own date may lie before the period's end. */
  readonly asOfDate: IsoDate;
  readonly standing: AmountStanding;
}

export interface Absent {
  readonly kind: 'missing';
  readonly why: Missing;
  readonly coverage: Coverage;
  /** For an expired stock: the date of the number that no longer stands. */
  readonly asOfDate?: IsoDate;
}

/** kết quả thực hiện: an indicator's computed result for one area and period. */
export type Amount = Cell & {
  readonly result: Known | Absent;
  readonly formulaVersion: number;
  /** Journal entry up to which values were read; part of the receipt's id. */
  readonly revision: number;
  readonly recordedAt: Date;
};

/** `5~46~2026-09~year~a~1284`: a cell at a revision, readable and reproducible for ever. */
export function receiptId(cell: Cell, revision: number): string {
  const basis = cell.basis === 'administrative' ? 'a' : 'c';
  return [cell.indicator, cell.area, cell.period, cell.scope, basis, revision].join('~');
}

export function parseReceiptId(id: string): { cell: Cell; revision: number } | undefined {
  const [indicator, area, period, scope, basis, revision, ...rest] = id.split('~');
  if (!indicator || !area || !period || rest.length > 0) return undefined;
  if ((scope !== 'period' && scope !== 'year') || (basis !== 'a' && basis !== 'c'))
    return undefined;
  if (!revision || !/^\d{1,15}$/.test(revision)) return undefined;
  const cell: Cell = {
    indicator,
    area,
    period,
    scope,
    basis: basis === 'a' ? 'administrative' : 'calendar',
  };
  return { cell, revision: Number(revision) };
}
