import { Csrf, type FieldError, TextField } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';

/** A seed that is being set up, as a picture and in letters. */
export interface SeedView {
  /** otpauth:, opens the app on the device itself. */
  readonly address: string;
  readonly picture: string;
  readonly letters: string;
}

interface CodesSetupProps {
  readonly page: Page;
  readonly seed: SeedView;
  readonly action: string;
  readonly errors: readonly FieldError[];
}

/** Scan, then enter the first code. */
export function CodesSetup({ page, seed, action, errors }: CodesSetupProps) {
  const t = textsOf(page.language).identity;
  return (
    <form method="post" novalidate action={action} class="codes-setup">
      <Csrf page={page} />
      <ol>
        {t.enrolCodeHow.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <img class="qr" src={seed.picture} alt={t.qr} width="220" height="220" />
      <p>
        <a href={seed.address}>{t.seedHere}</a>
      </p>
      <p>
        {t.seed}: <code class="seed">{seed.letters}</code>
      </p>
      <TextField
        page={page}
        id="code"
        label={t.code}
        autocomplete="one-time-code"
        inputmode="numeric"
        width="short"
        errors={errors}
        required
      />
      <p class="actions">
        <button type="submit">{t.confirm}</button>
      </p>
    </form>
  );
}
