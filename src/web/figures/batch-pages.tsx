import { receiptId } from '../../indicator/amount.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Author } from '../components/author.tsx';
import { Tag } from '../components/badge.tsx';
import { EmptyState } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant, formatPeriod, formatValue } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { elementNames } from './result-table.tsx';
import type { BatchesView, BatchRow, BatchView } from './view.ts';

/** Every delivery of figures, latest first. */
export function BatchesPage({ page, view }: { page: Page; view: BatchesView }) {
  const { figures, shell } = textsOf(page.language);
  const t = figures.batches;
  const crumbs = [{ label: figures.title, path: '/figures' }, { label: t.title }];
  return (
    <Layout page={page} title={t.title} description={t.lead} crumbs={crumbs}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {view.rows.length === 0 ? (
        <EmptyState title={t.none}>
          <a href={linkTo(page, '/figures')}>{shell.nav.figures}</a>
        </EmptyState>
      ) : (
        <DataTable caption={t.title} captionUnseen rows={view.rows} columns={listColumns(page)} />
      )}
      <Pagination page={page} current={view.number} last={view.last} />
    </Layout>
  );
}

function listColumns(page: Page): readonly Column<BatchRow>[] {
  const t = textsOf(page.language).figures.batches;
  return [
    {
      head: t.number,
      header: true,
      cell: ({ id }) => <a href={linkTo(page, `/figures/batches/${id}`)}>{id}</a>,
    },
    { head: t.when, cell: ({ at }) => formatInstant(at, page.language) },
    {
      head: t.who,
      cell: ({ person, by }) => <Author page={page} author={{ name: person, username: by }} />,
    },
    {
      head: t.source,
      cell: ({ source, fileName, simulated }) => (
        <>
          {fileName && fileName !== source ? `${fileName} · ${source}` : source}
          {simulated && (
            <>
              {' '}
              <Tag text={t.simulated} />
            </>
          )}
        </>
      ),
    },
    {
      head: t.counts,
      numeric: true,
      cell: ({ accepted, unchanged, rejected }) =>
        [accepted, unchanged, rejected]
          .map((count) => formatQuantity(String(count), 0, page.language))
          .join(' / '),
    },
  ];
}

interface Props {
  readonly page: Page;
  readonly view: BatchView;
}

/** One batch: where it came from, what it recorded, and the results that follow from it. */
export function BatchPage({ page, view }: Props) {
  const { figures } = textsOf(page.language);
  const t = figures.batches;
  const title = t.one(view.batch.id);
  const crumbs = [
    { label: figures.title, path: '/figures' },
    { label: t.title, path: '/figures/batches' },
    { label: title },
  ];
  return (
    <Layout page={page} title={title} description={t.lead} crumbs={crumbs}>
      <h1>{title}</h1>
      <Facts page={page} view={view} />
      <Values page={page} view={view} />
      <Pagination page={page} current={view.number} last={view.last} />
      {view.cells.length > 0 ? (
        <Receipts page={page} view={view} />
      ) : (
        <p class="hint">{t.receiptsNone}</p>
      )}
    </Layout>
  );
}

function Facts({ page, view: { batch } }: Props) {
  const { batches: t, done } = textsOf(page.language).figures;
  const facts = [
    [t.when, formatInstant(batch.at, page.language)],
    [t.who, <Author page={page} author={{ name: batch.person, username: batch.by }} />],
    [t.source, [batch.fileName, batch.source].filter(Boolean).join(' · ')],
    [t.counts, done.summary(batch.accepted, batch.unchanged, batch.rejected)],
    [t.hash, batch.fileHash ?? '–'],
    [t.revision, String(batch.revision)],
  ] as const;
  return (
    <dl class="told">
      {facts.map(([name, text]) => (
        <>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  );
}

function Values({ page, view: { catalogue, values } }: Props) {
  const { batches: t, result } = textsOf(page.language).figures;
  const element = elementNames(catalogue);
  const { areaName } = wordsOf(catalogue);
  return (
    <div class="dense">
      <DataTable
        caption={t.values}
        rows={values}
        columns={[
          { head: result.element, header: true, cell: (value) => element(value.element) },
          { head: result.area, cell: ({ area }) => areaName(area) },
          { head: result.period, cell: ({ period }) => formatPeriod(period, page.language) },
          {
            head: result.value,
            numeric: true,
            cell: ({ amount }) => formatQuantity(amount, 6, page.language),
          },
          { head: result.message, cell: ({ note }) => note ?? '–' },
          {
            head: t.standing,
            cell: ({ superseded }) => (superseded === null ? t.current : t.superseded),
          },
        ]}
      />
    </div>
  );
}

function Receipts({ page, view: { catalogue, cells, batch } }: Props) {
  const { batches: t, result } = textsOf(page.language).figures;
  const { indicator, areaName } = wordsOf(catalogue);
  return (
    <DataTable
      caption={t.receipts}
      rows={cells}
      columns={[
        {
          head: t.indicator,
          header: true,
          cell: (cell) => indicator(cell.indicator)?.name ?? cell.indicator,
        },
        { head: result.area, cell: ({ area }) => areaName(area) },
        {
          head: result.period,
          cell: ({ period, scope }) =>
            formatPeriod(period, page.language) + (scope === 'year' ? `, ${t.yearly}` : ''),
        },
        {
          head: t.result,
          numeric: true,
          cell: (cell) => (
            <a href={linkTo(page, `/receipts/${receiptId(cell, batch.revision)}`)}>
              {formatValue(
                cell.value ?? '0',
                indicator(cell.indicator)?.unit ?? null,
                page.language,
              )}
            </a>
          ),
        },
      ]}
    />
  );
}
