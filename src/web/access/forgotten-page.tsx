import { linkTo } from '../address.ts';
import { ErrorSummary, type FieldError, TextField } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

/** Asks for the account; the link goes to its address. */
export function ForgottenPage({ page, errors }: { page: Page; errors: readonly FieldError[] }) {
  const { access, identity: t } = textsOf(page.language);
  return (
    <Layout page={page} title={t.reset} description={t.resetLead}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.reset}</h1>
      <p>{t.resetLead}</p>
      <form method="post" novalidate action={linkTo(page, '/forgotten-password')}>
        <TextField
          page={page}
          id="username"
          label={t.nameOrEmail}
          hint={access.usernameHint}
          autocomplete="username"
          errors={errors}
          required
        />
        <p class="actions">
          <button type="submit">{t.resetSend}</button>
        </p>
      </form>
    </Layout>
  );
}

/** Says the same whether or not there is such an account. */
export function SentPage({ page }: { page: Page }) {
  const t = textsOf(page.language).identity;
  return (
    <Layout page={page} title={t.reset} description={t.resetLead}>
      <h1>{t.reset}</h1>
      <Notice tone="success">{t.resetSent}</Notice>
      <p>
        <a href={linkTo(page, '/sign-in')}>{textsOf(page.language).access.signIn}</a>
      </p>
    </Layout>
  );
}
