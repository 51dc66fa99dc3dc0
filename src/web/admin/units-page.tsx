import type { Unit } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import {
  Csrf,
  ErrorSummary,
  type FieldError,
  SelectField,
  TextArea,
  TextField,
} from '../components/form.tsx';
import { fieldsOf } from '../components/named-fields.ts';
import { type Column, DataTable } from '../components/table.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { AdminFrame } from './frame.tsx';

export interface UnitsView {
  readonly units: readonly Unit[];
  /** How many accounts belong to a unit. */
  readonly people: ReadonlyMap<string, number>;
  readonly said: string | null;
}

const KINDS = ['department', 'commune', 'outside', 'group'] as const;

/** Units and groups as the catalogue knows them. */
export function UnitsPage({ page, view }: { page: Page; view: UnitsView }) {
  const t = textsOf(page.language).people.units;
  return (
    <AdminFrame page={page} title={t.title} lead={t.lead} said={view.said}>
      <p class="actions">
        <a class="button" href={linkTo(page, '/admin/units/new')}>
          {t.add}
        </a>
      </p>
      {KINDS.map((kind) => (
        <section class="block">
          <h2>{t.kinds[kind]}</h2>
          <DataTable
            caption={t.kinds[kind] ?? kind}
            captionUnseen
            rows={view.units.filter((unit) => unit.kind === kind)}
            columns={columnsOf(page, view)}
          />
        </section>
      ))}
    </AdminFrame>
  );
}

function columnsOf(page: Page, view: UnitsView): Column<Unit>[] {
  const t = textsOf(page.language).people.units;
  return [
    {
      head: t.name,
      header: true,
      ...verbatim(page),
      cell: ({ code, name }) => <a href={linkTo(page, `/admin/units/${code}`)}>{name}</a>,
    },
    { head: t.code, cell: ({ code }) => code },
    { head: t.aliases, ...verbatim(page), cell: ({ aliases }) => aliases.join('; ') || '–' },
    {
      head: t.people,
      numeric: true,
      cell: ({ code }) => (
        <a href={linkTo(page, '/admin/people', { unit: code })}>{view.people.get(code) ?? 0}</a>
      ),
    },
  ];
}

export interface UnitView {
  /** null: a new unit. */
  readonly unit: Unit | null;
  readonly version: number;
  readonly form: {
    readonly code: string;
    readonly name: string;
    readonly kind: string;
    readonly aliases: string;
    readonly members: string;
    readonly reason: string;
  };
  readonly errors: readonly FieldError[];
}

/** One unit or group as a plain form. */
export function UnitPage({ page, view }: { page: Page; view: UnitView }) {
  const t = textsOf(page.language).people.units;
  const { form, errors, unit } = view;
  const field = fieldsOf({ page, errors, words: t, form });
  const kinds = KINDS.map((kind) => ({ value: kind, label: t.kinds[kind] ?? kind }));
  const title = unit ? t.edit(unit.name) : t.add;
  return (
    <AdminFrame page={page} title={title} above={{ label: t.title, path: '/admin/units' }}>
      <ErrorSummary page={page} errors={errors} />
      <form
        method="post"
        novalidate
        action={linkTo(page, `/admin/units/${unit ? unit.code : 'new'}`)}
      >
        <Csrf page={page} />
        <input type="hidden" name="version" value={String(view.version)} />
        {!unit && <TextField {...field('code')} required />}
        <TextField {...field('name')} width="full" required />
        <SelectField
          {...field('kind')}
          options={
            unit?.kind === 'commune' ? kinds : kinds.filter((one) => one.value !== 'commune')
          }
          required
        />
        <TextArea {...field('aliases')} />
        <TextArea {...field('members')} />
        <TextField {...field('reason')} width="full" required />
        <p class="actions">
          <button type="submit">{t.save}</button>
        </p>
      </form>
    </AdminFrame>
  );
}
