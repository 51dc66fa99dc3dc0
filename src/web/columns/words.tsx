import type { Progress } from '../../assessment/assessment.ts';
import { type Amount, receiptId } from '../../indicator/amount.ts';
import type { ColumnCell } from '../../indicator/column/cell.ts';
import type { ColumnView } from '../../indicator/column/column-row.ts';
import { markCounts } from '../../indicator/column/unusual.ts';
import { monthPeriod } from '../../kernel/period.ts';
import { type Decimal, formatQuantity } from '../../kernel/quantity.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Figure } from '../components/figure.tsx';
import { StatusMark } from '../components/marks.tsx';
import { formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { OneColumnView } from './view.ts';

interface Months {
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** «Kỳ tháng 10/2026», or «Kỳ tháng 6/2026 đến tháng 10/2026». */
export function cycleWords({ firstMonth, lastMonth }: Months, page: Page): string {
  const t = textsOf(page.language).columns;
  const [first = '', last = ''] = [firstMonth, lastMonth].map((month) =>
    formatPeriod(monthPeriod(month), page.language),
  );
  return t.cycleName(firstMonth === lastMonth ? first : t.months(first, last));
}

const SHAPE: Readonly<Record<ColumnView['row']['state'], Progress>> = {
  collecting: 'gap-only',
  confirmed: 'on-track',
  approved: 'achieved',
};

/** True when values changed since the confirmation. */
export const isStale = ({ row, sealNow }: ColumnView): boolean =>
  row.seal !== null && row.seal !== sealNow;

/** Which step a column is at, by shape and word. */
export function StepBadge({ column, page }: { column: ColumnView; page: Page }) {
  const t = textsOf(page.language).columns;
  const stale = isStale(column);
  const shape = stale ? 'at-risk' : SHAPE[column.row.state];
  return (
    <span class={`badge is-${shape}`}>
      <StatusMark progress={shape} />
      {stale ? t.stale : t.state[column.row.state]}
    </span>
  );
}

/** «37/40 · dưới mức tối thiểu». */
export function Coverage({ column, page }: { column: ColumnView; page: Page }) {
  const t = textsOf(page.language).columns.list;
  const { answered, expected, enough } = column.sheet;
  return (
    <>
      {t.ofAll(answered, expected)}
      {!enough && <small class="thin">{t.tooFew}</small>}
    </>
  );
}

/** The marks of a column's cells, counted. */
export function Marks({ column, page }: { column: ColumnView; page: Page }) {
  const t = textsOf(page.language).columns;
  const counts = markCounts(column.sheet);
  if (counts.length === 0) return <span class="missing">{t.list.nothing}</span>;
  return (
    <ul class="marks">
      {counts.map(([mark, count]) => (
        <li class={`is-${mark}`}>{t.list.marks(t.mark[mark], count)}</li>
      ))}
    </ul>
  );
}

/** A counted figure, whole: it is judged, so nothing of it is cut away. */
export const figureText = (value: Decimal, page: Page): string =>
  formatQuantity(value, 8, page.language);

/** The city's result with its standing and receipt, or why there is none. */
export function Result({
  amount,
  unit,
  page,
}: {
  amount: Amount | undefined;
  unit: string;
  page: Page;
}) {
  if (!amount) return <span class="missing">–</span>;
  const { result } = amount;
  const known = result.kind === 'known';
  return (
    <Figure
      page={page}
      value={known ? result.value : null}
      missing={known ? null : result.why}
      unit={unit}
      standing={known ? result.standing : null}
      receipt={known ? receiptId(amount, amount.revision) : null}
    />
  );
}

/** «UBND phường Phú Xuân»: the unit that answers, with the area where it says more. */
export function placeName(view: Pick<OneColumnView, 'catalogue'>, cell: ColumnCell): string {
  const { unitName, areaName } = wordsOf(view.catalogue);
  const units = cell.units.map(unitName).join(', ');
  const area = areaName(cell.area);
  const governs = view.catalogue.units.find(({ code }) => code === cell.units[0])?.area;
  if (units === '') return area;
  return governs === cell.area ? units : `${units} · ${area}`;
}

export const elementName = (
  { catalogue }: Pick<OneColumnView, 'catalogue'>,
  code: string,
): string => catalogue.elements.find((element) => element.code === code)?.name ?? code;
