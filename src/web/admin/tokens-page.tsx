import { SCOPES } from '../../access/scope.ts';
import type { TokenRow } from '../../access/token.ts';
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
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { AdminFrame, OnceShown } from './frame.tsx';
import { type HandoverView, peopleOptions } from './handover-page.tsx';

export interface TokensView {
  readonly tokens: readonly TokenRow[];
  readonly people: HandoverView['people'];
  readonly now: Date;
  readonly form: {
    readonly name: string;
    readonly owner: string;
    readonly scopes: readonly string[];
    readonly until: string;
  };
  readonly errors: readonly FieldError[];
  readonly said: string | null;
  /** The secret that was just made. */
  readonly secret: string | null;
}

interface Props {
  readonly page: Page;
  readonly view: TokensView;
}

/** Bearer tokens of other systems: given once, taken back at any time. */
export function TokensPage({ page, view }: Props) {
  const t = textsOf(page.language).people.tokens;
  return (
    <AdminFrame page={page} title={t.title} lead={t.lead} said={view.said}>
      <ErrorSummary page={page} errors={view.errors} />
      {view.secret && <OnceShown id="token" label={t.made} hint={t.tell} text={view.secret} />}
      {view.tokens.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <DataTable
          caption={t.title}
          captionUnseen
          rows={view.tokens}
          columns={columnsOf(page, view)}
        />
      )}
      <GiveForm page={page} view={view} />
    </AdminFrame>
  );
}

function columnsOf(page: Page, view: TokensView): Column<TokenRow>[] {
  const t = textsOf(page.language).people.tokens;
  const when = (at: Date) => formatInstant(at, page.language);
  const state = ({ revokedAt, expiresAt }: TokenRow) => {
    if (revokedAt) return t.revoked;
    return expiresAt && expiresAt <= view.now ? t.expired : t.living;
  };
  return [
    { head: t.name, header: true, cell: ({ name }) => name },
    { head: t.owner, cell: ({ username }) => username },
    { head: t.scopes, cell: ({ scopes }) => scopes.map((one) => t.scope[one] ?? one).join(', ') },
    { head: t.created, cell: ({ createdAt }) => when(createdAt) },
    { head: t.expires, cell: ({ expiresAt }) => (expiresAt ? when(expiresAt) : t.noEnd) },
    {
      head: t.state,
      cell: (token) => (
        <>
          {state(token)}
          {!token.revokedAt && (
            <form method="post" action={linkTo(page, `/admin/tokens/${token.id}/revoke`)}>
              <Csrf page={page} />
              <button type="submit" class="quiet" aria-label={`${t.revoke}: ${token.name}`}>
                {t.revoke}
              </button>
            </form>
          )}
        </>
      ),
    },
  ];
}

function GiveForm({ page, view }: Props) {
  const texts = textsOf(page.language).people;
  const t = texts.tokens;
  const { form, errors } = view;
  const field = { page, errors };
  const wrong = errors.find((one) => one.field === 'scope-read');
  return (
    <section class="block">
      <h2>{t.add}</h2>
      <form method="post" novalidate action={linkTo(page, '/admin/tokens')}>
        <Csrf page={page} />
        <TextField {...field} id="name" label={t.name} value={form.name} required />
        <SelectField
          {...field}
          id="owner"
          label={t.owner}
          value={form.owner}
          options={peopleOptions(view.people, texts.handover.choose)}
          required
        />
        <fieldset class={wrong ? 'field has-error' : 'field'}>
          <legend>{t.scopes}</legend>
          {wrong && <p class="field-error">{wrong.text}</p>}
          {SCOPES.map((scope) => (
            <Checkbox
              id={`scope-${scope.replace(':', '-')}`}
              name="scope"
              value={scope}
              label={t.scope[scope] ?? scope}
              checked={form.scopes.includes(scope)}
            />
          ))}
        </fieldset>
        <DayField {...field} id="until" label={t.expires} value={form.until} />
        <p class="actions">
          <button type="submit">{t.give}</button>
        </p>
      </form>
    </section>
  );
}
