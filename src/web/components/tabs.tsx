import { linkHere, type Query } from '../address.ts';
import type { Page } from '../page.ts';

export interface Tab {
  readonly label: string;
  /** What changes in the address; the default tab removes its parameter. */
  readonly query: Query;
  readonly current: boolean;
}

const VIEW_ANCHOR = 'view';

/** The address with the place of the tabs, so that a choice made above shows its effect. */
export const toView = (address: string): string => `${address}#${VIEW_ANCHOR}`;

/** Views of one selection: plain links, since each is a page of its own. */
export function Tabs(props: { page: Page; label: string; tabs: readonly Tab[] }) {
  const { page, label, tabs } = props;
  return (
    <nav class="tabs" aria-label={label} id={VIEW_ANCHOR}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a
              href={toView(linkHere(page, tab.query))}
              aria-current={tab.current ? 'page' : undefined}
            >
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
