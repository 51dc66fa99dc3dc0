import { linkTo } from '../address.ts';
import { type Page, textsOf } from '../page.ts';

/** A step of the way here; the last one is the page itself and has no path. */
export interface Crumb {
  readonly label: string;
  readonly path?: string;
  /** Language of the label where it is not the page's: verbatim(page). */
  readonly lang?: 'vi';
}

export function Breadcrumbs({ page, crumbs }: { page: Page; crumbs: readonly Crumb[] }) {
  const t = textsOf(page.language).shell;
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label={t.youAreHere}>
      <ol>
        <li>
          <a href={linkTo(page, '/')}>{t.home}</a>
        </li>
        {crumbs.map(({ label, path, lang }) => (
          <li lang={lang}>
            {path ? (
              <a href={linkTo(page, path)}>{label}</a>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
