// What a unit answers to one field, as it is kept.
import type { AreaCode, ElementCode } from '../../catalogue/catalogue.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Refusal } from '../../kernel/refusal.ts';

export type { Finding };

/** Why there is no number. Nothing happened is the number 0, not a reason. */
export const SKIP_REASONS = [
  'not-available',
  'source-down',
  'not-ours',
  'restricted',
  'other',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export type Answer =
  | { readonly kind: 'value'; readonly amount: Decimal; readonly typed: string }
  /** The number that another source or a still valid stock gives is right. */
  | { readonly kind: 'confirm'; readonly amount: Decimal }
  | { readonly kind: 'skip'; readonly reason: SkipReason }
  /** Kept as typed, so that nothing is lost; it stops sending. */
  | { readonly kind: 'unreadable'; readonly typed: string }
  | { readonly kind: 'blank' };

export interface CellPlace {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
}

/** A cell that came back; `version` is the one that did: a later save answers it. */
export interface Returned {
  readonly by: string;
  readonly at: Date;
  readonly why: string;
  readonly version: number;
}

export interface ReportCell extends CellPlace {
  readonly answer: Answer;
  readonly explanation: string | null;
  readonly comment: string | null;
  readonly estimated: boolean;
  readonly definitionVersion: number;
  readonly findings: readonly Finding[];
  readonly locked: boolean;
  /** Why the cell came back; null when it did not. */
  readonly returned: Returned | null;
  /** Raised by every save; a save names the version that its person saw (0: no cell yet). */
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/**
 * One cell as a person or a sheet sends it: at most one of typed, skip, confirm. Left out, the answer stays
 * when something else is sent with it, and is cleared when nothing is. A comment stays when it is left out,
 * an explanation only with the number that it explains; empty text clears them.
 */
export interface CellSave extends CellPlace {
  readonly version: number;
  readonly typed?: string | undefined;
  readonly skip?: SkipReason | undefined;
  readonly confirm?: boolean | undefined;
  readonly explanation?: string | undefined;
  readonly comment?: string | undefined;
  readonly estimated?: boolean | undefined;
}

export type SaveStatus = 'saved' | 'unchanged' | 'conflict' | 'refused';

/** What became of one cell; `cell` is how it stands now, also when another number was kept. */
export interface SaveResult extends CellPlace {
  readonly status: SaveStatus;
  readonly cell: ReportCell | null;
  readonly refusal: Refusal | null;
}

/** A cell's key in maps: the same as its field's. */
export const cellKey = ({ element, area, period }: CellPlace): string =>
  `${element}.${area}.${period}`;
