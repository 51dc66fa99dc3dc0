import type { Progress } from '../../assessment/assessment.ts';
import type { Goal, Programme, Target } from '../../catalogue/catalogue.ts';
import type { KeptDocument } from '../../catalogue/document.ts';
import type { FieldError } from '../components/form.tsx';
import type { GoalRow } from './decisions.ts';

/** What someone else decided about a row in between. */
export interface Meanwhile {
  readonly who: string;
  readonly at: Date;
  readonly why: string | null;
}

export interface GoalsView {
  readonly programme: Programme;
  readonly rows: readonly GoalRow[];
  /** Goals without a confirmed year, shown here or not. */
  readonly left: number;
  readonly all: boolean;
  readonly unitName: (code: string) => string;
  readonly reason: string;
  readonly reference: string;
  readonly scan: (KeptDocument & { readonly person: string }) | null;
  readonly notice: string | null;
  readonly errors: readonly FieldError[];
  /** By goal id: decided by someone else while this form was open. */
  readonly meanwhile: ReadonlyMap<string, Meanwhile>;
}

/** One goal before and after a journal entry. */
export interface PlacedStep {
  readonly target: Target;
  readonly before: Goal | null;
  readonly after: Goal;
}

export interface StatusStep {
  readonly target: Target;
  readonly before: Progress;
  readonly after: Progress;
}

export interface PlacedView {
  readonly revision: number;
  readonly who: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly steps: readonly PlacedStep[];
  readonly period: string;
  readonly followed: readonly StatusStep[];
  readonly left: number;
}
