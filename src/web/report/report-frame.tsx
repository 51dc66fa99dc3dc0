import type { Child } from 'hono/jsx';
import { linkTo } from '../address.ts';
import { ErrorSummary } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { formatDay, formatInstant } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { CellSprite } from './marks.tsx';
import type { ReportView } from './view.ts';
import { sayCycle, titleOf } from './words.ts';

export type ReportStep = 'entry' | 'check' | 'sent' | 'signed';

interface FrameProps {
  readonly page: Page;
  readonly view: ReportView;
  readonly step: ReportStep | null;
  /** Own title of the screen where it is not the report itself. */
  readonly title?: string;
  readonly lead?: string;
  /** Script of this screen alone. */
  readonly script?: string;
  readonly children?: Child;
}

/** Head of every screen of a report: unit, cycle, state, deadline, steps, papers. */
export function ReportFrame(props: FrameProps) {
  const { page, view, step, title, lead, script, children } = props;
  const t = textsOf(page.language).report;
  const cycle = sayCycle(view.cycle, page.language);
  const name = titleOf(page, view);
  const here = title ?? name;
  const crumbs = [
    { label: t.list.title, path: '/reports' },
    ...(title === undefined ? [] : [{ label: `${view.unit.name}, ${cycle}`, path: view.path }]),
    { label: title ?? `${view.unit.name}, ${cycle}` },
  ];
  return (
    <Layout
      page={page}
      title={here}
      description={t.description(view.unit.name, cycle)}
      crumbs={crumbs}
    >
      {script && <script type="module" src={script} />}
      <CellSprite />
      <ErrorSummary page={page} errors={view.errors} />
      <header class="report-head">
        <h1>
          <span class="over" lang="vi">
            {view.unit.name}
          </span>{' '}
          {here}
        </h1>
        <ReportFacts page={page} view={view} />
        {lead && <p class="lead">{lead}</p>}
      </header>
      {step && <Steps page={page} step={step} />}
      {children}
      <Papers page={page} view={view} here={title !== undefined} />
    </Layout>
  );
}

function ReportFacts({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report;
  return (
    <p class="report-facts">
      <span class={`report-state is-${view.state}`}>{t.state[view.state]}</span>
      <span>{t.deadline(formatDay(view.deadline, page.language))}</span>
      {view.lateUntil && <span>{t.lateUntil(formatDay(view.lateUntil, page.language))}</span>}
      {view.reference && (
        <span>
          {t.done.reference} <b>{view.reference}</b>
        </span>
      )}
      {view.revision > 1 && <span>{t.revision(view.revision)}</span>}
    </p>
  );
}

const ORDER: readonly ReportStep[] = ['entry', 'check', 'sent', 'signed'];

function Steps({ page, step }: { page: Page; step: ReportStep }) {
  const t = textsOf(page.language).report.steps;
  const at = ORDER.indexOf(step);
  return (
    <nav class="stages" aria-label={t.label}>
      <ol>
        {ORDER.map((one, i) => (
          <li
            class={i < at ? 'is-past' : undefined}
            aria-current={i === at ? ('step' as const) : undefined}
          >
            {t[one]}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Papers({ page, view, here }: { page: Page; view: ReportView; here: boolean }) {
  const t = textsOf(page.language).report.links;
  return (
    <nav class="papers" aria-label={t.label}>
      {here && <a href={linkTo(page, view.path)}>{t.back}</a>}
      <a href={linkTo(page, `${view.path}/history`)}>{t.history}</a>
      <a href={linkTo(page, `${view.path}/print`)}>{t.print}</a>
      <a href={linkTo(page, `${view.path}/print`, { empty: 1 })}>{t.empty}</a>
    </nav>
  );
}

/** Why the report came back, in the words of the one who returned it. */
export function Returned({ page, view }: { page: Page; view: ReportView }) {
  if (!view.returned || view.state !== 'draft') return null;
  const { how, who, at, why } = view.returned;
  const t = textsOf(page.language).report;
  return (
    <Notice tone="warning" title={t.cameBack[how](who, formatInstant(at, page.language))}>
      <p lang="vi">{why}</p>
    </Notice>
  );
}
