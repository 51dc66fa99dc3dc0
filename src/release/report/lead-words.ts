// Lời của đơn vị chủ trì in the report: in parts III and IV as points, and whole in an appendix of its own.
import { WORD_FIELDS, type WordField } from '../../indicator/column/words.ts';
import { groupedRows } from './appendix-targets.ts';
import type { Clause } from './block.ts';
import type { ReportInput, TargetResult } from './result.ts';
import { type Cell, type Column, cell, NOT_APPLICABLE, type Table } from './table.ts';
import { sentenceCase } from './wording.ts';

type Points = Clause['points'];

/** What a lead wrote of one target, with the unit's name. */
export interface SaidWords extends Readonly<Record<WordField, string>> {
  readonly unit: string;
}

const NAMES: Readonly<Record<WordField, string>> = {
  result: 'Kết quả',
  difficulty: 'Khó khăn',
  cause: 'Nguyên nhân',
  proposal: 'Kiến nghị',
};

/** Khó khăn, nguyên nhân as the leads wrote them, one point a target and unit. */
export const saidDifficulties = (results: readonly TargetResult[]): Points =>
  pointsOf(results, ['difficulty', 'cause']);

/** Kiến nghị as the leads wrote them. */
export const saidProposals = (results: readonly TargetResult[]): Points =>
  results.flatMap(({ target, words }) =>
    words
      .filter(({ proposal }) => proposal !== '')
      .map(({ unit, proposal }) => ({
        words: `Mục tiêu số ${target.number} (${unit}): ${sentence(proposal)}`,
      })),
  );

function pointsOf(results: readonly TargetResult[], fields: readonly WordField[]): Points {
  return results.flatMap(({ target, words }) =>
    words.flatMap((said) => {
      const dashes = fields
        .filter((field) => said[field] !== '')
        .map((field) => `${NAMES[field]}: ${sentence(said[field])}`);
      return dashes.length === 0
        ? []
        : [{ words: `Mục tiêu số ${target.number} (${said.unit}):`, dashes }];
    }),
  );
}

/** Lines run on, each a sentence. */
function sentence(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[-+•*\s]+/u, '').trim())
    .filter((line) => line !== '');
  return lines.map((line) => sentenceCase(/[.!?…;:]$/u.test(line) ? line : `${line}.`)).join(' ');
}

const COLUMNS: readonly Column[] = [
  { title: 'Mục tiêu số', width: 15, align: 'center' },
  { title: 'Đơn vị chủ trì', width: 37, align: 'left' },
  { title: NAMES.result, width: 50, align: 'left' },
  { title: NAMES.difficulty, width: 50, align: 'left' },
  { title: NAMES.cause, width: 50, align: 'left' },
  { title: NAMES.proposal, width: 50, align: 'left' },
];

/** Phụ lục III; undefined when no lead wrote anything for the period. */
export function wordsTable(
  input: ReportInput,
  results: readonly TargetResult[],
): Table | undefined {
  if (results.every(({ words }) => words.length === 0)) return undefined;
  return {
    numeral: 'III',
    title: ['KẾT QUẢ, KHÓ KHĂN, NGUYÊN NHÂN, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ CHỦ TRÌ'],
    columns: COLUMNS,
    rows: groupedRows(input, (group) =>
      results
        .filter(({ target }) => target.group === group)
        .flatMap(({ target, words }) =>
          words.map((said) => ({ kind: 'data' as const, cells: cellsOf(target.number, said) })),
        ),
    ),
    notes: [],
  };
}

const cellsOf = (number: number, said: SaidWords): Cell[] => [
  cell(String(number)),
  cell(said.unit),
  ...WORD_FIELDS.map((field) => cell(said[field] === '' ? NOT_APPLICABLE : said[field])),
];
