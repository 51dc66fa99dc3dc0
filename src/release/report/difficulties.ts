// Part III: what stands in the way, as far as the data know it. Causes are never invented.
import type { WhyCode } from '../../assessment/why.ts';
import { type Block, type Clause, clauses, text } from './block.ts';
import { saidDifficulties } from './lead-words.ts';
import { numbersOf, type TargetResult } from './result.ts';
import { missingReason } from './sentence.ts';
import { counted, joined, sentenceCase, targetNumbers } from './wording.ts';

type Points = Clause['points'];

const WITH_WORDS =
  'Phần này chỉ nêu những nội dung xác định được từ số liệu và nội dung do các đơn vị chủ trì báo cáo.';
const WITHOUT_WORDS =
  'Phần này chỉ nêu những nội dung xác định được từ số liệu; các đơn vị chủ trì chưa báo cáo khó khăn, nguyên nhân của kỳ.';

/** Four subjects: data, progress, grounds of assessment, the leads' own words; then the limit of what is said. */
export function difficulties(results: readonly TargetResult[]): Block[] {
  const said = saidDifficulties(results);
  const blocks = clauses([
    { title: 'Về số liệu', points: [...missingPoints(results), ...coveragePoints(results)] },
    { title: 'Về tiến độ', points: [...latePoints(results), ...ministryPoints(results)] },
    { title: 'Về căn cứ đánh giá', points: groundPoints(results) },
    { title: 'Theo báo cáo của các đơn vị chủ trì', points: said },
  ]);
  if (blocks.length === 0)
    return [text('Không có khó khăn, vướng mắc ghi nhận từ số liệu của kỳ.')];
  return [...blocks, text(said.length > 0 ? WITH_WORDS : WITHOUT_WORDS)];
}

/** «03 mục tiêu chưa có số liệu do đơn vị chưa báo cáo: số 7 (Sở …); …», one point per reason. */
function missingPoints(results: readonly TargetResult[]): Points {
  const missing = results.filter((result) => result.assessment.progress === 'no-data');
  const reasons = [...new Set(missing.map((result) => missingReason(result.assessment)))];
  return reasons.map((reason) => {
    const own = missing.filter((result) => missingReason(result.assessment) === reason);
    return {
      words: `${sentenceCase(reason)}: ${counted(own.length)} mục tiêu, gồm mục tiêu ${byLeads(own)}.`,
    };
  });
}

/** «số 44, 45 và 47 (Công an thành phố); số 6 (…)»: numbers of targets by who leads them. */
export function byLeads(results: readonly TargetResult[]): string {
  const groups = new Map<string, number[]>();
  for (const { leads, target } of results) {
    const holder = leads.join(', ');
    groups.set(holder, [...(groups.get(holder) ?? []), target.number]);
  }
  const parts = [...groups].map(([holder, numbers]) => {
    const list = `số ${joined(numbers.map(String))}`;
    return holder ? `${list} (${holder})` : list;
  });
  return parts.join('; ');
}

function coveragePoints(results: readonly TargetResult[]): Points {
  const partial = results.filter(
    ({ assessment: { value, coverage } }) =>
      value !== null && coverage.reported < coverage.expected,
  );
  if (partial.length === 0) return [];
  const shares = partial.map(
    ({ target, assessment: { coverage } }) =>
      `số ${target.number} (${coverage.reported}/${coverage.expected})`,
  );
  return [
    {
      words: `Số liệu chưa đầy đủ (số lượt đã có trên tổng số lượt phải có): mục tiêu ${shares.join(', ')}.`,
    },
  ];
}

function latePoints(results: readonly TargetResult[]): Points {
  const of = (progress: string): TargetResult[] =>
    results.filter((result) => result.assessment.progress === progress);
  const regressed = results.filter((result) => result.assessment.regressed);
  return [
    ...listedNumbers(
      of('behind'),
      'mục tiêu chậm tiến độ, thấp hơn mức cần có quá ngưỡng cảnh báo',
    ),
    ...listedNumbers(of('at-risk'), 'mục tiêu có nguy cơ chậm, thấp hơn mức cần có'),
    ...listedNumbers(
      regressed,
      'mục tiêu đã đạt trước đây nhưng nay không còn duy trì được mức mục tiêu',
    ),
  ];
}

const isOpen = ({ assessment }: TargetResult): boolean => assessment.progress !== 'achieved';

/** Open targets whose measure needs a system or feature of a ministry. */
export const dependent = (results: readonly TargetResult[]): TargetResult[] =>
  results.filter((result) => isOpen(result) && result.indicator?.dependsOnMinistry === true);

function ministryPoints(results: readonly TargetResult[]): Points {
  const own = dependent(results);
  if (own.length === 0) return [];
  return [
    {
      words: `Việc hoàn thành ${targetNumbers(numbersOf(own))} phụ thuộc hệ thống, tính năng do bộ, ngành Trung ương triển khai.`,
    },
  ];
}

/** Why a target is shown with its gap only, by the assessment's own reason. */
const GROUNDS: readonly (readonly [WhyCode, string])[] = [
  ['final-goal-only', 'chỉ có mục tiêu cuối giai đoạn, chưa có mốc hằng năm được phê duyệt'],
  ['no-goal-this-year', 'chưa có mức phải đạt của năm báo cáo'],
  ['no-baseline', 'chưa xác định mức xuất phát để tính tiến độ'],
  ['baseline-not-approved', 'mức xuất phát chưa được phê duyệt'],
];

function groundPoints(results: readonly TargetResult[]): Points {
  const unplaced = results.filter((r) => r.assessment.progress === 'year-unconfirmed');
  const gapOnly = GROUNDS.flatMap(([code, reason]) => {
    const own = results.filter(
      ({ assessment }) => assessment.progress === 'gap-only' && assessment.why.code === code,
    );
    return listedNumbers(own, `mục tiêu ${reason}`);
  });
  const proposed = results.filter((result) => result.indicator?.standing === 'proposed');
  return [
    ...listedNumbers(
      unplaced,
      'mục tiêu chỉ ghi một giá trị tại Kế hoạch, chưa xác định là của năm nào',
    ),
    ...gapOnly,
    ...(proposed.length === 0
      ? []
      : [
          {
            words: `Cách tính của ${counted(proposed.length)} mục tiêu mới ở mức đề xuất, chưa được đơn vị chủ trì và Cơ quan thường trực xác nhận bằng văn bản.`,
          },
        ]),
  ];
}

const listedNumbers = (results: readonly TargetResult[], what: string): Points =>
  results.length === 0
    ? []
    : [
        {
          words: `${counted(results.length)} ${what}: số ${joined(numbersOf(results).map(String))}.`,
        },
      ];
