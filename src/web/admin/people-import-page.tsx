import type { PeopleReading } from '../../access/people-rows.ts';
import { linkTo } from '../address.ts';
import { Csrf, ErrorSummary, type FieldError } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { UploadForm } from '../components/upload-form.tsx';
import { type Page, textsOf } from '../page.ts';
import { AdminFrame } from './frame.tsx';

interface Props {
  readonly page: Page;
  readonly shown: { readonly id: string; readonly reading: PeopleReading } | null;
  readonly errors: readonly FieldError[];
}

/** People from a file: the upload, and what it would add. */
export function PeopleImportPage({ page, shown, errors }: Props) {
  const { people } = textsOf(page.language);
  const t = people.import;
  const above = { label: people.list.title, path: '/admin/people' };
  return (
    <AdminFrame page={page} title={t.title} lead={t.lead} above={above}>
      <ErrorSummary page={page} errors={errors} />
      {shown && <Review page={page} shown={shown} />}
      <UploadForm
        {...{ page, words: { file: t.file, send: t.read }, errors }}
        action="/admin/people/import"
        accept=".xlsx,.csv"
        quiet={shown !== null}
      >
        <a class="button quiet" href={linkTo(page, '/admin/people/template.xlsx')} download>
          {t.template}
        </a>
      </UploadForm>
    </AdminFrame>
  );
}

function Review({ page, shown }: { page: Page; shown: NonNullable<Props['shown']> }) {
  const t = textsOf(page.language).people.import;
  const { fresh, present, faults } = shown.reading;
  return (
    <section class="block">
      <h2>{t.checkTitle}</h2>
      {faults.length > 0 && (
        <>
          <Notice tone="warning">{t.faults(faults.length)}</Notice>
          <DataTable
            caption={t.problem}
            captionUnseen
            rows={faults}
            columns={[
              { head: t.row, header: true, cell: ({ row }) => row },
              { head: t.problem, cell: (fault) => fault[page.language] },
            ]}
          />
        </>
      )}
      <p>{t.fresh(fresh.length)}</p>
      {present.length > 0 && <p>{t.present(present.length)}</p>}
      {faults.length === 0 && fresh.length > 0 && (
        <form method="post" action={linkTo(page, `/admin/people/import/${shown.id}`)}>
          <Csrf page={page} />
          <DataTable
            caption={t.checkTitle}
            captionUnseen
            rows={fresh}
            columns={[
              { head: t.row, header: true, cell: ({ row }) => row },
              { head: t.heads[0] ?? '', cell: ({ username }) => username },
              { head: t.heads[1] ?? '', cell: ({ words }) => words.name },
              { head: t.heads[2] ?? '', cell: ({ words }) => words.unit ?? '–' },
              {
                head: t.heads[4] ?? '',
                cell: ({ grants }) =>
                  grants
                    .map(({ role }) => textsOf(page.language).people.role[role] ?? role)
                    .join(', ') || '–',
              },
            ]}
          />
          <p class="actions">
            <button type="submit">{t.write}</button>
          </p>
        </form>
      )}
    </section>
  );
}
