import { linkTo } from '../address.ts';
import { EmptyState, Notice } from '../components/notice.tsx';
import { DataTable } from '../components/table.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { Differences } from './differences.tsx';
import { Doubts } from './doubts.tsx';
import { targetColumns } from './draft-columns.tsx';
import { DraftFiles } from './draft-files.tsx';
import { type DraftView, TABS } from './view.ts';

export interface DraftProps {
  readonly page: Page;
  readonly view: DraftView;
}

/** What was read from an appendix: doubts to settle, rows, differences, files. */
export function DraftPage({ page, view }: DraftProps) {
  const { appendix: t, catalogue } = textsOf(page.language);
  const title = view.words.title || t.unnamed;
  const crumbs = [
    { label: catalogue.title, path: '/catalogue' },
    { label: t.title, path: '/catalogue/import' },
    { label: t.draftTitle },
  ];
  return (
    <Layout page={page} title={t.draftTitle} description={t.description} crumbs={crumbs}>
      <div>
        <h1>
          <span class="over">{t.draftTitle}</span> {title}
        </h1>
        <p class="file-name">{view.fileName}</p>
      </div>
      <Facts page={page} view={view} />
      {view.saved !== null && <Notice tone="success">{t.doubts.saved(view.saved)}</Notice>}
      <Tabs
        page={page}
        label={t.tabsLabel}
        tabs={TABS.map((code) => ({
          label: t.tabs[code],
          query: { tab: code === 'doubts' ? null : code, saved: null },
          current: code === view.tab,
        }))}
      />
      <Body page={page} view={view} />
      <p>
        <a href={linkTo(page, '/catalogue/import')}>{t.again}</a>
      </p>
    </Layout>
  );
}

function Facts({ page, view }: DraftProps) {
  const t = textsOf(page.language).appendix.facts;
  const { draft, settled, words } = view;
  const phase = words.start && words.end ? `${words.start} – ${words.end}` : t.none;
  const facts = [
    [t.legalBasis, words.legalBasis || t.none],
    [t.phase, phase],
    [t.groups, String(draft.programme.groups.length)],
    [t.targets, String(draft.targets.length)],
    [t.doubts, t.left(settled.ambiguities.length, draft.ambiguities.length)],
  ] as const;
  return (
    <dl class="told card">
      {facts.map(([name, text]) => (
        <>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  );
}

function Body({ page, view }: DraftProps) {
  switch (view.tab) {
    case 'doubts':
      return <Doubts page={page} view={view} />;
    case 'targets':
      return <Targets page={page} view={view} />;
    case 'differences':
      return <Differences page={page} view={view} />;
    case 'files':
      return <DraftFiles page={page} view={view} />;
  }
}

function Targets({ page, view }: DraftProps) {
  const t = textsOf(page.language).appendix;
  const { targets } = view.settled;
  if (targets.length === 0) return <EmptyState title={t.unnamed} />;
  return (
    <div class="dense">
      <DataTable
        caption={t.tabs.targets}
        captionUnseen
        rows={targets}
        columns={targetColumns(page)}
      />
    </div>
  );
}
