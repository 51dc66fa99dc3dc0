import { TextField } from '../components/form.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { GoalsView } from './view.ts';

/** The scanned appendix as the browser shows a PDF, or the way to bring one. */
export function ScanPanel({ page, view }: { page: Page; view: GoalsView }) {
  const t = textsOf(page.language).goals.scan;
  const { scan } = view;
  return (
    <section class="scan" aria-label={t.title}>
      {scan ? <Shown page={page} scan={scan} /> : <p class="empty">{t.none}</p>}
      <details open={scan === null}>
        <summary>{scan ? t.replace : t.label}</summary>
        <div class="scan-upload">
          <TextField
            page={page}
            id="scan"
            type="file"
            label={t.label}
            hint={t.hint}
            accept="application/pdf,.pdf"
            errors={view.errors}
            required={false}
          />
          <button type="submit" name="step" value="scan" class="quiet">
            {t.upload}
          </button>
        </div>
      </details>
    </section>
  );
}

function Shown({ page, scan }: { page: Page; scan: NonNullable<GoalsView['scan']> }) {
  const t = textsOf(page.language).goals.scan;
  const address = `/catalogue/scans/${scan.hash}`;
  const size = `${Math.max(1, Math.round(scan.size / 1024)).toLocaleString('vi-VN')} kB`;
  const when = formatInstant(scan.at, page.language);
  return (
    <>
      <object class="scan-page" data={address} type="application/pdf" title={t.title}>
        <p>{t.fallback}</p>
        <p>
          <a href={address}>{t.download}</a>
        </p>
      </object>
      <p class="small">
        <a href={address} target="_blank" rel="noopener">
          {t.open}
        </a>
        {` · ${scan.name} · ${t.kept(scan.person, when, size)}`}
      </p>
    </>
  );
}
