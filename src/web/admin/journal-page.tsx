import { linkHere, linkTo } from '../address.ts';
import { Downloads } from '../components/downloads.tsx';
import { Facts } from '../components/facts.tsx';
import {
  Carried,
  Csrf,
  DayField,
  ErrorSummary,
  type FieldError,
  SelectField,
  TextField,
} from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { AdminFrame } from './frame.tsx';
import { actionWords, type JournalLine, type JournalNames, subjectWords } from './journal-words.ts';

/** What a check of the whole chain found. */
export type Verified =
  | {
      readonly kind: 'intact';
      readonly entries: number;
      readonly values: number;
      readonly head: string;
    }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: string };

export interface JournalView {
  readonly lines: readonly JournalLine[];
  readonly names: JournalNames;
  /** Codes of actions that occur, for the choice. */
  readonly actions: readonly string[];
  /** Number before which the next page begins; null at the end. */
  readonly older: number | null;
  readonly verified: Verified | null;
  readonly mayVerify: boolean;
  readonly errors: readonly FieldError[];
}

interface Props {
  readonly page: Page;
  readonly view: JournalView;
}

const JOURNAL_QUERY = ['by', 'action', 'subject', 'from', 'until', 'words'] as const;

/** Who did what to what, when: searched, filtered, exported, and checked. */
export function JournalPage({ page, view }: Props) {
  const t = textsOf(page.language).people.journal;
  return (
    <AdminFrame page={page} title={t.title} lead={t.lead}>
      <ErrorSummary page={page} errors={view.errors} />
      {view.verified && <Outcome page={page} verified={view.verified} />}
      {view.mayVerify && (
        <form method="post" class="act" action={linkTo(page, '/admin/journal/verify')}>
          <Csrf page={page} />
          <button type="submit" class="quiet">
            {t.verify}
          </button>
          <p class="hint">{t.verifyLead}</p>
        </form>
      )}
      <Filters page={page} view={view} />
      {view.lines.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
      ) : (
        <div class="dense">
          <DataTable
            caption={t.title}
            captionUnseen
            rows={view.lines}
            columns={columnsOf(page, view.names)}
          />
        </div>
      )}
      <nav class="pagination" aria-label={t.title}>
        {page.query.has('before') && <a href={linkHere(page, { before: null })}>{t.newest}</a>}
        {view.older !== null && (
          <a rel="next" href={linkHere(page, { before: view.older })}>
            {t.older}
          </a>
        )}
      </nav>
      <Downloads page={page} formats={['csv', 'json']} />
    </AdminFrame>
  );
}

function Outcome({ page, verified }: { page: Page; verified: Verified }) {
  const t = textsOf(page.language).people.journal;
  const count = (n: number) => formatValue(String(n), null, page.language);
  if (verified.kind === 'intact') {
    return (
      <Notice tone="success" title={t.intact(count(verified.entries), count(verified.values))}>
        <p>
          {t.head}: <code class="hash">{verified.head}</code>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="refusal" title={t.broken(count(verified.seq))}>
      <p>{t.why[verified.why] ?? verified.why}</p>
      <p>
        <a href={linkTo(page, `/admin/journal/${verified.seq}`)}>{t.entry(verified.seq)}</a>
      </p>
    </Notice>
  );
}

function Filters({ page, view }: Props) {
  const t = textsOf(page.language).people.journal;
  const value = (name: string) => page.query.get(name) ?? '';
  const field = { page, required: true, errors: view.errors };
  const actions = view.actions.map((code) => ({ value: code, label: actionWords(page, code) }));
  const active = JOURNAL_QUERY.some((name) => value(name) !== '');
  return (
    <form class="filters" method="get" action="/admin/journal">
      <Carried page={page} except={[...JOURNAL_QUERY, 'before']} />
      <TextField {...field} id="by" label={t.by} value={value('by')} />
      <SelectField
        {...field}
        id="action"
        label={t.action}
        value={value('action')}
        options={[{ value: '', label: t.all }, ...actions]}
      />
      <TextField
        {...field}
        id="subject"
        label={t.subject}
        hint={t.subjectHint}
        value={value('subject')}
      />
      <DayField {...field} id="from" label={t.from} value={value('from')} />
      <DayField {...field} id="until" label={t.until} value={value('until')} />
      <TextField {...field} id="words" type="search" label={t.words} value={value('words')} />
      <p class="actions">
        <button type="submit">{t.find}</button>
        {active && <a href={linkTo(page, '/admin/journal')}>{t.clear}</a>}
      </p>
    </form>
  );
}

function columnsOf(page: Page, names: JournalNames): Column<JournalLine>[] {
  const t = textsOf(page.language).people.journal;
  return [
    {
      head: t.seq,
      header: true,
      cell: ({ seq }) => <a href={linkTo(page, `/admin/journal/${seq}`)}>{seq}</a>,
    },
    {
      head: t.when,
      cell: ({ at }) => <span class="moment">{formatInstant(at, page.language)}</span>,
    },
    { head: t.by, cell: ({ by }) => (by === 'system' ? t.system : by) },
    { head: t.action, cell: ({ action }) => actionWords(page, action) },
    {
      head: t.subject,
      cell: ({ subject }) => (
        <a href={linkTo(page, '/admin/journal', { subject })} title={subject}>
          {subjectWords(page, subject, names)}
        </a>
      ),
    },
  ];
}

export interface EntryView extends JournalLine {
  readonly detail: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly hash: string;
}

/** One entry with all that it says. */
export function JournalEntryPage({
  page,
  entry,
  names,
}: {
  page: Page;
  entry: EntryView;
  names: JournalNames;
}) {
  const t = textsOf(page.language).people.journal;
  const above = { label: t.title, path: '/admin/journal' };
  return (
    <AdminFrame page={page} title={t.entry(entry.seq)} above={above}>
      <Facts
        facts={[
          { term: t.when, value: formatInstant(entry.at, page.language) },
          { term: t.by, value: entry.by === 'system' ? t.system : entry.by },
          { term: t.action, value: actionWords(page, entry.action), note: entry.action },
          {
            term: t.subject,
            value: subjectWords(page, entry.subject, names),
            note: entry.subject,
          },
        ]}
      />
      <section class="block">
        <h2>{t.detail}</h2>
        <pre class="detail" tabindex={0}>
          {JSON.stringify(entry.detail, null, 2)}
        </pre>
      </section>
      <Facts
        facts={[
          { term: t.hash, value: <code class="hash">{entry.hash}</code> },
          { term: t.previous, value: <code class="hash">{entry.previous}</code> },
        ]}
      />
    </AdminFrame>
  );
}
