import { formatInstant, formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import { controlId, controlName } from './controls.ts';
import { Details } from './entry-details.tsx';
import { CellShape } from './marks.tsx';
import { seenOf } from './seen.ts';
import { type EntryRow, type PeriodValue, stateOf, typedOf } from './view.ts';
import { formatAmount, nameOf, sayAnswer, sayOrigin } from './words.ts';

export interface RowProps {
  readonly page: Page;
  readonly row: EntryRow;
  readonly readonly: boolean;
}

/** One cell to fill in, with what stands beside it. Everything works without script. */
export function Row({ page, row, readonly }: RowProps) {
  const { key, field, offer } = row;
  const state = stateOf(row);
  return (
    <div
      class={`cell is-${state}`}
      id={`r-${key}`}
      data-key={key}
      data-name={nameOf(row)}
      data-version={row.version}
      data-measure={field.measure}
      data-unit={field.unit}
      data-mode={field.mode}
      data-offer={offer?.value}
      data-locked={isLocked({ row, readonly }) ? '' : undefined}
      data-state={state}
    >
      <Name page={page} row={row} />
      <Previous page={page} row={row} />
      <Others page={page} row={row} readonly={isLocked({ row, readonly })} />
      <Input page={page} row={row} readonly={isLocked({ row, readonly })} />
      <State page={page} row={row} />
      <Attention page={page} row={row} readonly={isLocked({ row, readonly })} />
      <Details page={page} row={row} readonly={isLocked({ row, readonly })} />
    </div>
  );
}

const isLocked = ({ row, readonly }: Omit<RowProps, 'page'>): boolean =>
  readonly || row.locked || row.field.withheld;

function Name({ page, row }: { page: Page; row: EntryRow }) {
  const place = [row.area, row.period].filter((part) => part !== null).join(', ');
  return (
    <div class="cell-name" lang={page.language === 'vi' ? undefined : 'vi'}>
      <label for={controlId('typed', row.key)}>{row.field.name}</label>
      <span class="cell-unit" id={`u-${row.key}`}>
        {row.field.unit}
        {place !== '' && ` · ${place}`}
      </span>
    </div>
  );
}

const said = (page: Page, past: PeriodValue | null): string | null =>
  past?.value == null ? null : formatAmount(past.value, page.language);

function Previous({ page, row }: { page: Page; row: EntryRow }) {
  const t = textsOf(page.language).report.entry;
  const cells = [
    { head: t.head.previous, value: said(page, row.previous) },
    { head: t.head.lastYear, value: said(page, row.sameLastYear) },
  ];
  return (
    <>
      {cells.map(({ head, value }) => (
        <div class={value === null ? 'cell-past is-none' : 'cell-past'}>
          <span class="cell-head">{head}</span> {value ?? t.none}
        </div>
      ))}
    </>
  );
}

function Others({ page, row, readonly }: RowProps) {
  const t = textsOf(page.language).report.entry;
  const { offer, others, key, answer } = row;
  const rest = others.filter(
    ({ origin, value }) => origin !== offer?.origin || value !== offer.value,
  );
  return (
    <div class={offer || rest.length > 0 ? 'cell-other' : 'cell-other is-none'}>
      <span class="cell-head">{t.head.other}</span>
      {offer && (
        <label class="offer" for={controlId('confirm', key)}>
          <input
            type="checkbox"
            id={controlId('confirm', key)}
            name={controlName('confirm', key)}
            value="1"
            checked={answer.kind === 'confirm'}
            disabled={readonly}
          />
          <span>
            {t.right(formatAmount(offer.value, page.language))}
            <small>
              {offer.period === null
                ? t.rightUnit(sayOrigin(offer.origin, page.language))
                : t.standing(formatPeriod(offer.period, page.language))}
            </small>
          </span>
        </label>
      )}
      {rest.map(({ origin, value }) => (
        <span class="other-number">
          {formatAmount(value, page.language)}
          <small>{t.rightUnit(sayOrigin(origin, page.language))}</small>
        </span>
      ))}
      {!offer && rest.length === 0 && <span>–</span>}
    </div>
  );
}

function Input({ page, row, readonly }: RowProps) {
  const { key, field, answer } = row;
  const t = textsOf(page.language).report;
  const bad = ['blocked', 'conflict'].includes(stateOf(row));
  return (
    <div class="cell-input">
      <span class="cell-head">{t.entry.head.input}</span>
      <input
        id={controlId('typed', key)}
        name={readonly ? undefined : controlName('typed', key)}
        value={typedOf(row)}
        placeholder={
          answer.kind === 'confirm' ? formatAmount(answer.amount, page.language) : undefined
        }
        inputmode={field.measure === 'count' ? 'numeric' : 'decimal'}
        autocomplete="off"
        enterkeyhint="next"
        maxlength={200}
        readonly={readonly}
        aria-describedby={`u-${key} e-${key}`}
        aria-invalid={bad ? 'true' : undefined}
      />
      {!readonly && <input type="hidden" name={controlName('seen', key)} value={seenOf(row)} />}
      <small class="echo" id={`e-${key}`}>
        {field.withheld && t.entry.withheld}
        {answer.kind === 'skip' && sayAnswer(answer, page.language)}
      </small>
    </div>
  );
}

function State({ page, row }: { page: Page; row: EntryRow }) {
  const t = textsOf(page.language).report;
  const state = stateOf(row);
  return (
    <div class="cell-state">
      <span class="cell-mark">
        <CellShape state={state} />
        <span>{t.cell[state]}</span>
      </span>
      <span class="cell-commented" hidden={row.comment === '' && row.notes.length === 0}>
        <CellShape state="commented" />
        <span class="unseen">{t.entry.comment}</span>
      </span>
    </div>
  );
}

/** What the checks found, why the cell came back, another person's number, and the explanation asked for. */
function Attention({ page, row, readonly }: RowProps) {
  const t = textsOf(page.language).report;
  const { findings, returned, conflict, explanation, key } = row;
  const asks = findings.some(({ severity }) => severity === 'explain') || explanation !== '';
  return (
    <div class="cell-attention" data-attention>
      {returned && (
        <p class="why" lang="vi">
          {returned.by}: {returned.why}
        </p>
      )}
      {findings.map((finding) => (
        <p class={`why is-${finding.severity}`}>{finding[page.language]}</p>
      ))}
      {conflict && <Choice page={page} row={row} />}
      {asks && (
        <div class="field">
          <label for={controlId('explanation', key)}>{t.entry.explanation}</label>
          <textarea
            id={controlId('explanation', key)}
            name={readonly ? undefined : controlName('explanation', key)}
            rows={2}
            maxlength={2000}
            readonly={readonly}
            placeholder={t.entry.explanationHint}
          >
            {explanation}
          </textarea>
        </div>
      )}
    </div>
  );
}

/** Both numbers, to choose one; without a choice nothing is overwritten. */
function Choice({ page, row }: { page: Page; row: EntryRow }) {
  const { conflict, key } = row;
  const t = textsOf(page.language).report.entry;
  if (!conflict) return null;
  const when = formatInstant(conflict.at, page.language);
  const mine = sayAnswer(row.answer, page.language);
  const choices = [
    { value: 'theirs', label: t.theirs(sayAnswer(conflict.answer, page.language)) },
    { value: 'mine', label: t.mine(mine) },
  ];
  return (
    <fieldset class="conflict">
      <legend>{t.conflictChoice(conflict.who, when)}</legend>
      {choices.map(({ value, label }) => (
        <label class="choice">
          <input type="radio" name={controlName('choice', key)} value={value} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
