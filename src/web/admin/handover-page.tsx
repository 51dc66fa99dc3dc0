import type { KeptGrant } from '../../access/people.ts';
import type { Unit } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import {
  Csrf,
  DayField,
  ErrorSummary,
  type FieldError,
  type Option,
  SelectField,
  TextField,
} from '../components/form.tsx';
import { formatDay } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { AdminFrame, grantWords } from './frame.tsx';

export interface HandoverView {
  readonly people: readonly { readonly username: string; readonly name: string }[];
  readonly units: readonly Unit[];
  readonly form: {
    readonly from: string;
    readonly to: string;
    readonly day: string;
    readonly reason: string;
  };
  /** What would pass on; null before it was asked for. */
  readonly review: readonly KeptGrant[] | null;
  readonly today: string;
  readonly errors: readonly FieldError[];
  readonly said: string | null;
}

/** Two steps: who to whom from when, then what passes on. */
export function HandoverPage({ page, view }: { page: Page; view: HandoverView }) {
  const t = textsOf(page.language).people.handover;
  return (
    <AdminFrame page={page} title={t.title} lead={t.lead} said={view.said}>
      <ErrorSummary page={page} errors={view.errors} />
      {view.review ? <Review page={page} view={view} /> : <Ask page={page} view={view} />}
    </AdminFrame>
  );
}

export const peopleOptions = (people: HandoverView['people'], first: string): readonly Option[] => [
  { value: '', label: first },
  ...people.map(({ username, name }) => ({ value: username, label: `${name} (${username})` })),
];

function Ask({ page, view }: { page: Page; view: HandoverView }) {
  const { handover: t, form: words } = textsOf(page.language).people;
  const { form, errors } = view;
  const field = { page, errors, required: true };
  const options = peopleOptions(view.people, t.choose);
  return (
    <form method="post" novalidate action={linkTo(page, '/admin/handover')}>
      <Csrf page={page} />
      <SelectField {...field} id="from" label={t.from} value={form.from} options={options} />
      <SelectField {...field} id="to" label={t.to} value={form.to} options={options} />
      <DayField {...field} id="day" label={t.day} value={form.day} />
      <TextField
        {...field}
        id="reason"
        label={words.reason}
        hint={words.reasonHint}
        value={form.reason}
        width="full"
      />
      <p class="actions">
        <button type="submit" name="step" value="check">
          {t.check}
        </button>
      </p>
    </form>
  );
}

function Review({ page, view }: { page: Page; view: HandoverView }) {
  const { handover: t } = textsOf(page.language).people;
  const { shell } = textsOf(page.language);
  const { form } = view;
  const name = (code: string) => view.people.find((one) => one.username === code)?.name ?? code;
  const unitName = (code: string) => view.units.find((one) => one.code === code)?.name ?? code;
  return (
    <section class="block">
      <h2>{t.reviewTitle}</h2>
      <p>{t.review(name(form.from), name(form.to), formatDay(form.day, page.language))}</p>
      <ul>
        {(view.review ?? []).map((grant) => (
          <li>{grantWords(page, grant, unitName, view.today)}</li>
        ))}
      </ul>
      <form method="post" action={linkTo(page, '/admin/handover')}>
        <Csrf page={page} />
        {Object.entries(form).map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
        <p class="actions">
          <button type="submit" name="step" value="do">
            {t.do}
          </button>
          <a class="button quiet" href={linkTo(page, '/admin/handover')}>
            {shell.form.cancel}
          </a>
        </p>
      </form>
    </section>
  );
}
