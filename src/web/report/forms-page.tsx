import { linkTo } from '../address.ts';
import { Checkbox, ErrorSummary, type FieldError } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { UploadForm } from '../components/upload-form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { sayCycle } from './words.ts';

export interface FormsView {
  readonly cycle: string;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly limit: string;
  readonly errors: readonly FieldError[];
}

/** One workbook for several units: choose, download, fill in, upload. */
export function FormsPage({ page, view }: { readonly page: Page; readonly view: FormsView }) {
  const { many, box } = textsOf(page.language).sheets;
  const path = `/cycles/${view.cycle}/forms`;
  return (
    <Layout
      page={page}
      title={many.title}
      description={many.lead}
      crumbs={[
        { label: textsOf(page.language).report.list.title, path: '/reports' },
        { label: many.title },
      ]}
    >
      <ErrorSummary page={page} errors={view.errors} />
      <h1>
        <span class="over">{sayCycle(view.cycle, page.language)}</span> {many.title}
      </h1>
      <p class="lead">{many.lead}</p>
      {view.units.length === 0 ? (
        <EmptyState title={many.none} />
      ) : (
        <>
          <form method="get" action={linkTo(page, `${path}.xlsx`)} class="card">
            <fieldset class="field">
              <legend>{many.units}</legend>
              <div class="unit-choices" {...verbatim(page)}>
                {view.units.map(({ code, name }) => (
                  <Checkbox id={`unit-${code}`} name="units" value={code} label={name} checked />
                ))}
              </div>
            </fieldset>
            <p class="actions">
              <button type="submit">{many.download}</button>
            </p>
          </form>
          <UploadForm
            {...{ page, errors: view.errors }}
            id="sheet-file"
            action={`${path}.xlsx`}
            accept=".xlsx"
            words={{ file: box.file, hint: box.hint(view.limit), send: many.upload }}
            card
          />
        </>
      )}
    </Layout>
  );
}
