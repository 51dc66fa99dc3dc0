import type { GrantOrder } from '../../access/grant.ts';
import type { KeptGrant, PersonRow, PersonWords } from '../../access/people.ts';
import { ROLES } from '../../access/person.ts';
import type { Unit } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import {
  Checkbox,
  Csrf,
  DayField,
  ErrorSummary,
  type FieldError,
  SelectField,
  TextField,
} from '../components/form.tsx';
import { fieldsOf } from '../components/named-fields.ts';
import { DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { AdminFrame, grantWords, OnceShown } from './frame.tsx';
import { actionWords, type JournalLine } from './journal-words.ts';

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
      {person && <Grants page={page} view={view} person={person} />}
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

type PersonProps = Props & { readonly person: PersonRow };

function Grants({ page, view, person }: PersonProps) {
  const { people } = textsOf(page.language);
  const t = people.form;
  const unitName = (code: string) => view.units.find((one) => one.code === code)?.name ?? code;
  const words = (grant: KeptGrant) => grantWords(page, grant, unitName, view.today);
  const lives = ({ validTo }: KeptGrant) => validTo === null || validTo >= view.today;
  const living = person.grants.filter(lives);
  const ended = person.grants.filter((grant) => !lives(grant));
  return (
    <section class="block">
      <h2>{t.grants}</h2>
      {living.length === 0 && <p>{t.noGrants}</p>}
      <ul class="rows">
        {living.map((grant) => (
          <li>
            <p>
              <strong>{words(grant)}</strong>
              {grant.passedBy !== null && ` (${people.list.lent})`}
            </p>
            <p class="hint">
              {[grant.reason, grant.givenBy && `${t.by}: ${grant.givenBy}`]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <form
              method="post"
              class="inline"
              action={linkTo(page, `/admin/people/${person.username}/grants/${grant.id}/end`)}
            >
              <Csrf page={page} />
              <label for={`end-${grant.id}`}>{t.endReason}</label>
              <input id={`end-${grant.id}`} name="reason" type="text" required />
              <button type="submit" class="quiet">
                {t.end}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>{t.ended}</summary>
          <ul>
            {ended.map((grant) => (
              <li>{words(grant)}</li>
            ))}
          </ul>
        </details>
      )}
      <GiveForm page={page} view={view} person={person} />
    </section>
  );
}

function GiveForm({ page, view, person }: PersonProps) {
  const { people } = textsOf(page.language);
  const t = people.form;
  const { grant, errors } = view;
  const field = { page, errors };
  const units = view.units.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <details open={errors.some(({ field: id }) => id.startsWith('grant-'))}>
      <summary>{t.give}</summary>
      <form
        method="post"
        novalidate
        action={linkTo(page, `/admin/people/${person.username}/grants`)}
      >
        <Csrf page={page} />
        <SelectField
          {...field}
          id="grant-role"
          label={t.role}
          value={grant.role}
          options={ROLES.map((role) => ({ value: role, label: people.role[role] ?? role }))}
          required
        />
        <SelectField
          {...field}
          id="grant-unit"
          label={t.grantUnit}
          value={grant.unit ?? ''}
          options={[{ value: '', label: t.everywhere }, ...units]}
        />
        <TextField
          {...field}
          id="grant-targets"
          label={t.targets}
          hint={t.targetsHint}
          value={grant.targets}
        />
        <DayField
          {...field}
          id="grant-from"
          label={t.validFrom}
          value={grant.validFrom ?? view.today}
          required
        />
        <DayField
          {...field}
          id="grant-to"
          label={t.validTo}
          hint={t.validToHint}
          value={grant.validTo ?? undefined}
        />
        <TextField
          {...field}
          id="grant-reason"
          label={t.reason}
          hint={t.reasonHint}
          value={grant.reason}
          width="full"
          required
        />
        <p class="actions">
          <button type="submit">{t.giveIt}</button>
        </p>
      </form>
    </details>
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
