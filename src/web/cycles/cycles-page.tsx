import { monthPeriod, parsePeriod } from '../../kernel/period.ts';
import { linkTo } from '../address.ts';
import { Tag } from '../components/badge.tsx';
import { Carried, SelectField } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { capital, formatDay, formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { DeskFrame } from './desk-frame.tsx';
import type { CyclesView, CycleView, Desk } from './view.ts';
import { monthsName } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly desk: Desk;
  readonly view: CyclesView;
}

/** Every cycle with how far it is, and the way to open one. */
export function CyclesPage({ page, desk, view }: Props) {
  const t = textsOf(page.language).cycles;
  return (
    <DeskFrame page={page} desk={desk}>
      {view.cycles.length === 0 ? (
        <EmptyState title={t.none}>{desk.mayManage ? t.noneHelp : t.noneReader}</EmptyState>
      ) : (
        <DataTable caption={t.title} captionUnseen rows={view.cycles} columns={columnsOf(page)} />
      )}
      {desk.mayManage && <OpenForms page={page} view={view} />}
    </DeskFrame>
  );
}

function columnsOf(page: Page): readonly Column<CycleView>[] {
  const t = textsOf(page.language).cycles;
  const day = (date: string) => formatDay(date, page.language);
  return [
    {
      head: t.column.cycle,
      header: true,
      cell: ({ cycle }) => (
        <>
          <a href={linkTo(page, `/cycles/${cycle.code}`)}>{capital(monthsName(cycle, page))}</a>
          <small>{t.kind[cycle.kind]}</small>
        </>
      ),
    },
    { head: t.column.state, cell: ({ cycle }) => <Tag text={t.state[cycle.state]} /> },
    { head: t.column.unitDeadline, cell: ({ cycle }) => day(cycle.unitDeadline) },
    { head: t.column.cityDeadline, cell: ({ cycle }) => day(cycle.cityDeadline) },
    {
      head: t.column.signed,
      numeric: true,
      cell: ({ counts }) => t.ofAll(counts.standing.signed, counts.units),
    },
    { head: t.column.late, numeric: true, cell: ({ counts }) => counts.timeliness.missing },
  ];
}

function OpenForms({ page, view }: { page: Page; view: CyclesView }) {
  const t = textsOf(page.language).cycles.open;
  const options = (codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: capital(formatPeriod(code, page.language)) }));
  const earliest = view.months.at(-1);
  return (
    <section class="desk-forms">
      <form class="card" method="get" action={linkTo(page, '/cycles/new')}>
        <h2>{t.title}</h2>
        <Carried page={page} except={['view', 'done', 'of']} />
        {view.openable.length === 0 ? (
          <p>{t.allOpened}</p>
        ) : (
          <>
            <SelectField
              page={page}
              id="period"
              label={t.month}
              hint={t.monthHint}
              required
              options={options(view.openable)}
              value={suggested(view.openable)}
            />
            <p class="actions">
              <button type="submit">{t.next}</button>
            </p>
          </>
        )}
      </form>
      <form class="card" method="get" action={linkTo(page, '/cycles/new')}>
        <h2>{t.catchUp}</h2>
        <p class="hint">{t.catchUpHint}</p>
        <Carried page={page} except={['view', 'done', 'of']} />
        <div class="pair">
          <SelectField
            page={page}
            id="from"
            label={t.from}
            required
            options={options(view.months)}
            value={earliest}
          />
          <SelectField
            page={page}
            id="to"
            label={t.to}
            required
            options={options(view.months)}
            value={view.months[1]}
          />
        </div>
        <p class="actions">
          <button type="submit" class="quiet">
            {t.next}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The earliest month that may still be opened: cycles are run in the order of time. */
function suggested(openable: readonly string[]): string | undefined {
  const months = openable.flatMap((code) => parsePeriod(code)?.last ?? []);
  return months.length === 0 ? undefined : monthPeriod(Math.min(...months)).code;
}
