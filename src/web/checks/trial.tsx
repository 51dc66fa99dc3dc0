import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import type { TrialResult } from '../../value/check-trial.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { capital, formatPeriod } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';

interface TrialProps {
  readonly page: Page;
  readonly trial: TrialResult;
  readonly catalogue: Catalogue;
}

/** What the draft would have stopped, beside the version in force. */
export function Trial(props: TrialProps) {
  const { page, trial } = props;
  const t = textsOf(page.language).checks.trial;
  return (
    <section class="trial" aria-label={t.title}>
      <Notice tone={trial.after > 0 || trial.before > 0 ? 'plain' : 'success'} title={t.title}>
        <p>
          {t.found(counted(page, trial.after), counted(page, trial.asked))}{' '}
          {t.before(counted(page, trial.before))}
        </p>
        {trial.failed > 0 && <p>{t.failed(trial.failed)}</p>}
        <p class="small">{t.note}</p>
      </Notice>
      <Periods {...props} />
      <Cells {...props} />
    </section>
  );
}

function Periods({ page, trial }: TrialProps) {
  const t = textsOf(page.language).checks.trial;
  return (
    <DataTable
      caption={t.byPeriod}
      narrow
      rows={trial.periods}
      columns={[
        {
          head: t.column.period,
          header: true,
          cell: ({ period }) => capital(formatPeriod(period, page.language)),
        },
        { head: t.column.asked, numeric: true, cell: ({ asked }) => counted(page, asked) },
        { head: t.column.before, numeric: true, cell: ({ before }) => counted(page, before) },
        { head: t.column.after, numeric: true, cell: ({ after }) => counted(page, after) },
      ]}
    />
  );
}

function Cells({ page, trial, catalogue }: TrialProps) {
  const t = textsOf(page.language).checks.trial;
  if (trial.cells.length === 0) return <p>{t.none}</p>;
  const { areaName } = wordsOf(catalogue);
  const names = new Map(catalogue.elements.map(({ code, name }) => [code, name]));
  return (
    <>
      <DataTable
        caption={t.cells}
        rows={trial.cells}
        columns={[
          { head: t.column.change, cell: ({ change }) => t.change[change] },
          {
            head: t.column.area,
            header: true,
            cell: ({ area }) => areaName(area),
            ...verbatim(page),
          },
          {
            head: t.column.element,
            cell: ({ element }) => names.get(element) ?? element,
            ...verbatim(page),
          },
          { head: t.column.period, cell: ({ period }) => formatPeriod(period, page.language) },
          {
            head: t.column.value,
            numeric: true,
            cell: ({ amount }) => formatQuantity(amount, 6, page.language),
          },
          { head: t.column.says, cell: ({ finding }) => finding[page.language] },
        ]}
      />
      {trial.left > 0 && <p class="small">{t.left(trial.left)}</p>}
    </>
  );
}

const counted = (page: Page, count: number): string =>
  formatQuantity(String(count), 0, page.language);
