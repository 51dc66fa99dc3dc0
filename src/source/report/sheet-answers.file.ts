// The open cells of a form's sheet: what they hold already and what may be typed into them.
import type ExcelJS from 'exceljs';
import type { Field } from '../../catalogue/form.ts';
import { type ReportCell, SKIP_REASONS } from './answer.ts';
import { type ChoiceWords, numberOf, type SheetStanding, type SheetWords } from './sheet.ts';
import { CLOSED, LOCKED, OPEN } from './sheet-style.file.ts';

const LIST = '_danh-muc';
const LARGEST = 1e15;

export interface OpenCell {
  readonly kind: string;
  /** undefined: this period asks nothing here. */
  readonly field: Field | undefined;
  readonly standing: SheetStanding | undefined;
  readonly words: SheetWords;
}

/** Makes one answer cell: open for typing unless there is nothing to answer or the cell is locked. */
export function openAnswer(cell: ExcelJS.Cell, { kind, field, standing, words }: OpenCell): void {
  const answer = standing?.cell ?? null;
  if (!field || field.withheld) {
    cell.style = CLOSED;
    cell.value = field && kind === 'choice' ? words.withheld : null;
  } else if (kind === 'version') {
    cell.style = LOCKED;
    cell.value = answer?.version ?? 0;
  } else {
    cell.style = { ...(answer?.locked ? CLOSED : OPEN) };
    cell.value = answer && heldIn(answer, kind, words);
    check(cell, kind, field, standing?.other !== null);
  }
}

function check(cell: ExcelJS.Cell, kind: string, field: Field, offered: boolean): void {
  if (kind === 'choice') cell.dataValidation = choiceRule(offered);
  else if (kind === 'number') openNumber(cell, field);
  else cell.dataValidation = TEXT_RULE;
}

function openNumber(cell: ExcelJS.Cell, field: Field): void {
  cell.numFmt = field.measure === 'count' ? '#,##0' : 'General';
  cell.alignment = { horizontal: 'right', vertical: 'middle' };
  cell.dataValidation = numberRule(field);
}

function heldIn(
  { answer, explanation, comment }: ReportCell,
  kind: string,
  words: ChoiceWords,
): ExcelJS.CellValue {
  if (kind === 'explanation') return explanation;
  if (kind === 'comment') return comment;
  const number = kind === 'number';
  switch (answer.kind) {
    case 'value':
      return number ? numberOf(answer.amount) : null;
    case 'unreadable':
      return number ? answer.typed : null;
    case 'skip':
      return number ? null : words.skip[answer.reason];
    case 'confirm':
      return number ? null : words.confirm;
    case 'blank':
      return null;
  }
}

type Rule = ExcelJS.DataValidation;

const MEASURES: Readonly<
  Record<Field['measure'], readonly [Rule['type'], number, number, string]>
> = {
  count: ['whole', 0, LARGEST, 'Nhập số nguyên, không âm.'],
  percent: ['decimal', 0, 100, 'Nhập tỷ lệ phần trăm từ 0 đến 100.'],
  share: ['decimal', 0, 1, 'Nhập phần đã hoàn thành từ 0 đến 1 (85% là 0,85).'],
  decimal: ['decimal', -LARGEST, LARGEST, 'Nhập một số.'],
};

function numberRule({ measure, definition, name }: Field): Rule {
  const [type, least, most, error] = MEASURES[measure];
  return {
    ...{ type, operator: 'between', allowBlank: true, formulae: [least, most] },
    ...{ showErrorMessage: true, errorStyle: 'stop', errorTitle: 'Chưa đúng', error },
    ...{ showInputMessage: true, promptTitle: name.slice(0, 32) },
    prompt: `${error}${definition && ` ${definition}`}`.slice(0, 250),
  };
}

const LAST = SKIP_REASONS.length + 1;

const choiceRule = (offered: boolean): Rule => ({
  ...{ type: 'list', allowBlank: true, showErrorMessage: true, errorStyle: 'stop' },
  // The first word of the list is that the other source's number is right; only some cells offer it.
  formulae: [`'${LIST}'!$A$${offered ? 1 : 2}:$A$${LAST}`],
  ...{ errorTitle: 'Chưa đúng', error: 'Chọn một mục trong danh sách.' },
});

const LONGEST = 2000;
const TEXT_RULE: Rule = {
  ...{ type: 'textLength', operator: 'lessThan', allowBlank: true, formulae: [LONGEST + 1] },
  ...{ showErrorMessage: true, errorTitle: 'Quá dài', error: `Viết không quá ${LONGEST} ký tự.` },
};

/** The hidden sheet that the lists of all forms take their words from. */
export function addChoices(book: ExcelJS.Workbook, words: ChoiceWords): void {
  const sheet = book.addWorksheet(LIST, { state: 'veryHidden' });
  sheet.addRows([[words.confirm], ...SKIP_REASONS.map((reason) => [words.skip[reason]])]);
}
