import { linkHere } from '../address.ts';
import { formatDay, formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { Carried, DayField } from './form.tsx';
import { Notice } from './notice.tsx';

/** Offers the same page as it was known at the end of a day. */
export function AsOfControl({ page }: { page: Page }) {
  const t = textsOf(page.language).shell.asOf;
  const day = page.asOf?.slice(0, 10) ?? '';
  return (
    <details class="as-of">
      <summary>{page.asOf ? t.at(instantText(page, page.asOf)) : t.now}</summary>
      <form method="get" action={page.path}>
        <Carried page={page} except={['asOf']} />
        <span class="row">
          <DayField page={page} id="as-of-day" name="asOf" label={t.label} value={day} required />
          <button type="submit">{t.show}</button>
        </span>
        {page.asOf && <a href={linkHere(page, { asOf: null })}>{t.back}</a>}
      </form>
    </details>
  );
}

export function AsOfNotice({ page }: { page: Page }) {
  const t = textsOf(page.language).shell.asOf;
  return (
    <Notice tone="warning">
      {t.pastNotice(instantText(page, page.asOf ?? ''))}{' '}
      <a href={linkHere(page, { asOf: null })}>{t.back}</a>
    </Notice>
  );
}

function instantText(page: Page, asOf: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf)) return formatDay(asOf, page.language);
  const at = new Date(asOf);
  return Number.isNaN(at.getTime()) ? asOf : formatInstant(at, page.language);
}
