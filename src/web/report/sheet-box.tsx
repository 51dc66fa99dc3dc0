import { linkTo } from '../address.ts';
import { Csrf, type FieldError, TextField } from '../components/form.tsx';
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
        <form
          method="post"
          novalidate
          enctype="multipart/form-data"
          action={linkTo(page, `${path}/xlsx`)}
        >
          <Csrf page={page} />
          <TextField
            page={page}
            id="sheet-file"
            name="file"
            type="file"
            accept=".xlsx"
            label={t.box.file}
            hint={t.box.hint(limit)}
            errors={errors}
            required
          />
          <p class="actions">
            <button type="submit" class="quiet">
              {t.box.button}
            </button>
          </p>
        </form>
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
