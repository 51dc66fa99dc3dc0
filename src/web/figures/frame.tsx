import type { Child } from 'hono/jsx';
import { ErrorSummary, type FieldError } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

const STEPS = ['upload', 'sheet', 'mapping', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

interface FrameProps {
  readonly page: Page;
  readonly step: Step;
  readonly title: string;
  readonly lead: string;
  readonly fileName?: string;
  readonly errors?: readonly FieldError[];
  readonly children?: Child;
}

/** A step of the import: where one is, what to correct, what to do. */
export function ImportFrame(props: FrameProps) {
  const { page, step, title, lead, fileName, errors = [], children } = props;
  const t = textsOf(page.language).figures;
  const crumbs =
    step === 'upload'
      ? [{ label: t.title }]
      : [{ label: t.title, path: '/figures' }, { label: title }];
  return (
    <Layout page={page} title={title} description={t.description} crumbs={crumbs}>
      <ErrorSummary page={page} errors={errors} />
      <Steps page={page} current={step} />
      <div>
        <h1>{title}</h1>
        {fileName && <p class="file-name">{fileName}</p>}
        <p class="lead">{lead}</p>
      </div>
      {children}
    </Layout>
  );
}

function Steps({ page, current }: { page: Page; current: Step }) {
  const t = textsOf(page.language).figures.steps;
  const at = STEPS.indexOf(current);
  return (
    <nav class="stages" aria-label={t.label}>
      <ol>
        {STEPS.map((step, i) => (
          <li
            class={i < at ? 'is-past' : undefined}
            aria-current={step === current ? 'step' : undefined}
          >
            {t[step]}
          </li>
        ))}
      </ol>
    </nav>
  );
}
