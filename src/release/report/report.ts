// The official report as plain data: everything that is printed, nothing about how.
import { abbreviationsIn } from './abbreviations.ts';
import { sourceTable } from './appendix-sources.ts';
import { targetTable } from './appendix-targets.ts';
import type { Block } from './block.ts';
import { wordsTable } from './lead-words.ts';
import { narrative } from './narrative.ts';
import type { Office } from './office.ts';
import { type ReportInput, resultsOf } from './result.ts';
import type { Table } from './table.ts';
import { joined, longDate, midSentence, periodName, promisesOf, sentenceCase } from './wording.ts';

export interface Report {
  /** Title of the document's properties. */
  readonly title: string;
  readonly office: Office;
  /** «Số:        /BC-UBND»: the number is given by the registry when the report is issued. */
  readonly number: string;
  /** «Huế, ngày 05 tháng 10 năm 2026». */
  readonly placeAndDate: string;
  /** Lines of the subject under «BÁO CÁO». */
  readonly subject: readonly string[];
  /** Under the subject and on every page of a demonstration; null on a real instance. */
  readonly simulatedNote: string | null;
  readonly opening: readonly string[];
  readonly body: readonly Block[];
  readonly closing: string;
  /** «(Kèm theo Báo cáo số … )» under every appendix title. */
  readonly attachedTo: string;
  readonly appendices: readonly Table[];
}

export const SIMULATED =
  'Số liệu mô phỏng phục vụ trình diễn hệ thống, không phải kết quả thực hiện thực tế';

const NUMBER_GAP = '\u00a0'.repeat(8);

/** Writes the report of a period. Pure: the same input gives the same report. */
export function writeReport(input: ReportInput): Report {
  const { office, catalogue, period, today } = input;
  const programme = promisesOf(catalogue.programme.title);
  const subject = `Kết quả thực hiện ${programme}`;
  const body = narrative(input);
  const short = abbreviationsIn(body.map((block) => block.text));
  const said = wordsTable(input, resultsOf(input));
  const appendices = [targetTable(input), sourceTable(input), ...(said ? [said] : [])];
  const named = joined(appendices.map(({ numeral }) => `Phụ lục ${numeral}`));
  const number = `${NUMBER_GAP}/${office.symbol}`;
  return {
    title: `Báo cáo ${midSentence(subject)}, ${periodName(period)}`,
    office,
    number: `Số:${number}`,
    placeAndDate: `${office.place}, ${longDate(today)}`,
    subject: [subject, sentenceCase(periodName(period))],
    simulatedNote: input.simulated ? SIMULATED : null,
    opening: [
      `Thực hiện ${catalogue.programme.legalBasis}, ${office.name} báo cáo kết quả thực hiện ${periodName(period)} như sau:`,
      ...(short ? [`(Chữ viết tắt trong Báo cáo - ${short}.)`] : []),
    ],
    body,
    closing: `Trên đây là báo cáo kết quả thực hiện ${programme} ${periodName(period)} (chi tiết tại ${named} kèm theo)./.`,
    attachedTo: `(Kèm theo Báo cáo số${number} ${longDate(today)} của ${office.name})`,
    appendices,
  };
}
