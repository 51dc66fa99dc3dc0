import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Csrf, ErrorSummary } from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant, formatValue } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { type ReviewColumn, type ReviewReport, type ReviewsView, reviewKey } from './view.ts';
import { Coverage, cycleWords, Marks, Result } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: ReviewsView;
}

/** What waits for an approval or a signature of the viewer, many at once. */
export function ReviewsPage({ page, view }: Props) {
  const t = textsOf(page.language).columns.reviews;
  return (
    <Layout page={page} title={t.title} description={t.description} crumbs={[{ label: t.title }]}>
      <ErrorSummary page={page} errors={view.errors} />
      <div>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <Outcome page={page} view={view} />
      {!view.mayApprove && view.reports === null && <EmptyState title={t.nothing} />}
      {view.reports && <Reports page={page} view={view} reports={view.reports} />}
      {view.mayApprove && <Ready page={page} view={view} />}
      {view.mayApprove && view.waiting.length > 0 && <Waiting page={page} view={view} />}
    </Layout>
  );
}

function Outcome({ page, view }: Props) {
  const t = textsOf(page.language).columns.reviews;
  const { outcome } = view;
  if (!outcome) return null;
  return (
    <>
      {outcome.approved > 0 && <Notice tone="success">{t.approved(outcome.approved)}</Notice>}
      {outcome.refused.length > 0 && (
        <Notice tone="warning" title={t.refusedTitle}>
          <ul>
            {outcome.refused.map(({ name, why }) => (
              <li>{t.refused(name, why)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Ready({ page, view }: Props) {
  const t = textsOf(page.language).columns.reviews;
  return (
    <section class="block" id="ready">
      <h2>{`${t.ready} (${view.ready.length})`}</h2>
      {view.ready.length === 0 ? (
        <p>{t.readyNone}</p>
      ) : (
        <form method="post" novalidate action={linkTo(page, '/reviews')}>
          <Csrf page={page} />
          <DataTable
            caption={t.ready}
            captionUnseen
            rows={view.ready}
            columns={[pickOf(page, view), ...columnsOf(page, view)]}
          />
          <p class="actions">
            <button type="submit">{t.submit}</button>
          </p>
        </form>
      )}
    </section>
  );
}

function pickOf(page: Page, view: ReviewsView): Column<ReviewColumn> {
  const t = textsOf(page.language).columns.reviews;
  return {
    head: t.select,
    cell: (column) => {
      const id = `c-${column.row.indicator}-${column.row.cycle}`;
      const { indicator, cycle } = column.row;
      return (
        <label class="pick" for={id}>
          <input
            type="checkbox"
            name="column"
            id={id}
            value={reviewKey(column)}
            checked={view.picked.has(`${indicator}|${cycle}`)}
          />
          <span class="unseen">{t.selectOf(column.indicator.name)}</span>
        </label>
      );
    },
  };
}

function columnsOf(page: Page, view: ReviewsView): Column<ReviewColumn>[] {
  const { columns } = textsOf(page.language);
  const t = columns.reviews;
  const { unitName } = wordsOf(view.catalogue);
  return [
    {
      head: columns.list.indicator,
      header: true,
      cell: ({ indicator, row }) => (
        <>
          <a href={linkTo(page, `/columns/${row.indicator}/${row.cycle}`)} {...verbatim(page)}>
            {`${indicator.target}. ${indicator.name}`}
          </a>
          <small>{cycleWords(row, page)}</small>
          <small {...verbatim(page)}>{unitName(indicator.owner)}</small>
        </>
      ),
    },
    { head: columns.list.unusual, cell: (column) => <Marks column={column} page={page} /> },
    {
      head: columns.list.answered,
      numeric: true,
      cell: (column) => <Coverage column={column} page={page} />,
    },
    {
      head: t.result,
      numeric: true,
      cell: ({ results, indicator }) => (
        <>
          <Result amount={results.now} unit={indicator.unit} page={page} />
          {results.previous?.result.kind === 'known' && (
            <small>
              {t.before(formatValue(results.previous.result.value, indicator.unit, page.language))}
            </small>
          )}
        </>
      ),
    },
    {
      head: t.confirmed,
      cell: ({ row }) => (
        <>
          <span {...verbatim(page)}>{view.name(row.confirmedBy ?? '')}</span>
          {row.confirmedAt && <small>{formatInstant(row.confirmedAt, page.language)}</small>}
        </>
      ),
    },
  ];
}

function Waiting({ page, view }: Props) {
  const t = textsOf(page.language).columns.reviews;
  const why: Column<ReviewColumn> = { head: t.waitingWhy, cell: ({ waits }) => waits };
  return (
    <section class="block" id="waiting">
      <h2>{`${t.waiting} (${view.waiting.length})`}</h2>
      <DataTable
        caption={t.waiting}
        captionUnseen
        rows={view.waiting}
        columns={[...columnsOf(page, view), why]}
      />
    </section>
  );
}

function Reports({ page, view, reports }: Props & { reports: readonly ReviewReport[] }) {
  const t = textsOf(page.language).columns.reviews;
  const { unitName } = wordsOf(view.catalogue);
  const heads: Column<ReviewReport>[] = [
    {
      head: t.report,
      header: true,
      cell: ({ cycle, unit }) => (
        <>
          <b {...verbatim(page)}>{unitName(unit)}</b>
          <small>{cycleWords(cycle, page)}</small>
        </>
      ),
    },
    {
      head: t.sent,
      cell: ({ sentAt, sentBy }) => (
        <>
          {sentAt && formatInstant(sentAt, page.language)}
          <small {...verbatim(page)}>{view.name(sentBy)}</small>
        </>
      ),
    },
    {
      head: t.open,
      cell: ({ cycle, unit }) => (
        <a href={linkTo(page, `/reports/${cycle.code}/${unit}`)}>{t.open}</a>
      ),
    },
  ];
  return (
    <section class="block" id="reports">
      <h2>{`${t.reports} (${reports.length})`}</h2>
      {reports.length === 0 ? (
        <p>{t.reportsNone}</p>
      ) : (
        <DataTable caption={t.reports} captionUnseen rows={reports} columns={heads} />
      )}
    </section>
  );
}
