import type { Delegated } from '../../access/people.ts';
import type { Unit } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import {
  Csrf,
  DayField,
  ErrorSummary,
  type FieldError,
  SelectField,
  TextField,
} from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { formatDay } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { peopleOptions } from './handover-page.tsx';

export interface DelegationsView {
  readonly mine: string;
  readonly delegations: readonly Delegated[];
  /** Colleagues first; everyone with an account. */
  readonly people: readonly { readonly username: string; readonly name: string }[];
  readonly units: readonly Unit[];
  readonly mayDelegate: boolean;
  readonly form: {
    readonly to: string;
    readonly validFrom: string;
    readonly validTo: string;
    readonly reason: string;
  };
  readonly errors: readonly FieldError[];
  readonly said: string | null;
}

interface Props {
  readonly page: Page;
  readonly view: DelegationsView;
}

/** Ủy quyền khi vắng mặt: one's own, given and taken. */
export function DelegationsPage({ page, view }: Props) {
  const t = textsOf(page.language).people.delegation;
  return (
    <Layout page={page} title={t.title} description={t.lead} crumbs={[{ label: t.title }]}>
      <ErrorSummary page={page} errors={view.errors} />
      <header class="subject">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </header>
      {view.said && <Notice tone="success">{view.said}</Notice>}
      {view.mayDelegate ? <GiveForm page={page} view={view} /> : <p>{t.noRight}</p>}
      <section class="block">
        <h2>{t.list}</h2>
        {view.delegations.length === 0 && <p>{t.none}</p>}
        <ul class="rows">
          {view.delegations.map((one) => (
            <Delegation page={page} view={view} one={one} />
          ))}
        </ul>
      </section>
    </Layout>
  );
}

function Delegation({ page, view, one }: Props & { one: Delegated }) {
  const { people } = textsOf(page.language);
  const t = people.delegation;
  const day = (iso: string) => formatDay(iso, page.language);
  const unit = view.units.find(({ code }) => code === one.unit)?.name ?? one.unit;
  const roles = one.roles.map((role) => people.role[role] ?? role).join(', ');
  return (
    <li>
      <p>
        <strong>{`${one.giver.name} → ${one.taker.name}`}</strong>
      </p>
      <p>{`${day(one.validFrom)} – ${day(one.validTo)} · ${[roles, unit].filter(Boolean).join(' · ')}`}</p>
      <p class="hint">{one.reason}</p>
      {one.giver.username === view.mine && (
        <form method="post" action={linkTo(page, `/delegations/${one.ids[0]}/end`)}>
          <Csrf page={page} />
          <button type="submit" class="quiet">
            {t.end}
          </button>
        </form>
      )}
    </li>
  );
}

function GiveForm({ page, view }: Props) {
  const texts = textsOf(page.language).people;
  const t = texts.delegation;
  const { form, errors } = view;
  const field = { page, errors, required: true };
  return (
    <form method="post" novalidate action={linkTo(page, '/delegations')}>
      <Csrf page={page} />
      <SelectField
        {...field}
        id="to"
        label={t.to}
        value={form.to}
        options={peopleOptions(view.people, texts.handover.choose)}
      />
      <DayField {...field} id="validFrom" label={t.from} value={form.validFrom} />
      <DayField {...field} id="validTo" label={t.until} value={form.validTo} />
      <TextField
        {...field}
        id="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={form.reason}
        width="full"
      />
      <p class="actions">
        <button type="submit">{t.give}</button>
      </p>
    </form>
  );
}
