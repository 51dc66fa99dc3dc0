import { exportOf } from '../address.ts';
import { type Page, textsOf } from '../page.ts';

export type Format = 'csv' | 'json' | 'xlsx' | 'svg' | 'png' | 'docx' | 'pdf';

/** Links to the same selection as files; `path` when the files live at another address. */
export function Downloads(props: { page: Page; formats: readonly Format[]; path?: string }) {
  const { page, formats, path } = props;
  const t = textsOf(page.language).shell.download;
  return (
    <p class="downloads" data-copy={t.copy} data-copied={t.copied}>
      <span>{t.title}</span>
      {formats.map((format) => (
        <a href={exportOf(page, format, path)} download>
          {t[format]}
        </a>
      ))}
    </p>
  );
}
