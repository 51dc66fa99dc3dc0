// A form as an Excel sheet to fill in: structure locked, answers open, what may be typed checked as it is typed.
import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Field, Form } from '../../catalogue/form.ts';
import {
  FIRST_ROW,
  FORM_MARK,
  HEAD_ROW,
  layoutOf,
  MARK_ROW,
  numberOf,
  ROLE_ROW,
  type SheetLayout,
  type SheetLine,
  type SheetOrder,
  type SheetStanding,
  type SheetWords,
  structureText,
} from './sheet.ts';
import { addChoices, type OpenCell, openAnswer } from './sheet-answers.file.ts';
import { addRatios } from './sheet-ratios.file.ts';
import { BORDER, CENTRED, FONT, LOCKED, plain } from './sheet-style.file.ts';

/** Bytes of a workbook with one sheet for each form. */
export async function renderFormSheets(
  catalogue: Pick<Catalogue, 'indicators' | 'elements'>,
  orders: readonly SheetOrder[],
  words: SheetWords,
  at: Date,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { created: at, modified: at, creator: 'Kỳ Đài' });
  const tabs = new Set<string>();
  for (const order of orders)
    await addFormSheet(book, catalogue, { ...order, tab: freeTab(tabs, order.tab) }, words);
  addChoices(book, words);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Excel allows 31 letters, some not, and each name once. */
function freeTab(taken: Set<string>, wanted: string): string {
  const bare =
    wanted
      .replace(/[*?:\\/[\]']/g, ' ')
      .trim()
      .slice(0, 27) || 'Biểu';
  let name = bare;
  for (let k = 2; taken.has(name.toLowerCase()); k += 1) name = `${bare} ${k}`;
  taken.add(name.toLowerCase());
  return name;
}

async function addFormSheet(
  book: ExcelJS.Workbook,
  catalogue: Pick<Catalogue, 'indicators' | 'elements'>,
  order: SheetOrder,
  words: SheetWords,
): Promise<void> {
  const layout = layoutOf(catalogue, order.form, order.kind, words);
  const name = layout.columns.findIndex(({ role }) => role === 'name') + 1;
  const sheet = book.addWorksheet(order.tab, {
    views: [{ state: 'frozen', xSplit: name, ySplit: HEAD_ROW, showGridLines: false }],
    pageSetup: {
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
      margins: { left: 0.5, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&L&A&RTrang &P/&N' },
  });
  sheet.columns = layout.columns.map(({ width, hidden }) => ({ width, hidden }));
  addMarks(sheet, order.form, layout);
  addTitle(sheet, order, layout);
  addHead(sheet, layout);
  for (const [index] of layout.lines.entries()) addLine(sheet, { order, layout, index, words });
  addRatios(sheet, layout, words);
  await sheet.protect('', {
    ...{ selectLockedCells: true, selectUnlockedCells: true },
    ...{ formatColumns: true, formatRows: true, formatCells: true },
  });
}

/** The hidden rows by which the sheet is known again. */
function addMarks(sheet: ExcelJS.Worksheet, form: Form, { columns, lines }: SheetLayout): void {
  const roles = columns.map(({ role }) => role);
  const keys = lines.map(({ key }) => key);
  sheet.getRow(MARK_ROW).values = [
    ...[FORM_MARK, form.cycle, form.unit, form.version],
    checkOf(structureText(form, roles, keys)),
  ];
  sheet.getRow(ROLE_ROW).values = [...roles];
  sheet.getRow(MARK_ROW).hidden = true;
  sheet.getRow(ROLE_ROW).hidden = true;
}

export const checkOf = (structure: string): string =>
  createHash('sha256').update(structure).digest('hex').slice(0, 40);

function addTitle(sheet: ExcelJS.Worksheet, order: SheetOrder, { columns }: SheetLayout): void {
  const lines: readonly (readonly [string, Partial<ExcelJS.Font>])[] = [
    [order.unitName.toLocaleUpperCase('vi'), { bold: true }],
    [`BIỂU NHẬP SỐ LIỆU ${order.cycleName.toLocaleUpperCase('vi')}`, { bold: true, size: 14 }],
    [order.programme, { italic: true }],
    [
      `Hạn gửi: ${order.deadline}. Mã biểu: ${order.form.cycle} · ${order.form.unit} · ${order.form.version}`,
      {},
    ],
    [
      'Nhập vào ô nền vàng: nhập số, hoặc chọn lý do không có số. Không thêm, xóa, đổi chỗ dòng và cột. ' +
        'Lưu tệp rồi tải lên ở trang báo cáo của đơn vị.',
      {},
    ],
    [
      order.simulated ? 'Số liệu mô phỏng, dùng để thử' : '',
      { bold: true, color: { argb: 'FF9C2B00' } },
    ],
  ];
  for (const [index, [text, font]] of lines.entries()) {
    const at = ROLE_ROW + 1 + index;
    sheet.mergeCells(at, 2, at, columns.length);
    const cell = sheet.getCell(at, 2);
    cell.value = text;
    cell.font = { ...FONT, ...font };
    cell.alignment = {
      horizontal: index === 1 || index === 2 ? 'center' : 'left',
      wrapText: true,
      vertical: 'middle',
    };
    if (index === 4) sheet.getRow(at).height = 30;
  }
}

function addHead(sheet: ExcelJS.Worksheet, { columns }: SheetLayout): void {
  for (const [index, { title }] of columns.entries()) {
    const cell = sheet.getCell(HEAD_ROW, index + 1);
    cell.value = title;
    cell.style = {
      font: { ...FONT, bold: true },
      border: BORDER,
      fill: plain('FFE3ECF4'),
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      protection: { locked: true },
    };
  }
  sheet.getRow(HEAD_ROW).height = 48;
}

interface Line {
  readonly order: SheetOrder;
  readonly layout: SheetLayout;
  readonly index: number;
  readonly words: SheetWords;
}

/** What a locked cell of a line shows, by the role of its column. */
const SHOWN: Readonly<Record<string, (line: Line, field: Field) => ExcelJS.CellValue>> = {
  key: ({ layout, index }) => layout.lines[index]?.key ?? null,
  order: ({ index }) => index + 1,
  name: (_, { name }) => name,
  area: ({ words }, { area }) => words.area(area),
  unit: (_, { unit }) => unit,
  period: ({ words }, { period }) => words.period(period),
  previous: ({ order }, field) => numberOf(order.standing(field).previous),
  sameLastYear: ({ order }, field) => numberOf(order.standing(field).sameLastYear),
  other: ({ order }, field) => numberOf(order.standing(field).other),
};
const LEFT = ['name', 'area'];

/** Thousands are grouped; a mark for decimals stands only where there are some. */
const grouped = (value: number): Partial<ExcelJS.Style> => ({
  numFmt: Number.isInteger(value) ? '#,##0' : '#,##0.####',
});

function addLine(sheet: ExcelJS.Worksheet, about: Line): void {
  const { layout, index } = about;
  const line = layout.lines[index];
  if (!line) return;
  const at = FIRST_ROW + index;
  for (const [place, { role }] of layout.columns.entries()) {
    const cell = sheet.getCell(at, place + 1);
    const [kind = ''] = role.split(':');
    const show = SHOWN[kind];
    if (!show) {
      openAnswer(cell, answerAt(about, line, role));
      continue;
    }
    cell.value = show(about, line.field);
    const style = LEFT.includes(kind) ? LOCKED : CENTRED;
    cell.style = typeof cell.value === 'number' ? { ...style, ...grouped(cell.value) } : style;
  }
  sheet.getRow(at).height = Math.max(30, 15 * Math.ceil(line.field.name.length / 42));
}

/** The open cell of a column: of one period, or of the whole line for words beside the numbers. */
function answerAt({ order, layout, words }: Line, line: SheetLine, role: string): OpenCell {
  const [kind = '', period] = role.split(':');
  if (kind === 'explanation' || kind === 'comment') {
    return { kind, field: line.field, standing: textBeside(order, line.fields), words };
  }
  const field = line.fields[layout.groups.indexOf(period ?? null)];
  return { kind, field, standing: field && order.standing(field), words };
}

/** The explanation and comment of a line: of the first cell that has one. */
function textBeside(
  order: SheetOrder,
  fields: readonly (Field | undefined)[],
): SheetStanding | undefined {
  const own = fields.filter((field) => field !== undefined).map(order.standing);
  return own.find(({ cell }) => cell?.explanation || cell?.comment) ?? own[0];
}
