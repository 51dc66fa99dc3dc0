// What the entry screens show: one unit's report of one cycle, with what stands beside every number.
import type { Origin, UnitCode } from '../../catalogue/catalogue.ts';
import type { Field } from '../../catalogue/form.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import type { Answer, Finding } from '../../source/report/answer.ts';
import type { ReportState } from '../../source/report/report.ts';
import type { FieldError } from '../components/form.tsx';

export interface PeriodValue {
  readonly period: string;
  readonly value: Decimal | null;
}

/** A number for the same cell from another source, or a stock that still stands. */
export interface OtherNumber {
  readonly origin: Origin;
  readonly value: Decimal;
  /** Its own period where that is an earlier one. */
  readonly period: string | null;
}

export interface CellNote {
  readonly who: string;
  readonly at: Date;
  readonly text: string;
  readonly question: boolean;
}

/** What somebody else saved while the viewer typed; the viewer chooses. */
export interface Conflict {
  readonly who: string;
  readonly at: Date;
  readonly answer: Answer;
  readonly version: number;
}

/** One row of the grid. */
export interface EntryRow {
  readonly key: string;
  readonly field: Field;
  /** Named where the form asks for several areas or several periods. */
  readonly area: string | null;
  readonly period: string | null;
  readonly previous: PeriodValue | null;
  readonly sameLastYear: PeriodValue | null;
  readonly others: readonly OtherNumber[];
  /** The number that «đúng» takes; null where nothing is on offer. */
  readonly offer: OtherNumber | null;
  /** Numbers outside are unusual. */
  readonly limits: { readonly low: Decimal | null; readonly high: Decimal | null } | null;
  readonly history: readonly PeriodValue[];
  readonly answer: Answer;
  readonly explanation: string;
  readonly comment: string;
  readonly estimated: boolean;
  readonly findings: readonly Finding[];
  readonly locked: boolean;
  /** Why the cell came back; null once it was answered anew. */
  readonly returned: { readonly by: string; readonly why: string } | null;
  readonly version: number;
  readonly by: string | null;
  readonly at: Date | null;
  readonly notes: readonly CellNote[];
  readonly conflict: Conflict | null;
}

export interface RowGroup {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly EntryRow[];
}

/** What this viewer may do with the report as it stands. */
export interface Acts {
  readonly fill: boolean;
  readonly send: boolean;
  readonly recall: boolean;
  readonly sign: boolean;
  /** May sign by role, but entered some of it. */
  readonly own: boolean;
  readonly reopen: boolean;
}

export interface ReportView {
  readonly id: number;
  /** `/reports/2026-10/so-tu-phap` */
  readonly path: string;
  readonly cycle: string;
  readonly unit: { readonly code: UnitCode; readonly name: string };
  readonly state: ReportState['kind'];
  readonly signature: { readonly how: 'product' | 'paper'; readonly who: string } | null;
  readonly paper: { readonly number: string; readonly date: IsoDate; readonly file: string } | null;
  readonly signedAt: Date | null;
  readonly revision: number;
  readonly version: number;
  readonly formVersion: string;
  readonly reference: string | null;
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  readonly deadline: IsoDate;
  /** Last day of a late exception; null without one. */
  readonly lateUntil: IsoDate | null;
  /** The cycle lets this unit write today. */
  readonly writable: boolean;
  readonly groups: readonly RowGroup[];
  readonly acts: Acts;
  /** How and why the report came back last, while it is a draft. */
  readonly returned: {
    readonly how: 'return' | 'return-cells' | 'reopen';
    readonly who: string;
    readonly at: Date;
    readonly why: string;
  } | null;
  readonly errors: readonly FieldError[];
}

export const rowsOf = ({ groups }: Pick<ReportView, 'groups'>): readonly EntryRow[] =>
  groups.flatMap(({ rows }) => rows);

/** States of a cell, told apart by shape, word and colour. */
export const CELL_STATES = [
  'empty',
  'optional',
  'saved',
  'waiting',
  'warned',
  'blocked',
  'locked',
  'returned',
  'conflict',
  'skipped',
] as const;
export type CellState = (typeof CELL_STATES)[number];

type Judged = Pick<
  EntryRow,
  'field' | 'answer' | 'findings' | 'explanation' | 'comment' | 'locked' | 'returned' | 'conflict'
>;

/** The state that matters most; a comment is shown beside it. Judges as unfinished.ts does. */
export function stateOf(row: Judged): CellState {
  if (row.conflict) return 'conflict';
  if (row.locked || row.field.withheld) return 'locked';
  const { kind } = row.answer;
  if (kind === 'blank') return row.field.mode === 'ask' ? 'empty' : 'optional';
  if (kind === 'unreadable') return 'blocked';
  if (row.returned) return 'returned';
  if (row.findings.some(({ severity }) => severity === 'block')) return 'blocked';
  if (needsWords(row)) return 'warned';
  return kind === 'skip' ? 'skipped' : 'saved';
}

function needsWords({ answer, findings, explanation, comment }: Judged): boolean {
  if (answer.kind === 'skip' && answer.reason === 'other' && comment.trim() === '') return true;
  return findings.some(({ severity }) => severity === 'explain') && explanation.trim() === '';
}

/** States that stop sending. */
const UNFINISHED: readonly CellState[] = ['empty', 'warned', 'blocked', 'conflict', 'returned'];

export const isUnfinished = (row: Judged): boolean => UNFINISHED.includes(stateOf(row));

/** What the input holds: what was typed, else nothing. */
export const typedOf = ({ answer }: Pick<EntryRow, 'answer'>): string =>
  answer.kind === 'value' || answer.kind === 'unreadable' ? answer.typed : '';

/** The amount a row answers with; null for a reason, nothing or what cannot be read. */
export const amountOfRow = ({ answer }: Pick<EntryRow, 'answer'>): Decimal | null =>
  answer.kind === 'value' || answer.kind === 'confirm' ? answer.amount : null;
