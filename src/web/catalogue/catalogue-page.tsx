import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Carried } from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import {
  changeColumns,
  elementColumns,
  indicatorColumns,
  targetColumns,
  unitColumns,
} from './columns.tsx';
import { Overview } from './overview.tsx';
import {
  type CatalogueView,
  elementsFound,
  goalsWithoutYear,
  indicatorsFound,
  TABS,
  targetsFound,
  unitsFound,
} from './view.ts';

export interface CatalogueProps {
  readonly page: Page;
  readonly view: CatalogueView;
}

/** What the programme promises and how it is measured, in five tables with one search. */
export function CataloguePage({ page, view }: CatalogueProps) {
  const t = textsOf(page.language).catalogue;
  const { programme } = view.catalogue;
  const open = goalsWithoutYear(view.catalogue);
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.description}
      crumbs={[{ label: t.title }]}
      timeTravel
    >
      <div>
        <h1>{t.title}</h1>
        <p class="lead">
          {programme.title}. {programme.legalBasis}.
        </p>
      </div>
      {open > 0 && <Notice tone="warning">{t.openNotice(open)}</Notice>}
      <Overview page={page} view={view} />
      <Search page={page} view={view} />
      <Tabs
        page={page}
        label={t.tabsLabel}
        tabs={TABS.map((code) => ({
          label: t.tabs[code],
          query: { tab: code === 'targets' ? null : code },
          current: code === view.tab,
        }))}
      />
      <Body page={page} view={view} />
    </Layout>
  );
}

function Search({ page, view }: CatalogueProps) {
  const { catalogue: t, shell } = textsOf(page.language);
  if (view.tab === 'versions') return null;
  return (
    <form class="row finder" method="get" action={page.path}>
      <Carried page={page} except={['q']} />
      <label for="q">{t.search}</label>
      <input id="q" type="search" name="q" value={view.search} placeholder={t.searchHint} />
      <button type="submit">{shell.filter.search}</button>
      {view.search && (
        <a href={linkTo(page, page.path, { tab: page.query.get('tab') })}>{shell.filter.clear}</a>
      )}
    </form>
  );
}

function Body({ page, view }: CatalogueProps) {
  const { catalogue, search } = view;
  const t = textsOf(page.language).catalogue;
  const { unitName } = wordsOf(catalogue);
  const shared = { page, caption: t.tabs[view.tab] };
  switch (view.tab) {
    case 'targets': {
      const rows = targetsFound(catalogue, search, unitName);
      return (
        <Listed
          {...shared}
          rows={rows}
          total={catalogue.targets.length}
          columns={targetColumns(page, catalogue)}
        />
      );
    }
    case 'indicators': {
      const rows = indicatorsFound(catalogue, search, unitName);
      return (
        <Listed
          {...shared}
          rows={rows}
          total={catalogue.indicators.length}
          columns={indicatorColumns(page, catalogue)}
        />
      );
    }
    case 'elements': {
      const rows = elementsFound(catalogue, search, unitName);
      return (
        <Listed
          {...shared}
          rows={rows}
          total={catalogue.elements.length}
          columns={elementColumns(page, catalogue)}
        />
      );
    }
    case 'units': {
      const rows = unitsFound(catalogue, search);
      return (
        <Listed
          {...shared}
          rows={rows}
          total={catalogue.units.length}
          columns={unitColumns(page, catalogue)}
        />
      );
    }
    case 'versions':
      return (
        <DataTable
          caption={shared.caption}
          captionUnseen
          rows={view.changes}
          columns={changeColumns(page)}
        />
      );
  }
}

interface ListedProps<Row> {
  readonly page: Page;
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly total: number;
  readonly columns: Parameters<typeof DataTable<Row>>[0]['columns'];
}

function Listed<Row>({ page, caption, rows, total, columns }: ListedProps<Row>) {
  const t = textsOf(page.language).catalogue;
  if (rows.length === 0) return <EmptyState title={t.none}>{t.noneHelp}</EmptyState>;
  return (
    <>
      <p class="small">{t.shown(rows.length, total)}</p>
      <DataTable caption={caption} captionUnseen rows={rows} columns={columns} />
    </>
  );
}
