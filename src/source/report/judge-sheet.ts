// From what was typed in a sheet to saves of cells and problems with their places. Nothing is guessed or cleared.
import type { Element } from '../../catalogue/catalogue.ts';
import { type Field, type Form, fieldKey } from '../../catalogue/form.ts';
import { type Decimal, exact } from '../../kernel/quantity.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { fold } from '../../kernel/text.ts';
import { amountOf } from '../figure/amount-of.ts';
import { isBlank, type SheetCell, type CellPlace as SheetPlace, textOf } from '../figure/sheet.ts';
import { type CellSave, cellKey, type ReportCell, SKIP_REASONS } from './answer.ts';
import type { FilledAnswer, FilledSheet } from './filled.ts';
import type { ChoiceWords } from './sheet.ts';

export interface SheetProblem {
  readonly from: FilledAnswer;
  readonly at: SheetPlace;
  readonly refusal: Refusal;
}

/** One cell to save, with the answer it came from. */
export interface SheetSave {
  readonly save: CellSave;
  readonly from: FilledAnswer;
}

export interface Judged {
  readonly saves: readonly SheetSave[];
  readonly problems: readonly SheetProblem[];
  /** Cells of the sheet that say what stands already, or nothing. */
  readonly untouched: number;
}

export interface JudgeInput {
  readonly form: Form;
  readonly elements: readonly Element[];
  /** The report's cells as they stand. */
  readonly cells: readonly ReportCell[];
  readonly words: ChoiceWords & { readonly withheld: string };
  /** Who brings the sheet: their own later save is no conflict with it. */
  readonly by: string;
}

/** Judges the answers of a sheet whose form, unit and structure were found right. */
export function judgeSheet({ answers }: Pick<FilledSheet, 'answers'>, input: JudgeInput): Judged {
  const fields = new Map(input.form.fields.map((field) => [fieldKey(field), field]));
  const cells = new Map(input.cells.map((cell) => [cellKey(cell), cell]));
  const saves: SheetSave[] = [];
  const problems: SheetProblem[] = [];
  let untouched = 0;
  for (const answer of answers) {
    const key = cellKey(answer);
    const field = fields.get(key);
    const outcome = field ? judge(answer, { field, cell: cells.get(key), input }) : 'untouched';
    if (outcome === 'untouched') untouched += 1;
    else if ('refusal' in outcome) problems.push({ ...outcome, from: answer });
    else saves.push(outcome);
  }
  return { saves, problems, untouched };
}

type Found = Omit<SheetProblem, 'from'>;

interface Beside {
  readonly field: Field;
  readonly cell: ReportCell | undefined;
  readonly input: JudgeInput;
}

function judge(answer: FilledAnswer, beside: Beside): SheetSave | Found | 'untouched' {
  const { field, cell, input } = beside;
  const { number, choice, explanation, comment, at } = answer;
  if (field.withheld || saysWhatStands(answer, cell, input.words)) return 'untouched';
  if ([number, choice, explanation, comment].every(isBlank)) return 'untouched';
  if (answer.definitionVersion !== field.definitionVersion) {
    return { at: at.number, refusal: refuse('sheet-definition-changed', { name: field.name }) };
  }
  const formula = (['number', 'choice', 'explanation', 'comment'] as const).find((one) =>
    isFormula(answer[one]),
  );
  if (formula) {
    const shown = textOf(answer[formula]) || '—';
    return {
      at: at[formula],
      refusal: refuse('sheet-answer-formula', { shown: shown.slice(0, 60) }),
    };
  }
  const said = answerOf(answer, beside);
  if ('refusal' in said) return said;
  const { element, area, period } = answer;
  const beyond = (one: SheetCell) => (isBlank(one) ? undefined : textOf(one).trim());
  return {
    from: answer,
    save: {
      ...{ element, area, period, ...said },
      version: cell && cell.by === input.by ? cell.version : answer.version,
      explanation: beyond(explanation),
      comment: beyond(comment),
    },
  };
}

const isFormula = (cell: SheetCell): boolean =>
  ('formula' in cell && cell.formula === true) ||
  (cell.kind === 'unread' && cell.why === 'cell-formula-empty');

function answerOf(
  { number, choice, at }: FilledAnswer,
  { field, input: { elements, words } }: Beside,
): Pick<CellSave, 'typed' | 'skip' | 'confirm'> | Found {
  if (!isBlank(number) && !isBlank(choice)) {
    return { at: at.choice, refusal: refuse('sheet-two-answers', { typed: textOf(number) }) };
  }
  if (!isBlank(choice)) return choiceOf(textOf(choice), words) ?? unknownChoice(choice, at.choice);
  if (isBlank(number)) return {};
  const element = elements.find(({ code }) => code === field.element);
  const read = element && amountOf(element, rawOf(number));
  if (typeof read === 'object' && isRefusal(read)) return { at: at.number, refusal: read };
  return { typed: typedOf(number) };
}

function choiceOf(
  text: string,
  words: ChoiceWords,
): Pick<CellSave, 'skip' | 'confirm'> | undefined {
  const said = fold(text);
  if (said === fold(words.confirm)) return { confirm: true };
  const skip = SKIP_REASONS.find((reason) => fold(words.skip[reason]) === said);
  return skip && { skip };
}

const unknownChoice = (choice: SheetCell, at: SheetPlace): Found => ({
  at,
  refusal: refuse('sheet-choice-unknown', { text: textOf(choice).slice(0, 60) }),
});

const rawOf = (cell: SheetCell) => {
  if (cell.kind === 'number') return { decimal: cell.decimal, percent: cell.percent };
  return cell.kind === 'unread' ? cell.text || '#' : textOf(cell);
};

/** The number as a person would type it, so that it reads back as exactly itself. */
function typedOf(cell: SheetCell): string {
  if (cell.kind !== 'number') return textOf(cell).trim();
  return writeDecimal(cell.decimal) + (cell.percent ? '%' : '');
}

/** «1234,5»; «1,2340» where three decimals alone could be read as thousands. */
function writeDecimal(decimal: Decimal): string {
  const [whole = '0', fraction] = decimal.split('.');
  if (fraction === undefined) return whole;
  return `${whole},${fraction.length === 3 ? `${fraction}0` : fraction}`;
}

/** The line was downloaded so and came back so; a returned cell waits for an answer all the same. */
function saysWhatStands(
  { number, choice, explanation, comment }: FilledAnswer,
  cell: ReportCell | undefined,
  words: ChoiceWords,
): boolean {
  if (!cell || cell.returned) return false;
  const same = (one: SheetCell, text: string | null): boolean =>
    textOf(one).trim() === (text ?? '');
  return (
    same(explanation, cell.explanation) &&
    same(comment, cell.comment) &&
    stands(cell, number, choice, words)
  );
}

function stands(
  { answer }: ReportCell,
  number: SheetCell,
  choice: SheetCell,
  words: ChoiceWords,
): boolean {
  const chosen = choiceOf(textOf(choice), words);
  switch (answer.kind) {
    case 'value':
      return isBlank(choice) && number.kind === 'number' && exact(number.decimal).eq(answer.amount);
    case 'skip':
      return isBlank(number) && chosen?.skip === answer.reason;
    case 'confirm':
      return isBlank(number) && chosen?.confirm === true;
    default:
      return false;
  }
}
