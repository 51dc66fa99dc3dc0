// What a person decides about the doubts of a draft, and the draft afterwards.
import { normalise } from '../../kernel/text.ts';
import type {
  Ambiguity,
  Draft,
  DraftGoal,
  DraftTarget,
  DraftUnit,
  GoalYear,
  KnownUnit,
} from './draft.ts';
import { readValue } from './measure.ts';
import { unitFinder } from './units.ts';

/** One answer; nothing in it means not decided yet. */
export interface Decision {
  /** For a value whose year is not known; `open` decides to leave it so. */
  readonly year?: GoalYear | 'open';
  /** What stands instead of what was read. */
  readonly text?: string;
  /** Seen, and kept as it was read. */
  readonly accepted?: boolean;
}

/** Answers by the doubt's place in the draft's list. */
export type Decisions = Readonly<Record<number, Decision>>;

export interface ProgrammeWords {
  readonly title: string;
  readonly legalBasis: string;
  readonly start: string;
  readonly end: string;
}

/** How a doubt is answered on screen. */
export type DoubtKind = 'year' | 'goal' | 'units' | 'text' | 'seen';

/** The target that a doubt is about: its number may be printed twice, its line is its own. */
const targetOf = (draft: Draft, { target, line }: Ambiguity): DraftTarget | undefined =>
  draft.targets.find((one) => one.source.line === line && one.number === target) ??
  draft.targets.find((one) => target !== null && one.number === target);

const openGoal = (target: DraftTarget, { text, why }: Ambiguity): DraftGoal | undefined =>
  target.goals.find(
    (goal) => goal.standing === 'unplaced' && goal.text === text && why.startsWith(goal.why ?? '–'),
  );

export function kindOf(draft: Draft, doubt: Ambiguity): DoubtKind {
  const target = targetOf(draft, doubt);
  if (!target) return 'seen';
  switch (doubt.field) {
    case 'goals':
      return openGoal(target, doubt) ? 'year' : 'goal';
    case 'leads':
    case 'coordinators':
      return 'units';
    case 'name':
    case 'unit':
    case 'number':
    case 'group':
      return 'text';
    case 'programme':
      return 'seen';
  }
}

/** The reading that a doubt is about, as it stands in its field. */
export function readingOf(draft: Draft, doubt: Ambiguity): string {
  const target = targetOf(draft, doubt);
  if (!target) return '';
  switch (doubt.field) {
    case 'goals':
      return doubt.text;
    case 'leads':
    case 'coordinators':
      return target[doubt.field].map(({ name }) => name).join('; ');
    case 'number':
      return String(target.number);
    case 'name':
    case 'unit':
    case 'group':
      return target[doubt.field] ?? '';
    case 'programme':
      return '';
  }
}

/** True once there is an answer: a year, another text, or «seen». */
export function isDecided(draft: Draft, doubt: Ambiguity, decision: Decision = {}): boolean {
  if (decision.accepted || decision.year !== undefined) return true;
  return decision.text !== undefined && normalise(decision.text) !== readingOf(draft, doubt);
}

/** The draft with the answers put in; what is decided is no doubt any more. */
export function decide(draft: Draft, decisions: Decisions, known: readonly KnownUnit[]): Draft {
  const targets = draft.targets.map((target) =>
    draft.ambiguities.reduce((changed, doubt, i) => {
      const decision = decisions[i];
      const about = decision && targetOf(draft, doubt) === target;
      return about ? answered(changed, doubt, decision, { draft, known }) : changed;
    }, target),
  );
  const ambiguities = draft.ambiguities.filter(
    (doubt, i) => !isDecided(draft, doubt, decisions[i]),
  );
  return { ...draft, targets, ambiguities };
}

interface Context {
  readonly draft: Draft;
  readonly known: readonly KnownUnit[];
}

function answered(
  target: DraftTarget,
  doubt: Ambiguity,
  decision: Decision,
  { draft, known }: Context,
): DraftTarget {
  if (kindOf(draft, doubt) === 'year') return placed(target, doubt, decision.year);
  const text = normalise(decision.text ?? '');
  if (decision.text === undefined || text === readingOf(draft, doubt)) return target;
  switch (doubt.field) {
    case 'goals':
      return withGoal(target, doubt, text);
    case 'leads':
    case 'coordinators':
      return { ...target, [doubt.field]: unitsOf(text, target[doubt.field], known) };
    case 'number':
      return { ...target, number: /^\d+$/.test(text) ? Number(text) : text };
    case 'name':
      return { ...target, name: text };
    case 'unit':
      return { ...target, unit: text || null };
    case 'group':
      return { ...target, group: text || null };
    case 'programme':
      return target;
  }
}

/** The value gets its year; deciding to leave it open keeps it unplaced. */
function placed(target: DraftTarget, doubt: Ambiguity, year: Decision['year']): DraftTarget {
  const goal = openGoal(target, doubt);
  if (!goal || year === undefined || year === 'open') return target;
  const settled: DraftGoal = { ...goal, year, standing: 'confirmed', why: null };
  return { ...target, goals: target.goals.map((one) => (one === goal ? settled : one)) };
}

/** A value written again: in place of the one printed so, else as one more, its year still open. */
function withGoal(target: DraftTarget, { text: printed }: Ambiguity, text: string): DraftTarget {
  const others = target.goals.filter((goal) => goal.text !== printed);
  const before = target.goals.find((goal) => goal.text === printed);
  const read = readValue(text);
  if (read.kind !== 'value') {
    return { ...target, goals: others, kind: others.length > 0 ? 'quantitative' : 'milestone' };
  }
  const { value, comparator } = read;
  const year = before?.year ?? null;
  const goal: DraftGoal = {
    ...{ year, value, comparator, text },
    standing: year === null ? 'unplaced' : 'confirmed',
    why: year === null ? 'Mức do người nhập ghi lại, chưa rõ năm.' : null,
  };
  return { ...target, goals: [...others, goal], kind: 'quantitative' };
}

/** Names left as they were stay so; a name that a person wrote is looked up in the register. */
function unitsOf(
  text: string,
  before: readonly DraftUnit[],
  known: readonly KnownUnit[],
): readonly DraftUnit[] {
  const find = unitFinder(known);
  const names = text.split(';').map(normalise);
  return names
    .filter((name) => name !== '')
    .map((name) => before.find((unit) => unit.name === name) ?? find(name).unit);
}

/** Title, legal basis and phase as they were read, for a person to correct. */
export const programmeWords = ({ programme }: Draft): ProgrammeWords => ({
  title: programme.title ?? '',
  legalBasis: legalWords(programme.legalBasis),
  start: programme.start === null ? '' : String(programme.start),
  end: programme.end === null ? '' : String(programme.end),
});

/** Kinds of documents by the letters of their number (Decree 30/2020, Appendix III). */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\/NQ-/, 'Nghị quyết'],
  [/\/QĐ-/, 'Quyết định'],
  [/\/KH-/, 'Kế hoạch'],
  [/\/CTr-/, 'Chương trình'],
  [/\/CT-/, 'Chỉ thị'],
  [/\/ĐA-/, 'Đề án'],
  [/\/TB-/, 'Thông báo'],
];

function legalWords(basis: Draft['programme']['legalBasis']): string {
  if (!basis) return '';
  const day = basis.date?.split('-').reverse().join('/');
  const kind = KINDS.find(([mark]) => mark.test(basis.number))?.[1] ?? 'Văn bản';
  const parts = [
    `${kind} số ${basis.number}`,
    day && `ngày ${day}`,
    basis.issuer && `của ${basis.issuer}`,
  ];
  return parts.filter(Boolean).join(' ');
}
