import type { AskedTwice } from '../../catalogue/asked-twice.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { CycleRow } from '../../source/report/cycle.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { ChoiceForm } from '../components/choice.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { capital } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { DeskFrame } from './desk-frame.tsx';
import type { Desk, UnitLoad } from './view.ts';
import { cycleName, monthsName } from './words.tsx';

export interface BurdenView {
  readonly cycle: Pick<CycleRow, 'code' | 'firstMonth' | 'lastMonth'>;
  readonly choices: readonly Pick<CycleRow, 'code' | 'firstMonth' | 'lastMonth'>[];
  readonly loads: readonly UnitLoad[];
  /** Figures that at least half of the communes do not exceed. */
  readonly middle: number;
  readonly twice: readonly AskedTwice[];
  readonly overlaps: readonly CycleRow[];
  readonly catalogue: Catalogue;
}

interface Props {
  readonly page: Page;
  readonly desk: Desk;
  readonly view: BurdenView;
}

/** How much every unit is asked, and what is asked more than once. */
export function BurdenPage({ page, desk, view }: Props) {
  const t = textsOf(page.language).cycles.burden;
  const months = monthsName(view.cycle, page);
  return (
    <DeskFrame page={page} desk={desk}>
      <ChoiceForm
        page={page}
        choices={[
          {
            name: 'of',
            label: t.period,
            value: view.cycle.code,
            options: view.choices.map((one) => ({
              value: one.code,
              label: capital(monthsName(one, page)),
            })),
          },
        ]}
      />
      <p>{`${t.lead(months)} ${t.middle(view.middle)}`}</p>
      <Twice page={page} view={view} />
      <section class="block">
        <h2>{t.caption}</h2>
        <DataTable
          caption={t.caption}
          captionUnseen
          narrow
          rows={view.loads}
          columns={loadColumns(page, view.catalogue)}
        />
      </section>
    </DeskFrame>
  );
}

function loadColumns(page: Page, catalogue: Catalogue): readonly Column<UnitLoad>[] {
  const t = textsOf(page.language).cycles;
  const { unitName } = wordsOf(catalogue);
  return [
    {
      head: t.column.unit,
      header: true,
      cell: ({ unit }) => <a href={linkTo(page, '/assignments', { unit })}>{unitName(unit)}</a>,
      ...verbatim(page),
    },
    { head: t.burden.ask, numeric: true, cell: ({ ask }) => ask },
    { head: t.burden.elements, numeric: true, cell: ({ elements }) => elements },
    { head: t.burden.confirm, numeric: true, cell: ({ confirm }) => confirm },
  ];
}

function Twice({ page, view }: { page: Page; view: BurdenView }) {
  const t = textsOf(page.language).cycles.burden;
  const { overlaps, twice, catalogue } = view;
  const names = new Map(catalogue.elements.map(({ code, name }) => [code, name]));
  const columns: readonly Column<AskedTwice>[] = [
    {
      head: t.element,
      header: true,
      cell: ({ element }) => (
        <a href={linkTo(page, `/assignments/${element}`)}>{names.get(element) ?? element}</a>
      ),
      ...verbatim(page),
    },
    { head: t.why, cell: (one) => whyOf(page, catalogue, one) },
  ];
  return (
    <section class="block">
      <h2>{t.twice}</h2>
      {overlaps.length > 0 && (
        <Notice tone="warning">
          {t.cycles(overlaps.map((one) => cycleName(one, page)).join(', '))}
        </Notice>
      )}
      {twice.length === 0 ? (
        <EmptyState title={t.nothingTwice} />
      ) : (
        <>
          <p>{t.twiceLead}</p>
          <DataTable caption={t.twice} captionUnseen rows={twice} columns={columns} />
        </>
      )}
    </section>
  );
}

function whyOf(page: Page, catalogue: Catalogue, one: AskedTwice): string {
  const { cycles, terms } = textsOf(page.language);
  const t = cycles.burden;
  switch (one.why) {
    case 'city-and-communes':
      return t.city(wordsOf(catalogue).unitName(one.unit));
    case 'other-source':
      return t.source(terms.origin[one.origin]);
    case 'alike':
      return t.alike(catalogue.elements.find(({ code }) => code === one.other)?.name ?? one.other);
  }
}
