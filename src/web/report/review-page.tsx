import type { Child } from 'hono/jsx';
import { linkTo } from '../address.ts';
import { Notice } from '../components/notice.tsx';
import { formatDay, formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { AnswersTable, differs } from './answers-table.tsx';
import { Recall } from './done-page.tsx';
import { ReportFrame, Returned } from './report-frame.tsx';
import { Reopen, Signing } from './signing-forms.tsx';
import { amountOfRow, type EntryRow, type ReportView, rowsOf } from './view.ts';

export interface ReviewProps {
  readonly page: Page;
  readonly view: ReportView;
  /** What was just done: said on arrival. */
  readonly done: 'signed' | 'returned' | 'recalled' | 'reopened' | null;
  /** Typed into a form that was refused. */
  readonly typed: Readonly<Record<string, string>>;
  readonly children?: Child;
}

/** A report as its leader reads it: warnings first, then what changed, then the rest; and the signature. */
export function ReviewPage({ page, view, done, typed, children }: ReviewProps) {
  const t = textsOf(page.language).report.review;
  const { attention, changed, same } = sorted(rowsOf(view));
  const parts = [
    { title: t.attention(attention.length), rows: attention, open: true },
    { title: t.changed(changed.length), rows: changed, open: true },
    { title: t.same(same.length), rows: same, open: changed.length + attention.length === 0 },
  ];
  return (
    <ReportFrame page={page} view={view} step={view.state === 'draft' ? 'entry' : view.state}>
      {done && <Notice tone="success">{t.done[done]}</Notice>}
      <Returned page={page} view={view} />
      <Standing page={page} view={view} />
      {attention.length === 0 && <p>{t.attentionNone}</p>}
      {parts
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows, open }) => (
          <details class="review-part" open={open}>
            <summary>
              <h2>{title}</h2>
            </summary>
            <AnswersTable
              page={page}
              view={view}
              caption={title}
              captionUnseen
              rows={rows}
              editable={false}
            />
          </details>
        ))}
      <Signing page={page} view={view} typed={typed} />
      <Recall page={page} view={view} />
      <Reopen page={page} view={view} typed={typed} />
      {children}
    </ReportFrame>
  );
}

/** Warned, explained, asked about, estimated, without a number or against another source. */
const needsEyes = (row: EntryRow): boolean =>
  row.findings.length > 0 ||
  row.explanation !== '' ||
  row.answer.kind === 'skip' ||
  row.estimated ||
  row.notes.some(({ question }) => question) ||
  row.returned !== null ||
  row.others.some(({ value }) => differs(row, value));

function sorted(rows: readonly EntryRow[]) {
  const attention = rows.filter(needsEyes);
  const rest = rows.filter((row) => !needsEyes(row));
  const isSame = (row: EntryRow): boolean =>
    row.previous !== null && row.previous.value === amountOfRow(row);
  return {
    attention,
    changed: rest.filter((row) => !isSame(row)),
    same: rest.filter(isSame),
  };
}

function Standing({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report.review;
  if (view.state === 'draft') return <Notice>{t.drafting}</Notice>;
  if (view.state === 'sent') return view.acts.sign ? null : <Notice>{t.waiting}</Notice>;
  const { paper, signature, signedAt } = view;
  if (!signature || !signedAt) return null;
  return (
    <Notice tone="success">
      <p {...verbatim(page)}>{t.signed(signature.who, formatInstant(signedAt, page.language))}</p>
      {paper && (
        <p>
          {t.signedPaper(paper.number, formatDay(paper.date, page.language))}{' '}
          <a href={linkTo(page, `/evidence/${paper.file}`)}>{t.paperOpen}</a>
        </p>
      )}
    </Notice>
  );
}
