import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { SaveOrEdit } from '../goals/settle-parts.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import type { DefinitionsProps } from './definitions-page.tsx';
import { CHOSEN, type ConfirmedView, seenField } from './view.ts';

/** Check answers before the definitions are confirmed. */
export function DefinitionsCheckPage({ page, view }: DefinitionsProps) {
  const { definitions: t } = textsOf(page.language);
  const chosen = view.rows.filter((row) => row.chosen);
  return (
    <Layout
      page={page}
      title={t.checkTitle}
      description={t.description}
      crumbs={crumbsOf(page, t.checkTitle)}
    >
      <h1>{t.checkTitle}</h1>
      <p class="lead">{t.checkLead(chosen.length, view.document)}</p>
      <List page={page} rows={chosen.map(({ indicator }) => indicator)} />
      {view.note && <p>{`${t.note}: ${view.note}`}</p>}
      <form
        method="post"
        novalidate
        action={linkTo(page, '/catalogue/indicators', { all: view.all ? 1 : null })}
      >
        <Csrf page={page} />
        {view.rows.map(({ indicator, seen }) => (
          <input type="hidden" name={seenField(indicator.code)} value={String(seen)} />
        ))}
        {chosen.map(({ indicator }) => (
          <input type="hidden" name={CHOSEN} value={indicator.code} />
        ))}
        <input type="hidden" name="document" value={view.document} />
        <input type="hidden" name="note" value={view.note} />
        <SaveOrEdit save={t.save(chosen.length)} edit={t.edit} />
      </form>
    </Layout>
  );
}

/** The record of what one document confirmed. */
export function ConfirmedPage({ page, view }: { page: Page; view: ConfirmedView }) {
  const { definitions: t, goals } = textsOf(page.language);
  return (
    <Layout
      page={page}
      title={t.doneTitle}
      description={t.description}
      crumbs={crumbsOf(page, t.doneTitle)}
    >
      <h1>{t.doneTitle}</h1>
      <Notice tone="success" title={t.doneLead(view.indicators.length, view.revision)}>
        {goals.doneBy(view.who, formatInstant(view.at, page.language))}
        {view.note && <p>{`${t.note}: ${view.note}`}</p>}
      </Notice>
      <List page={page} rows={view.indicators} />
      <p>
        <a href={linkTo(page, '/catalogue/indicators')}>{t.title}</a>
      </p>
    </Layout>
  );
}

type Listed = ConfirmedView['indicators'][number];

const List = ({ page, rows }: { page: Page; rows: readonly Listed[] }) => (
  <DataTable
    caption={textsOf(page.language).definitions.title}
    captionUnseen
    columns={columnsOf(page)}
    rows={rows}
  />
);

function columnsOf(page: Page): readonly Column<Listed>[] {
  const { catalogue: t, definitions } = textsOf(page.language);
  return [
    { head: t.column.target, cell: ({ target }) => target },
    { head: t.column.indicator, header: true, cell: ({ name }) => name },
    { head: t.column.formula, cell: ({ formula }) => formula },
    { head: definitions.document, cell: ({ confirmedBy }) => confirmedBy ?? '–' },
  ];
}

const crumbsOf = (page: Page, label: string) => {
  const t = textsOf(page.language);
  return [
    { label: t.catalogue.title, path: '/catalogue' },
    { label: t.definitions.title, path: '/catalogue/indicators' },
    { label },
  ];
};
