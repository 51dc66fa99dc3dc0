import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

/** Recovery codes, shown this once. */
export function RecoveryPage(props: {
  page: Page;
  codes: readonly string[];
  /** Where to go on. */
  next: string;
}) {
  const { page, codes, next } = props;
  const t = textsOf(page.language).identity;
  return (
    <Layout page={page} title={t.recovery} description={t.recoveryLead}>
      <h1>{t.recovery}</h1>
      <p>{t.recoveryLead}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="actions">
        <a class="button" href={next}>
          {t.recoveryDone}
        </a>
      </p>
    </Layout>
  );
}
