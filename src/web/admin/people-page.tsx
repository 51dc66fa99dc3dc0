import { isLiving } from '../../access/grant.ts';
import type { PersonRow } from '../../access/people.ts';
import { ROLES } from '../../access/person.ts';
import type { Unit } from '../../catalogue/catalogue.ts';
import { linkHere, linkTo } from '../address.ts';
import { Carried, SelectField, TextField } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { AdminFrame, grantWords } from './frame.tsx';

export interface PeopleFilter {
  readonly search: string;
  readonly unit: string;
  readonly role: string;
  readonly state: string;
}

export interface PeopleView {
  readonly people: readonly PersonRow[];
  readonly total: number;
  readonly units: readonly Unit[];
  readonly filter: PeopleFilter;
  readonly today: string;
  readonly said: string | null;
}

interface Props {
  readonly page: Page;
  readonly view: PeopleView;
}

/** Everyone with an account, what they may do, and when they were last here. */
export function PeoplePage({ page, view }: Props) {
  const t = textsOf(page.language).people.list;
  return (
    <AdminFrame page={page} title={t.title} lead={t.lead(view.total)} said={view.said}>
      <p class="actions">
        <a class="button" href={linkTo(page, '/admin/people/new')}>
          {t.add}
        </a>
        <a class="button quiet" href={linkTo(page, '/admin/people/import')}>
          {t.import}
        </a>
        <a class="button quiet" href={linkTo(page, '/admin/people.xlsx')} download>
          {t.export}
        </a>
      </p>
      <Filters page={page} view={view} />
      {view.people.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
      ) : (
        <div class="dense">
          <DataTable
            caption={t.title}
            captionUnseen
            rows={view.people}
            columns={columnsOf(page, view)}
          />
        </div>
      )}
    </AdminFrame>
  );
}

function Filters({ page, view }: Props) {
  const texts = textsOf(page.language).people;
  const t = texts.list;
  const { filter } = view;
  const all = { value: '', label: t.all };
  const states = Object.entries(t.states).map(([value, label]) => ({ value, label }));
  const active = filter.search || filter.unit || filter.role || filter.state;
  return (
    <form class="filters" method="get" action={page.path}>
      <Carried page={page} except={['q', 'unit', 'role', 'state', 'said']} />
      <TextField
        {...{ page, required: true }}
        id="q"
        type="search"
        label={t.search}
        value={filter.search}
      />
      <SelectField
        {...{ page, required: true }}
        id="unit"
        label={t.unit}
        value={filter.unit}
        options={[all, ...view.units.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <SelectField
        {...{ page, required: true }}
        id="role"
        label={t.role}
        value={filter.role}
        options={[all, ...ROLES.map((role) => ({ value: role, label: texts.role[role] ?? role }))]}
      />
      <SelectField
        {...{ page, required: true }}
        id="state"
        label={t.state}
        value={filter.state}
        options={[all, ...states]}
      />
      <p class="actions">
        <button type="submit">{t.find}</button>
        {active && (
          <a href={linkHere(page, { q: null, unit: null, role: null, state: null })}>{t.clear}</a>
        )}
      </p>
    </form>
  );
}

function columnsOf(page: Page, view: PeopleView): Column<PersonRow>[] {
  const t = textsOf(page.language).people.list;
  const unitName = (code: string) => view.units.find((one) => one.code === code)?.name ?? code;
  return [
    {
      head: t.name,
      header: true,
      ...verbatim(page),
      cell: ({ username, name }) => <a href={linkTo(page, `/admin/people/${username}`)}>{name}</a>,
    },
    { head: t.username, cell: ({ username }) => username },
    {
      head: t.unit,
      ...verbatim(page),
      cell: ({ unit }) => (unit === null ? '–' : unitName(unit)),
    },
    {
      head: t.roles,
      cell: (person) => (
        <ul class="plain">
          {livingGrants(person, view.today).map((grant) => (
            <li>{grantWords(page, grant, unitName, view.today)}</li>
          ))}
        </ul>
      ),
    },
    { head: t.state, cell: (person) => t.states[stateOf(person)] },
    {
      head: t.seen,
      cell: ({ lastSeenAt }) => (lastSeenAt ? formatInstant(lastSeenAt, page.language) : t.never),
    },
  ];
}

export const livingGrants = (person: PersonRow, today: string) =>
  person.grants.filter((grant) => isLiving(grant, today));

export const stateOf = (person: PersonRow): 'active' | 'invited' | 'disabled' => {
  if (person.disabled) return 'disabled';
  return person.hasPassword ? 'active' : 'invited';
};
