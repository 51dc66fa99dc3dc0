import { linkTo } from '../address.ts';
import { ChoiceForm, periodChoice } from '../components/choice.tsx';
import { Downloads } from '../components/downloads.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatPeriod } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { UnitListView, UnitRow } from './view.ts';

const KINDS = ['department', 'outside', 'group', 'commune'] as const;

/** Who answers for what, by kind of unit. */
export function UnitListPage({ view, page }: { view: UnitListView; page: Page }) {
  const t = textsOf(page.language).place.units;
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.description}
      crumbs={[{ label: t.title }]}
      timeTravel
    >
      <header class="subject">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      <div class="subject-choice">
        <h2>{t.when(formatPeriod(view.period, page.language))}</h2>
        <ChoiceForm page={page} choices={[periodChoice(page, view.periods, view.period.code)]} />
      </div>
      {KINDS.map((kind) => (
        <section class="block">
          <h2>{t.kinds[kind]}</h2>
          <DataTable
            caption={t.kinds[kind]}
            captionUnseen
            columns={columnsOf(page)}
            rows={view.units.filter(({ unit }) => unit.kind === kind)}
          />
        </section>
      ))}
      <Downloads page={page} formats={['csv', 'json']} />
    </Layout>
  );
}

function columnsOf(page: Page): Column<UnitRow>[] {
  const t = textsOf(page.language).place.units;
  const count = (value: number) => (value === 0 ? '–' : value);
  return [
    {
      head: t.name,
      header: true,
      cell: ({ unit }) => <a href={linkTo(page, `/units/${unit.code}`)}>{unit.name}</a>,
      ...verbatim(page),
    },
    { head: t.leads, numeric: true, cell: ({ leads }) => count(leads) },
    { head: t.late, numeric: true, cell: ({ late }) => count(late) },
    { head: t.coordinates, numeric: true, cell: ({ coordinates }) => count(coordinates) },
    { head: t.owns, numeric: true, cell: ({ owns }) => count(owns) },
    { head: t.enters, numeric: true, cell: ({ enters }) => count(enters) },
  ];
}
