import { ASSIGNMENT_FIELDS } from '../../catalogue/assignment-rows.ts';
import { linkTo } from '../address.ts';
import { Csrf, ErrorSummary, SelectField, TextArea, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { VersionHistory } from '../components/version-history.tsx';
import { formatInstant } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { UnitList } from './unit-list.tsx';
import { type AssignmentView, FREQUENCIES, fieldWords } from './view.ts';

export interface AssignmentProps {
  readonly page: Page;
  readonly view: AssignmentView;
}

/** One assignment as a plain form. */
export function AssignmentPage({ page, view }: AssignmentProps) {
  const t = textsOf(page.language).assignments;
  const { element, targets } = view.current;
  const crumbs = [{ label: t.title, path: '/assignments' }, { label: element.name }];
  return (
    <Layout page={page} title={t.edit} description={t.editOf(element.name)} crumbs={crumbs}>
      <ErrorSummary page={page} errors={view.errors} />
      <h1>
        <span class="over">{t.edit}</span> {element.name}
      </h1>
      <p class="lead">{t.form.facts(element.unit, targets.join(', ') || '–')}</p>
      {view.meanwhile && <Conflict page={page} view={view} />}
      <Form page={page} view={view} />
      <VersionHistory page={page} caption={t.form.history} history={view.history} />
    </Layout>
  );
}

function Form({ page, view }: AssignmentProps) {
  const { assignments: all, terms, shell } = textsOf(page.language);
  const t = all.form;
  const { assignment, reason } = view.form;
  const { errors } = view;
  const units = view.catalogue.units.map(({ code, name }) => ({ value: code, label: name }));
  const inside = units.filter(({ value }) => kindOf(view, value) !== 'group');
  const field = { page, errors, required: true };
  const frequencies = FREQUENCIES.map((code) => ({ value: code, label: terms.frequency[code] }));
  return (
    <form method="post" novalidate action={linkTo(page, `/assignments/${assignment.element}`)}>
      <Csrf page={page} />
      <input type="hidden" name="version" value={String(view.current.assignment.version)} />
      <UnitList page={page} view={view} name="enters" label={t.enters} hint={t.entersHint} />
      <SelectField
        {...field}
        id="verifies"
        label={t.verifies}
        value={assignment.verifies}
        options={inside}
      />
      <SelectField {...field} id="owns" label={t.owns} value={assignment.owns} options={inside} />
      <UnitList page={page} view={view} name="supplies" label={t.supplies} hint={t.suppliesHint} />
      <SelectField
        {...field}
        id="frequency"
        label={t.frequency}
        value={assignment.frequency}
        options={frequencies}
      />
      <TextField
        {...field}
        id="source"
        label={t.source}
        hint={t.sourceHint}
        value={assignment.source}
        width="full"
      />
      <TextArea
        {...field}
        id="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={reason}
        rows={2}
      />
      <p class="actions">
        <button type="submit" name="step" value="save">
          {t.save}
        </button>
        <a class="button quiet" href={linkTo(page, '/assignments')}>
          {shell.form.cancel}
        </a>
      </p>
    </form>
  );
}

const kindOf = (view: AssignmentView, code: string) =>
  view.catalogue.units.find((unit) => unit.code === code)?.kind;

/** The assignment that someone else saved in between, field by field. */
function Conflict({ page, view }: AssignmentProps) {
  const { assignments: t } = textsOf(page.language);
  const { meanwhile, catalogue, current } = view;
  if (!meanwhile) return null;
  const when = formatInstant(meanwhile.at, page.language);
  return (
    <Notice tone="warning" title={t.form.conflictTitle}>
      <p>{t.form.conflict(meanwhile.who, when)}</p>
      <h2>{t.form.theirs}</h2>
      <dl class="told">
        {ASSIGNMENT_FIELDS.map((field) => (
          <>
            <dt>{t.column[field]}</dt>
            <dd>{fieldWords(page, catalogue, current.assignment, field) || '–'}</dd>
          </>
        ))}
      </dl>
    </Notice>
  );
}
