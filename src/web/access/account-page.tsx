import { linkTo } from '../address.ts';
import { Facts } from '../components/facts.tsx';
import { Csrf, ErrorSummary, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { formatInstant } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { MailChoice } from '../work/mail-choice.tsx';
import type { AccountView } from './account-view.ts';
import { FactorSections } from './factor-sections.tsx';
import { NewPasswordFields } from './password-page.tsx';
import { SessionsSection } from './sessions-section.tsx';

export interface AccountProps {
  readonly page: Page;
  readonly view: AccountView;
}

/** Roles whose work may be lent to a colleague. */
const LENDABLE = ['unit-leader', 'lead'];

/** Who I am here, how I sign in, and where I am signed in. */
export function AccountPage({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  return (
    <Layout page={page} title={t.account} description={t.accountLead}>
      <div class="my-account">
        <ErrorSummary page={page} errors={view.errors} />
        <h1>{t.account}</h1>
        <Notices page={page} view={view} />
        <AboutMe page={page} view={view} />
        {view.roles.some((role) => LENDABLE.includes(role)) && (
          <p>
            <a href={linkTo(page, '/delegations')}>
              {textsOf(page.language).people.delegation.title}
            </a>
          </p>
        )}
        <MailChoice page={page} wish={view.mail} />
        <PasswordSection page={page} view={view} />
        <FactorSections page={page} view={view} />
        <SessionsSection page={page} view={view} />
      </div>
    </Layout>
  );
}

function Notices({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  const saved = Object.entries(t.saved).find(([key]) => key === view.saved)?.[1];
  const back = linkTo(page, '/sign-in', { next: '/account' });
  return (
    <>
      {saved && <Notice tone="success">{saved}</Notice>}
      {view.failures > 0 && (
        <Notice tone="warning">
          {t.failures(view.failures)} {view.next && <a href={view.next}>{t.goOn}</a>}
        </Notice>
      )}
      {!view.fresh && (
        <Notice>
          {t.stale} <a href={back}>{t.signInAgain}</a>
        </Notice>
      )}
    </>
  );
}

function AboutMe({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  const names = textsOf(page.language).people.role;
  const roles = view.roles.map((role) => names[role] ?? role).join(', ');
  return (
    <Facts
      facts={[
        { term: t.name, value: view.person.name, ...verbatim(page) },
        { term: textsOf(page.language).access.username, value: view.person.username },
        view.unitName
          ? { term: t.unit, value: view.unitName, ...verbatim(page) }
          : { term: t.unit, value: t.noUnit },
        { term: t.email, value: view.email ?? t.noEmail },
        roles ? { term: t.roles, value: roles } : null,
      ]}
    />
  );
}

function PasswordSection({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  const { set, at, length } = view.password;
  return (
    <section id="password-section">
      <h2>{t.passwordTitle}</h2>
      {!set && <p>{t.passwordNone}</p>}
      {at && <p>{t.passwordChanged(formatInstant(at, page.language))}</p>}
      <details open={view.errors.length > 0}>
        <summary>{set ? t.passwordChange : t.setPassword}</summary>
        <form method="post" novalidate action={linkTo(page, '/account/password')}>
          <Csrf page={page} />
          <input
            type="text"
            name="username"
            value={view.person.username}
            autocomplete="username"
            readonly
            hidden
          />
          {set && (
            <TextField
              page={page}
              id="current"
              type="password"
              label={t.passwordNow}
              autocomplete="current-password"
              errors={view.errors}
              required
            />
          )}
          <NewPasswordFields page={page} length={length} errors={view.errors} />
          <p class="actions">
            <button type="submit">{set ? t.passwordChange : t.setPassword}</button>
          </p>
        </form>
      </details>
    </section>
  );
}
