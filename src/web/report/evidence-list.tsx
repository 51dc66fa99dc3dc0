import { acceptedBy, kindsTaken } from '../../source/evidence/evidence.ts';
import { linkTo } from '../address.ts';
import { Csrf, type FieldError, type Option, SelectField, TextField } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf } from '../page.ts';

export interface EvidenceView {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly note: string | null;
  /** What it stands behind, in words; null: the whole report. */
  readonly place: string | null;
  readonly paper: boolean;
  readonly by: string;
  readonly at: Date;
  readonly ended: { readonly by: string; readonly at: Date; readonly why: string } | null;
}

interface ListProps {
  readonly page: Page;
  /** `/reports/2026-10/so-tu-phap` */
  readonly path: string;
  readonly evidence: readonly EvidenceView[];
  readonly mayEnd: boolean;
  readonly errors?: readonly FieldError[];
}

/** Documents behind a report: what each is, whose it is, and how to take it away with a reason. */
export function EvidenceList({ page, path, evidence, mayEnd, errors = [] }: ListProps) {
  const t = textsOf(page.language).sheets.evidence;
  if (evidence.length === 0) return <EmptyState title={t.none} />;
  return (
    <ul class="evidence">
      {evidence.map((one) => (
        <li class={one.ended ? 'is-ended' : undefined}>
          <p>
            {one.ended ? (
              <s lang="vi">{one.name}</s>
            ) : (
              <a href={linkTo(page, `/evidence/${one.hash}`)} download lang="vi">
                {one.name}
              </a>
            )}{' '}
            <span class="hint">{sizeOf(one.size, page)}</span>
          </p>
          <p lang="vi">{one.paper ? t.paper : (one.place ?? t.whole)}</p>
          {one.note && <p lang="vi">{one.note}</p>}
          <p class="hint">
            {one.by}, {formatInstant(one.at, page.language)}
          </p>
          {one.ended && (
            <p class="hint">
              {t.endedBy(one.ended.by, formatInstant(one.ended.at, page.language), one.ended.why)}
            </p>
          )}
          {mayEnd && !one.ended && <End page={page} path={path} one={one} errors={errors} />}
        </li>
      ))}
    </ul>
  );
}

interface EndProps {
  readonly page: Page;
  readonly path: string;
  readonly one: EvidenceView;
  readonly errors: readonly FieldError[];
}

function End({ page, path, one, errors }: EndProps) {
  const t = textsOf(page.language).sheets.evidence;
  const id = `why-${one.id}`;
  return (
    <details open={errors.some(({ field }) => field === id)}>
      <summary>{t.end}</summary>
      <form method="post" novalidate action={linkTo(page, `${path}/evidence/${one.id}/end`)}>
        <Csrf page={page} />
        <TextField page={page} id={id} name="why" label={t.why} errors={errors} required />
        <p class="actions">
          <button type="submit" class="quiet">
            {t.end}
          </button>
        </p>
      </form>
    </details>
  );
}

interface AddProps {
  readonly page: Page;
  readonly path: string;
  /** Cells of the report by key; the first option is the whole report. */
  readonly places: readonly Option[];
  readonly place?: string;
  readonly limit: string;
  readonly errors?: readonly FieldError[];
}

/** The form that brings a document. */
export function AddEvidence({ page, path, places, place, limit, errors = [] }: AddProps) {
  const t = textsOf(page.language).sheets.evidence;
  return (
    <form
      class="card"
      method="post"
      novalidate
      enctype="multipart/form-data"
      action={linkTo(page, `${path}/evidence`)}
    >
      <Csrf page={page} />
      <SelectField
        page={page}
        id="evidence-cell"
        name="cell"
        label={t.place}
        value={place}
        options={[{ value: '', label: t.whole }, ...places]}
        required
      />
      <TextField page={page} id="evidence-note" name="note" label={t.note} width="full" />
      <TextField
        page={page}
        id="evidence-file"
        name="file"
        type="file"
        label={t.file}
        hint={t.hint(kindsTaken('evidence'), limit)}
        accept={acceptedBy('evidence')}
        errors={errors}
        required
      />
      <p class="actions">
        <button type="submit">{t.button}</button>
      </p>
    </form>
  );
}

const KIB = 1024;

function sizeOf(bytes: number, { language }: Page): string {
  const number = (value: number) => value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
  if (bytes < KIB * KIB) return `${number(Math.max(1, Math.round(bytes / KIB)))} kB`;
  return `${number(Math.round((bytes / KIB / KIB) * 10) / 10)} MB`;
}
