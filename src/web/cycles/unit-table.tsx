import { dayInVietnam } from '../../kernel/period.ts';
import { owes, type UnitProgress } from '../../source/report/unit-progress.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Csrf } from '../components/form.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatDay } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { OneCycleView } from './view.ts';
import { StandingBadge, TimelinessBadge } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OneCycleView;
}

/** Who has answered and who is late; for the desk, with the choice of whom to remind. */
export function UnitTable({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const owing = view.units.some(owes);
  const desk = view.mayManage && view.cycle.state === 'open' && owing;
  const columns = columnsOf(page, view);
  const table = (
    <div class="dense">
      <DataTable
        caption={t.one.units}
        captionUnseen
        rows={ordered(view.units)}
        columns={desk ? [pickColumn(page, view), ...columns] : columns}
      />
    </div>
  );
  if (!desk) return table;
  const overdue = view.counts.timeliness.missing;
  return (
    <form method="post" action={linkTo(page, `/cycles/${view.cycle.code}/remind`)}>
      <Csrf page={page} />
      {table}
      <p class="actions">
        <button type="submit" id="remind" name="whom" value="some">
          {t.one.remindSome}
        </button>
        <button type="submit" class="quiet" name="whom" value="all">
          {t.one.remindAll}
        </button>
        {overdue > 0 && (
          <button type="submit" class="quiet" name="whom" value="leaders">
            {t.one.escalate}
          </button>
        )}
      </p>
    </form>
  );
}

const ORDER = ['untouched', 'drafting', 'returned', 'sent', 'signed'];

/** What asks for attention first. */
const ordered = (units: readonly UnitProgress[]): readonly UnitProgress[] =>
  units.toSorted((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing));

function pickColumn(page: Page, { catalogue }: OneCycleView): Column<UnitProgress> {
  const t = textsOf(page.language).cycles;
  const { unitName } = wordsOf(catalogue);
  return {
    head: t.column.pick,
    cell: (one) =>
      owes(one) ? (
        <input
          type="checkbox"
          name="unit"
          value={one.unit}
          aria-label={t.one.pick(unitName(one.unit))}
        />
      ) : (
        ''
      ),
  };
}

function columnsOf(page: Page, { cycle, catalogue }: OneCycleView): Column<UnitProgress>[] {
  const t = textsOf(page.language).cycles;
  const { unitName } = wordsOf(catalogue);
  const day = (date: string) => formatDay(date, page.language);
  return [
    {
      head: t.column.unit,
      header: true,
      cell: ({ unit }) => (
        <a href={linkTo(page, `/reports/${cycle.code}/${unit}`)}>{unitName(unit)}</a>
      ),
      ...verbatim(page),
    },
    { head: t.column.state, cell: (one) => <StandingBadge one={one} page={page} /> },
    {
      head: t.column.answered,
      numeric: true,
      cell: ({ answered, asked }) => t.ofAll(answered, asked),
    },
    { head: t.column.returned, numeric: true, cell: ({ returned }) => returned || '–' },
    {
      head: t.column.timeliness,
      cell: ({ timeliness, exceptionUntil }) => (
        <>
          <TimelinessBadge timeliness={timeliness} page={page} />
          {exceptionUntil && <small>{t.one.lateUntil(day(exceptionUntil))}</small>}
        </>
      ),
    },
    {
      head: t.column.signedOn,
      cell: ({ firstSigned }) => (firstSigned ? day(dayInVietnam(firstSigned)) : '–'),
    },
  ];
}
