import type { GrantOrder } from '../../access/grant.ts';
import type { PersonRow, PersonWords } from '../../access/people.ts';
import type { Unit } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import {
  Checkbox,
  Csrf,
  ErrorSummary,
  type FieldError,
  SelectField,
  TextField,
} from '../components/form.tsx';
import { fieldsOf } from '../components/named-fields.ts';
import { DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { AdminFrame, OnceShown } from './frame.tsx';
import { actionWords, type JournalLine } from './journal-words.ts';
import { PersonGrants } from './person-grants.tsx';

export interface PersonView {
  /** null: a new account. */
  readonly person: PersonRow | null;
  readonly form: PersonWords & { readonly username: string };
  readonly grant: Partial<Omit<GrantOrder, 'targets'>> & { readonly targets?: string };
  readonly units: readonly Unit[];
  readonly today: string;
  readonly errors: readonly FieldError[];
  readonly said: string | null;
  /** A link that was just made, shown once. */
  readonly link: string | null;
  readonly history: readonly JournalLine[];
}

interface Props {
  readonly page: Page;
  readonly view: PersonView;
}

/** One account: who it is, what it may do, how it gets in, and what was done to it. */
export function PersonPage({ page, view }: Props) {
  const { people } = textsOf(page.language);
  const t = people.form;
  const { person } = view;
  const title = person ? t.editTitle(person.name) : t.newTitle;
  const above = { label: people.list.title, path: '/admin/people' };
  const lead = person ? undefined : t.newLead;
  return (
    <AdminFrame page={page} title={title} said={view.said} above={above} {...(lead && { lead })}>
      <ErrorSummary page={page} errors={view.errors} />
      {view.link && (
        <OnceShown id="access-link" label={t.linkMade} hint={t.linkTell} text={view.link} />
      )}
      <WordsForm page={page} view={view} />
      {person && <PersonGrants page={page} view={view} person={person} />}
      {person && <Access page={page} person={person} />}
      {person && <History page={page} view={view} />}
    </AdminFrame>
  );
}

function WordsForm({ page, view }: Props) {
  const t = textsOf(page.language).people.form;
  const { form, errors, person } = view;
  const field = fieldsOf({ page, errors, words: t, form });
  const kept = person?.hasPersonalKey && { hint: t.personalKeyKept };
  const personalKey = { ...field('personalKey'), ...kept };
  const units = view.units.map(({ code, name }) => ({ value: code, label: name }));
  const action = person ? `/admin/people/${person.username}` : '/admin/people/new';
  return (
    <section class="block">
      <h2>{t.words}</h2>
      <form method="post" novalidate action={linkTo(page, action)}>
        <Csrf page={page} />
        {!person && <TextField {...field('username')} autocomplete="off" required />}
        <TextField {...field('name')} autocomplete="off" required />
        <SelectField {...field('unit')} options={[{ value: '', label: t.noUnit }, ...units]} />
        <TextField {...field('email')} type="email" autocomplete="off" />
        <TextField {...personalKey} autocomplete="off" />
        {person?.hasPersonalKey && (
          <Checkbox id="keyGone" name="keyGone" value="1" label={t.personalKeyGone} />
        )}
        <p class="actions">
          <button type="submit">{t.save}</button>
        </p>
      </form>
    </section>
  );
}

function Access({ page, person }: { page: Page; person: PersonRow }) {
  const t = textsOf(page.language).people.form;
  const acts = [
    ['link', t.link, person.hasPassword ? t.linkReset : t.linkInvited],
    ['forget-factor', t.factor, t.factorLead],
    person.disabled ? ['enable', t.unlock, ''] : ['disable', t.lock, t.lockLead],
  ] as const;
  return (
    <section class="block">
      <h2>{t.access}</h2>
      {acts.map(([act, label, lead]) => (
        <form
          method="post"
          class="act"
          action={linkTo(page, `/admin/people/${person.username}/${act}`)}
        >
          <Csrf page={page} />
          <button type="submit" class="quiet">
            {label}
          </button>
          {lead && <p class="hint">{lead}</p>}
        </form>
      ))}
    </section>
  );
}

function History({ page, view }: Props) {
  const t = textsOf(page.language).people.form;
  return (
    <section class="block">
      <h2>{t.history}</h2>
      {view.history.length === 0 ? (
        <p class="hint">{t.historyNone}</p>
      ) : (
        <DataTable
          caption={t.history}
          captionUnseen
          rows={view.history}
          columns={[
            { head: t.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
            { head: t.who, cell: ({ by }) => by },
            {
              head: t.what,
              cell: ({ seq, action }) => (
                <a href={linkTo(page, `/admin/journal/${seq}`)}>{actionWords(page, action)}</a>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
