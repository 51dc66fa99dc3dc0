// What a reader asked to see: read from the address, where unknown values count as not given.
import { PROGRESS, type Progress } from '../../assessment/assessment.ts';
import type { ScoreboardRow } from '../../assessment/scoreboard.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { searchKey } from '../../kernel/text.ts';
import { wordsOf } from '../catalogue-words.ts';

export const TABS = ['table', 'chart', 'map', 'changes'] as const;
export type TabCode = (typeof TABS)[number];

export interface Selection {
  readonly tab: TabCode;
  readonly search: string;
  readonly group: string | null;
  readonly status: Progress | null;
  readonly lead: string | null;
  /** Target on the map. */
  readonly target: number | null;
}

/** Parameters that choose among the targets; the rest of the address says which figures. */
export const FILTERS = ['q', 'group', 'status', 'lead'] as const;

export function readSelection(query: URLSearchParams): Selection {
  const number = Number(query.get('target'));
  return {
    tab: oneOf(TABS, query.get('tab')) ?? 'table',
    search: (query.get('q') ?? '').trim().slice(0, 100),
    group: query.get('group') || null,
    status: oneOf(PROGRESS, query.get('status')),
    lead: query.get('lead') || null,
    target: Number.isInteger(number) && number > 0 ? number : null,
  };
}

/** Rows that answer the selection; every word must occur in number, name or leads, diacritics apart. */
export function select(
  rows: readonly ScoreboardRow[],
  selection: Selection,
  catalogue: Catalogue,
): readonly ScoreboardRow[] {
  const { group, status, lead, search } = selection;
  const words = searchKey(search).split(' ').filter(Boolean);
  if (!group && !status && !lead && words.length === 0) return rows;
  const { searchKeyOf } = wordsOf(catalogue);
  return rows.filter(
    ({ target, assessment }) =>
      (!group || target.group === group) &&
      (!status || assessment.progress === status) &&
      (!lead || target.leads.includes(lead)) &&
      words.every((word) => searchKeyOf(target).includes(word)),
  );
}

/** How many conditions choose among the targets. */
export const filterCount = ({ search, group, status, lead }: Selection): number =>
  [search, group, status, lead].filter(Boolean).length;

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}
