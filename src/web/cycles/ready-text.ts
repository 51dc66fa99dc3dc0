// Văn bản soạn sẵn: which units still owe something, in the words of a chat group.
import { owes, type UnitProgress } from '../../source/report/unit-progress.ts';
import { wordsOf } from '../catalogue-words.ts';
import { formatDay, formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { OneCycleView } from './view.ts';
import { cycleName } from './words.tsx';

/** The text with every unit that is not signed, overdue first as they come; null when nobody owes anything. */
export function readyText(view: OneCycleView, page: Page): string | null {
  const { cycle, units, catalogue, now, today } = view;
  const t = textsOf(page.language).cycles;
  const owing = units.filter(owes);
  if (owing.length === 0) return null;
  const { unitName } = wordsOf(catalogue);
  const day = formatDay(cycle.unitDeadline, page.language);
  const when = formatInstant(now, page.language);
  return [
    t.ready.head(cycleName(cycle, page), when, owing.length, units.length),
    t.ready.deadline(day, today > cycle.unitDeadline),
    ...owing.map((one) => t.ready.line(unitName(one.unit), wordsFor(one, page))),
    t.ready.foot(`${view.address}/work`),
  ].join('\n');
}

function wordsFor(one: UnitProgress, page: Page): string {
  const t = textsOf(page.language).cycles;
  const parts = [t.standing[one.standing].toLowerCase()];
  if (one.standing === 'drafting') parts.push(t.ready.progress(one.answered, one.asked));
  if (one.returned > 0) parts.push(t.ready.returned(one.returned));
  return parts.join(', ');
}
