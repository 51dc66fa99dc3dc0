// What the pages of areas show, ready to draw.
import type { Progress } from '../../assessment/assessment.ts';
import type { SeriesPoint } from '../../assessment/scoreboard.ts';
import type { Area, Catalogue, Indicator, Unit, Versioned } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import type { Period } from '../../kernel/period.ts';
import type { Answered, PunctualityCounts } from '../../value/punctuality.ts';
import type { RecordView } from '../components/reporting-record.tsx';

export interface AreaView {
  readonly catalogue: Catalogue;
  readonly area: Area;
  readonly committee: Unit | undefined;
  readonly period: Period;
  readonly periods: readonly string[];
  readonly rows: readonly AreaRow[];
  /** Figures that the area's own committee enters; for the city, all of them. */
  readonly record: RecordView;
  /** Every duty of the record, for the downloads. */
  readonly answered: readonly Answered[];
  /** Figures that other bodies enter for a commune. */
  readonly others: RecordView | null;
  /** Figures due for the period's month. */
  readonly dueNow: number;
  /** The communes, on the page of the city and on the list. */
  readonly communes: readonly CommuneRow[];
}

/** One indicator in one area. */
export interface AreaRow {
  readonly indicator: Versioned<Indicator>;
  readonly amount: Amount | null;
  readonly city: Amount | null;
  /** From 1, high to low; null without a value. */
  readonly rank: number | null;
  readonly ranked: number;
  readonly series: readonly SeriesPoint[];
  readonly progress: Progress;
}

export interface CommuneRow {
  readonly area: Area;
  readonly known: number;
  readonly above: number;
  readonly indicators: number;
  readonly counts: PunctualityCounts;
}

export interface AreaListView {
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly periods: readonly string[];
  readonly communes: readonly CommuneRow[];
}
