// Phụ lục II: the exact numbers behind every indicator and the code that leads to their lineage.
import type { Indicator } from '../../catalogue/catalogue.ts';
import { type Amount, receiptId } from '../../indicator/amount.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { groupedRows } from './appendix-targets.ts';
import { type ReportInput, shownOf } from './result.ts';
import { cellNumber } from './sentence.ts';
import {
  type Cell,
  type Column,
  cell,
  LEGEND,
  NOT_APPLICABLE,
  type Table,
  UNKNOWN,
} from './table.ts';
import { shortDate } from './wording.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Mục tiêu số', width: 15, align: 'center' },
  { title: 'Chỉ tiêu đo lường', width: 59, align: 'left' },
  { title: 'Đơn vị tính', width: 20, align: 'center' },
  { title: 'Tử số', width: 22, align: 'right' },
  { title: 'Mẫu số', width: 22, align: 'right' },
  { title: 'Kết quả', width: 20, align: 'right' },
  { title: 'Số liệu đã có/phải có', width: 18, align: 'center' },
  { title: 'Tính đến ngày', width: 20, align: 'center' },
  { title: 'Mã truy xuất', width: 56, align: 'left' },
];

/** One row per indicator, in the order of the targets. */
export function sourceTable(input: ReportInput): Table {
  const { targets, indicators } = input.catalogue;
  return {
    numeral: 'II',
    title: ['SỐ LIỆU TÍNH TOÁN VÀ MÃ TRUY XUẤT NGUỒN GỐC'],
    columns: COLUMNS,
    rows: groupedRows(input, (group) =>
      targets
        .filter((target) => target.group === group)
        .flatMap((target) => indicators.filter((each) => each.target === target.number))
        .map((indicator) => ({ kind: 'data', cells: cellsOf(indicator, input) })),
    ),
    notes: [
      LEGEND,
      'Chỉ tiêu tính theo lượt phát sinh là số lũy kế từ đầu năm. Mã truy xuất dùng để tra cứu công thức, số liệu thành phần và nơi cung cấp trên hệ thống.',
    ],
  };
}

function cellsOf(indicator: Indicator, input: ReportInput): Cell[] {
  const shown = shownOf(input, indicator);
  const amount = indicator.time === 'flow' ? (shown.year ?? shown.period) : shown.period;
  return [
    cell(String(indicator.target)),
    cell(indicator.name),
    cell(indicator.unit),
    ...resultCells(amount, indicator),
    cell(amount ? receiptId(amount, amount.revision) : NOT_APPLICABLE),
  ];
}

function resultCells(amount: Amount | undefined, indicator: Indicator): Cell[] {
  if (!amount) return [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN].map((text) => cell(text));
  const { result } = amount;
  const coverage = cell(`${result.coverage.reported}/${result.coverage.expected}`);
  const date = cell(result.asOfDate ? shortDate(result.asOfDate) : UNKNOWN);
  if (result.kind === 'missing') {
    return [...[UNKNOWN, UNKNOWN, UNKNOWN].map((text) => cell(text)), coverage, date];
  }
  const pair = [result.numerator, result.denominator].map((n) =>
    cell(n === undefined ? NOT_APPLICABLE : formatQuantity(n, 0)),
  );
  return [...pair, cell(cellNumber(result.value, indicator.unit)), coverage, date];
}
