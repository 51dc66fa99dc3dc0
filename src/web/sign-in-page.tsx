import { PasskeyButton } from './access/passkey-button.tsx';
import { linkTo } from './address.ts';
import { Csrf, ErrorSummary, type FieldError, TextField } from './components/form.tsx';
import { Notice } from './components/notice.tsx';
import { Layout } from './layout.tsx';
import { type Page, textsOf } from './page.ts';

export interface SignInProps {
  readonly page: Page;
  /** Where to go afterwards: a path of this instance. */
  readonly next: string;
  readonly username?: string;
  /** False where browsers refuse passkeys: at an address of numbers, or without https. */
  readonly passkeys: boolean;
  /** Other systems that vouch for people. */
  readonly issuers: readonly { readonly id: string; readonly name: string }[];
  readonly errors?: readonly FieldError[];
  /** A link to set a new password can be mailed. */
  readonly resetByMail: boolean;
}

/** The door: works without script, keeps the name that was typed, says what to correct. */
export function SignInPage(props: SignInProps) {
  const { page, next, username = '', errors = [] } = props;
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
      <OtherWays {...props} />
      {page.demo ? (
        <Notice>{t.demoAccounts}</Notice>
      ) : (
        <details class="forgotten">
          <summary>{textsOf(page.language).identity.forgotten}</summary>
          {props.resetByMail ? (
            <p>
              <a href={linkTo(page, '/forgotten-password')}>
                {textsOf(page.language).identity.reset}
              </a>
            </p>
          ) : (
            <p>{textsOf(page.language).identity.forgottenHow}</p>
          )}
        </details>
      )}
    </Layout>
  );
}

function OtherWays({ page, next, passkeys, issuers }: SignInProps) {
  const t = textsOf(page.language).identity;
  if (!passkeys && issuers.length === 0) return null;
  return (
    <section class="other-ways" aria-label={t.or}>
      <p class="or">{t.or}</p>
      {passkeys && (
        <PasskeyButton
          page={page}
          act="get"
          label={t.passkeySignIn}
          options="/sign-in/passkey/options"
          answer="/sign-in/passkey"
          next={next}
          quiet
        />
      )}
      {issuers.map(({ id, name }) => (
        <p>
          <a
            class="button quiet"
            href={linkTo(page, `/sign-in/issuer/${id}`, { next: next === '/' ? null : next })}
          >
            {t.issuerSignIn(name)}
          </a>
        </p>
      ))}
    </section>
  );
}
