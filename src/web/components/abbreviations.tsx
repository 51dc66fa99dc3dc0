import { abbreviationsIn } from '../../release/report/abbreviations.ts';
import { type Page, textsOf } from '../page.ts';

/** «Viết tắt: DVC: dịch vụ công; …» for a page whose names come from the catalogue; nothing where none occur. */
export function Abbreviations({ page, texts }: { page: Page; texts: readonly string[] }) {
  const meanings = abbreviationsIn(texts);
  if (meanings === '') return null;
  return (
    <p class="note">
      {`${textsOf(page.language).shell.abbreviations}: `}
      <span lang={page.language === 'vi' ? undefined : 'vi'}>{meanings}</span>.
    </p>
  );
}
