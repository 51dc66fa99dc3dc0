import type { AmountStanding, Missing } from '../../indicator/amount.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { capital, formatDay, formatValue } from '../format.ts';
import { type Page, textsOf } from '../page.ts';

export interface FigureProps {
  readonly page: Page;
  readonly value: Decimal | null;
  /** Reason when there is no value. */
  readonly missing: Missing | null;
  readonly unit: string | null;
  readonly standing?: AmountStanding | null;
  /** Last day the number speaks of. */
  readonly asOfDate?: IsoDate | null;
  /** Id of the receipt that explains the number. */
  readonly receipt?: string | null;
}

/** A number with its standing and freshness, linked to its receipt; or the reason why there is none. */
export function Figure(props: FigureProps) {
  const { page, value, missing, unit, standing, asOfDate, receipt } = props;
  const t = textsOf(page.language);
  if (value === null) {
    return <span class="missing">{missing ? capital(t.status.missing[missing]) : '–'}</span>;
  }
  const text = formatValue(value, unit, page.language);
  return (
    <span class="figure">
      {receipt ? (
        <a href={linkTo(page, `/receipts/${receipt}`)} title={t.shell.receipt}>
          {text}
        </a>
      ) : (
        text
      )}
      <small>
        {standing && <span class={`standing is-${standing}`}>{t.status.standing[standing]}</span>}
        {asOfDate && ` ${formatDay(asOfDate, page.language)}`}
      </small>
    </span>
  );
}
