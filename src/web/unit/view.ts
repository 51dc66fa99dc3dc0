// What the pages of units show, ready to draw.
import type { ScoreboardRow } from '../../assessment/scoreboard.ts';
import type {
  Area,
  Assignment,
  Catalogue,
  Element,
  Indicator,
  Unit,
  Versioned,
} from '../../catalogue/catalogue.ts';
import type { Period } from '../../kernel/period.ts';
import type { Answered } from '../../value/punctuality.ts';
import type { RecordView } from '../components/reporting-record.tsx';

export interface UnitView {
  readonly catalogue: Catalogue;
  readonly unit: Unit;
  /** Groups of which the unit is a member. */
  readonly groups: readonly Unit[];
  readonly area: Area | undefined;
  readonly period: Period;
  readonly periods: readonly string[];
  readonly led: readonly UnitTarget[];
  readonly coordinated: readonly UnitTarget[];
  readonly owned: readonly Versioned<Indicator>[];
  readonly entered: readonly UnitElement[];
  readonly supplied: readonly UnitElement[];
  readonly record: RecordView;
  /** Every duty of the record, for the downloads. */
  readonly answered: readonly Answered[];
}

export interface UnitTarget {
  readonly row: ScoreboardRow;
  /** False where the viewer may not see its figures. */
  readonly shown: boolean;
  /** The group through which the unit takes part; null when it is named itself. */
  readonly via: Unit | null;
}

export interface UnitElement {
  readonly element: Versioned<Element>;
  readonly assignment: Assignment;
  readonly via: Unit | null;
  /** Indicators that read the element. */
  readonly usedBy: readonly Versioned<Indicator>[];
}

export interface UnitListView {
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly periods: readonly string[];
  readonly units: readonly UnitRow[];
}

export interface UnitRow {
  readonly unit: Unit;
  readonly leads: number;
  /** Targets led that are behind or at risk. */
  readonly late: number;
  readonly coordinates: number;
  readonly owns: number;
  readonly enters: number;
}
