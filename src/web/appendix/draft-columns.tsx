import type { DraftTarget } from '../../catalogue/appendix/draft.ts';
import type { Column } from '../components/table.tsx';
import { type Page, textsOf } from '../page.ts';

/** Rows of the draft as they would become targets. */
export function targetColumns(page: Page): readonly Column<DraftTarget>[] {
  const t = textsOf(page.language).appendix;
  const year = (one: DraftTarget['goals'][number]['year']): string => {
    if (one === null) return t.year.open;
    return one === 'phase' ? t.year.phase : String(one);
  };
  const names = (units: DraftTarget['leads']): string => units.map(({ name }) => name).join('; ');
  return [
    { head: t.column.number, cell: ({ number }) => number },
    { head: t.column.name, header: true, cell: ({ name }) => name },
    { head: t.column.unit, cell: ({ unit }) => unit ?? '–' },
    {
      head: t.column.goals,
      cell: ({ goals }) =>
        goals.length === 0 ? (
          t.milestones
        ) : (
          <ul class="goal-list">
            {goals.map((goal) => (
              <li>
                <b>{goal.text}</b> {year(goal.year)}
              </li>
            ))}
          </ul>
        ),
    },
    { head: t.column.leads, cell: ({ leads }) => names(leads) || '–' },
    { head: t.column.coordinators, cell: ({ coordinators }) => names(coordinators) || '–' },
    { head: t.column.line, numeric: true, cell: ({ source }) => source.line },
  ];
}
