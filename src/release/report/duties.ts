// Part IV: what must be done next, with the pace that the goals require.
import type { Element } from '../../catalogue/catalogue.ts';
import { exact } from '../../kernel/quantity.ts';
import { type Block, type Clause, clauses } from './block.ts';
import { byLeads, dependent } from './difficulties.ts';
import { saidProposals } from './lead-words.ts';
import { atLeast, namedGoal, requiredStep } from './measure.ts';
import { numbersOf, type TargetResult } from './result.ts';
import { unitOf } from './sentence.ts';
import { midSentence, shortDate, targetNumbers } from './wording.ts';

type Points = Clause['points'];

/** Tasks of the next period and proposals, each only where the assessments give ground for it. */
export function duties(results: readonly TargetResult[]): Block[] {
  const data = dataPoints(results);
  const proposals = proposalPoints(results);
  return clauses([
    { title: 'Nhiệm vụ kỳ tới', points: [...pacePoints(results), ...data, ...keepPoints(results)] },
    { title: 'Kiến nghị, đề xuất', points: [...proposals, ...saidProposals(results)] },
  ]);
}

const PACED: readonly (readonly [string, string])[] = [
  ['behind', 'Tập trung khắc phục các mục tiêu chậm tiến độ:'],
  ['at-risk', 'Đẩy nhanh các mục tiêu có nguy cơ chậm:'],
  ['on-track', 'Giữ nhịp độ thực hiện các mục tiêu đúng tiến độ:'],
  ['gap-only', 'Tiếp tục thực hiện các mục tiêu chưa đủ căn cứ đánh giá nhanh, chậm:'],
];

function pacePoints(results: readonly TargetResult[]): Points {
  return PACED.flatMap(([progress, words]) => {
    const dashes = results
      .filter((result) => result.assessment.progress === progress)
      .flatMap((result) => paceSentence(result) ?? []);
    return dashes.length > 0 ? [{ words, dashes }] : [];
  });
}

/** «Mục tiêu số 5 (Sở …): mỗi tháng cần tăng thêm … để đạt mục tiêu năm 2026 (80%).» */
export function paceSentence(result: TargetResult): string | undefined {
  const { requiredPace, goal, due } = result.assessment;
  if (!requiredPace || !goal) return undefined;
  const unit = unitOf(result);
  const step = requiredStep(requiredPace.points, unit);
  const work = requiredPace.work === null ? undefined : workText(requiredPace.work, result);
  const pace = work ?? `bình quân mỗi tháng cần tăng thêm ${step}`;
  const day = due === null ? '' : `, chậm nhất ngày ${shortDate(due)}`;
  return `Mục tiêu ${byLeads([result])}: ${pace} để đạt ${namedGoal(goal, unit)}${day}.`;
}

// A cumulative flow moves by pieces of work, not by points.
function workText(work: string, { numerator }: TargetResult): string {
  if (exact(work).lte('0')) return 'giữ số lượng bình quân mỗi tháng như hiện nay';
  return `bình quân mỗi tháng cần thêm ${pieces(work, numerator)} so với mức hiện nay`;
}

/** «1.240 hồ sơ tiếp nhận trực tuyến»: the counted thing by its name, or by its unit alone. */
function pieces(work: string, element: Element | undefined): string {
  const number = atLeast(work, 0);
  if (!element) return number;
  const name = element.name.replace(/^(Tổng số|Số lượng|Số)\s+/u, '').replace(/\s*\([^)]*\)/gu, '');
  const unit = midSentence(element.unit);
  const named = midSentence(name).startsWith(unit);
  return named ? `${number} ${midSentence(name)}` : `${number} ${unit}`;
}

function dataPoints(results: readonly TargetResult[]): Points {
  const because = (...reasons: string[]): TargetResult[] =>
    results.filter(({ assessment }) => reasons.includes(assessment.missing ?? ''));
  const late = because('not-reported', 'expired');
  const waiting = because('not-approved');
  const stalled = because('feed-stalled');
  const unsourced = because('no-source');
  return [
    ...order(late, (own) => `Báo cáo, cập nhật đầy đủ số liệu của ${own}.`),
    ...order(waiting, (own) => `Xác nhận, phê duyệt số liệu đã gửi của ${own}.`),
    ...order(stalled, (own) => `Khôi phục luồng dữ liệu tự động phục vụ ${own}.`),
    ...order(unsourced, (own) => `Xác định nguồn cung cấp số liệu cho ${own}.`),
  ];
}

const order = (results: readonly TargetResult[], words: (own: string) => string): Points =>
  results.length === 0 ? [] : [{ words: words(`mục tiêu ${byLeads(results)}`) }];

function keepPoints(results: readonly TargetResult[]): Points {
  const achieved = results.filter((result) => result.assessment.progress === 'achieved');
  if (achieved.length === 0) return [];
  return [
    { words: `Duy trì kết quả đã đạt của ${targetNumbers(numbersOf(achieved))}, không để giảm.` },
  ];
}

function proposalPoints(results: readonly TargetResult[]): Points {
  const unplaced = results.filter((r) => r.assessment.progress === 'year-unconfirmed');
  const finalOnly = results.filter((r) => r.assessment.why.code === 'final-goal-only');
  const unapproved = results.filter((r) =>
    ['no-baseline', 'baseline-not-approved'].includes(r.assessment.why.code),
  );
  const proposed = results.filter((r) => r.indicator?.standing === 'proposed');
  return [
    ...propose(unplaced, (own) => `Xác định năm hoàn thành đối với ${own}.`),
    ...propose(finalOnly, (own) => `Xem xét, phê duyệt mốc hằng năm đối với ${own}.`),
    ...propose(unapproved, (own) => `Xác định, phê duyệt mức xuất phát đối với ${own}.`),
    ...(proposed.length === 0
      ? []
      : [
          {
            words: 'Các đơn vị chủ trì sớm thống nhất, xác nhận cách tính các mục tiêu được giao.',
          },
        ]),
    ...propose(
      dependent(results),
      (own) =>
        `Kiến nghị các bộ, ngành Trung ương sớm hoàn thiện hệ thống, tính năng phục vụ ${own}.`,
    ),
  ];
}

const propose = (results: readonly TargetResult[], words: (own: string) => string): Points =>
  results.length === 0 ? [] : [{ words: words(targetNumbers(numbersOf(results))) }];
