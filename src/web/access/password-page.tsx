import type { Child } from 'hono/jsx';
import { ErrorSummary, type FieldError, TextField } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

interface PasswordPageProps {
  readonly page: Page;
  readonly title: string;
  readonly lead: Child;
  /** Fewest characters. */
  readonly length: number;
  readonly errors?: readonly FieldError[];
}

/** A one-time link is opened: the new password, twice. */
export function PasswordPage({ page, title, lead, length, errors = [] }: PasswordPageProps) {
  const t = textsOf(page.language);
  return (
    <Layout page={page} title={title} description={title}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{title}</h1>
      <p>{lead}</p>
      <form method="post" novalidate>
        <NewPasswordFields page={page} length={length} errors={errors} />
        <p class="actions">
          <button type="submit">{t.access.savePassword}</button>
        </p>
      </form>
    </Layout>
  );
}

interface NewPasswordProps {
  readonly page: Page;
  readonly length: number;
  readonly errors: readonly FieldError[];
}

export function NewPasswordFields({ page, length, errors }: NewPasswordProps) {
  const { access, identity } = textsOf(page.language);
  return (
    <>
      <TextField
        page={page}
        id="password"
        type="password"
        label={access.newPassword}
        hint={identity.passwordRules(length)}
        autocomplete="new-password"
        errors={errors}
        required
      />
      <TextField
        page={page}
        id="repeat"
        type="password"
        label={access.repeatPassword}
        autocomplete="new-password"
        errors={errors}
        required
      />
    </>
  );
}
