import { linkTo } from '../address.ts';
import { Csrf, ErrorSummary, SelectField, TextArea, TextField } from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { yearsOf } from './choices.ts';
import { PHASE } from './decisions.ts';
import { GoalFieldset } from './goal-fieldset.tsx';
import { ScanPanel } from './scan-panel.tsx';
import { RowGroups } from './settle-parts.tsx';
import { SettleTabs } from './settle-tabs.tsx';
import type { GoalsView } from './view.ts';

export interface GoalsProps {
  readonly page: Page;
  readonly view: GoalsView;
}

/** All goals without a sure year in one sitting, beside the scanned page. */
export function GoalsPage({ page, view }: GoalsProps) {
  const { goals: t, catalogue } = textsOf(page.language);
  const crumbs = [{ label: catalogue.title, path: '/catalogue' }, { label: t.title }];
  return (
    <Layout page={page} title={t.title} description={t.description} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SettleTabs page={page} current="goals" />
      {view.notice && <Notice tone="success">{view.notice}</Notice>}
      {view.meanwhile.size > 0 && (
        <Notice tone="warning" title={t.conflictTitle}>
          {t.conflictLead}
        </Notice>
      )}
      <form
        class="beside"
        method="post"
        novalidate
        enctype="multipart/form-data"
        action={linkTo(page, '/catalogue/goals', { all: view.all ? 1 : null })}
      >
        <Csrf page={page} />
        <ScanPanel page={page} view={view} />
        <Rows page={page} view={view} />
      </form>
    </Layout>
  );
}

function Rows({ page, view }: GoalsProps) {
  const t = textsOf(page.language).goals;
  const other = view.all ? t.showOpen : t.showAll;
  return (
    <div class="beside-main">
      <p class="row spread">
        <strong>{t.left(view.left)}</strong>
        <a href={linkTo(page, '/catalogue/goals', { all: view.all ? null : 1 })}>{other}</a>
      </p>
      {view.rows.length === 0 ? (
        <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>
      ) : (
        <>
          <Fill page={page} view={view} />
          <RowGroups programme={view.programme} rows={view.rows}>
            {(row) => <GoalFieldset page={page} view={view} row={row} />}
          </RowGroups>
          <Decision page={page} view={view} />
        </>
      )}
    </div>
  );
}

function Fill({ page, view: { programme } }: GoalsProps) {
  const t = textsOf(page.language).goals;
  const years = yearsOf(programme).map((year) => ({ value: year, label: year }));
  return (
    <div class="fill">
      <SelectField
        page={page}
        id="fill"
        label={t.fill.label}
        hint={t.fill.hint}
        required
        options={[
          { value: '', label: t.fill.none },
          ...years,
          { value: PHASE, label: t.choice.phase },
        ]}
      />
      <button type="submit" name="step" value="fill" class="quiet">
        {t.fill.apply}
      </button>
    </div>
  );
}

function Decision({ page, view }: GoalsProps) {
  const t = textsOf(page.language).goals;
  const { errors, reason, reference } = view;
  return (
    <section class="card decision">
      <h2>{t.reasonTitle}</h2>
      <TextArea
        page={page}
        id="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        rows={2}
        errors={errors}
        required
      />
      <TextField
        page={page}
        id="reference"
        label={t.reference}
        hint={t.referenceHint}
        value={reference}
        width="full"
        errors={errors}
      />
      <p class="actions">
        <button type="submit" name="step" value="check">
          {t.check}
        </button>
      </p>
    </section>
  );
}
