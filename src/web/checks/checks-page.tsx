import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { formatDay } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { type CheckListView, type CheckRow, scopeWords, stateWords } from './view.ts';

interface ListProps {
  readonly page: Page;
  readonly view: CheckListView;
  readonly catalogue: Catalogue;
}

/** All checking rules in plain words. */
export function ChecksPage({ page, view, catalogue }: ListProps) {
  const { checks: t, catalogue: words } = textsOf(page.language);
  const crumbs = [{ label: words.title, path: '/catalogue' }, { label: t.title }];
  return (
    <Layout page={page} title={t.title} description={t.description} crumbs={crumbs}>
      <h1>{t.title}</h1>
      {view.saved && <Saved page={page} view={view} />}
      <p class="lead">{t.lead}</p>
      <p class="actions">
        <a class="button" href={linkTo(page, '/catalogue/checks/new')}>
          {t.add}
        </a>
      </p>
      <DataTable
        caption={t.caption(view.rows.length)}
        rows={view.rows}
        columns={[
          { head: t.column.name, header: true, cell: (row) => <Name page={page} row={row} /> },
          {
            head: t.column.where,
            cell: ({ last }) => scopeWords(page, last, catalogue),
          },
          { head: t.column.severity, cell: ({ last }) => t.severity[last.severity] },
          { head: t.column.limits, cell: ({ last }) => limitWords(page, last.limits) },
          { head: t.column.state, cell: (row) => stateWords(page, row, view.today) },
        ]}
      />
    </Layout>
  );
}

function Name({ page, row: { last } }: { page: Page; row: CheckRow }) {
  return (
    <>
      <a href={linkTo(page, `/catalogue/checks/${last.code}`)} {...verbatim(page)}>
        {last.name}
      </a>
      <code class="rule">{last.wrong}</code>
    </>
  );
}

function Saved({ page, view: { saved, today } }: Pick<ListProps, 'page' | 'view'>) {
  const t = textsOf(page.language).checks;
  if (!saved) return null;
  const day = formatDay(saved.effectiveFrom, page.language);
  return (
    <Notice tone="success" title={t.saved(saved.name)}>
      <p>{saved.effectiveFrom > today ? t.savedFrom(day) : t.savedNow}</p>
    </Notice>
  );
}

const limitWords = (page: Page, limits: Readonly<Record<string, string>>): string =>
  Object.entries(limits)
    .map(([name, amount]) => `${name} = ${formatQuantity(amount, 12, page.language)}`)
    .join('; ') || '–';
