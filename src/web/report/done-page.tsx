import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { formatDay } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { ReportFrame } from './report-frame.tsx';
import type { ReportView } from './view.ts';

/** Sent: the reference number and what happens next. */
export function DonePage({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report.done;
  return (
    <ReportFrame page={page} view={view} step="sent" title={t.title}>
      <div class="confirmation" role="status">
        <p class="notice-title">{t.reference}</p>
        <p class="reference">{view.reference}</p>
      </div>
      <section class="prose">
        <h2>{t.next}</h2>
        <ol>
          {t.steps(formatDay(view.deadline, page.language)).map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </section>
      <p>
        <a href={linkTo(page, view.path)}>{t.open}</a>
      </p>
      <Recall page={page} view={view} />
    </ReportFrame>
  );
}

/** Back to draft, while the leader has not signed. */
export function Recall({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report.done;
  if (!view.acts.recall) return null;
  return (
    <form method="post" action={linkTo(page, `${view.path}/recall`)} class="recall">
      <Csrf page={page} />
      <input type="hidden" name="version" value={String(view.version)} />
      <p class="hint">{t.recallHelp}</p>
      <p>
        <button type="submit" class="quiet">
          {t.recall}
        </button>
      </p>
    </form>
  );
}
