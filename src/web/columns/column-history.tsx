import type { ColumnEvent } from '../../indicator/column/event.ts';
import { wordsOf } from '../catalogue-words.ts';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { OneColumnView } from './view.ts';

/** Everything that happened to the column, latest first. */
export function ColumnHistory({ page, view }: { page: Page; view: OneColumnView }) {
  const { columns } = textsOf(page.language);
  const t = columns.history;
  const { unitName } = wordsOf(view.catalogue);
  const heads: Column<ColumnEvent>[] = [
    { head: t.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
    { head: t.what, cell: ({ act }) => columns.act[act] },
    { head: t.who, cell: ({ by }) => view.name(by), ...verbatim(page) },
    {
      head: t.why,
      cell: ({ act, reason }) => (act === 'consent' && reason ? unitName(reason) : (reason ?? '')),
      ...verbatim(page),
    },
    {
      head: t.revision,
      numeric: true,
      cell: ({ columnRevision, cells }) => (
        <>
          {String(columnRevision)}
          {cells && <small>{t.values(cells.length)}</small>}
        </>
      ),
    },
  ];
  return (
    <section class="block" id="history">
      <h2>{t.title}</h2>
      {view.events.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.title}
          captionUnseen
          columns={heads}
          rows={view.events.toReversed()}
        />
      )}
    </section>
  );
}
