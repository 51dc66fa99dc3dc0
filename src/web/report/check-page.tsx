import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';
import { AnswersTable } from './answers-table.tsx';
import { ReportFrame } from './report-frame.tsx';
import { isUnfinished, type ReportView, rowsOf } from './view.ts';

/** All answers to look over, each a link back to its cell; then sent. */
export function CheckPage({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report.check;
  const rows = rowsOf(view);
  const left = rows.filter(isUnfinished).length;
  return (
    <ReportFrame page={page} view={view} step="check" title={t.title} lead={t.lead}>
      <AnswersTable page={page} view={view} caption={t.title} captionUnseen rows={rows} editable />
      <form method="post" action={linkTo(page, `${view.path}/send`)}>
        <Csrf page={page} />
        <input type="hidden" name="version" value={String(view.version)} />
        {left > 0 && <p class="field-error">{t.unfinished(left)}</p>}
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
