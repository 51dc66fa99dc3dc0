// What the pages of columns are given.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import type { ColumnCell } from '../../indicator/column/cell.ts';
import type { ColumnView, OpinionRow } from '../../indicator/column/column-row.ts';
import type { Difference } from '../../indicator/column/difference.ts';
import type { ColumnEvent } from '../../indicator/column/event.ts';
import type { ColumnRights } from '../../indicator/column/rights.ts';
import type { LeadWords } from '../../indicator/column/words.ts';
import type { Cycle } from '../../source/report/cycle.ts';
import type { FieldError } from '../components/form.tsx';

/** Which columns the list shows. */
export const SHOWN = ['confirm', 'opine', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

type Months = Pick<Cycle, 'code' | 'firstMonth' | 'lastMonth'>;

export interface ColumnsView {
  readonly catalogue: Catalogue;
  readonly cycles: readonly Months[];
  readonly cycle: Months | null;
  readonly shown: Shown;
  /** How many columns each list holds. */
  readonly counts: Readonly<Record<Shown, number>>;
  readonly columns: readonly ColumnView[];
}

/** A form that was refused: its errors, what was typed, and the cells that were ticked. */
export interface RefusedForm {
  readonly errors: readonly FieldError[];
  readonly typed: ReadonlyMap<string, string>;
  readonly picked: ReadonlySet<string>;
}

export const NOTHING_REFUSED: RefusedForm = { errors: [], typed: new Map(), picked: new Set() };

/** One value that ever stood in a cell. */
export interface PastFigure {
  readonly amount: string;
  readonly origin: ColumnCell['others'][number]['origin'];
  readonly standing: 'provisional' | 'approved';
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
  readonly ended: boolean;
}

export interface CityResults {
  readonly previous: Amount | undefined;
  readonly now: Amount | undefined;
  readonly year: Amount | undefined;
  readonly lastYear: Amount | undefined;
}

export interface OneColumnView extends ColumnView {
  readonly catalogue: Catalogue;
  readonly otherLeads: readonly string[];
  readonly opinions: readonly OpinionRow[];
  readonly words: readonly LeadWords[];
  readonly earlierWords: readonly LeadWords[];
  readonly rights: ColumnRights;
  readonly events: readonly ColumnEvent[];
  /** Since the last approval, when there was one. */
  readonly differences: readonly Difference[] | null;
  readonly results: CityResults;
  /** The cell whose values are told one by one. */
  readonly looked: { readonly cell: ColumnCell; readonly values: readonly PastFigure[] } | null;
  /** Why the viewer cannot approve it now, in the page's language; null when they can. */
  readonly approvalWaits: string | null;
  readonly name: (username: string) => string;
  readonly refused: RefusedForm;
  readonly done: string | null;
}

/** A column that waits for approval, with the city's result. */
export interface ReviewColumn extends ColumnView {
  readonly results: Pick<CityResults, 'now' | 'previous'>;
  /** Why it cannot be approved now; null when it can. */
  readonly waits: string | null;
}

export interface ReviewReport {
  readonly cycle: Months;
  readonly unit: string;
  readonly sentBy: string;
  readonly sentAt: Date | null;
}

export interface ReviewsView {
  readonly catalogue: Catalogue;
  readonly mayApprove: boolean;
  readonly ready: readonly ReviewColumn[];
  readonly waiting: readonly ReviewColumn[];
  /** Null where the viewer signs no report. */
  readonly reports: readonly ReviewReport[] | null;
  readonly name: (username: string) => string;
  readonly picked: ReadonlySet<string>;
  readonly errors: readonly FieldError[];
  /** What an approval just did: how many, and what was refused why. */
  readonly outcome: {
    readonly approved: number;
    readonly refused: readonly { readonly name: string; readonly why: string }[];
  } | null;
}

/** Key of a ticked column in a form: what was seen goes along. */
export const reviewKey = ({ row, sealNow }: ColumnView): string =>
  [row.indicator, row.cycle, row.version, sealNow].join('|');
