import { linkTo } from '../address.ts';
import { DataTable } from '../components/table.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { CellShape } from './marks.tsx';
import { amountOfRow, type EntryRow, type ReportView, stateOf } from './view.ts';
import { formatAmount, nameOf, sayAnswer, sayChange, sayOrigin } from './words.ts';

interface TableProps {
  readonly page: Page;
  readonly view: ReportView;
  readonly caption: string;
  readonly rows: readonly EntryRow[];
  /** Names lead to their cells. */
  readonly editable: boolean;
  readonly captionUnseen?: boolean;
}

/** Answers with what stood before, the change, other sources, and what was said about them. */
export function AnswersTable({ page, view, caption, rows, editable, captionUnseen }: TableProps) {
  const t = textsOf(page.language).report;
  return (
    <div class="report-answers">
      <DataTable
        caption={caption}
        captionUnseen={captionUnseen ?? false}
        rows={rows}
        columns={[
          {
            head: t.check.column.name,
            header: true,
            cell: (row) => <RowName page={page} view={view} row={row} editable={editable} />,
          },
          {
            head: t.check.column.previous,
            numeric: true,
            cell: ({ previous }) => said(page, previous?.value ?? null),
          },
          { head: t.check.column.now, numeric: true, cell: (row) => <Now page={page} row={row} /> },
          {
            head: t.check.column.change,
            numeric: true,
            cell: (row) =>
              sayChange(row.previous?.value ?? null, amountOfRow(row), page.language) ?? '–',
          },
          { head: t.entry.head.other, cell: (row) => <Others page={page} row={row} /> },
          { head: t.check.column.note, cell: (row) => <Said page={page} row={row} /> },
        ]}
      />
    </div>
  );
}

const said = (page: Page, value: string | null): string =>
  value === null ? '–' : formatAmount(value, page.language);

function RowName(props: { page: Page; view: ReportView; row: EntryRow; editable: boolean }) {
  const { page, view, row, editable } = props;
  const name = nameOf(row);
  return (
    <span {...verbatim(page)}>
      {editable ? <a href={`${linkTo(page, view.path)}#v-${row.key}`}>{name}</a> : name}
      <small class="cell-unit">{row.field.unit}</small>
    </span>
  );
}

function Now({ page, row }: { page: Page; row: EntryRow }) {
  const t = textsOf(page.language).report;
  const state = stateOf(row);
  return (
    <div>
      <b class="now">{sayAnswer(row.answer, page.language)}</b>
      {row.answer.kind === 'confirm' && <small class="cell-unit">{t.check.confirmed}</small>}
      {row.estimated && <small class="cell-unit">{t.check.estimated}</small>}
      {state !== 'saved' && state !== 'locked' && state !== 'skipped' && (
        <span class={`cell-mark is-${state}`}>
          <CellShape state={state} /> {t.cell[state]}
        </span>
      )}
    </div>
  );
}

/** Another source's number, marked where it is not the one given. */
function Others({ page, row }: { page: Page; row: EntryRow }) {
  if (row.others.length === 0) return <>–</>;
  return (
    <div>
      {row.others.map(({ origin, value }) => (
        <span class={differs(row, value) ? 'other-number is-other' : 'other-number'}>
          {formatAmount(value, page.language)}
          <small class="cell-unit">{sayOrigin(origin, page.language)}</small>
        </span>
      ))}
    </div>
  );
}

/** Amounts are canonical decimals: the same number is the same text. */
export const differs = (row: EntryRow, value: string): boolean => {
  const amount = amountOfRow(row);
  return amount !== null && amount !== value;
};

function Said({ page, row }: { page: Page; row: EntryRow }) {
  const against = row.findings.length === 0 && row.others.some(({ value }) => differs(row, value));
  const nothing =
    row.findings.length === 0 && !row.explanation && !row.comment && row.notes.length === 0;
  if (nothing && !against) return <>–</>;
  return (
    <div>
      {against && (
        <span class="said is-warned">
          <CellShape state="warned" /> {textsOf(page.language).report.review.differs}
        </span>
      )}
      {row.findings.map((finding) => (
        <span class="said is-warned">
          <CellShape state={finding.severity === 'block' ? 'blocked' : 'warned'} />{' '}
          {finding[page.language]}
        </span>
      ))}
      {[row.explanation, row.comment, ...row.notes.map(({ text }) => text)]
        .filter((text) => text !== '')
        .map((text) => (
          <span class="said" lang="vi">
            {text}
          </span>
        ))}
    </div>
  );
}
