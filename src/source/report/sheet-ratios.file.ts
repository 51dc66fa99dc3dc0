// Live lines below the answers: ratios that follow what is typed.
import type ExcelJS from 'exceljs';
import { columnName } from '../figure/sheet.ts';
import {
  FIRST_ROW,
  type LayoutWords,
  RATIO_KEY,
  type SheetLayout,
  type SheetRatio,
} from './sheet.ts';
import { BORDER, CENTRED, FONT, LOCKED, plain } from './sheet-style.file.ts';

const LEFT = ['name', 'area'];

/** A formula of text and numbers that says «—» until everything it needs is there. */
export function addRatios(sheet: ExcelJS.Worksheet, layout: SheetLayout, words: LayoutWords): void {
  const { columns, ratios } = layout;
  if (ratios.length === 0) return;
  const head = FIRST_ROW + layout.lines.length + 1;
  const title = sheet.getCell(head, 2);
  title.value = 'Tỷ lệ tự tính từ các số đã nhập (để đối chiếu, không phải nhập)';
  title.font = { ...FONT, bold: true };
  for (const [index, ratio] of ratios.entries()) {
    for (const [place, { role }] of columns.entries()) {
      const cell = sheet.getCell(head + 1 + index, place + 1);
      cell.value = shownOf(layout, ratio, { role, index, words });
      cell.style = styleOf(role);
    }
    sheet.getRow(head + 1 + index).height = 15 * Math.ceil(ratio.indicator.name.length / 42);
  }
}

function styleOf(role: string): Partial<ExcelJS.Style> {
  const style = LEFT.includes(role) ? LOCKED : CENTRED;
  const numFmt = role.startsWith('number') ? { numFmt: '0.0#' } : {};
  return { ...style, ...numFmt, border: BORDER, fill: plain('FFF3F6F9') };
}

interface Place {
  readonly role: string;
  readonly index: number;
  readonly words: LayoutWords;
}

function shownOf(
  layout: SheetLayout,
  ratio: SheetRatio,
  { role, index, words }: Place,
): ExcelJS.CellValue {
  const [kind = '', period] = role.split(':');
  switch (kind) {
    case 'key':
      return `${RATIO_KEY}${ratio.indicator.code}.${ratio.area}`;
    case 'order':
      return index + 1;
    case 'name':
      return ratio.indicator.name;
    case 'area':
      return words.area(ratio.area);
    case 'unit':
      return '%';
    case 'period':
      return words.period(ratio.periods[0] ?? '');
    case 'number':
      return formulaOf(layout, ratio, period ?? null);
    default:
      return null;
  }
}

function formulaOf(
  layout: SheetLayout,
  ratio: SheetRatio,
  period: string | null,
): ExcelJS.CellValue {
  const code = period ?? ratio.periods[0] ?? '';
  if (!ratio.periods.includes(code)) return null;
  const column = layout.columns.findIndex(
    ({ role }) => role === (period === null ? 'number' : `number:${period}`),
  );
  const cells = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => {
      const line = layout.lines.findIndex(({ fields }) =>
        fields.some((field) => field?.period === code && `${field.element}.${field.area}` === key),
      );
      return line < 0 ? [] : [`${columnName(column)}${FIRST_ROW + line}`];
    });
  const [top, bottom] = [cells(ratio.numerator), cells(ratio.denominator)];
  const known = `COUNT(${[...top, ...bottom].join(',')})=${top.length + bottom.length}`;
  const formula = `IF(${known},IF((${bottom.join('+')})=0,"",(${top.join('+')})/(${bottom.join('+')})*100),"")`;
  return { formula, result: '' };
}
