import { type Amount, receiptId } from '../../indicator/amount.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { Figure } from '../components/figure.tsx';
import { formatValue } from '../format.ts';
import { type Language, type Page, textsOf } from '../page.ts';

interface Props {
  readonly amount: Amount | null;
  readonly unit: string;
  readonly page: Page;
  /** Without standing and date, where they stand elsewhere. */
  readonly bare?: boolean;
}

/** An amount with its receipt; or why there is none. */
export function AmountFigure({ amount, unit, page, bare = false }: Props) {
  if (!amount) return <span class="missing">–</span>;
  const { result } = amount;
  const receipt = receiptId(amount, amount.revision);
  if (result.kind === 'missing') {
    return <Figure page={page} value={null} missing={result.why} unit={unit} />;
  }
  if (bare) {
    return (
      <a href={linkTo(page, `/receipts/${receipt}`)} title={textsOf(page.language).shell.receipt}>
        {formatValue(result.value, unit, page.language)}
      </a>
    );
  }
  return (
    <Figure
      page={page}
      value={result.value}
      missing={null}
      unit={unit}
      standing={result.standing}
      asOfDate={result.asOfDate}
      receipt={receipt}
    />
  );
}

/** «28.412 / 39.240»; empty where the amount is no quotient. */
export function pairText(amount: Amount | null | undefined, language: Language): string {
  if (amount?.result.kind !== 'known') return '';
  const { numerator, denominator } = amount.result;
  if (numerator === undefined || denominator === undefined) return '';
  const say = (value: string) => formatQuantity(value, 2, language);
  return `${say(numerator)} / ${say(denominator)}`;
}
