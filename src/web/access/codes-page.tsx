import { linkTo } from '../address.ts';
import { ErrorSummary, type FieldError } from '../components/form.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { CodesSetup, type SeedView } from './codes-setup.tsx';

/** An app is set up from the account page. */
export function CodesPage(props: { page: Page; seed: SeedView; errors?: readonly FieldError[] }) {
  const { page, seed, errors = [] } = props;
  const t = textsOf(page.language).identity;
  const crumbs = [{ label: t.account, path: '/account' }, { label: t.codesSetUp }];
  return (
    <Layout page={page} title={t.codesSetUp} description={t.codesSetUp} crumbs={crumbs}>
      <ErrorSummary page={page} errors={errors} />
      <h1>{t.codesSetUp}</h1>
      <CodesSetup page={page} seed={seed} action={linkTo(page, '/account/codes')} errors={errors} />
    </Layout>
  );
}
