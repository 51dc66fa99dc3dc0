// Cột số liệu: one indicator, one cycle, all units. Confirmed by its data owner, open to objection by the
// other leads, approved by the standing office; a change of its values takes a confirmation back.
import type { Catalogue, Indicator, UnitCode } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

export type ColumnState =
  | { readonly kind: 'collecting' }
  | ConfirmedColumn
  | {
      readonly kind: 'approved';
      readonly confirmed: ConfirmedColumn;
      readonly by: string;
    };

export interface ConfirmedColumn {
  readonly kind: 'confirmed';
  readonly by: string;
  /** Hash of the values that were confirmed. */
  readonly seal: string;
  /** Last day on which other leads may object. */
  readonly objectionsUntil: IsoDate;
}

export interface Opinion {
  readonly unit: UnitCode;
  readonly kind: 'agree' | 'object' | 'silent';
  /** An objection that the owner has not answered holds the column. */
  readonly answered: boolean;
}

/** What a transition is decided by; the store reads it under the column's lock. */
export interface Column {
  readonly cycle: string;
  readonly state: ColumnState;
  readonly revision: number;
  readonly version: number;
  /** Hash of the values as they stand now. */
  readonly seal: string;
  /** Everyone who entered a value that stands in it. */
  readonly authors: readonly string[];
  /** Leads of the target without the data owner. */
  readonly otherLeads: readonly UnitCode[];
  /** Opinions of this revision. */
  readonly opinions: readonly Opinion[];
  /** Cells that came of those that are due, and the share (0 to 1) below which nothing is final. */
  readonly answered: number;
  readonly expected: number;
  readonly enough: boolean;
  readonly open: boolean;
}

export type ColumnAct =
  | { readonly kind: 'confirm'; readonly objectionsUntil: IsoDate }
  | { readonly kind: 'agree'; readonly unit: UnitCode }
  | { readonly kind: 'object'; readonly unit: UnitCode; readonly reason: string }
  | { readonly kind: 'answer'; readonly unit: UnitCode; readonly text: string }
  /** Cells go back to their units with a reason; the rest of the column stays. */
  | { readonly kind: 'return-cell'; readonly reason: string }
  /** Values changed under a confirmation or an approval: what was confirmed is no more, even in a closed cycle. */
  | { readonly kind: 'fall-back'; readonly reason: string }
  /** `seal` is what the approver saw. */
  | { readonly kind: 'approve'; readonly seal: string }
  | { readonly kind: 'reopen'; readonly reason: string };

export type ColumnMove =
  | { readonly kind: 'moved'; readonly state: ColumnState; readonly revision: number }
  | Refusal;

export interface Actor {
  readonly person: string;
  readonly today: IsoDate;
}

/**
 * The one transition function of columns. Whether the actor's grants allow the act was decided before.
 * Nobody confirms or approves what they entered, nor approves what they confirmed.
 */
export function moveColumn(column: Column, act: ColumnAct, actor: Actor): ColumnMove {
  if (!column.open && act.kind !== 'fall-back')
    return refuse('cycle-closed', { cycle: column.cycle });
  switch (act.kind) {
    case 'confirm':
      return confirm(column, act.objectionsUntil, actor);
    case 'agree':
    case 'object':
      return opine(column, act, actor);
    case 'answer':
      return answer(column, act);
    case 'return-cell':
    case 'fall-back':
      return takeBack(column, act);
    case 'approve':
      return approve(column, act.seal, actor);
    case 'reopen':
      if (act.reason.trim() === '') return refuse('reason-needed');
      if (column.state.kind === 'collecting') return misplaced(column, act);
      return { kind: 'moved', state: { kind: 'collecting' }, revision: column.revision + 1 };
  }
}

function confirm(column: Column, objectionsUntil: IsoDate, { person }: Actor): ColumnMove {
  if (column.state.kind !== 'collecting') {
    return misplaced(column, { kind: 'confirm', objectionsUntil });
  }
  if (column.answered === 0) return refuse('column-empty');
  if (column.authors.includes(person)) {
    return refuse('own-work', { what: 'xác nhận', what_en: 'confirm' });
  }
  return stay(column, { kind: 'confirmed', by: person, seal: column.seal, objectionsUntil });
}

type Voice = Extract<ColumnAct, { kind: 'agree' | 'object' }>;

function opine(column: Column, act: Voice, { today }: Actor): ColumnMove {
  if (column.state.kind !== 'confirmed') return misplaced(column, act);
  if (!column.otherLeads.includes(act.unit)) return refuse('not-another-lead');
  if (act.kind === 'object' && act.reason.trim() === '') return refuse('reason-needed');
  if (today > column.state.objectionsUntil) {
    return refuse('objections-over', dayWords(column.state.objectionsUntil));
  }
  return stay(column, column.state);
}

function answer(column: Column, act: Extract<ColumnAct, { kind: 'answer' }>): ColumnMove {
  if (column.state.kind !== 'confirmed') return misplaced(column, act);
  if (act.text.trim() === '') return refuse('reason-needed');
  const held = column.opinions.some((one) => one.unit === act.unit && isHolding(one));
  return held ? stay(column, column.state) : refuse('no-such-objection');
}

function takeBack(column: Column, act: ColumnAct & { readonly reason: string }): ColumnMove {
  if (act.reason.trim() === '') return refuse('reason-needed');
  if (column.state.kind === 'approved' && act.kind === 'return-cell') return misplaced(column, act);
  const fresh = column.state.kind === 'collecting' ? 0 : 1;
  return { kind: 'moved', state: { kind: 'collecting' }, revision: column.revision + fresh };
}

function approve(column: Column, seen: string, { person, today }: Actor): ColumnMove {
  const { state } = column;
  if (state.kind !== 'confirmed') return misplaced(column, { kind: 'approve', seal: seen });
  if (seen !== column.seal || state.seal !== column.seal) return refuse('column-changed');
  if (person === state.by || column.authors.includes(person)) {
    return refuse('own-work', { what: 'phê duyệt', what_en: 'approve' });
  }
  if (column.opinions.some(isHolding)) return refuse('objection-open');
  if (today <= state.objectionsUntil && silentLeads(column).length > 0) {
    return refuse('objections-not-over', dayWords(state.objectionsUntil));
  }
  if (!column.enough) {
    return refuse('coverage-too-low', { answered: column.answered, expected: column.expected });
  }
  return stay(column, { kind: 'approved', confirmed: state, by: person });
}

const dayWords = (day: IsoDate) => ({ day: day.split('-').reverse().join('/'), day_en: day });

const isHolding = (one: Opinion): boolean => one.kind === 'object' && !one.answered;

/** Leads of the target beside the data owner; a group of units has no voice of its own. */
export function otherLeadsOf(
  { targets, units }: Pick<Catalogue, 'targets' | 'units'>,
  { target, owner }: Pick<Indicator, 'target' | 'owner'>,
): readonly UnitCode[] {
  const leads = targets.find(({ number }) => number === target)?.leads ?? [];
  const groups = new Set(units.filter(({ kind }) => kind === 'group').map(({ code }) => code));
  return leads.filter((unit) => unit !== owner && !groups.has(unit));
}

/** Other leads who have said nothing: after the last day their silence is consent, and written down as such. */
export const silentLeads = (column: Pick<Column, 'otherLeads' | 'opinions'>): readonly UnitCode[] =>
  column.otherLeads.filter((unit) => !column.opinions.some((one) => one.unit === unit));

const stay = (column: Column, state: ColumnState): ColumnMove => ({
  kind: 'moved',
  state,
  revision: column.revision,
});

const misplaced = (column: Column, act: ColumnAct): Refusal =>
  refuse('column-elsewhere', { state: column.state.kind, act: act.kind });
