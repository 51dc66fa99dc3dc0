import { linkTo } from '../address.ts';
import { type Page, textsOf } from '../page.ts';

/** The two things that the standing office settles: years of goals, ways of measuring. */
export function SettleTabs({ page, current }: { page: Page; current: 'goals' | 'indicators' }) {
  const t = textsOf(page.language);
  const tabs = [
    { code: 'goals', path: '/catalogue/goals', label: t.goals.title },
    { code: 'indicators', path: '/catalogue/indicators', label: t.definitions.title },
  ];
  return (
    <nav class="tabs" aria-label={t.catalogue.title}>
      <ul>
        {tabs.map(({ code, path, label }) => (
          <li>
            <a href={linkTo(page, path)} aria-current={code === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
