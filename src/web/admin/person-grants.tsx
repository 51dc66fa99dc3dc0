import { isLiving } from '../../access/grant.ts';
import type { KeptGrant, PersonRow } from '../../access/people.ts';
import { ROLES } from '../../access/person.ts';
import { linkTo } from '../address.ts';
import { Csrf, DayField, SelectField, TextField } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';
import { grantWords } from './frame.tsx';
import type { PersonView } from './person-page.tsx';

interface Props {
  readonly page: Page;
  readonly view: PersonView;
  readonly person: PersonRow;
}

/** What an account may do: living grants with their end, those that ended, and a form for another. */
export function PersonGrants({ page, view, person }: Props) {
  const { people } = textsOf(page.language);
  const t = people.form;
  const unitName = (code: string) => view.units.find((one) => one.code === code)?.name ?? code;
  const words = (grant: KeptGrant) => grantWords(page, grant, unitName, view.today);
  const lives = (grant: KeptGrant) => isLiving(grant, view.today);
  const living = person.grants.filter(lives);
  const ended = person.grants.filter((grant) => !lives(grant));
  return (
    <section class="block">
      <h2>{t.grants}</h2>
      {living.length === 0 && <p>{t.noGrants}</p>}
      <ul class="rows">
        {living.map((grant) => (
          <Living page={page} grant={grant} person={person} words={words(grant)} />
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

interface LivingProps {
  readonly page: Page;
  readonly person: PersonRow;
  readonly grant: KeptGrant;
  readonly words: string;
}

/** One grant with its reason, and the way to take it back. */
function Living({ page, person, grant, words }: LivingProps) {
  const { people } = textsOf(page.language);
  const t = people.form;
  return (
    <li>
      <p>
        <strong>{words}</strong>
        {grant.passedBy !== null && ` (${people.list.lent})`}
      </p>
      <p class="hint">
        {[grant.reason, grant.givenBy && `${t.by}: ${grant.givenBy}`].filter(Boolean).join(' · ')}
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
  );
}

function GiveForm({ page, view, person }: Props) {
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
          value={grant.role ?? 'reporter'}
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
