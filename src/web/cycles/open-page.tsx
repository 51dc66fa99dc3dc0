import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Csrf, DayField, ErrorSummary, TextArea } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { OpenView, UnitLoad } from './view.ts';
import { cycleName, monthsName } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OpenView;
}

/** What would be asked of whom, and by when, before a cycle opens. */
export function OpenCyclePage({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const months = monthsName(view.plan, page);
  const crumbs = [{ label: t.title, path: '/cycles' }, { label: t.open.title }];
  return (
    <Layout page={page} title={t.open.review(months)} description={t.open.lead} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.refused.errors} />
      <div>
        <h1>{t.open.review(months)}</h1>
        <p class="lead">{t.open.lead}</p>
      </div>
      {view.overlaps.length > 0 && (
        <Notice tone="warning">
          {t.open.overlap(view.overlaps.map((cycle) => cycleName(cycle, page)).join(', '))}
        </Notice>
      )}
      <OpenForm page={page} view={view} />
      <Loads page={page} view={view} />
    </Layout>
  );
}

function OpenForm({ page, view }: Props) {
  const { cycles, shell } = textsOf(page.language);
  const t = cycles.open;
  const { plan, refused } = view;
  const typed = (name: string, usual: string) => refused.typed.get(name) ?? usual;
  const [first, last] = plan.code.split('_');
  const field = { page, errors: refused.errors };
  return (
    <form class="card" method="post" novalidate action={linkTo(page, '/cycles/new')}>
      <Csrf page={page} />
      {last ? (
        <>
          <input type="hidden" name="from" value={first} />
          <input type="hidden" name="to" value={last} />
        </>
      ) : (
        <input type="hidden" name="period" value={first} />
      )}
      <div class="pair">
        <DayField
          {...field}
          id="unitDeadline"
          label={t.unitDeadline}
          hint={t.unitHint}
          required
          value={typed('unitDeadline', plan.unitDeadline)}
        />
        <DayField
          {...field}
          id="cityDeadline"
          label={t.cityDeadline}
          required
          value={typed('cityDeadline', plan.cityDeadline)}
        />
        <DayField
          {...field}
          id="lockDay"
          label={t.lockDay}
          hint={t.lockHint}
          value={typed('lockDay', plan.lockDay ?? '')}
        />
      </div>
      <TextArea page={page} id="note" label={t.note} rows={2} value={typed('note', '')} />
      <p class="actions">
        <button type="submit">{t.submit}</button>
        <a class="button quiet" href={linkTo(page, '/cycles')}>
          {shell.form.cancel}
        </a>
      </p>
    </form>
  );
}

function Loads({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const { unitName } = wordsOf(view.catalogue);
  const fields = view.loads.reduce((sum, { ask }) => sum + ask, 0);
  const columns: readonly Column<UnitLoad>[] = [
    {
      head: t.column.unit,
      header: true,
      cell: ({ unit }) => unitName(unit),
      ...verbatim(page),
    },
    { head: t.open.ask, numeric: true, cell: ({ ask }) => ask },
    { head: t.open.confirm, numeric: true, cell: ({ confirm }) => confirm },
  ];
  return (
    <section class="block">
      <h2>{t.open.asks}</h2>
      <p>{t.open.asksLead(view.loads.length, fields, view.columns)}</p>
      <DataTable caption={t.open.asks} captionUnseen narrow rows={view.loads} columns={columns} />
    </section>
  );
}
