import { linkHere } from '../address.ts';
import { type Page, textsOf } from '../page.ts';

/** Previous and next page by `?page=`, counted from 1. */
export function Pagination(props: { page: Page; current: number; last: number }) {
  const { page, current, last } = props;
  const t = textsOf(page.language).shell.pagination;
  if (last <= 1) return null;
  const to = (number: number) => linkHere(page, { page: number === 1 ? null : number });
  return (
    <nav class="pagination" aria-label={t.label}>
      {current > 1 && (
        <a rel="prev" href={to(current - 1)}>
          {t.previous}
        </a>
      )}
      <span>{`${current} / ${last}`}</span>
      {current < last && (
        <a rel="next" href={to(current + 1)}>
          {t.next}
        </a>
      )}
    </nav>
  );
}
