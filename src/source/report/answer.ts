// What a unit answers to one field, as it is kept.
import type { AreaCode, ElementCode } from '../../catalogue/catalogue.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import type { Decimal } from '../../kernel/quantity.ts';

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

export interface ReportCell extends CellPlace {
  readonly answer: Answer;
  readonly explanation: string | null;
  readonly comment: string | null;
  readonly estimated: boolean;
  readonly definitionVersion: number;
  readonly findings: readonly Finding[];
  readonly locked: boolean;
  /** Why the cell came back; null when it did not. */
  readonly returned: { readonly by: string; readonly why: string } | null;
  /** Raised by every save; a save names the version that its person saw (0: no cell yet). */
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** One cell as a person or a sheet sends it. Exactly one of typed, skip, confirm; all left out clears it. */
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
