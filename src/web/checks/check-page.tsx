import { NAMES } from '../../catalogue/check/language.ts';
import { PLACEHOLDERS } from '../../catalogue/check/message.ts';
import { linkTo } from '../address.ts';
import { Csrf, ErrorSummary, SelectField, TextField } from '../components/form.tsx';
import { fieldsOf } from '../components/named-fields.ts';
import { Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { VersionHistory } from '../components/version-history.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { Expression, FromDay, Messages, Severity, Where } from './check-fields.tsx';
import { Trial } from './trial.tsx';
import { type CheckView, MONTHS_OFFERED } from './view.ts';

export interface CheckProps {
  readonly page: Page;
  readonly view: CheckView;
}

/** One rule as a plain form, with its trial. */
export function CheckPage({ page, view }: CheckProps) {
  const { checks: t, catalogue: words } = textsOf(page.language);
  const title = view.isNew ? t.form.newTitle : t.form.editTitle;
  const crumbs = [
    { label: words.title, path: '/catalogue' },
    { label: t.title, path: '/catalogue/checks' },
    { label: title },
  ];
  return (
    <Layout page={page} title={title} description={t.description} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.errors} />
      <h1>
        {!view.isNew && <span class="over">{title}</span>}{' '}
        {view.isNew ? title : view.form.check.name}
      </h1>
      {view.meanwhile && (
        <Notice tone="warning" title={t.form.conflictTitle}>
          <p>{t.form.conflict(view.meanwhile)}</p>
        </Notice>
      )}
      {view.trial && <Trial page={page} trial={view.trial} catalogue={view.catalogue} />}
      <Form page={page} view={view} />
      <Help page={page} />
      {view.history.length > 0 && (
        <VersionHistory page={page} caption={t.form.history} history={view.history} />
      )}
    </Layout>
  );
}

function Form({ page, view }: CheckProps) {
  const t = textsOf(page.language).checks.form;
  const { form, errors, isNew } = view;
  const path = isNew ? '/catalogue/checks/new' : `/catalogue/checks/${form.check.code}`;
  const field = fieldsOf({ page, errors, words: t, form: form.check });
  return (
    <form method="post" novalidate action={linkTo(page, path)}>
      <Csrf page={page} />
      <input type="hidden" name="version" value={String(form.seen)} />
      {isNew && <TextField {...field('code')} required />}
      <TextField {...field('name')} width="full" required />
      <Severity page={page} view={view} />
      <Where page={page} view={view} />
      <Expression page={page} view={view} />
      <Messages page={page} view={view} />
      <FromDay page={page} view={view} />
      <Actions page={page} view={view} />
    </form>
  );
}

function Actions({ page, view: { form, errors } }: CheckProps) {
  const { checks: t, shell } = textsOf(page.language);
  const months = MONTHS_OFFERED.map((count) => ({
    value: String(count),
    label: t.form.monthsOf(count),
  }));
  return (
    <>
      <SelectField
        {...{ page, errors }}
        required
        id="months"
        label={t.form.months}
        value={String(form.months)}
        options={months}
      />
      <p class="actions">
        <button type="submit" name="step" value="try" class="quiet">
          {t.form.tryIt}
        </button>
        <button type="submit" name="step" value="save">
          {t.form.save}
        </button>
        <a class="button quiet" href={linkTo(page, '/catalogue/checks')}>
          {shell.form.cancel}
        </a>
      </p>
    </>
  );
}

function Help({ page }: { page: Page }) {
  const { help: t, names } = textsOf(page.language).checks;
  return (
    <details class="language">
      <summary>{t.title}</summary>
      <DataTable
        caption={t.names}
        captionUnseen
        narrow
        rows={NAMES}
        columns={[
          { head: t.names, header: true, cell: (name) => <code>{name}</code> },
          { head: t.meaning, cell: (name) => names[name] },
        ]}
      />
      <p>{t.operations}</p>
      <p>{t.functions}</p>
      <p>{t.placeholders(PLACEHOLDERS.map((name) => `{${name}}`).join(', '))}</p>
    </details>
  );
}
