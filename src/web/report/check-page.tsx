import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';
import { AnswersTable } from './answers-table.tsx';
import { ReportFrame } from './report-frame.tsx';
import { type ReportView, rowsOf } from './view.ts';

/** All answers to look over, each a link back to its cell; then sent. */
export function CheckPage({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report.check;
  const rows = rowsOf(view);
  return (
    <ReportFrame
      page={page}
      view={{ ...view, errors: [] }}
      step="check"
      title={t.title}
      lead={t.lead}
    >
      <Unfinished page={page} view={view} />
      <AnswersTable page={page} view={view} caption={t.title} captionUnseen rows={rows} editable />
      <form method="post" action={linkTo(page, `${view.path}/send`)}>
        <Csrf page={page} />
        <input type="hidden" name="version" value={String(view.version)} />
        <p class="actions">
          {view.acts.send && <button type="submit">{t.send}</button>}
          <a class="button quiet" href={linkTo(page, view.path)}>
            {t.edit}
          </a>
        </p>
      </form>
    </ReportFrame>
  );
}

/** The error summary, whose lines lead to the cells on the entry page. */
function Unfinished({ page, view }: { page: Page; view: ReportView }) {
  if (view.errors.length === 0) return null;
  const there = linkTo(page, view.path);
  return (
    <div class="errors" role="alert" tabindex={-1} data-focus>
      <h2>{textsOf(page.language).report.check.unfinished(view.errors.length)}</h2>
      <ul>
        {view.errors.map(({ field, text }) => (
          <li>
            <a href={`${there}#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
