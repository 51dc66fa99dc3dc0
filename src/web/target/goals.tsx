import type { Goal, Versioned } from '../../catalogue/catalogue.ts';
import { Tag } from '../components/badge.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { capital, formatDay } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { goalText, goalTime } from '../scoreboard/goal-words.ts';
import type { TargetView } from './view.ts';

/** The goals word for word, and how sure the year of each is. */
export function Goals({ view, page }: { view: TargetView; page: Page }) {
  const t = textsOf(page.language).target.goals;
  return (
    <section class="block" id="goals">
      <h2>{t.heading}</h2>
      {view.goals.length === 0 ? (
        <p class="prose">{t.none}</p>
      ) : (
        <DataTable
          caption={t.caption}
          captionUnseen
          columns={columnsOf(view, page)}
          rows={view.goals}
        />
      )}
    </section>
  );
}

function columnsOf({ target, goals }: TargetView, page: Page): Column<Versioned<Goal>>[] {
  const { target: words, terms, scoreboard } = textsOf(page.language);
  const t = words.goals;
  const printed = goals.length > 1 ? t.printedPair : t.printed;
  return [
    { head: t.text, header: true, cell: (goal) => goalText(goal, target.unit) },
    { head: t.year, cell: (goal) => capital(goalTime(goal, scoreboard)) },
    { head: t.comparator, cell: ({ comparator }) => capital(t.comparators[comparator]) },
    {
      head: t.standing,
      cell: ({ standing, version, effectiveFrom }) => (
        <>
          <Tag text={terms.goal[standing]} />{' '}
          <small>{terms.version(version, formatDay(effectiveFrom, page.language))}</small>
        </>
      ),
    },
    {
      head: t.why,
      cell: ({ why, reference }) => [why ?? printed, reference].filter(Boolean).join(' · '),
    },
  ];
}
