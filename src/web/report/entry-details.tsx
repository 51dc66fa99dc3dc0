import { raw } from 'hono/html';
import { SKIP_REASONS } from '../../source/report/answer.ts';
import { linkTo } from '../address.ts';
import { sparkline } from '../chart/sparkline.ts';
import { escapeText } from '../escape.ts';
import { formatInstant, formatPeriod } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { controlId, controlName } from './controls.ts';
import type { RowProps } from './entry-row.tsx';
import type { EntryRow } from './view.ts';
import { formatAmount, nameOf } from './words.ts';

/** Behind «Chi tiết»: meaning, limits, history, and the answers that are no number. */
export function Details({ page, row, readonly }: RowProps) {
  const t = textsOf(page.language).report.entry;
  return (
    <details class="cell-more">
      <summary>
        {t.details}
        <span class="unseen"> {nameOf(row)}</span>
      </summary>
      <fieldset class="detail" data-detail={row.key} aria-label={t.detailsOf(nameOf(row))}>
        <p class="detail-name" lang="vi">
          {nameOf(row)}
        </p>
        <Known page={page} row={row} />
        <History page={page} row={row} />
        <Rest page={page} row={row} readonly={readonly} />
      </fieldset>
    </details>
  );
}

function Known({ page, row }: { page: Page; row: EntryRow }) {
  const t = textsOf(page.language).report.entry;
  const limits = sayLimits(page, row);
  const { field, by, at } = row;
  return (
    <dl class="told">
      {field.definition && (
        <>
          <dt>{t.definition}</dt>
          <dd {...verbatim(page)}>{field.definition}</dd>
        </>
      )}
      <dt>{t.targets}</dt>
      <dd>
        {field.targets.map((number, i) => (
          <>
            {i > 0 && ', '}
            <a href={linkTo(page, `/targets/${number}`)}>{number}</a>
          </>
        ))}
      </dd>
      {limits && (
        <>
          <dt>{t.limits}</dt>
          <dd>{limits}</dd>
        </>
      )}
      {by && at && (
        <>
          <dt>{t.lastSaved}</dt>
          <dd data-last {...verbatim(page)}>
            {t.savedBy(by, formatInstant(at, page.language))}
          </dd>
        </>
      )}
    </dl>
  );
}

function sayLimits(page: Page, { limits }: EntryRow): string | null {
  if (!limits) return null;
  const t = textsOf(page.language).report.entry;
  const low = limits.low === null ? null : formatAmount(limits.low, page.language);
  const high = limits.high === null ? null : formatAmount(limits.high, page.language);
  if (low !== null && high !== null) return t.between(low, high);
  if (low !== null) return t.above(low);
  return high === null ? null : t.below(high);
}

function History({ page, row }: { page: Page; row: EntryRow }) {
  const t = textsOf(page.language).report.entry;
  const known = row.history.filter(({ value }) => value !== null);
  if (known.length === 0) return <p class="hint">{t.noHistory}</p>;
  const values = row.history.map(({ value }) => (value === null ? null : Number(value)));
  const drawing = sparkline({ values, goal: null, label: escapeText(t.history), said: '' });
  return (
    <div class="detail-history">
      <p>
        <b>{t.history}</b> {raw(drawing)}
      </p>
      <ol class="periods">
        {row.history.map(({ period, value }) => (
          <li>
            <span>{formatPeriod(period, page.language)}</span>{' '}
            <b>{value === null ? '–' : formatAmount(value, page.language)}</b>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Rest({ page, row, readonly }: RowProps) {
  const t = textsOf(page.language).report;
  const { key, answer } = row;
  const name = (control: Parameters<typeof controlName>[0]): string | undefined =>
    readonly ? undefined : controlName(control, key);
  return (
    <div class="detail-controls">
      <div class="field">
        <label for={controlId('skip', key)}>{t.entry.skip}</label>
        <select id={controlId('skip', key)} name={name('skip')} disabled={readonly}>
          <option value="">{t.entry.skipNone}</option>
          {SKIP_REASONS.map((reason) => (
            <option value={reason} selected={answer.kind === 'skip' && answer.reason === reason}>
              {t.skip[reason]}
            </option>
          ))}
        </select>
      </div>
      <label class="choice" for={controlId('estimated', key)}>
        <input
          type="checkbox"
          id={controlId('estimated', key)}
          name={name('estimated')}
          value="1"
          checked={row.estimated}
          disabled={readonly}
        />
        <span>{t.entry.estimated}</span>
      </label>
      <div class="field">
        <label for={controlId('comment', key)}>{t.entry.comment}</label>
        <textarea
          id={controlId('comment', key)}
          name={name('comment')}
          rows={2}
          maxlength={2000}
          readonly={readonly}
        >
          {row.comment}
        </textarea>
      </div>
      <Notes page={page} row={row} />
      {!readonly && (
        <div class="field">
          <label for={controlId('question', key)}>{t.entry.question}</label>
          <textarea
            id={controlId('question', key)}
            name={name('question')}
            rows={2}
            maxlength={2000}
          />
          <button type="submit" name="step" value="ask" class="quiet small">
            {t.entry.ask}
          </button>
        </div>
      )}
    </div>
  );
}

function Notes({ page, row }: { page: Page; row: EntryRow }) {
  const t = textsOf(page.language).report.entry;
  if (row.notes.length === 0) return null;
  return (
    <div>
      <p>
        <b>{t.notes}</b>
      </p>
      <ul class="cell-notes" lang="vi">
        {row.notes.map(({ who, at, text }) => (
          <li>
            <small>{t.asked(who, formatInstant(at, page.language))}</small> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
