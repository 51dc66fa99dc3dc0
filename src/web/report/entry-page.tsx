import type { Child } from 'hono/jsx';
import { linkTo } from '../address.ts';
import { Abbreviations } from '../components/abbreviations.tsx';
import { Csrf } from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { Row } from './entry-row.tsx';
import { CellShape } from './marks.tsx';
import { ReportFrame, Returned } from './report-frame.tsx';
import { isUnfinished, type ReportView, type RowGroup, rowsOf } from './view.ts';

export interface EntryProps {
  readonly page: Page;
  readonly view: ReportView;
  /** Said once after a save without script. */
  readonly saved: boolean;
  /** The form was answered by another version before. */
  readonly formChanged: boolean;
  /** Files and sheets of the report, below the form. */
  readonly children?: Child;
}

/** The grid of one report, filled in by its officer. */
export function EntryPage({ page, view, saved, formChanged, children }: EntryProps) {
  const t = textsOf(page.language).report;
  const count = rowsOf(view).length;
  return (
    <ReportFrame
      page={page}
      view={view}
      step="entry"
      {...(view.writable ? { lead: t.entry.lead(count) } : {})}
      script={page.assets.entry}
    >
      <Returned page={page} view={view} />
      {!view.writable && <Notice tone="warning">{t.locked}</Notice>}
      {formChanged && (
        <Notice title={t.entry.formChanged}>
          <p>{t.entry.formChangedHelp}</p>
        </Notice>
      )}
      {saved && <Notice tone="success">{t.entry.saved}</Notice>}
      <Abbreviations page={page} texts={rowsOf(view).map(({ field }) => field.name)} />
      {count === 0 ? <EmptyState title={t.entry.noFields} /> : <Grid page={page} view={view} />}
      {children}
      {count > 0 && <Keys page={page} />}
    </ReportFrame>
  );
}

function Grid({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report;
  const readonly = !view.acts.fill;
  return (
    <form
      method="post"
      action={linkTo(page, `${view.path}/save`)}
      class="entry"
      novalidate
      data-entry
      data-report={view.id}
      data-path={view.path}
      data-person={page.viewer?.username}
      data-form={view.formVersion}
      data-check={linkTo(page, `${view.path}/check`)}
      data-words={JSON.stringify({
        ...t.live,
        ...{ lang: page.language, states: t.cell, skips: t.skip },
      })}
      data-explanation={t.entry.explanation}
      data-explanation-hint={t.entry.explanationHint}
    >
      <Csrf page={page} />
      {/* The first button is what Enter in a field means without script. */}
      <button type="submit" name="step" value="save" class="unseen" tabindex={-1}>
        {t.entry.save}
      </button>
      <input type="hidden" name="form" value={view.formVersion} />
      <div class="entry-live" role="status" data-live-region />
      <div class="entry-main">
        <Heads page={page} />
        {view.groups.map((group) => (
          <Group page={page} group={group} readonly={readonly} />
        ))}
      </div>
      <aside class="entry-side" data-side hidden aria-label={t.entry.details} />
      <Toolbar page={page} view={view} />
    </form>
  );
}

/** Seen above the columns; every value says its head again for a screen reader and on a phone. */
function Heads({ page }: { page: Page }) {
  const t = textsOf(page.language).report.entry.head;
  const heads = [t.name, t.previous, t.lastYear, t.other, t.input, t.state];
  return (
    <div class="entry-heads" aria-hidden="true">
      {heads.map((head) => (
        <span>{head}</span>
      ))}
    </div>
  );
}

function Group(props: { page: Page; group: RowGroup; readonly: boolean }) {
  const { page, group, readonly } = props;
  const id = `g-${group.code}`;
  return (
    <section class="entry-group" aria-labelledby={id}>
      <h2 id={id} {...verbatim(page)}>
        {group.name}
      </h2>
      {group.rows.map((row) => (
        <Row page={page} row={row} readonly={readonly} />
      ))}
    </section>
  );
}

function Toolbar({ page, view }: { page: Page; view: ReportView }) {
  const t = textsOf(page.language).report;
  const rows = rowsOf(view);
  const left = rows.filter(isUnfinished);
  const problems = left.filter(({ answer }) => answer.kind !== 'blank').length;
  const [first] = left;
  const known = rows.filter(
    ({ answer, offer, locked }) => answer.kind === 'blank' && offer && !locked,
  );
  return (
    <div class="entry-bar">
      <p class="entry-progress">
        <progress max={rows.length} value={rows.length - left.length} aria-hidden="true" />
        <span data-left data-words={t.entry.left(0, rows.length)}>
          {t.entry.left(left.length, rows.length)}
        </span>
        {problems > 0 && <span class="entry-problems">{t.entry.problems(problems)}</span>}
      </p>
      <p class="entry-sync" data-sync />
      <p class="entry-acts">
        {first && (
          <a class="button quiet" href={`#v-${first.key}`} data-next>
            {t.entry.next}
          </a>
        )}
        {view.acts.fill && known.length > 0 && (
          <button type="submit" name="step" value="confirm" class="quiet" data-confirm-all>
            {t.entry.confirmAll(known.length)}
          </button>
        )}
        {view.acts.fill && (
          <>
            <button type="submit" name="step" value="save" class="quiet" data-plain>
              {t.entry.save}
            </button>
            <button type="submit" name="step" value="check">
              {t.entry.check}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

/** The shapes and the keys, for whoever wants to know. */
function Keys({ page }: { page: Page }) {
  const t = textsOf(page.language).report;
  const states = [
    'empty',
    'optional',
    'saved',
    'waiting',
    'warned',
    'blocked',
    'returned',
    'conflict',
    'skipped',
    'locked',
  ] as const;
  return (
    <details class="entry-keys">
      <summary>{t.entry.help}</summary>
      <dl class="told">
        {t.entry.keys.map(([key, what]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
      <ul class="legend">
        {states.map((state) => (
          <li class={`cell-mark is-${state}`}>
            <CellShape state={state} /> {t.cell[state]}
          </li>
        ))}
      </ul>
    </details>
  );
}
