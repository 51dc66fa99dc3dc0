// số liệu nhập: a ready figure as another system or an Excel file gave it, before any judgement.
import type { AreaCode, ElementCode, Origin } from '../../catalogue/catalogue.ts';
import type { Basis, Period } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Refusal } from '../../kernel/refusal.ts';

/** A number that a sheet cell already holds as a number; `percent` when it is shown with %. */
export interface ReadNumber {
  readonly decimal: Decimal;
  readonly percent: boolean;
}

/** One row as it came. JSON numbers are taken as they are; text is read as people write numbers. */
export interface RawFigure {
  readonly element: string;
  /** May be left out when `unit` names the People's Committee of a commune or a city agency. */
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
  /** 2026-09, 2026-Q3, 2026-H1, 2026-9M, 2026; a school year also as 2025-2026. */
  readonly period: string;
  /** The element's own basis when it is left out. */
  readonly basis?: string | undefined;
  readonly value?: string | number | ReadNumber | null | undefined;
  readonly note?: string | null | undefined;
  /** The sender stands by an unlikely figure; the reason is in `note`. */
  readonly confirm?: boolean | undefined;
}

/** A row that was understood: what it says and where it belongs. */
export interface Figure {
  /** Place in the request, from 1. */
  readonly row: number;
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly basis: Basis;
  readonly period: Period;
  readonly origin: Origin;
  readonly amount: Decimal;
  readonly note: string | undefined;
  readonly confirmed: boolean;
  readonly estimated: boolean;
}

/** What became of a row: `unchanged` when the same figure already stands. */
export type Judgement =
  | { readonly status: 'accepted' | 'unchanged'; readonly figure: Figure }
  | { readonly status: 'rejected'; readonly row: number; readonly refusal: Refusal };
