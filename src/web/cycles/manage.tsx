import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Csrf, DayField, SelectField, TextArea } from '../components/form.tsx';
import { formatDay } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { OneCycleView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: OneCycleView;
}

/** Forms of the standing office: each names the version that it was made of. */
export function ManageCycle({ page, view }: Props) {
  const t = textsOf(page.language).cycles.manage;
  return (
    <section id="manage" class="block">
      <h2>{t.title}</h2>
      {view.cycle.state === 'closed' ? (
        <Reopen page={page} view={view} />
      ) : (
        <div class="desk-forms">
          <Extend page={page} view={view} />
          <Lock page={page} view={view} />
          <LateEntry page={page} view={view} />
          <div class="card">
            <h3>{t.close}</h3>
            <p>{t.closeLead}</p>
            <p class="actions">
              <a class="button quiet" href={linkTo(page, `/cycles/${view.cycle.code}/close`)}>
                {t.close}
              </a>
            </p>
          </div>
        </div>
      )}
    </section>
  );
}

function Start({ page, view }: Props) {
  return (
    <>
      <Csrf page={page} />
      <input type="hidden" name="version" value={String(view.cycle.version)} />
    </>
  );
}

const addressOf = (page: Page, view: OneCycleView, act: string): string =>
  linkTo(page, `/cycles/${view.cycle.code}/${act}`);

const typed = ({ refused }: OneCycleView, name: string, usual: string): string =>
  refused.typed.get(name) ?? usual;

function Extend({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const { cycle, refused } = view;
  const field = { page, errors: refused.errors, required: true };
  return (
    <form class="card" method="post" novalidate action={addressOf(page, view, 'extend')}>
      <h3>{t.manage.extend}</h3>
      <p class="hint">{t.manage.extendHint}</p>
      <Start page={page} view={view} />
      <DayField
        {...field}
        id="unitDeadline"
        label={t.open.unitDeadline}
        value={typed(view, 'unitDeadline', cycle.unitDeadline)}
      />
      <DayField
        {...field}
        id="cityDeadline"
        label={t.open.cityDeadline}
        value={typed(view, 'cityDeadline', cycle.cityDeadline)}
      />
      <TextArea
        {...field}
        id="extend-reason"
        label={t.manage.reason}
        rows={2}
        value={typed(view, 'extend-reason', '')}
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.manage.saveDeadlines}
        </button>
      </p>
    </form>
  );
}

function Lock({ page, view }: Props) {
  const t = textsOf(page.language).cycles.manage;
  return (
    <form class="card" method="post" novalidate action={addressOf(page, view, 'lock')}>
      <h3>{t.lock}</h3>
      <Start page={page} view={view} />
      <DayField
        page={page}
        errors={view.refused.errors}
        id="day"
        label={t.lockDay}
        hint={t.lockHint}
        value={typed(view, 'day', view.cycle.lockDay ?? '')}
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.saveLock}
        </button>
      </p>
    </form>
  );
}

function LateEntry({ page, view }: Props) {
  const t = textsOf(page.language).cycles.manage;
  const { unitName } = wordsOf(view.catalogue);
  const units = [
    { value: '', label: t.chooseUnit },
    ...view.units.map(({ unit }) => ({ value: unit, label: unitName(unit) })),
  ];
  const field = { page, errors: view.refused.errors, required: true };
  return (
    <div class="card">
      <h3>{t.late}</h3>
      <p class="hint">{t.lateHint}</p>
      <Granted page={page} view={view} />
      <form method="post" novalidate action={addressOf(page, view, 'exceptions')}>
        <Csrf page={page} />
        <SelectField
          {...field}
          id="late-unit"
          label={t.unit}
          options={units}
          value={typed(view, 'late-unit', '')}
        />
        <DayField {...field} id="until" label={t.until} value={typed(view, 'until', '')} />
        <TextArea
          {...field}
          id="late-reason"
          label={t.reason}
          rows={2}
          value={typed(view, 'late-reason', '')}
        />
        <p class="actions">
          <button type="submit" class="quiet">
            {t.grant}
          </button>
        </p>
      </form>
    </div>
  );
}

function Granted({ page, view }: Props) {
  const t = textsOf(page.language).cycles;
  const { unitName } = wordsOf(view.catalogue);
  if (view.exceptions.length === 0) return null;
  return (
    <>
      <h4>{t.manage.granted}</h4>
      <ul class="granted">
        {view.exceptions.map(({ unit, until, reason }) => (
          <li>
            <form method="post" action={addressOf(page, view, 'exceptions/end')}>
              <Csrf page={page} />
              <input type="hidden" name="unit" value={unit} />
              <span>
                <b>{unitName(unit)}</b>
                {`. ${t.one.lateUntil(formatDay(until, page.language))}: ${reason} `}
              </span>
              <button type="submit" class="quiet small" aria-label={t.manage.endOf(unitName(unit))}>
                {t.manage.end}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

function Reopen({ page, view }: Props) {
  const t = textsOf(page.language).cycles.manage;
  return (
    <form class="card" method="post" novalidate action={addressOf(page, view, 'reopen')}>
      <h3>{t.reopen}</h3>
      <Start page={page} view={view} />
      <TextArea
        page={page}
        errors={view.refused.errors}
        required
        id="reopen-reason"
        label={t.reason}
        hint={t.reopenHint}
        rows={2}
        value={typed(view, 'reopen-reason', '')}
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.reopenSubmit}
        </button>
      </p>
    </form>
  );
}
