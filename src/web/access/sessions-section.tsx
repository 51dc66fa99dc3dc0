import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { textsOf } from '../page.ts';
import type { AccountProps } from './account-page.tsx';
import type { SessionView } from './account-view.ts';
import { ActForm } from './factor-sections.tsx';

/** Where this account is signed in, with a way to end each. */
export function SessionsSection({ page, view }: AccountProps) {
  const t = textsOf(page.language).identity;
  const words = ({ device }: SessionView): string => t.deviceWords(device.browser, device.system);
  const when = (at: Date): string => formatInstant(at, page.language);
  const columns: Column<SessionView>[] = [
    {
      head: t.device,
      header: true,
      cell: (row) => (row.current ? `${words(row)} (${t.here})` : words(row)),
    },
    {
      head: t.way,
      cell: ({ way, second }) => t.ways[way] + (second ? ` + ${t.seconds[second]}` : ''),
    },
    { head: t.address, cell: ({ address }) => address },
    { head: t.began, cell: ({ createdAt }) => when(createdAt) },
    { head: t.lastSeen, cell: ({ lastSeenAt }) => when(lastSeenAt) },
    {
      head: t.end,
      cell: (row) => (
        <ActForm
          page={page}
          path="/account/sessions/end"
          label={t.end}
          fields={{ id: String(row.id) }}
          said={t.endNamed(`${words(row)}, ${when(row.createdAt)}`)}
        />
      ),
    },
  ];
  return (
    <section>
      <h2>{t.sessions}</h2>
      <p>{t.sessionsLead}</p>
      <DataTable caption={t.sessions} captionUnseen columns={columns} rows={view.sessions} />
      {view.sessions.length > 1 && (
        <ActForm page={page} path="/account/sessions/end-others" label={t.endOthers} />
      )}
    </section>
  );
}
