import { type Page, textsOf } from '../page.ts';
import { OPEN, PHASE } from './decisions.ts';

/** Years of the phase as they are sent. */
export const yearsOf = ({ start, end }: { start: number; end: number }): readonly string[] =>
  Array.from({ length: end - start + 1 }, (_, i) => String(start + i));

/** Radios of a row, the unchanged state first. */
export function choicesOf(
  page: Page,
  programme: { start: number; end: number },
  standing: 'confirmed' | 'assumed' | 'unplaced',
) {
  const t = textsOf(page.language).goals.choice;
  const stay = { confirmed: t.keepConfirmed, assumed: t.keepAssumed, unplaced: t.open };
  return [
    { value: '', label: stay[standing] },
    ...yearsOf(programme).map((year) => ({ value: year, label: year })),
    { value: PHASE, label: t.phase },
    ...(standing === 'unplaced' ? [] : [{ value: OPEN, label: t.reopen }]),
  ];
}
