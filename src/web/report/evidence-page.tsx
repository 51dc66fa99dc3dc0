import { ErrorSummary, type FieldError, type Option } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { AddEvidence, EvidenceList, type EvidenceView } from './evidence-list.tsx';
import { sayCycle } from './words.ts';

export interface EvidencePageView {
  readonly cycle: string;
  readonly unit: string;
  readonly unitName: string;
  readonly evidence: readonly EvidenceView[];
  readonly places: readonly Option[];
  /** The cell that the address asks for. */
  readonly place: string;
  readonly limit: string;
  readonly mayKeep: boolean;
  readonly mayEnd: boolean;
  readonly done: 'added' | 'ended' | null;
  readonly errors: readonly FieldError[];
}

/** Everything that stands behind one report, and a form to add to it. */
export function EvidencePage({
  page,
  view,
}: {
  readonly page: Page;
  readonly view: EvidencePageView;
}) {
  const { sheets, report } = textsOf(page.language);
  const t = sheets.evidence;
  const path = `/reports/${view.cycle}/${view.unit}`;
  const name = `${view.unitName}, ${sayCycle(view.cycle, page.language)}`;
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.lead}
      crumbs={[
        { label: report.list.title, path: '/reports' },
        { label: name, path },
        { label: t.title },
      ]}
    >
      <ErrorSummary page={page} errors={view.errors} />
      <h1>
        <span class="over" lang="vi">
          {name}
        </span>{' '}
        {t.title}
      </h1>
      <p class="lead">{t.lead}</p>
      {view.done && <Notice tone="success">{t[view.done]}</Notice>}
      <EvidenceList
        page={page}
        path={path}
        evidence={view.evidence}
        mayEnd={view.mayEnd}
        errors={view.errors}
      />
      {view.mayKeep && (
        <AddEvidence
          page={page}
          path={path}
          places={view.places}
          place={view.place}
          limit={view.limit}
          errors={view.errors}
        />
      )}
    </Layout>
  );
}
