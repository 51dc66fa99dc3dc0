import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { OpenWork } from '../components/open-work.tsx';
import { DataTable } from '../components/table.tsx';
import { UploadForm } from '../components/upload-form.tsx';
import { type Page, textsOf } from '../page.ts';
import { ImportFrame } from './frame.tsx';
import type { UploadView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: UploadView;
}

/** First step: the file; beside it what is not finished and what is remembered. */
export function FigureUploadPage({ page, view }: Props) {
  const t = textsOf(page.language).figures;
  return (
    <ImportFrame page={page} step="upload" title={t.title} lead={t.lead} errors={view.errors}>
      {view.notice && <Notice tone="success">{view.notice}</Notice>}
      <UploadForm
        {...{ page, errors: view.errors }}
        action="/figures"
        accept=".xlsx,.csv"
        words={{ file: t.upload.file, hint: t.upload.hint(view.limit), send: t.upload.button }}
        note={view.ownUnitOnly && <p class="hint">{t.upload.scope}</p>}
        card
      />
      {view.open.length > 0 && <Open page={page} view={view} />}
      <Remembered page={page} view={view} />
      <p>
        <a href={linkTo(page, '/figures/batches')}>{t.batches.title}</a>
      </p>
    </ImportFrame>
  );
}

function Open({ page, view }: Props) {
  const t = textsOf(page.language).figures.open;
  return (
    <OpenWork
      page={page}
      rows={view.open}
      words={t}
      path="/figures/imports"
      state={{ head: t.stage, cell: ({ stage }) => t.stages[stage] }}
    />
  );
}

function Remembered({ page, view }: Props) {
  const t = textsOf(page.language).figures.mappings;
  if (view.mappings.length === 0) {
    return (
      <section>
        <h2>{t.title}</h2>
        <p class="hint">{t.none}</p>
      </section>
    );
  }
  return (
    <DataTable
      caption={t.title}
      rows={view.mappings}
      columns={[
        { head: t.name, header: true, cell: ({ name }) => name },
        { head: t.columns, cell: ({ columns }) => columns.join('; ') || '–' },
        {
          head: t.forget,
          cell: ({ name }) => (
            <form method="post" novalidate action={linkTo(page, '/figures/mappings')}>
              <Csrf page={page} />
              <input type="hidden" name="name" value={name} />
              <button type="submit" class="quiet small" aria-label={t.forgetOf(name)}>
                {t.forget}
              </button>
            </form>
          ),
        },
      ]}
    />
  );
}
