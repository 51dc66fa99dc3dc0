// One cell of a column: what is official there, what else came, and what its report said.
import type { Origin, UnitCode } from '../../catalogue/catalogue.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Finding, SkipReason } from '../../source/report/answer.ts';
import type { ValueStanding } from '../../value/value.ts';
import type { Place } from './places.ts';

/** A value that stands, with the person who entered it: an approval does not make the approver its author. */
export interface StandingValue extends Place {
  readonly id: number;
  readonly origin: Origin;
  readonly amount: Decimal;
  readonly standing: ValueStanding;
  readonly estimated: boolean;
  readonly note: string | null;
  readonly author: string;
  readonly at: Date;
}

/** What a unit's report of the same cycle says of a cell; only returns are told before it is signed. */
export interface ReportedCell extends Pick<Place, 'element' | 'area' | 'period'> {
  readonly report: number;
  readonly unit: UnitCode;
  readonly signed: boolean;
  readonly skip: SkipReason | null;
  readonly explanation: string | null;
  readonly comment: string | null;
  readonly findings: readonly Finding[];
  readonly returned: Returned | null;
  /** The number that was signed, and who entered it. */
  readonly number: SignedNumber | null;
}

export interface SignedNumber {
  readonly amount: Decimal;
  readonly author: string;
}

/** What a unit signed that only confirms here, where another unit's number stands as the reported one. */
export interface NumberBeside extends SignedNumber {
  readonly unit: UnitCode;
}

export interface Returned {
  readonly by: string;
  readonly at: Date;
  readonly why: string;
}

/** `returned`: a value stands but its unit looks at it again (a cell sent back, a report opened again), so it does not count. */
export type CellState = 'answered' | 'returned' | 'skipped' | 'missing';

export interface ColumnCell extends Place {
  readonly state: CellState;
  /** False for a figure of the city itself beside communes that are asked. */
  readonly due: boolean;
  /** Units that enter it. */
  readonly units: readonly UnitCode[];
  readonly official: StandingValue | null;
  readonly others: readonly StandingValue[];
  readonly beside: readonly NumberBeside[];
  readonly report: ReportedCell | null;
  /** Official values one period and one year earlier, and the sum of the year so far (flows only). */
  readonly previous: Decimal | null;
  readonly sameLastYear: Decimal | null;
  readonly cumulative: Decimal | null;
  /** Why a person should look at it first; empty when nothing is unusual. */
  readonly marks: readonly Mark[];
}

/** Reasons to look at a cell, the most telling first. */
export const MARKS = ['returned', 'warned', 'differs', 'jump', 'skipped', 'missing'] as const;
export type Mark = (typeof MARKS)[number];

/** A column's cells with what they add up to. */
export interface ColumnSheet {
  readonly cells: readonly ColumnCell[];
  readonly answered: number;
  readonly expected: number;
  /** answered ÷ expected reaches the indicator's minimum coverage. */
  readonly enough: boolean;
  /** Everyone who entered a value that counts, in order. */
  readonly authors: readonly string[];
  /** The values that count, as the text that is sealed. */
  readonly sealed: string;
}

/** What a confirmation or an approval saw in one cell, kept with its event for the diff. */
export interface SeenCell extends Pick<Place, 'element' | 'area' | 'period'> {
  readonly origin: Origin;
  readonly amount: Decimal;
  readonly by: string;
}
