// What the pages of the desk are given.
import type { Catalogue, UnitCode } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { CycleRow, LateException } from '../../source/report/cycle.ts';
import type { NewCycle } from '../../source/report/plan-cycle.ts';
import type { CycleCounts, UnitProgress } from '../../source/report/unit-progress.ts';
import type { FieldError } from '../components/form.tsx';
import type { OutboxView } from '../work/mail-state.tsx';

/** A cycle with the units that the reader may see. */
export interface CycleView {
  readonly cycle: CycleRow;
  readonly today: IsoDate;
  readonly units: readonly UnitProgress[];
  readonly counts: CycleCounts;
  readonly exceptions: readonly LateException[];
}

/** A form that was refused: its errors, and what was typed into it. */
export interface Refused {
  readonly errors: readonly FieldError[];
  readonly typed: ReadonlyMap<string, string>;
}

export const NOTHING_REFUSED: Refused = { errors: [], typed: new Map() };

/** Which part of the desk `/cycles` shows. */
export const DESK_PARTS = ['cycles', 'record', 'silent', 'burden', 'office'] as const;
type DeskPart = (typeof DESK_PARTS)[number];

export interface Desk {
  readonly part: DeskPart;
  readonly mayManage: boolean;
  readonly done: string | null;
}

export interface CyclesView {
  readonly cycles: readonly CycleView[];
  /** Months that may be opened, latest first, and those that «nhập bù» may span. */
  readonly openable: readonly string[];
  readonly months: readonly string[];
}

/** How many figures a unit is asked in a cycle. */
export interface UnitLoad {
  readonly unit: UnitCode;
  readonly ask: number;
  readonly confirm: number;
  readonly elements: number;
}

export interface OpenView {
  readonly plan: NewCycle;
  readonly loads: readonly UnitLoad[];
  readonly columns: number;
  /** Open cycles that ask for one of its months too. */
  readonly overlaps: readonly CycleRow[];
  readonly catalogue: Catalogue;
  readonly refused: Refused;
}

export interface ColumnState {
  readonly indicator: string;
  readonly state: 'collecting' | 'confirmed' | 'approved';
}

export interface OneCycleView extends CycleView {
  readonly catalogue: Catalogue;
  readonly mayManage: boolean;
  readonly columns: readonly ColumnState[];
  readonly nameOf: (username: string) => string;
  /** For the desk; null for others. */
  readonly outbox: { readonly state: OutboxView; readonly on: boolean } | null;
  readonly done: string | null;
  readonly refused: Refused;
  /** Address of the instance for the text that is copied. */
  readonly address: string;
  readonly now: Date;
}
