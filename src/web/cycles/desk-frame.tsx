import type { Child } from 'hono/jsx';
import { Notice } from '../components/notice.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { DESK_PARTS, type Desk } from './view.ts';

/** The frame of `/cycles`: its parts are tabs, of which readers without the desk see the first two. */
export function DeskFrame(props: { page: Page; desk: Desk; children?: Child }) {
  const { page, desk, children } = props;
  const t = textsOf(page.language).cycles;
  const parts = desk.mayManage ? DESK_PARTS : DESK_PARTS.slice(0, 2);
  const title = desk.part === 'cycles' ? t.title : t.tab[desk.part];
  const tabs = parts.map((part) => ({
    label: t.tab[part],
    query: { view: part === 'cycles' ? null : part, done: null, of: null },
    current: part === desk.part,
  }));
  return (
    <Layout page={page} title={title} description={t.description} crumbs={[{ label: t.title }]}>
      <div>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      {desk.done && <Notice tone="success">{desk.done}</Notice>}
      <Tabs page={page} label={t.tab.label} tabs={tabs} />
      {children}
    </Layout>
  );
}
