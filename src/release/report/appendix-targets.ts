// Phụ lục I: every target with its goals as printed, its results and its status.
import { PROGRESS_WORDS, VERDICT_WORDS } from '../../assessment/words.ts';
import type { Goal } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { goalsOf, type ReportInput, resultsOf, type TargetResult } from './result.ts';
import { cellNumber, missingReason, unitOf } from './sentence.ts';
import {
  type Cell,
  type Column,
  cell,
  LEGEND,
  NOT_APPLICABLE,
  type Row,
  type Table,
  UNKNOWN,
} from './table.ts';
import { midSentence, periodName, promisesOf, sentenceCase, shortDate } from './wording.ts';

/** The table of all targets, grouped as the programme groups them. */
export function targetTable(input: ReportInput): Table {
  const { programme } = input.catalogue;
  const results = resultsOf(input);
  return {
    numeral: 'I',
    title: [
      `KẾT QUẢ THỰC HIỆN ${promisesOf(programme.title).toLocaleUpperCase('vi')}`,
      periodName(input.period).toLocaleUpperCase('vi'),
    ],
    columns: columnsOf(input),
    rows: groupedRows(input, (group) =>
      results
        .filter((result) => result.target.group === group)
        .map((result) => ({ kind: 'data', cells: cellsOf(result, input) })),
    ),
    notes: [LEGEND],
  };
}

/** One group row before the rows of each group that has any. */
export function groupedRows(input: ReportInput, rowsOf: (group: string) => Row[]): Row[] {
  return input.catalogue.programme.groups.flatMap(({ code, name }) => {
    const rows = rowsOf(code);
    return rows.length === 0 ? [] : [{ kind: 'group', code, name } as const, ...rows];
  });
}

function columnsOf({ catalogue: { programme } }: ReportInput): Column[] {
  const goals = 'Mục tiêu';
  const result = 'Kết quả thực hiện';
  return [
    { title: 'STT', width: 9, align: 'center' },
    { title: 'Mục tiêu cụ thể', width: 56, align: 'left' },
    { title: 'Đơn vị tính', width: 14, align: 'center' },
    { title: `Năm ${programme.start}`, band: goals, width: 16, align: 'center' },
    { title: `Năm ${programme.end}`, band: goals, width: 16, align: 'center' },
    { title: 'Kỳ này', band: result, width: 17, align: 'center' },
    { title: 'Lũy kế từ đầu năm', band: result, width: 17, align: 'center' },
    { title: 'Cùng kỳ năm trước', band: result, width: 17, align: 'center' },
    { title: '% hoàn thành mục tiêu', width: 16, align: 'center' },
    { title: 'Tình trạng', width: 18, align: 'center' },
    { title: 'Đơn vị chủ trì', width: 30, align: 'left' },
    { title: 'Ghi chú', width: 26, align: 'left' },
  ];
}

function cellsOf(result: TargetResult, input: ReportInput): Cell[] {
  const { target, assessment, leads, shown, indicator } = result;
  const flow = indicator?.time === 'flow';
  return [
    cell(String(target.number)),
    cell(target.name),
    cell(target.unit ?? NOT_APPLICABLE),
    ...goalCells(goalsOf(input, target), input),
    cell(amountText(shown.period, result)),
    cell(flow ? amountText(shown.year, result) : NOT_APPLICABLE),
    cell(amountText(shown.lastYear, result)),
    cell(assessment.completion === null ? UNKNOWN : formatQuantity(assessment.completion, 1)),
    cell(statusText(result)),
    cell(leads.join(', ')),
    cell(noteText(result)),
  ];
}

/** A placed goal under its year; a value whose year is open stands over both columns. */
function goalCells(goals: readonly Goal[], input: ReportInput): Cell[] {
  const { start, end } = input.catalogue.programme;
  const open = goals.find((goal) => goal.standing !== 'confirmed' || goal.year === 'phase');
  if (open) return [cell(`${open.text} (${openWords(open)})`, 2)];
  const at = (year: number): Cell =>
    cell(goals.find((goal) => goal.year === year)?.text ?? NOT_APPLICABLE);
  return [at(start), at(end)];
}

function openWords(goal: Goal): string {
  if (goal.standing === 'unplaced' || goal.year === null) return 'chưa xác định năm';
  const when = goal.year === 'phase' ? 'cả giai đoạn' : `năm ${goal.year}`;
  return goal.standing === 'assumed' ? `tạm hiểu là ${when}` : when;
}

function amountText(amount: Amount | undefined, result: TargetResult): string {
  return amount?.result.kind === 'known'
    ? cellNumber(amount.result.value, unitOf(result))
    : UNKNOWN;
}

function statusText({ assessment, period }: TargetResult): string {
  const closed = assessment.verdicts.find(
    (verdict) => verdict.year === period.year && verdict.verdict === 'missed',
  );
  const ungrounded =
    assessment.progress === 'gap-only' && assessment.why.code !== 'final-goal-only';
  const progress = ungrounded ? 'Chưa đủ căn cứ đánh giá' : PROGRESS_WORDS[assessment.progress];
  return closed
    ? `${progress}; năm ${closed.year}: ${VERDICT_WORDS.missed.toLowerCase()}`
    : progress;
}

function noteText(result: TargetResult): string {
  const { assessment, indicator, numerator, target, period } = result;
  const { coverage, value, asOfDate } = assessment;
  const notes = [
    value === null ? missingReason(assessment) : undefined,
    value !== null && coverage.reported < coverage.expected
      ? `số liệu ${coverage.reported}/${coverage.expected}`
      : undefined,
    assessment.provisional ? 'tạm tính' : undefined,
    numerator?.estimated ? 'ước tính' : undefined,
    assessment.regressed ? 'không duy trì được mức đã đạt' : undefined,
    value !== null && asOfDate !== null && asOfDate !== period.to
      ? `tính đến ${shortDate(asOfDate)}`
      : undefined,
    indicator?.dependsOnMinistry ? 'phụ thuộc bộ, ngành' : undefined,
    target.note?.replace(/\.+$/u, ''),
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? '' : `${sentenceCase(notes.map(midSentence).join('; '))}.`;
}
