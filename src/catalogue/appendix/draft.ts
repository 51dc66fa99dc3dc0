// What the appendix import gives: a draft catalogue with its doubts, or a refusal.
import type { Comparator } from '../../kernel/comparator.ts';

/** A unit already in the register; the import gives its code. */
export interface KnownUnit {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface DraftUnit {
  readonly code: string;
  /** As printed; the register's name where the print abbreviates it. */
  readonly name: string;
}

export type GoalYear = number | 'phase';

export interface DraftGoal {
  readonly year: GoalYear | null;
  readonly value: number;
  readonly comparator: Comparator;
  /** As printed, line breaks joined. */
  readonly text: string;
  readonly standing: 'confirmed' | 'unplaced';
  readonly why: string | null;
}

/** The row's number as printed: a whole number, or text such as «1.1». */
export type TargetNumber = number | string;

export interface DraftTarget {
  readonly number: TargetNumber;
  readonly group: string | null;
  readonly name: string;
  /** Null where nothing is printed. */
  readonly unit: string | null;
  readonly kind: 'quantitative' | 'milestone';
  readonly goals: readonly DraftGoal[];
  readonly leads: readonly DraftUnit[];
  readonly coordinators: readonly DraftUnit[];
  readonly indicators: readonly string[];
  readonly disclosure: 'public';
  /** Line of the text, or row of the table (counted over the whole file), from 1. */
  readonly source: { readonly document: string; readonly line: number };
}

export interface DraftProgramme {
  readonly title: string | null;
  readonly legalBasis: LegalBasis | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly groups: readonly { readonly code: string; readonly name: string }[];
}

export interface LegalBasis {
  readonly number: string;
  /** ISO date; null where the day is not printed. */
  readonly date: string | null;
  readonly issuer: string | null;
}

export type DoubtField =
  | 'programme'
  | 'group'
  | 'number'
  | 'name'
  | 'unit'
  | 'goals'
  | 'leads'
  | 'coordinators';

/** One thing a person has to settle; `text` is what is printed there. */
export interface Ambiguity {
  readonly line: number;
  readonly target: TargetNumber | null;
  readonly field: DoubtField;
  readonly text: string;
  readonly why: string;
}

export interface Draft {
  readonly kind: 'draft';
  readonly programme: DraftProgramme;
  readonly targets: readonly DraftTarget[];
  readonly ambiguities: readonly Ambiguity[];
}

export type RefusalCode =
  | 'empty-file'
  | 'too-large'
  | 'zip-bomb'
  | 'encrypted'
  | 'macro'
  | 'old-office'
  | 'pdf'
  | 'wrong-type'
  | 'damaged'
  | 'no-table'
  | 'no-rows'
  | 'scrambled';

export interface Refusal {
  readonly kind: 'refusal';
  readonly code: RefusalCode;
  /** Vietnamese, says what to do next. */
  readonly message: string;
}

/** A column of the table, told by its head. */
export type Column =
  | { readonly kind: 'number' | 'name' | 'unit' | 'lead' | 'coordinator' | 'other' }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'goal'; readonly year: GoalYear };

/** A value as printed; `year` null when the flattened text lost its column. */
export interface PrintedValue {
  readonly text: string;
  readonly year: GoalYear | null;
}

/** One row of the table before it is understood: the meeting point of text, .docx and .xlsx. */
export interface PrintedRow {
  readonly kind: 'group' | 'target';
  readonly line: number;
  readonly label: string;
  readonly name: string;
  readonly unit: string | null;
  readonly values: readonly PrintedValue[];
  readonly leads: readonly string[];
  readonly coordinators: readonly string[];
  readonly doubts: readonly Doubt[];
}

export interface Doubt {
  readonly field: DoubtField;
  readonly text: string;
  readonly why: string;
}

/** A table as read from one file, with what stands above it. */
export interface PrintedTable {
  readonly preamble: readonly PreambleLine[];
  readonly years: readonly GoalYear[];
  readonly rows: readonly PrintedRow[];
  readonly doubts: readonly Ambiguity[];
}

export interface PreambleLine {
  readonly line: number;
  readonly text: string;
}
