import { linkHere, type Query } from '../address.ts';
import type { Page } from '../page.ts';

export interface Tab {
  readonly label: string;
  /** What changes in the address; the default tab removes its parameter. */
  readonly query: Query;
  readonly current: boolean;
}

/** Views of one selection: plain links, since each is a page of its own. */
export function Tabs({ page, label, tabs }: { page: Page; label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={linkHere(page, tab.query)} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
