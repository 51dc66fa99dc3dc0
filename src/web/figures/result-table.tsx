import type { Catalogue } from '../../catalogue/catalogue.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { sayRefusal } from '../../kernel/refusal.ts';
import { sayPlace } from '../../source/figure/sheet.ts';
import { wordsOf } from '../catalogue-words.ts';
import { type Column, DataTable } from '../components/table.tsx';
import { formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';
import type { ResultRow } from './view.ts';

interface Props {
  readonly page: Page;
  readonly catalogue: Catalogue;
  readonly caption: string;
  readonly rows: readonly ResultRow[];
  /** True once it has happened: «đã ghi» instead of «sẽ ghi». */
  readonly past: boolean;
}

/** Figures as they were understood, or why not, each with its place in the file. */
export function ResultTable({ page, catalogue, caption, rows, past }: Props) {
  const t = textsOf(page.language).figures;
  const said = past ? t.result.statuses : t.result.willBe;
  const { areaName } = wordsOf(catalogue);
  const element = elementNames(catalogue);
  const columns: Column<ResultRow>[] = [
    { head: t.check.place, header: true, cell: ({ place }) => sayPlace(place, page.language) },
    {
      head: t.result.element,
      cell: ({ read, refusal }) =>
        read ? element(read.element) : refusal && sayRefusal(refusal, page.language),
    },
    { head: t.result.area, cell: ({ read }) => (read ? areaName(read.area) : '–') },
    {
      head: t.result.period,
      cell: ({ read }) => (read ? formatPeriod(read.period, page.language) : '–'),
    },
    {
      head: t.result.value,
      numeric: true,
      cell: ({ read }) => (read ? formatQuantity(read.amount, 6, page.language) : '–'),
    },
    {
      head: t.result.status,
      cell: ({ status }) => <span class={`outcome is-${status}`}>{said[status]}</span>,
    },
  ];
  return (
    <div class="dense">
      <DataTable caption={caption} rows={rows} columns={columns} />
    </div>
  );
}

/** Names of elements by code, a code for one that is gone. */
export function elementNames({ elements }: Catalogue): (code: string) => string {
  const names = new Map(elements.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
