import type { Answer } from '../../source/report/answer.ts';
import { DataTable } from '../components/table.tsx';
import { formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { ReportFrame } from './report-frame.tsx';
import type { ReportView } from './view.ts';
import { sayAnswer } from './words.ts';

export interface HistoryEvent {
  readonly at: Date;
  readonly who: string;
  readonly behalf: string | null;
  readonly act: 'open' | 'send' | 'recall' | 'return' | 'sign' | 'return-cells' | 'reopen';
  readonly why: string | null;
  /** Names of the cells concerned, where not all are. */
  readonly cells: readonly string[];
}

/** One number that changed between two signatures; null: the cell was not there. */
export interface CellChange {
  readonly name: string;
  readonly unit: string;
  readonly before: Answer | null;
  readonly after: Answer | null;
}

export interface RevisionDiff {
  readonly from: number;
  /** null: as the report stands now. */
  readonly to: number | null;
  readonly changes: readonly CellChange[];
}

export interface HistoryNote {
  readonly cell: string;
  readonly who: string;
  readonly at: Date;
  readonly text: string;
}

export interface HistoryView {
  readonly events: readonly HistoryEvent[];
  readonly diffs: readonly RevisionDiff[];
  readonly notes: readonly HistoryNote[];
}

interface HistoryProps {
  readonly page: Page;
  readonly view: ReportView;
  readonly history: HistoryView;
}

/** Every step with its reason, and what differs between two signed revisions. */
export function HistoryPage({ page, view, history }: HistoryProps) {
  const t = textsOf(page.language).report.history;
  return (
    <ReportFrame page={page} view={view} step={null} title={t.title} lead={t.lead}>
      {history.events.length === 0 ? <p>{t.none}</p> : <Events page={page} history={history} />}
      {history.diffs.map((diff) => (
        <Diff page={page} diff={diff} />
      ))}
      {history.notes.length > 0 && <Notes page={page} history={history} />}
    </ReportFrame>
  );
}

function Events({ page, history }: { page: Page; history: HistoryView }) {
  const t = textsOf(page.language).report.history;
  return (
    <DataTable
      caption={t.events}
      rows={history.events}
      columns={[
        { head: t.column.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
        {
          head: t.column.who,
          cell: ({ who, behalf }) => (
            <>
              <span {...verbatim(page)}>{who}</span>
              {behalf && <small> ({t.behalf(behalf)})</small>}
            </>
          ),
        },
        {
          head: t.column.what,
          cell: ({ act, cells }) => (
            <>
              {t.act[act]}
              {cells.map((cell) => (
                <small class="cell-unit" lang="vi">
                  {cell}
                </small>
              ))}
            </>
          ),
        },
        { head: t.column.why, cell: ({ why }) => <span lang="vi">{why ?? '–'}</span> },
      ]}
    />
  );
}

function Diff({ page, diff }: { page: Page; diff: RevisionDiff }) {
  const t = textsOf(page.language).report.history;
  const title = diff.to === null ? t.diffNow(diff.from) : t.diff(diff.from, diff.to);
  if (diff.changes.length === 0) {
    return (
      <section>
        <h2>{title}</h2>
        <p>{t.noDiff}</p>
      </section>
    );
  }
  const say = (answer: Answer | null) => (answer ? sayAnswer(answer, page.language) : '–');
  return (
    <DataTable
      caption={title}
      rows={diff.changes}
      columns={[
        {
          head: t.diffColumn.name,
          header: true,
          cell: ({ name, unit }) => (
            <span {...verbatim(page)}>
              {name} <small class="cell-unit">{unit}</small>
            </span>
          ),
        },
        {
          head: t.diffColumn.before,
          numeric: true,
          cell: ({ before }) => <del>{say(before)}</del>,
        },
        { head: t.diffColumn.after, numeric: true, cell: ({ after }) => <ins>{say(after)}</ins> },
      ]}
    />
  );
}

function Notes({ page, history }: { page: Page; history: HistoryView }) {
  const t = textsOf(page.language).report.history;
  return (
    <DataTable
      caption={t.notes}
      rows={history.notes}
      columns={[
        { head: t.noteColumn.cell, header: true, lang: 'vi', cell: ({ cell }) => cell },
        {
          head: t.noteColumn.who,
          cell: ({ who, at }) => (
            <>
              <span {...verbatim(page)}>{who}</span>{' '}
              <small>{formatInstant(at, page.language)}</small>
            </>
          ),
        },
        { head: t.noteColumn.text, lang: 'vi', cell: ({ text }) => text },
      ]}
    />
  );
}
