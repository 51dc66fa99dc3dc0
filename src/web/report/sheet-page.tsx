import { ErrorSummary, type FieldError } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { SheetBox } from './sheet-box.tsx';
import { sayCycle } from './words.ts';

export interface SheetPageView {
  readonly cycle: string;
  readonly unit: string;
  readonly unitName: string;
  readonly reportId: number;
  readonly limit: string;
  readonly errors: readonly FieldError[];
}

/** The Excel form of one report on a page of its own: where an upload that failed says why. */
export function SheetPage({ page, view }: { readonly page: Page; readonly view: SheetPageView }) {
  const { sheets, report } = textsOf(page.language);
  const name = `${view.unitName}, ${sayCycle(view.cycle, page.language)}`;
  return (
    <Layout
      page={page}
      title={sheets.box.title}
      description={sheets.box.lead}
      crumbs={[
        { label: report.list.title, path: '/reports' },
        { label: name, path: `/reports/${view.cycle}/${view.unit}` },
        { label: sheets.box.title },
      ]}
    >
      <ErrorSummary page={page} errors={view.errors} />
      <h1>
        <span class="over" lang="vi">
          {name}
        </span>{' '}
        {sheets.box.title}
      </h1>
      <SheetBox page={page} {...view} writable />
    </Layout>
  );
}
