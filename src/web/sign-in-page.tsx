import { Csrf, ErrorSummary, type FieldError, TextField } from './components/form.tsx';
import { Notice } from './components/notice.tsx';
import { Layout } from './layout.tsx';
import { type Page, textsOf } from './page.ts';

export interface SignInProps {
  readonly page: Page;
  /** Where to go afterwards: a path of this instance. */
  readonly next: string;
  readonly username?: string;
  readonly errors?: readonly FieldError[];
}

/** The door: works without script, keeps the name that was typed, says what to correct. */
export function SignInPage({ page, next, username = '', errors = [] }: SignInProps) {
  const t = textsOf(page.language).access;
  return (
    <Layout page={page} title={t.signIn} description={t.signInLead}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.signIn}</h1>
      {page.viewer ? <Notice>{t.signedIn(page.viewer.name)}</Notice> : <p>{t.signInLead}</p>}
      <form
        method="post"
        novalidate
        action={page.language === 'en' ? '/sign-in?lang=en' : '/sign-in'}
      >
        <Csrf page={page} />
        <input type="hidden" name="next" value={next} />
        <TextField
          page={page}
          id="username"
          label={t.username}
          hint={t.usernameHint}
          value={username}
          autocomplete="username"
          errors={errors}
          required
        />
        <TextField
          page={page}
          id="password"
          type="password"
          label={t.password}
          autocomplete="current-password"
          errors={errors}
          required
        />
        <p class="actions">
          <button type="submit">{t.signIn}</button>
        </p>
      </form>
      {page.demo && <Notice>{t.demoAccounts}</Notice>}
    </Layout>
  );
}

interface FirstSignInProps {
  readonly page: Page;
  readonly length: number;
  readonly errors?: readonly FieldError[];
}

/** The first administrator of a new instance sets a password by the link printed at start. */
export function FirstSignInPage({ page, length, errors = [] }: FirstSignInProps) {
  const t = textsOf(page.language).access;
  return (
    <Layout page={page} title={t.firstSignIn} description={t.firstSignInLead}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.firstSignIn}</h1>
      <p>{t.firstSignInLead}</p>
      <form method="post" novalidate>
        <TextField
          page={page}
          id="password"
          type="password"
          label={t.newPassword}
          hint={t.newPasswordHint(length)}
          autocomplete="new-password"
          errors={errors}
          required
        />
        <TextField
          page={page}
          id="repeat"
          type="password"
          label={t.repeatPassword}
          autocomplete="new-password"
          errors={errors}
          required
        />
        <p class="actions">
          <button type="submit">{t.savePassword}</button>
        </p>
      </form>
    </Layout>
  );
}
