import type { Child } from 'hono/jsx';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Child;
  /** Numbers stand right, in figures of equal width. */
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly header?: boolean;
  /** Language of the cells where it is not the page's: verbatim(page). */
  readonly lang?: 'vi';
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Hides the caption from sight where a heading already says it. */
  readonly captionUnseen?: boolean;
  /** Few short columns: the table does not spread over the page. */
  readonly narrow?: boolean;
}

// Said aloud because a browser forgets what a table is once its cells are stacked.
const ROLE = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/** A table that becomes stacked cards on a phone; heads are repeated beside each value there. */
export function DataTable<Row>({ caption, columns, rows, captionUnseen, narrow }: TableProps<Row>) {
  return (
    <table class={narrow ? 'data narrow' : 'data'} {...ROLE.table}>
      <caption class={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>
          {columns.map(({ head, numeric }) => (
            <th scope="col" {...ROLE.columnHeader} class={numeric ? 'num' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLE.group}>
        {rows.map((row) => (
          <tr {...ROLE.row}>
            {columns.map((column) => (
              <DataCell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DataCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.header) {
    return (
      <th scope="row" {...ROLE.rowHeader} lang={column.lang}>
        {content}
      </th>
    );
  }
  return (
    <td
      {...ROLE.cell}
      class={column.numeric ? 'num' : undefined}
      data-head={column.head}
      lang={column.lang}
    >
      {content}
    </td>
  );
}
