import { linkTo } from '../address.ts';
import type { FieldError } from '../components/form.tsx';
import { UploadForm } from '../components/upload-form.tsx';
import { type Page, textsOf } from '../page.ts';

interface Props {
  readonly page: Page;
  readonly cycle: string;
  readonly unit: string;
  readonly reportId: number;
  readonly writable: boolean;
  /** «5 MB» */
  readonly limit: string;
  readonly errors?: readonly FieldError[];
}

/** The report as an Excel form: download, upload, and its documents; a plain form without script. */
export function SheetBox({ page, cycle, unit, writable, limit, errors = [] }: Props) {
  const t = textsOf(page.language).sheets;
  const path = `/reports/${cycle}/${unit}`;
  return (
    <section class="card sheet-box" aria-labelledby="sheet-box-title">
      <h2 id="sheet-box-title">{t.box.title}</h2>
      <p>{t.box.lead}</p>
      <p>
        <a class="button quiet" href={linkTo(page, `${path}/xlsx`)} download>
          {t.box.download}
        </a>
      </p>
      {writable && (
        <UploadForm
          {...{ page, errors }}
          id="sheet-file"
          action={`${path}/xlsx`}
          accept=".xlsx"
          words={{ file: t.box.file, hint: t.box.hint(limit), send: t.box.button }}
          quiet
        />
      )}
      <ul class="plain-links">
        <li>
          <a href={linkTo(page, `${path}/evidence`)}>{t.evidence.all}</a>
        </li>
        {writable && (
          <li>
            <a href={linkTo(page, `/cycles/${cycle}/forms`)}>{t.box.many}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
