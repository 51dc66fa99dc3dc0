import { linkTo } from '../address.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';

/** Where the administrator begins; the auditor sees the journal alone. */
export function AdminPage({ page, mayManage }: { page: Page; mayManage: boolean }) {
  const t = textsOf(page.language).people;
  const { hub } = t;
  const managed = [
    ['/admin/people', hub.people, hub.peopleLead],
    ['/admin/handover', hub.handover, hub.handoverLead],
    ['/admin/units', hub.units, hub.unitsLead],
    ['/admin/tokens', hub.tokens, hub.tokensLead],
  ] as const;
  const journal = ['/admin/journal', hub.journal, hub.journalLead] as const;
  return (
    <Layout page={page} title={t.admin} description={t.adminLead} crumbs={[{ label: t.admin }]}>
      <header class="subject">
        <h1>{t.admin}</h1>
        <p class="lead">{t.adminLead}</p>
      </header>
      <ul class="hub">
        {[...(mayManage ? managed : []), journal].map(([path, label, lead]) => (
          <li>
            <a href={linkTo(page, path)}>{label}</a>
            <p>{lead}</p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
