import type { AreaCode, Catalogue } from '../../catalogue/catalogue.ts';
import type { RecomputedCell } from '../../indicator/amount.ts';
import type { BatchRecord } from '../../source/batch.ts';
import type { Mapping } from '../../source/figure/mapping.ts';
import type { CellPlace, SheetRow } from '../../source/figure/sheet.ts';
import type { FigureCounts, FigureResult } from '../../value/figure-outcome.ts';
import type { Value } from '../../value/value.ts';
import type { FieldError } from '../components/form.tsx';

export type Stage = 'sheet' | 'mapping' | 'checking' | 'checked' | 'recording' | 'recorded';

/** What became, or would become, of one figure of the file. */
export interface ResultRow extends Pick<FigureResult, 'status' | 'refusal' | 'read'> {
  readonly place: CellPlace;
}

export interface OpenImport {
  readonly id: string;
  readonly fileName: string;
  readonly stage: Stage;
  readonly saved: Date;
}

export interface UploadView {
  /** «50 MB». */
  readonly limit: string;
  /** The viewer enters for a unit, not everywhere. */
  readonly ownUnitOnly: boolean;
  readonly open: readonly OpenImport[];
  readonly mappings: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly notice: string | null;
  readonly errors: readonly FieldError[];
}

interface ImportView {
  readonly id: string;
  readonly fileName: string;
  readonly errors: readonly FieldError[];
}

export interface SheetView extends ImportView {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
  readonly headerRow: number | null;
}

export interface MappingView extends ImportView {
  readonly catalogue: Catalogue;
  readonly rows: readonly SheetRow[];
  readonly mapping: Mapping;
  /** What was typed as periods, by field, so that a wrong one is shown again. */
  readonly typed: ReadonlyMap<string, string>;
  readonly name: string;
  readonly remembered: string | null;
  readonly titlePeriod: string | null;
}

export interface CheckView extends ImportView {
  readonly catalogue: Catalogue;
  /** The area of every row, where no column says one. */
  readonly areaOfAll: AreaCode | undefined;
  readonly counts: FigureCounts;
  readonly rows: readonly ResultRow[];
  readonly confirmed: { readonly cells: readonly string[]; readonly reason: string };
  readonly atomic: boolean;
  readonly sameFile: { readonly batch: number; readonly who: string; readonly at: Date } | null;
}

export interface DoneView extends ImportView {
  readonly catalogue: Catalogue;
  readonly counts: FigureCounts;
  readonly batch: number | null;
  readonly atomic: boolean;
  readonly name: string;
  readonly status: ResultRow['status'] | null;
  readonly rows: readonly ResultRow[];
  readonly number: number;
  readonly last: number;
}

export interface BatchRow extends BatchRecord {
  readonly person: string;
}

export interface BatchesView {
  readonly rows: readonly BatchRow[];
  readonly number: number;
  readonly last: number;
}

export interface BatchView {
  readonly catalogue: Catalogue;
  readonly batch: BatchRow;
  readonly values: readonly Value[];
  readonly cells: readonly RecomputedCell[];
  readonly number: number;
  readonly last: number;
}
