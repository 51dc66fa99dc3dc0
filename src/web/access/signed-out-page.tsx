import { linkTo } from '../address.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

/** Signed out here; the issuer that vouched may still know the person. */
export function SignedOutPage(props: { page: Page; issuer: string; endSession: string }) {
  const { page, issuer, endSession } = props;
  const t = textsOf(page.language).identity;
  return (
    <Layout page={page} title={t.signedOut} description={t.signedOut}>
      <h1>{t.signedOut}</h1>
      <p>{t.signedOutLead(issuer)}</p>
      <p class="actions">
        <a class="button" href={endSession}>
          {t.signOutThere(issuer)}
        </a>{' '}
        <a href={linkTo(page, '/')}>{t.home}</a>
      </p>
    </Layout>
  );
}
