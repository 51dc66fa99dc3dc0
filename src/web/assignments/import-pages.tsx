import type {
  AssignmentChange,
  AssignmentField,
  RowFault,
} from '../../catalogue/assignment-rows.ts';
import { linkTo } from '../address.ts';
import { Csrf, ErrorSummary, type FieldError, TextArea } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { UploadForm } from '../components/upload-form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { type AssignmentImportView, fieldWords } from './view.ts';

const crumbsOf = (page: Page) => {
  const t = textsOf(page.language).assignments;
  return [{ label: t.title, path: '/assignments' }, { label: t.importing.title }];
};

/** First step: the edited table. */
export function AssignmentUploadPage(props: { page: Page; errors?: readonly FieldError[] }) {
  const { page, errors = [] } = props;
  const { assignments } = textsOf(page.language);
  const t = assignments.importing;
  return (
    <Layout page={page} title={t.title} description={t.lead} crumbs={crumbsOf(page)}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>
        <a href={linkTo(page, '/assignments.xlsx')} download>
          {assignments.exportXlsx}
        </a>
      </p>
      <UploadForm
        {...{ page, words: { file: t.file, hint: t.hint, send: t.upload }, errors }}
        action="/assignments/import"
        accept=".xlsx,.csv"
      />
    </Layout>
  );
}

interface ReviewProps {
  readonly page: Page;
  readonly view: AssignmentImportView;
}

/** Second step: every difference, then one reason for all. */
export function AssignmentReviewPage({ page, view }: ReviewProps) {
  const t = textsOf(page.language).assignments.importing;
  const { changes, same, faults, errors, fileName } = view;
  return (
    <Layout page={page} title={t.reviewTitle} description={t.lead} crumbs={crumbsOf(page)}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.reviewTitle}</h1>
      <p class="lead">{`${fileName}: ${t.reviewLead(changes.length, same)}`}</p>
      {faults.length > 0 && <Faults page={page} faults={faults} />}
      {changes.length > 0 ? (
        <Differences page={page} view={view} />
      ) : (
        faults.length === 0 && <Notice>{t.nothing}</Notice>
      )}
      {changes.length > 0 && faults.length === 0 ? (
        <Save page={page} view={view} />
      ) : (
        <p>
          <a class="button" href={linkTo(page, '/assignments/import')}>
            {t.again}
          </a>
        </p>
      )}
    </Layout>
  );
}

function Faults({ page, faults }: { page: Page; faults: readonly RowFault[] }) {
  const t = textsOf(page.language).assignments.importing;
  return (
    <>
      <Notice tone="refusal" title={t.faults(faults.length)}>
        {t.faultsHelp}
      </Notice>
      <DataTable
        caption={t.faults(faults.length)}
        captionUnseen
        rows={faults}
        columns={[
          { head: t.place, header: true, cell: ({ row, column }) => t.placeOf(row, column) },
          { head: t.problem, cell: ({ problem }) => problem.say(page.language) },
        ]}
      />
    </>
  );
}

interface Difference {
  readonly change: AssignmentChange;
  readonly field: AssignmentField;
}

function Differences({ page, view: { changes, catalogue } }: ReviewProps) {
  const { importing: t, column } = textsOf(page.language).assignments;
  const rows: readonly Difference[] = changes.flatMap((change) =>
    change.fields.map((field) => ({ change, field })),
  );
  const name = (code: string) =>
    catalogue.elements.find((element) => element.code === code)?.name ?? code;
  const said = (text: string) => text || t.empty;
  return (
    <DataTable
      caption={t.reviewTitle}
      captionUnseen
      rows={rows}
      columns={[
        { head: t.element, header: true, cell: ({ change }) => name(change.after.element) },
        { head: t.field, cell: ({ field }) => column[field] },
        {
          head: t.before,
          cell: ({ change, field }) => (
            <del>{said(fieldWords(page, catalogue, change.before, field))}</del>
          ),
        },
        {
          head: t.after,
          cell: ({ change, field }) => (
            <ins>{said(fieldWords(page, catalogue, change.after, field))}</ins>
          ),
        },
      ]}
    />
  );
}

function Save({ page, view }: ReviewProps) {
  const t = textsOf(page.language).assignments.importing;
  return (
    <form method="post" novalidate action={linkTo(page, `/assignments/import/${view.id}`)}>
      <Csrf page={page} />
      {view.changes.map(({ before }) => (
        <input type="hidden" name={`v-${before.element}`} value={String(before.version)} />
      ))}
      <TextArea
        page={page}
        id="reason"
        label={t.reason}
        value={view.reason}
        rows={2}
        errors={view.errors}
        required
      />
      <p class="actions">
        <button type="submit">{t.save(view.changes.length)}</button>
        <a class="button quiet" href={linkTo(page, '/assignments/import')}>
          {t.again}
        </a>
      </p>
    </form>
  );
}
