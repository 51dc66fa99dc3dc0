import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';

export interface SheetIssueView {
  readonly place: string;
  readonly unitName: string;
  readonly name: string;
  readonly kind: 'refused' | 'conflict' | 'finding';
  readonly text: string;
}

export interface SheetResultView {
  readonly id: string;
  readonly fileName: string;
  readonly cycle: string;
  /** null: a workbook of several units. */
  readonly unit: string | null;
  readonly saved: number;
  readonly unchanged: number;
  readonly untouched: number;
  readonly issues: readonly SheetIssueView[];
  /** Sheets that were not taken, with the reason as a sentence. */
  readonly refused: readonly { readonly sheet: string; readonly why: string }[];
  /** Some of them only because their form is an older version. */
  readonly older: boolean;
}

/** What became of an uploaded form: counts, then every cell that needs another look with its place. */
export function SheetResultPage({
  page,
  view,
}: {
  readonly page: Page;
  readonly view: SheetResultView;
}) {
  const t = textsOf(page.language).sheets.result;
  const list = textsOf(page.language).report.list.title;
  const good = view.issues.length === 0 && view.refused.length === 0;
  const back = view.unit ? `/reports/${view.cycle}/${view.unit}` : `/cycles/${view.cycle}/forms`;
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.title}
      crumbs={[{ label: list, path: '/reports' }, { label: t.title }]}
    >
      <h1>{t.title}</h1>
      <p class="lead">{t.lead(view.fileName)}</p>
      <Notice tone={good ? 'success' : 'plain'}>
        <ul>
          <li>{t.saved(view.saved)}</li>
          <li>{t.unchanged(view.unchanged)}</li>
          <li>{t.untouched(view.untouched)}</li>
        </ul>
        {good && <p>{view.saved > 0 ? t.good : t.nothing}</p>}
      </Notice>
      <Refused page={page} view={view} />
      <Issues page={page} view={view} />
      <p class="actions">
        <a class="button" href={linkTo(page, back)}>
          {view.unit ? t.back : t.again}
        </a>
      </p>
    </Layout>
  );
}

interface Props {
  readonly page: Page;
  readonly view: SheetResultView;
}

function Refused({ page, view }: Props) {
  const t = textsOf(page.language).sheets.result;
  if (view.refused.length === 0) return null;
  return (
    <Notice tone="warning" title={t.refused}>
      <ul>
        {view.refused.map(({ why }) => (
          <li>{why}</li>
        ))}
      </ul>
      {view.older && (
        <form method="post" action={linkTo(page, `/sheets/${view.id}/accept`)}>
          <Csrf page={page} />
          <p class="actions">
            <button type="submit">{t.accept}</button>
            {view.unit && (
              <a
                class="button quiet"
                href={linkTo(page, `/reports/${view.cycle}/${view.unit}/xlsx`)}
              >
                {t.fresh}
              </a>
            )}
          </p>
        </form>
      )}
    </Notice>
  );
}

function Issues({ page, view }: Props) {
  const t = textsOf(page.language).sheets.result;
  if (view.issues.length === 0) return null;
  const lang = verbatim(page);
  return (
    <section class="block" aria-labelledby="issues-title">
      <h2 id="issues-title">{t.problems(view.issues.length)}</h2>
      <p>{t.problemsHelp}</p>
      <p>
        <a class="button quiet" href={linkTo(page, `/sheets/${view.id}/marked`)} download>
          {t.marked}
        </a>
      </p>
      <DataTable
        caption={t.problems(view.issues.length)}
        captionUnseen
        rows={view.issues}
        columns={[
          { head: t.columns.place, header: true, cell: ({ place }) => place },
          ...(view.unit
            ? []
            : [
                { head: t.columns.unit, cell: ({ unitName }: SheetIssueView) => unitName, ...lang },
              ]),
          { head: t.columns.name, cell: ({ name }) => name, ...lang },
          { head: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
          { head: t.columns.what, cell: ({ text }) => text },
        ]}
      />
    </section>
  );
}
