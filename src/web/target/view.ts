// Everything that the page of one target shows, ready to draw.
import type { Assessment } from '../../assessment/assessment.ts';
import type {
  Area,
  Catalogue,
  Goal,
  Group,
  Indicator,
  Milestone,
  Target,
  Versioned,
} from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import type { LeadWords } from '../../indicator/column/words.ts';
import type { Basis, IsoDate, Period } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Correction, FigureNote } from '../../value/correction.ts';
import type { TrendMonth } from '../chart/trend-model.ts';
import type { AuthorName } from '../components/author.tsx';
import type { MapValues } from '../scoreboard/map-values.ts';
import type { TargetMap } from '../scoreboard/view.ts';

export interface TargetView {
  readonly catalogue: Catalogue;
  readonly target: Target;
  readonly group: Group;
  readonly area: Area;
  readonly period: Period;
  /** Codes of the periods on offer, latest first. */
  readonly periods: readonly string[];
  readonly today: IsoDate;
  readonly goals: readonly Versioned<Goal>[];
  /** withheld: no figure may be shown; reached: restricted, and the viewer is one who may see it. */
  readonly disclosure: 'open' | 'withheld' | 'reached';
  /** The area that was asked for, where the target has no figures of its own there. */
  readonly cityInsteadOf: Area | null;
  readonly assessment: Assessment;
  /** One for each indicator, in the catalogue's order; without figures when withheld. */
  readonly parts: readonly PartView[];
  readonly communes: CommunesView | null;
  /** Kết quả, khó khăn, nguyên nhân, kiến nghị of the last cycle for which a lead wrote. */
  readonly words: readonly LeadWords[];
  readonly notes: readonly FigureNote[];
  readonly changes: readonly ChangeEntry[];
  readonly authorOf: (username: string) => AuthorName;
  /** Set when more corrections exist than are listed. */
  readonly correctionsCut: boolean;
}

/** One indicator of the target. */
export interface PartView {
  readonly indicator: Versioned<Indicator>;
  readonly assessment: Assessment;
  /** The amount that was judged, for its receipt and its exact pair. */
  readonly judged: Amount | null;
  /** Unit of the numerator: what the pace of work counts. */
  readonly workUnit: string | null;
  readonly rows: readonly ResultRow[];
  readonly months: readonly TrendMonth[];
  readonly steps: readonly StepView[];
  readonly chart: TrendDrawing | null;
}

/** Results of one indicator on one basis, beside those of other periods. */
export interface ResultRow {
  readonly basis: Basis;
  readonly previous: Amount | null;
  readonly current: Amount | null;
  /** Flows: cumulative in the year, and the same of last year. */
  readonly year: Amount | null;
  readonly lastYear: Amount | null;
  readonly lastYearTotal: Amount | null;
}

export interface TrendDrawing {
  readonly wide: string;
  readonly narrow: string;
}

export interface StepView {
  readonly milestone: Milestone;
  /** Share done, 0 to 1; null when nothing was reported. */
  readonly done: Decimal | null;
  readonly state: 'done' | 'late' | 'running' | 'waiting' | 'unknown';
}

/** One indicator over the communes. */
export interface CommunesView {
  readonly map: TargetMap;
  readonly values: MapValues;
  readonly city: Amount | null;
  readonly indicator: Versioned<Indicator>;
  /** Indicators of the target that are counted by commune. */
  readonly onOffer: readonly Versioned<Indicator>[];
}

/** One line of the history: a version of a goal or a definition, or a figure that was corrected. */
export type ChangeEntry = {
  readonly at: Date;
  readonly by: string;
  readonly why: string | null;
  readonly seq: number;
} & (
  | { readonly kind: 'goal'; readonly goal: Goal; readonly version: number }
  | { readonly kind: 'indicator'; readonly indicator: Indicator; readonly version: number }
  | { readonly kind: 'figure'; readonly correction: Correction }
);
