import { linkTo } from '../address.ts';
import { ErrorSummary, type FieldError, TextField } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { PasskeyButton } from './passkey-button.tsx';

export interface SecondProps {
  readonly page: Page;
  /** Name of the account. */
  readonly name: string;
  readonly code: boolean;
  readonly passkey: boolean;
  readonly errors?: readonly FieldError[];
}

/** The second step: a code of the app or a recovery code, or a passkey. */
export function SecondPage({ page, name, code, passkey, errors = [] }: SecondProps) {
  const t = textsOf(page.language).identity;
  return (
    <Layout page={page} title={t.second} description={t.enrolLead}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.second}</h1>
      <p {...verbatim(page)}>
        <strong>{name}</strong>
      </p>
      {code && (
        <form method="post" novalidate action={linkTo(page, '/sign-in/second')}>
          <TextField
            page={page}
            id="code"
            label={t.code}
            hint={t.codeHint}
            autocomplete="one-time-code"
            inputmode="text"
            width="short"
            errors={errors}
            required
          />
          <p class="actions">
            <button type="submit">{t.confirm}</button>
          </p>
        </form>
      )}
      {!code && !passkey && <p class="hint">{t.passkeyUnavailable}</p>}
      {passkey && (
        <section class="other-ways" aria-label={t.passkeySecond}>
          {code && <p class="or">{t.or}</p>}
          <PasskeyButton
            page={page}
            act="get"
            label={t.passkeySecond}
            options="/sign-in/second/passkey/options"
            answer="/sign-in/second/passkey"
            quiet={code}
          />
        </section>
      )}
      <p>
        <a href={linkTo(page, '/sign-in')}>{t.startAgain}</a>
      </p>
    </Layout>
  );
}
