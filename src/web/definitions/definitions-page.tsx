import { linkTo } from '../address.ts';
import { Tag } from '../components/badge.tsx';
import { Csrf, ErrorSummary, TextField } from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { formatInstant } from '../format.ts';
import { RowGroups } from '../goals/settle-parts.tsx';
import { SettleTabs } from '../goals/settle-tabs.tsx';
import type { Meanwhile } from '../goals/view.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { CHOSEN, type DefinitionRow, type DefinitionsView, seenField } from './view.ts';

export interface DefinitionsProps {
  readonly page: Page;
  readonly view: DefinitionsView;
}

/** Many ways of measuring confirmed by one document. */
export function DefinitionsPage({ page, view }: DefinitionsProps) {
  const { definitions: t, catalogue } = textsOf(page.language);
  const crumbs = [{ label: catalogue.title, path: '/catalogue' }, { label: t.title }];
  const other = view.all ? t.showOpen : t.showAll;
  return (
    <Layout page={page} title={t.title} description={t.description} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <SettleTabs page={page} current="indicators" />
      {view.meanwhile.size > 0 && (
        <Notice tone="warning" title={t.conflictTitle}>
          {t.conflictLead}
        </Notice>
      )}
      <p class="row spread">
        <strong>{t.left(view.left)}</strong>
        <a href={linkTo(page, '/catalogue/indicators', { all: view.all ? null : 1 })}>{other}</a>
      </p>
      {view.rows.length === 0 ? (
        <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>
      ) : (
        <Form page={page} view={view} />
      )}
    </Layout>
  );
}

function Form({ page, view }: DefinitionsProps) {
  const t = textsOf(page.language).definitions;
  return (
    <form
      method="post"
      novalidate
      action={linkTo(page, '/catalogue/indicators', { all: view.all ? 1 : null })}
    >
      <Csrf page={page} />
      <p>
        <button type="submit" name="step" value="all" class="quiet">
          {t.all}
        </button>
      </p>
      <RowGroups programme={view.programme} rows={view.rows}>
        {(row) => <Row page={page} view={view} row={row} />}
      </RowGroups>
      <section class="card decision">
        <h2>{t.documentTitle}</h2>
        <TextField
          page={page}
          id="document"
          label={t.document}
          hint={t.documentHint}
          value={view.document}
          width="full"
          errors={view.errors}
          required
        />
        <TextField
          page={page}
          id="note"
          label={t.note}
          hint={t.noteHint}
          value={view.note}
          width="full"
        />
        <p class="actions">
          <button type="submit" name="step" value="check">
            {t.check}
          </button>
        </p>
      </section>
    </form>
  );
}

function Row({ page, view, row }: DefinitionsProps & { row: DefinitionRow }) {
  const { definitions: t, terms } = textsOf(page.language);
  const { indicator, target, chosen } = row;
  const id = `i-${indicator.code}`;
  const other = view.meanwhile.get(indicator.code);
  return (
    <div class={other ? 'measure has-error' : 'measure'}>
      <input type="hidden" name={seenField(indicator.code)} value={String(indicator.version)} />
      <label class="choice" for={id}>
        <input type="checkbox" id={id} name={CHOSEN} value={indicator.code} checked={chosen} />
        <span>
          <b>{target.number}</b> {indicator.name}
        </span>
      </label>
      {other && <Theirs page={page} other={other} />}
      <p class="measure-formula">{indicator.formula}</p>
      <p class="goal-about">
        {`${terms.kind[indicator.kind]} · ${indicator.unit} · ${view.unitName(indicator.owner)}`}
        {indicator.confirmedBy && (
          <>
            {' · '}
            <Tag text={t.confirmed(indicator.confirmedBy)} />
          </>
        )}
      </p>
      <Parts page={page} view={view} row={row} />
    </div>
  );
}

function Parts({ page, view, row: { indicator } }: DefinitionsProps & { row: DefinitionRow }) {
  const t = textsOf(page.language).definitions;
  const up = view.elementName(indicator.numerator);
  const down = view.elementName(indicator.denominator);
  if (!up || !down) return null;
  return (
    <p class="goal-about">
      {`${t.numerator}: ${up}`}
      <br />
      {`${t.denominator}: ${down}`}
    </p>
  );
}

function Theirs({ page, other }: { page: Page; other: Meanwhile }) {
  const t = textsOf(page.language).definitions;
  return <p class="field-error">{t.theirs(other.who, formatInstant(other.at, page.language))}</p>;
}
