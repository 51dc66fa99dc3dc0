import { exact } from '../../kernel/quantity.ts';
import { type Column, DataTable } from '../components/table.tsx';
import { formatDay, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { PartView, StepView, TargetView } from './view.ts';

/** The steps of a plan with weight, day and how far each is. */
export function Milestones({ view, page }: { view: TargetView; page: Page }) {
  const t = textsOf(page.language).target.milestones;
  const parts = view.parts.filter(({ steps }) => steps.length > 0);
  if (parts.length === 0) return null;
  return (
    <section class="block" id="milestones">
      <h2>{t.heading}</h2>
      {parts.map((part) => (
        <MilestoneTable part={part} page={page} />
      ))}
    </section>
  );
}

function MilestoneTable({ part, page }: { part: PartView; page: Page }) {
  const t = textsOf(page.language).target.milestones;
  return (
    <>
      <DataTable caption={t.caption} captionUnseen columns={columnsOf(page)} rows={part.steps} />
      <p class="note">
        {t.how} {part.indicator.standing === 'proposed' && t.proposed}
      </p>
    </>
  );
}

const LOOK: Record<StepView['state'], string> = {
  done: 'achieved',
  late: 'behind',
  running: 'on-track',
  waiting: 'gap-only',
  unknown: 'no-data',
};

function columnsOf(page: Page): Column<StepView>[] {
  const t = textsOf(page.language).target.milestones;
  const percent = (share: string) =>
    formatValue(exact(share).times('100').toString(), '%', page.language);
  return [
    { head: t.name, header: true, cell: ({ milestone }) => milestone.name },
    {
      head: t.weight,
      numeric: true,
      cell: ({ milestone }) => formatValue(milestone.weight, null, page.language),
    },
    {
      head: t.due,
      numeric: true,
      cell: ({ milestone }) => formatDay(milestone.due, page.language),
    },
    { head: t.done, numeric: true, cell: ({ done }) => (done === null ? '–' : percent(done)) },
    {
      head: t.state,
      cell: ({ state }) => <span class={`badge is-${LOOK[state]}`}>{t.states[state]}</span>,
    },
  ];
}
