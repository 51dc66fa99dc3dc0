// Appendices on landscape pages: title, «(Kèm theo …)», a table whose head repeats on every page.
import {
  AlignmentType,
  Paragraph,
  Table as TableElement,
  TableLayoutType,
  TableCell as Td,
  TextRun,
  TableRow as Tr,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { centred, gap, LANDSCAPE_WIDTH, mm, pt } from './page.docx.file.ts';
import type { Report } from './report.ts';
import type { Column, Row, Table } from './table.ts';

const SIZE = 10;
const PADDING = { left: 60, right: 60, top: 20, bottom: 20 };
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** Everything on the pages of one appendix. */
export function appendixContent(table: Table, report: Report): (Paragraph | TableElement)[] {
  return [
    new Paragraph({
      heading: 'Heading1',
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0 },
      spacing: { before: 0, after: 0 },
      children: [new TextRun(`Phụ lục ${table.numeral}`)],
    }),
    ...table.title.map((line) => centred(line, { size: 14, bold: true, keepNext: true })),
    centred(report.attachedTo, { size: 14, italics: true, after: 6, keepNext: true }),
    ...(report.simulatedNote
      ? [
          centred(`(${report.simulatedNote})`, {
            size: 12,
            italics: true,
            after: 6,
            keepNext: true,
          }),
        ]
      : []),
    tableElement(table),
    ...table.notes.map(noteParagraph),
  ];
}

const noteParagraph = (text: string): Paragraph =>
  new Paragraph({
    spacing: { before: gap(3), after: 0 },
    children: [new TextRun({ text, size: pt(11), italics: true })],
  });

function tableElement({ columns, rows }: Table): TableElement {
  return new TableElement({
    layout: TableLayoutType.FIXED,
    width: { size: mm(LANDSCAPE_WIDTH), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => mm(width)),
    tableLook: { firstRow: true, firstColumn: false, noHBand: true, noVBand: true },
    margins: PADDING,
    rows: [...headRows(columns), ...rows.map((row) => bodyRow(row, columns))],
  });
}

interface CellLook {
  readonly width: number;
  readonly align: Column['align'];
  readonly bold?: boolean;
  readonly span?: number;
  readonly merge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType];
  readonly top?: boolean;
}

function td(text: string, look: CellLook): Td {
  return new Td({
    width: { size: mm(look.width), type: WidthType.DXA },
    verticalAlign: look.top ? VerticalAlign.TOP : VerticalAlign.CENTER,
    ...(look.span && look.span > 1 ? { columnSpan: look.span } : {}),
    ...(look.merge ? { verticalMerge: look.merge } : {}),
    children: [
      new Paragraph({
        alignment: ALIGN[look.align],
        children: text ? [new TextRun({ text, size: pt(SIZE), bold: look.bold ?? false })] : [],
      }),
    ],
  });
}

/** One head row, or two where columns share a band. Both repeat on every page. */
function headRows(columns: readonly Column[]): Tr[] {
  const head = (cells: Td[]): Tr => new Tr({ tableHeader: true, cantSplit: true, children: cells });
  const banded = columns.some((column) => column.band !== undefined);
  if (!banded) return [head(columns.map((column) => headCell(column)))];
  const upper = columns.flatMap((column, index) => {
    if (column.band === undefined) return [headCell(column, VerticalMergeType.RESTART)];
    if (columns[index - 1]?.band === column.band) return [];
    const own = columns.filter((each) => each.band === column.band);
    const width = own.reduce((sum, each) => sum + each.width, 0);
    return [td(column.band, { width, align: 'center', bold: true, span: own.length })];
  });
  const lower = columns.map((column) =>
    column.band === undefined
      ? headCell({ ...column, title: '' }, VerticalMergeType.CONTINUE)
      : headCell(column),
  );
  return [head(upper), head(lower)];
}

const headCell = ({ title, width }: Column, merge?: CellLook['merge']): Td =>
  td(title, { width, align: 'center', bold: true, ...(merge ? { merge } : {}) });

function bodyRow(row: Row, columns: readonly Column[]): Tr {
  if (row.kind === 'group') return groupRow(row.code, row.name, columns);
  const cells: Td[] = [];
  let at = 0;
  for (const { text, span = 1 } of row.cells) {
    const own = columns.slice(at, at + span);
    const width = own.reduce((sum, column) => sum + column.width, 0);
    cells.push(td(text, { width, align: own[0]?.align ?? 'left', span }));
    at += span;
  }
  return new Tr({ cantSplit: true, children: cells });
}

// A group's name never stands alone at the foot of a page.
function groupRow(code: string, name: string, columns: readonly Column[]): Tr {
  const [first, ...rest] = columns;
  const width = rest.reduce((sum, column) => sum + column.width, 0);
  const bold = (text: string, align: 'left' | 'center'): Paragraph =>
    new Paragraph({
      alignment: ALIGN[align],
      keepNext: true,
      children: [new TextRun({ text, size: pt(SIZE), bold: true })],
    });
  return new Tr({
    cantSplit: true,
    children: [
      new Td({
        width: { size: mm(first?.width ?? 0), type: WidthType.DXA },
        children: [bold(code, 'center')],
      }),
      new Td({
        width: { size: mm(width), type: WidthType.DXA },
        columnSpan: rest.length,
        children: [bold(name, 'left')],
      }),
    ],
  });
}
