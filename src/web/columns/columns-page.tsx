import type { ColumnView } from '../../indicator/column/column-row.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { ChoiceForm } from '../components/choice.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { type ColumnsView, SHOWN } from './view.ts';
import { Coverage, cycleWords, Marks, StepBadge } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: ColumnsView;
}

/** Columns of a cycle: what waits for the viewer first. */
export function ColumnsPage({ page, view }: Props) {
  const t = textsOf(page.language).columns;
  return (
    <Layout page={page} title={t.title} description={t.description} crumbs={[{ label: t.title }]}>
      <div>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      {view.cycle === null ? (
        <EmptyState title={t.list.noCycle}>{t.list.noCycleHelp}</EmptyState>
      ) : (
        <List page={page} view={view} current={view.cycle.code} />
      )}
    </Layout>
  );
}

function List({ page, view, current }: Props & { current: string }) {
  const t = textsOf(page.language).columns;
  const [latest] = view.cycles;
  const options = view.cycles.map((cycle) => ({
    value: cycle.code === latest?.code ? '' : cycle.code,
    label: cycleWords(cycle, page),
  }));
  return (
    <>
      <ChoiceForm
        page={page}
        choices={[
          {
            ...{ name: 'cycle', label: t.cycle, options },
            value: current === latest?.code ? '' : current,
          },
        ]}
      />
      <Tabs
        page={page}
        label={t.list.tabs}
        tabs={SHOWN.map((shown) => ({
          label: `${t.list[shown]} (${view.counts[shown]})`,
          query: { show: shown },
          current: shown === view.shown,
        }))}
      />
      {view.columns.length === 0 ? (
        <EmptyState title={t.list.none}>{t.list.noneHelp}</EmptyState>
      ) : (
        <DataTable
          caption={t.list.caption(view.columns.length)}
          columns={columnsOf(page, view)}
          rows={view.columns}
        />
      )}
    </>
  );
}

function columnsOf(page: Page, { catalogue }: ColumnsView): Column<ColumnView>[] {
  const t = textsOf(page.language).columns.list;
  const { unitName } = wordsOf(catalogue);
  return [
    { head: t.target, numeric: true, cell: ({ indicator }) => String(indicator.target) },
    {
      head: t.indicator,
      header: true,
      cell: ({ indicator, row }) => (
        <a href={linkTo(page, `/columns/${row.indicator}/${row.cycle}`)} {...verbatim(page)}>
          {indicator.name}
        </a>
      ),
    },
    {
      head: t.owner,
      cell: ({ indicator }) => unitName(indicator.owner),
      ...verbatim(page),
    },
    { head: t.state, cell: (column) => <StepBadge column={column} page={page} /> },
    {
      head: t.answered,
      numeric: true,
      cell: (column) => <Coverage column={column} page={page} />,
    },
    { head: t.unusual, cell: (column) => <Marks column={column} page={page} /> },
  ];
}
