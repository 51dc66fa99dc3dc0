// How the sheets of a form look.
import type ExcelJS from 'exceljs';

export const FONT = { name: 'Times New Roman', size: 11 } as const;

const EDGE = { style: 'thin', color: { argb: 'FF9AA5B1' } } as const;
export const BORDER = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };

export const plain = (argb: string): ExcelJS.Fill => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb },
});

/** Answer cells are yellow; a problem turns its cell red. */
export const OPEN_FILL = plain('FFFFF8DC');
export const PROBLEM_FILL = plain('FFFFB3A7');

export const LOCKED: Partial<ExcelJS.Style> = {
  font: FONT,
  border: BORDER,
  alignment: { vertical: 'middle', wrapText: true },
  protection: { locked: true },
};

export const CENTRED: Partial<ExcelJS.Style> = {
  ...LOCKED,
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
};

export const CLOSED: Partial<ExcelJS.Style> = { ...LOCKED, fill: plain('FFE5E7EB') };

export const OPEN: Partial<ExcelJS.Style> = {
  ...LOCKED,
  fill: OPEN_FILL,
  protection: { locked: false },
};
