import { linkTo } from '../address.ts';
import { Downloads, type Format } from '../components/downloads.tsx';
import { Tabs } from '../components/tabs.tsx';
import { formatPeriod } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { ChangesTab } from './changes-tab.tsx';
import { ChartTab } from './chart-tab.tsx';
import { Filters } from './filters.tsx';
import { MapTab } from './map-tab.tsx';
import { type Selection, TABS } from './selection.ts';
import { Summary } from './summary.tsx';
import { TargetTable } from './target-table.tsx';
import type { ScoreboardView } from './view.ts';

/** The front page: where the programme stands, then its targets as table, chart, map or changes. */
export function ScoreboardPage({ view, page }: { view: ScoreboardView; page: Page }) {
  const t = textsOf(page.language).scoreboard;
  const { tab } = view.selection;
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.description(view.scoreboard.rows.length)}
      timeTravel
    >
      <Summary view={view} page={page} />
      <Filters view={view} page={page} />
      <Tabs page={page} label={t.tabsLabel} tabs={tabsOf(view.selection, page)} />
      <TabBody view={view} page={page} />
      <Downloads page={page} formats={FORMATS[tab]} />
      <OfficialReport view={view} page={page} />
    </Layout>
  );
}

function OfficialReport({ view, page }: { view: ScoreboardView; page: Page }) {
  const { scoreboard: t, shell } = textsOf(page.language);
  const { period } = view.scoreboard;
  return (
    <p class="downloads">
      <span>{t.report(formatPeriod(period, page.language))}</span>
      {(['docx', 'xlsx'] as const).map((format) => (
        <a href={linkTo(page, `/reports/${period.code}.${format}`)} download>
          {shell.download[format]}
        </a>
      ))}
    </p>
  );
}

function TabBody(props: { view: ScoreboardView; page: Page }) {
  switch (props.view.selection.tab) {
    case 'table':
      return <TargetTable {...props} />;
    case 'chart':
      return <ChartTab {...props} />;
    case 'map':
      return <MapTab {...props} />;
    case 'changes':
      return <ChangesTab {...props} />;
  }
}

const FORMATS: Record<Selection['tab'], readonly Format[]> = {
  table: ['csv', 'json'],
  chart: ['svg', 'png', 'csv', 'json'],
  map: ['svg', 'png', 'csv', 'json'],
  changes: ['csv', 'json'],
};

function tabsOf({ tab }: Selection, page: Page) {
  const t = textsOf(page.language).scoreboard.tabs;
  return TABS.map((code) => ({
    label: t[code],
    query: { tab: code === 'table' ? null : code },
    current: tab === code,
  }));
}
