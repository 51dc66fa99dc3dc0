import { linkHere, linkTo } from '../address.ts';
import { Notice } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { type Page, textsOf } from '../page.ts';
import { ImportFrame } from './frame.tsx';
import { ResultTable } from './result-table.tsx';
import type { DoneView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: DoneView;
}

/** Last step: the reference number, what happens next, and the outcome of each row. */
export function DonePage({ page, view }: Props) {
  const { done: t } = textsOf(page.language).figures;
  return (
    <ImportFrame
      page={page}
      step="done"
      title={view.batch === null ? t.nothing : t.title}
      lead={t.summary(view.counts.accepted, view.counts.unchanged, view.counts.rejected)}
      fileName={view.fileName}
    >
      <Panel page={page} view={view} />
      <p class="downloads">
        {view.batch !== null && (
          <a href={linkTo(page, `/figures/batches/${view.batch}`)}>{t.batch}</a>
        )}
        <a href={linkTo(page, `/figures/imports/${view.id}/results.csv`)} download>
          {t.table}
        </a>
        <a href={linkTo(page, '/figures')}>{t.another}</a>
      </p>
      <StatusLinks page={page} view={view} />
      <ResultTable page={page} catalogue={view.catalogue} caption={t.rows} rows={view.rows} past />
      <Pagination page={page} current={view.number} last={view.last} />
    </ImportFrame>
  );
}

function Panel({ page, view }: Props) {
  const { done: t } = textsOf(page.language).figures;
  if (view.batch === null) {
    const atomic = view.atomic && view.counts.rejected > 0;
    return <Notice tone="warning">{atomic ? t.nothingAtomic : t.nothingSame}</Notice>;
  }
  return (
    <Notice tone="success" title={t.panel(view.batch)}>
      <p>{t.next}</p>
      {view.name && <p>{t.remembered(view.name)}</p>}
    </Notice>
  );
}

function StatusLinks({ page, view }: Props) {
  const { done: t, result } = textsOf(page.language).figures;
  const { counts } = view;
  const links = [
    { status: null, label: t.all, count: counts.received },
    ...(['rejected', 'accepted', 'unchanged'] as const).map((status) => ({
      ...{ status, label: result.statuses[status], count: counts[status] },
    })),
  ];
  return (
    <nav class="tabs" aria-label={t.filter}>
      <ul>
        {links.map(({ status, label, count }) => (
          <li>
            <a
              href={linkHere(page, { status, page: null })}
              aria-current={status === view.status ? 'page' : undefined}
            >
              {`${label} (${count})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
