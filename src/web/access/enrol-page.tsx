import { linkTo } from '../address.ts';
import { ErrorSummary, type FieldError, TextField } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { CodesSetup, type SeedView } from './codes-setup.tsx';
import { PasskeyButton } from './passkey-button.tsx';

export interface EnrolProps {
  readonly page: Page;
  readonly name: string;
  readonly seed: SeedView;
  /** False where browsers refuse passkeys. */
  readonly passkeys: boolean;
  readonly errors?: readonly FieldError[];
}

/** Before anything else: an app or a passkey, whichever the person has. */
export function EnrolPage({ page, name, seed, passkeys, errors = [] }: EnrolProps) {
  const t = textsOf(page.language).identity;
  return (
    <Layout page={page} title={t.enrol} description={t.enrolLead}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.enrol}</h1>
      <p {...verbatim(page)}>
        <strong>{name}</strong>
      </p>
      <p>{t.enrolLead}</p>
      <section class="enrol-way">
        <h2>{t.enrolCode}</h2>
        <CodesSetup
          page={page}
          seed={seed}
          action={linkTo(page, '/sign-in/enrol')}
          errors={errors}
        />
      </section>
      <section class="enrol-way">
        <h2>{t.enrolPasskey}</h2>
        <NewPasskey
          page={page}
          allowed={passkeys}
          options="/sign-in/enrol/passkey/options"
          answer="/sign-in/enrol/passkey"
        />
      </section>
    </Layout>
  );
}

interface NewPasskeyProps {
  readonly page: Page;
  readonly allowed: boolean;
  readonly options: string;
  readonly answer: string;
}

/** A name, and the button that asks the device. */
export function NewPasskey({ page, allowed, options, answer }: NewPasskeyProps) {
  const t = textsOf(page.language).identity;
  if (!allowed) return <p class="hint">{t.passkeyUnavailable}</p>;
  return (
    <>
      <p>{t.enrolPasskeyLead}</p>
      <noscript>
        <p class="hint">{t.passkeyNeedsScript}</p>
      </noscript>
      <TextField
        page={page}
        id="passkey-name"
        label={t.passkeyName}
        hint={t.passkeyNameHint}
        autocomplete="off"
      />
      <PasskeyButton
        page={page}
        act="create"
        label={t.passkeyAdd}
        options={options}
        answer={answer}
        nameField="passkey-name"
        quiet
      />
    </>
  );
}
