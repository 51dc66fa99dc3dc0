import type { DraftComparison } from '../../catalogue/appendix/compare-draft.ts';
import type { Decisions, ProgrammeWords } from '../../catalogue/appendix/decision.ts';
import type { Draft, KnownUnit } from '../../catalogue/appendix/draft.ts';
import type { FieldError } from '../components/form.tsx';

export const TABS = ['doubts', 'targets', 'differences', 'files'] as const;
export type Tab = (typeof TABS)[number];

export interface OpenAppendix {
  readonly id: string;
  readonly fileName: string;
  readonly saved: Date;
  readonly decided: number;
  readonly doubts: number;
}

export interface AppendixUploadView {
  readonly open: readonly OpenAppendix[];
  readonly errors: readonly FieldError[];
}

export interface DraftView {
  readonly id: string;
  readonly fileName: string;
  readonly tab: Tab;
  /** As it was read. */
  readonly draft: Draft;
  /** With the decisions put in. */
  readonly settled: Draft;
  readonly decisions: Decisions;
  readonly words: ProgrammeWords;
  readonly units: readonly KnownUnit[];
  readonly comparison: DraftComparison;
  /** What still keeps the draft from being a catalogue. */
  readonly faults: readonly string[];
  /** How many decisions were just saved. */
  readonly saved: number | null;
}

export const decisionField = (kind: 'year' | 'text' | 'seen', doubt: number): string =>
  `${kind}-${doubt}`;
