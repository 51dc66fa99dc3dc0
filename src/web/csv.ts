// Tables as files: RFC 4180 with a byte-order mark, so that Excel reads Vietnamese.

export type CsvValue = string | number | boolean | null;

/** A column of an open table: a stable name, its meaning, and its value in a row. */
export interface DataColumn<Row> {
  readonly name: string;
  readonly about: string;
  readonly value: (row: Row) => CsvValue;
}

const BOM = '\ufeff';

/** Machine decimals (a point, no grouping), ISO dates, lines ended by CRLF. */
export function csvText<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]): string {
  const head = columns.map(({ name }) => csvCell(name)).join(',');
  const lines = rows.map((row) => columns.map(({ value }) => csvCell(value(row))).join(','));
  return `${BOM}${[head, ...lines].join('\r\n')}\r\n`;
}

/** Objects by column name; the meaning of the columns goes along. */
export function dataObjects<Row>(columns: readonly DataColumn<Row>[], rows: readonly Row[]) {
  return {
    columns: columns.map(({ name, about }) => ({ name, about })),
    rows: rows.map((row) =>
      Object.fromEntries(columns.map(({ name, value }) => [name, value(row)])),
    ),
  };
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** One cell. Text that a spreadsheet would run as a formula is kept as text by an apostrophe. */
export function csvCell(value: CsvValue): string {
  if (value === null) return '';
  const text = String(value);
  if (typeof value !== 'string' || NUMBER.test(text)) return text;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
