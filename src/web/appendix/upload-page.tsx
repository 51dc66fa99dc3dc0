import { ErrorSummary } from '../components/form.tsx';
import { OpenWork } from '../components/open-work.tsx';
import { UploadForm } from '../components/upload-form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import type { AppendixUploadView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: AppendixUploadView;
}

/** First step: the appendix as a file; below it what is not finished. */
export function AppendixUploadPage({ page, view }: Props) {
  const { appendix: t, catalogue } = textsOf(page.language);
  const crumbs = [{ label: catalogue.title, path: '/catalogue' }, { label: t.title }];
  return (
    <Layout page={page} title={t.title} description={t.description} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <UploadForm
        {...{ page, words: { file: t.file, hint: t.hint, send: t.upload }, errors: view.errors }}
        action="/catalogue/import"
        accept=".txt,.docx,.xlsx"
        card
      />
      {view.open.length > 0 && <Open page={page} view={view} />}
    </Layout>
  );
}

function Open({ page, view }: Props) {
  const t = textsOf(page.language).appendix.open;
  return (
    <OpenWork
      page={page}
      rows={view.open}
      words={t}
      path="/catalogue/import"
      state={{ head: t.settled, cell: ({ decided, doubts }) => t.of(decided, doubts) }}
    />
  );
}
