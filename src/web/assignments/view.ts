import {
  type AssignmentChange,
  type AssignmentField,
  fieldText,
  type RowFault,
} from '../../catalogue/assignment-rows.ts';
import type {
  Assignment,
  Catalogue,
  Element,
  Frequency,
  Versioned,
} from '../../catalogue/catalogue.ts';
import { searchKey } from '../../kernel/text.ts';
import { targetsOfElement } from '../catalogue/view.ts';
import { wordsOf } from '../catalogue-words.ts';
import type { FieldError } from '../components/form.tsx';
import type { SavedVersion } from '../components/version-history.tsx';
import type { Meanwhile } from '../goals/view.ts';
import { type Page, textsOf } from '../page.ts';

export interface AssignmentRow {
  readonly assignment: Versioned<Assignment>;
  readonly element: Element;
  readonly targets: readonly number[];
}

export interface AssignmentFilter {
  readonly search: string;
  readonly group: string;
  readonly unit: string;
  readonly frequency: string;
}

export interface AssignmentsView {
  readonly catalogue: Catalogue;
  readonly rows: readonly AssignmentRow[];
  readonly filter: AssignmentFilter;
  readonly mayEdit: boolean;
  /** What was just saved, in words. */
  readonly saved: string | null;
}

export interface AssignmentForm {
  readonly assignment: Assignment;
  readonly reason: string;
  /** Version that the person saw. */
  readonly seen: number;
}

export interface AssignmentView {
  readonly catalogue: Catalogue;
  readonly current: AssignmentRow;
  readonly form: AssignmentForm;
  readonly errors: readonly FieldError[];
  readonly meanwhile: Meanwhile | null;
  readonly history: readonly SavedVersion[];
}

export interface AssignmentImportView {
  readonly id: string;
  readonly catalogue: Catalogue;
  readonly fileName: string;
  readonly changes: readonly AssignmentChange[];
  readonly same: number;
  readonly faults: readonly RowFault[];
  readonly reason: string;
  readonly errors: readonly FieldError[];
}

export const FREQUENCIES: readonly Frequency[] = [
  'month',
  'quarter',
  'half',
  'year',
  'school-year',
];

export function assignmentRows(catalogue: Catalogue): readonly AssignmentRow[] {
  return catalogue.assignments
    .flatMap((assignment) => {
      const element = catalogue.elements.find(({ code }) => code === assignment.element);
      return element
        ? [{ assignment, element, targets: targetsOfElement(catalogue, element.code) }]
        : [];
    })
    .toSorted((a, b) => (a.targets[0] ?? Infinity) - (b.targets[0] ?? Infinity));
}

/** Every unit named in the row, each once. */
const unitsOf = ({ enters, verifies, owns, supplies }: Assignment): readonly string[] => [
  ...new Set([...enters, verifies, owns, ...supplies]),
];

export function assignmentsFound(
  catalogue: Catalogue,
  { search, group, unit, frequency }: AssignmentFilter,
): readonly AssignmentRow[] {
  const { unitName } = wordsOf(catalogue);
  const words = searchKey(search).split(' ');
  const groupOf = new Map(catalogue.targets.map((target) => [target.number, target.group]));
  return assignmentRows(catalogue).filter(({ assignment, element, targets }) => {
    if (group && !targets.some((number) => groupOf.get(number) === group)) return false;
    if (unit && !unitsOf(assignment).includes(unit)) return false;
    if (frequency && assignment.frequency !== frequency) return false;
    const names = [element.name, element.code, ...unitsOf(assignment).map(unitName)];
    const text = searchKey([...names, assignment.source].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** One field as a person reads it on this page. */
export const fieldWords = (
  page: Page,
  catalogue: Catalogue,
  one: Assignment,
  field: AssignmentField,
): string =>
  field === 'frequency'
    ? textsOf(page.language).terms.frequency[one.frequency]
    : fieldText(catalogue, one, field);
