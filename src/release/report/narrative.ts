// The report's text from the assessments of all targets. It states what the data know and no more.
import {
  PROGRESS,
  type Progress,
  type Verdict,
  type YearVerdict,
} from '../../assessment/assessment.ts';
import { type Block, type Clause, clauses, part, text } from './block.ts';
import { difficulties } from './difficulties.ts';
import { duties } from './duties.ts';
import { numbersOf, type ReportInput, resultsOf, type TargetResult } from './result.ts';
import { targetSentence } from './sentence.ts';
import { counted, joined, periodName, shortDate, targetNumbers } from './wording.ts';

/** The four parts of the report, in reading order. */
export function narrative(input: ReportInput): Block[] {
  const results = resultsOf(input);
  return [
    part('I', 'TÌNH HÌNH CHUNG'),
    text(overview(input, results)),
    part('II', 'KẾT QUẢ THỰC HIỆN THEO TỪNG NHÓM MỤC TIÊU'),
    text(dateNote(input)),
    ...groups(input, results),
    part('III', 'KHÓ KHĂN, NGUYÊN NHÂN'),
    ...difficulties(results),
    part('IV', 'NHIỆM VỤ KỲ TỚI VÀ KIẾN NGHỊ'),
    ...duties(results),
  ];
}

/** A status as the heading of a point. */
const HEADINGS: Readonly<Record<Progress, string>> = {
  achieved: 'đã đạt, phải duy trì',
  'on-track': 'đúng tiến độ',
  'at-risk': 'có nguy cơ chậm',
  behind: 'chậm tiến độ',
  'gap-only': 'chưa đủ căn cứ để đánh giá nhanh, chậm',
  'year-unconfirmed': 'chưa xác định năm hoàn thành, chưa đánh giá đạt hay không đạt',
  'no-data': 'chưa có số liệu để đánh giá',
};

const withProgress = (results: readonly TargetResult[], progress: Progress): TargetResult[] =>
  results.filter((result) => result.assessment.progress === progress);

function overview(input: ReportInput, results: readonly TargetResult[]): string {
  const { programme } = input.catalogue;
  return [
    `Chương trình có ${counted(results.length)} mục tiêu, chia thành ${counted(programme.groups.length)} nhóm. ` +
      `Đến ngày ${shortDate(input.period.to)}, kết quả đánh giá như sau: ${statusCounts(results)}.`,
    ...verdictSentences(input, results),
    provisionalSentence(results),
    ...changeSentences(input, results),
  ]
    .filter(Boolean)
    .join(' ');
}

function statusCounts(results: readonly TargetResult[]): string {
  const counts = PROGRESS.flatMap((progress) => {
    const count = withProgress(results, progress).length;
    return count > 0 ? [`${counted(count)} mục tiêu ${HEADINGS[progress]}`] : [];
  });
  return counts.join('; ');
}

// Only years with a confirmed goal have a verdict; later years are not spoken of yet.
function verdictSentences(input: ReportInput, results: readonly TargetResult[]): string[] {
  const verdicts = results.flatMap((result) => result.assessment.verdicts);
  const years = [...new Set(verdicts.map(({ year }) => year))].sort((a, b) => a - b);
  return years
    .filter((year) => year <= input.period.year)
    .map((year) =>
      verdictSentence(
        year,
        verdicts.filter((verdict) => verdict.year === year),
      ),
    );
}

function verdictSentence(year: number, verdicts: readonly YearVerdict[]): string {
  const count = (kind: Verdict): number => verdicts.filter((v) => v.verdict === kind).length;
  const lead = `Năm ${year} có ${counted(verdicts.length)} mục tiêu đã xác định mức phải đạt`;
  if (count('not-due') === verdicts.length) return `${lead}, đều chưa đến hạn đánh giá.`;
  const parts = [
    [count('met'), 'mục tiêu đã đạt'],
    [count('missed'), 'mục tiêu không đạt'],
    [count('not-due'), 'mục tiêu chưa có kết luận'],
  ] as const;
  const shown = parts.flatMap(([n, words]) => (n > 0 ? [`${counted(n)} ${words}`] : []));
  const open = verdicts.some(({ verdict, final }) => verdict !== 'not-due' && !final);
  const caveat = open ? ', chờ xác nhận theo số liệu chính thức đến ngày 31/12' : '';
  return `${lead}: ${joined(shown)}${caveat}.`;
}

function provisionalSentence(results: readonly TargetResult[]): string {
  const provisional = results.filter((result) => result.assessment.provisional);
  if (provisional.length === 0) return '';
  return `Kết quả của ${targetNumbers(numbersOf(provisional))} là tạm tính do số đơn vị có số liệu còn thấp hơn mức quy định.`;
}

const RANK: Partial<Record<Progress, number>> = {
  behind: 0,
  'at-risk': 1,
  'on-track': 2,
  achieved: 3,
};

// A status against another goal says nothing of movement: the goal must be the same.
function changeSentences(input: ReportInput, results: readonly TargetResult[]): string[] {
  if (input.previous.length === 0) return [];
  const moved = (way: 1 | -1): TargetResult[] =>
    results.filter(({ assessment, previous }) => {
      if (assessment.goal?.id !== previous?.goal?.id) return false;
      const now = RANK[assessment.progress];
      const before = previous && RANK[previous.progress];
      return now !== undefined && before !== undefined && Math.sign(now - before) === way;
    });
  const better = moved(1);
  const worse = moved(-1);
  if (better.length + worse.length === 0) {
    return ['So với kỳ trước, không có mục tiêu nào thay đổi mức đánh giá.'];
  }
  const said = [movedWords(better, 'chuyển biến tốt hơn'), movedWords(worse, 'bị hạ mức đánh giá')];
  return [`So với kỳ trước, có ${joined(said.filter(Boolean))}.`];
}

const movedWords = (results: readonly TargetResult[], what: string): string =>
  results.length === 0
    ? ''
    : `${counted(results.length)} mục tiêu ${what} (số ${joined(numbersOf(results).map(String))})`;

function dateNote({ period, release }: ReportInput): string {
  const sealed = release
    ? `Số liệu lấy theo bản chốt số liệu số ${release}`
    : 'Số liệu lấy tại thời điểm lập báo cáo, chưa chốt';
  return (
    `${sealed}. Kỳ báo cáo ${periodName(period)} tính từ ngày ${shortDate(period.from)} đến ngày ${shortDate(period.to)}; ` +
    `kết quả của từng mục tiêu tính đến ngày ${shortDate(period.to)}, trừ mục tiêu có ghi ngày khác.`
  );
}

function groups(input: ReportInput, results: readonly TargetResult[]): Block[] {
  return clauses(
    input.catalogue.programme.groups.map((group) => ({
      title: `Nhóm ${group.code}: ${group.name}`,
      points: groupPoints(results.filter((result) => result.target.group === group.code)),
    })),
  );
}

function groupPoints(results: readonly TargetResult[]): Clause['points'] {
  return PROGRESS.flatMap((progress) => {
    const own = withProgress(results, progress);
    if (own.length === 0) return [];
    return [
      {
        words: `${counted(own.length)} mục tiêu ${HEADINGS[progress]}:`,
        dashes: own.map(targetSentence),
      },
    ];
  });
}
