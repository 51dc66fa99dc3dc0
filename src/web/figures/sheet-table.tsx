import type { Child } from 'hono/jsx';
import { formatQuantity } from '../../kernel/quantity.ts';
import { columnName, type SheetCell, type SheetRow } from '../../source/figure/sheet.ts';
import { formatDay, shorten } from '../format.ts';
import type { Page } from '../page.ts';

interface Props {
  readonly page: Page;
  readonly caption: string;
  readonly rows: readonly SheetRow[];
  readonly headerRow: number | null;
  /** A control in front of each row. */
  readonly lead?: (row: SheetRow) => Child;
  readonly leadHead?: string;
}

const WIDEST = 30;

/** Rows of a sheet as Excel shows them, with letters and numbers; scrolls sideways. */
export function SheetTable({ page, caption, rows, headerRow, lead, leadHead }: Props) {
  const width = Math.min(WIDEST, Math.max(1, ...rows.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, i) => i);
  return (
    <section class="sheet" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {lead && <th scope="col">{leadHead}</th>}
            <td />
            {columns.map((column) => (
              <th scope="col">{columnName(column)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={row.row === headerRow ? 'is-header' : undefined}>
              {lead && <td>{lead(row)}</td>}
              <th scope="row">{row.row}</th>
              {columns.map((column) => (
                <Cell page={page} cell={row.cells[column]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Cell = ({ page, cell }: { page: Page; cell: SheetCell | undefined }) => (
  <td class={cell?.kind === 'number' ? 'num' : undefined}>{cellText(page, cell)}</td>
);

/** A cell as a person reads it. */
export function cellText(page: Page, cell: SheetCell | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return shorten(cell.text, 60);
    case 'number':
      return formatQuantity(cell.decimal, 6, page.language) + (cell.percent ? '%' : '');
    case 'date':
      return formatDay(cell.date, page.language);
    case 'unread':
      return cell.text || '…';
    default:
      return '';
  }
}
