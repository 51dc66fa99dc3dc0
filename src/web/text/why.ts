// Why a target stands where it stands, one sentence per code of the assessment.

import type { Why, WhyCode } from '../../assessment/why.ts';
import type { Indicator } from '../../catalogue/catalogue.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { formatDay, formatGap, formatPeriod, formatValue } from '../format.ts';
import type { Language } from '../page.ts';

interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** «Kém» and «behind» hold for both directions: below a goal to be reached, above a limit to be kept. */
export const whySentences: Readonly<Record<WhyCode, Sentence>> = {
  'not-reported': {
    vi: 'Đơn vị chưa báo cáo số liệu của kỳ này.',
    en: 'The unit has not reported for this period.',
  },
  'not-approved': {
    vi: 'Số liệu đã gửi nhưng chưa được phê duyệt.',
    en: 'The figure was sent and is not approved yet.',
  },
  'zero-denominator': {
    vi: 'Kỳ này chưa phát sinh đối tượng để tính tỷ lệ (mẫu số bằng 0).',
    en: 'There was nothing to take a share of in this period (denominator 0).',
  },
  'feed-stalled': {
    vi: 'Luồng dữ liệu tự động bị gián đoạn: giữ số liệu cũ, không đánh giá.',
    en: 'The automatic feed has stalled: the old figure stays, without a status.',
  },
  expired: {
    vi: 'Số liệu tính đến {date} đã hết hiệu lực, chưa được cập nhật.',
    en: 'The figure of {date} is no longer valid and has not been renewed.',
  },
  'not-due': {
    vi: 'Chưa đến kỳ báo cáo số liệu này.',
    en: 'This figure is not due yet.',
  },
  restricted: {
    vi: 'Báo cáo theo chế độ mật, không nhập trên hệ thống.',
    en: 'Reported under secrecy rules, not entered here.',
  },
  'no-source': {
    vi: 'Chưa xác định được nguồn cung cấp số liệu.',
    en: 'No source of data has been found yet.',
  },
  'no-indicator': {
    vi: 'Mục tiêu chưa có chỉ tiêu đo lường.',
    en: 'The target has no indicator yet.',
  },
  'base-below-minimum': {
    vi: 'Năm gốc {baseYear} chỉ có {base} trường hợp, ít hơn mức tối thiểu {minimum} để đánh giá mức giảm.',
    en: 'The base year {baseYear} has only {base} cases, fewer than the {minimum} needed to judge a reduction.',
  },
  'judged-at-year-end': {
    vi: 'Chỉ tiêu theo năm: đánh giá khi có số liệu cả năm {year}.',
    en: 'A yearly indicator: judged once the figure of the whole year {year} is there.',
  },
  'goal-met': {
    vi: 'Kết quả {value} đã đạt mục tiêu {goal} của năm {year}, phải duy trì.',
    en: 'The result of {value} meets the goal of {goal} for {year} and must be kept.',
  },
  'final-goal-met': {
    vi: 'Kết quả {value} đã đạt cả mục tiêu {goal} của năm {year}, phải duy trì.',
    en: 'The result of {value} already meets the goal of {goal} for {year} and must be kept.',
  },
  'on-path': {
    vi: 'Kết quả {value} đạt mức cần có vào lúc này ({expected}) để đến {goal} vào {due}.',
    en: 'The result of {value} is at the level needed now ({expected}) to reach {goal} by {due}.',
  },
  'within-limit': {
    vi: 'Lũy kế {value} trong mức cho phép đến lúc này ({expected}); cả năm không quá {goal}.',
    en: 'So far {value}, within the share of the limit for this time of the year ({expected}); at most {goal} in all.',
  },
  'at-risk-by-points': {
    vi: 'Kết quả {value} kém mức cần có {expected} là {behind} điểm %, trong ngưỡng cảnh báo {limit} điểm %.',
    en: 'The result of {value} is {behind} points behind the {expected} needed, within the threshold of {limit} points.',
  },
  'at-risk-by-months': {
    vi: 'Kết quả {value} chậm {months} tháng so với mức cần có {expected}, trong ngưỡng cảnh báo {limit} tháng.',
    en: 'The result of {value} is {months} months behind the {expected} needed, within the threshold of {limit} months.',
  },
  'behind-path': {
    vi: 'Kết quả {value} kém mức cần có {expected} là {behind} điểm %, chậm {months} tháng.',
    en: 'The result of {value} is {behind} points and {months} months behind the {expected} needed.',
  },
  'behind-baseline': {
    vi: 'Kết quả {value} còn kém mức xuất phát của lộ trình; kém mức cần có {expected} là {behind} điểm %.',
    en: 'The result of {value} is worse than where the path began, {behind} points behind the {expected} needed.',
  },
  'goal-overdue': {
    vi: 'Đã qua hạn {due} mà kết quả {value} chưa đạt mục tiêu {goal}.',
    en: 'The day of {due} has passed and the result of {value} does not meet the goal of {goal}.',
  },
  'earlier-goal-at-risk': {
    vi: 'Kết quả {value} kém mục tiêu {goal} của năm {year} đã đến hạn {behind} điểm %, trong ngưỡng cảnh báo {limit} điểm %.',
    en: 'The result of {value} is {behind} points short of the goal of {goal} that was due in {year}, within the threshold of {limit} points.',
  },
  'earlier-goal-behind': {
    vi: 'Kết quả {value} kém mục tiêu {goal} của năm {year} đã đến hạn {behind} điểm %, quá ngưỡng cảnh báo {limit} điểm %.',
    en: 'The result of {value} is {behind} points short of the goal of {goal} that was due in {year}, beyond the threshold of {limit} points.',
  },
  'final-goal-only': {
    vi: 'Chỉ có mục tiêu {goal} đến năm {year}, chưa có mốc hằng năm được phê duyệt: nêu khoảng cách, không đánh giá nhanh hay chậm.',
    en: 'Only a goal of {goal} for {year} exists and no approved goal between: the gap is shown, not whether it is fast or slow.',
  },
  'no-baseline': {
    vi: 'Chưa có mức xuất phát được phê duyệt nên chưa có lộ trình đến {goal} vào {due}: chỉ nêu khoảng cách.',
    en: 'No baseline is declared, so there is no path to {goal} by {due}: only the gap is shown.',
  },
  'baseline-not-approved': {
    vi: 'Mức xuất phát chưa được phê duyệt nên chưa có lộ trình đến {goal} vào {due}: chỉ nêu khoảng cách.',
    en: 'The baseline is not approved, so there is no path to {goal} by {due}: only the gap is shown.',
  },
  'before-baseline': {
    vi: 'Kỳ này ở trước ngày xuất phát của lộ trình: chỉ nêu khoảng cách đến {goal}.',
    en: 'This period lies before the path begins: only the gap to {goal} is shown.',
  },
  'no-goal-this-year': {
    vi: 'Năm nay không có mục tiêu riêng; mục tiêu kế tiếp là {goal} của năm {year}.',
    en: 'This year has no goal of its own; the next one is {goal} for {year}.',
  },
  'no-goal': {
    vi: 'Phụ lục không in giá trị mục tiêu: chỉ nêu kết quả.',
    en: 'The appendix prints no goal: only the result is shown.',
  },
  'before-signing': {
    vi: 'Kế hoạch ký ngày {signedOn}: trước ngày đó không xét chậm.',
    en: 'The plan was signed on {signedOn}: nothing is late before that day.',
  },
  'year-unplaced': {
    vi: 'Phụ lục in {goal} nhưng chưa rõ của năm nào: nêu khoảng cách, không đánh giá đạt hay chưa đạt.',
    en: 'The appendix prints {goal} without saying for which year: the gap is shown, without pass or fail.',
  },
  'year-assumed': {
    vi: 'Tạm hiểu {goal} là mục tiêu của năm {year}, chưa được xác nhận: nêu khoảng cách, không đánh giá đạt hay chưa đạt.',
    en: '{goal} is taken to be the goal of {year} and is not confirmed: the gap is shown, without pass or fail.',
  },
  'milestones-done': {
    vi: 'Mọi mốc công việc đã hoàn thành ({value}), phải duy trì.',
    en: 'All steps are done ({value}) and must be kept.',
  },
  'milestones-on-time': {
    vi: 'Đã hoàn thành {value} khối lượng; các mốc đến hạn chiếm {expected}.',
    en: '{value} of the work is done; the steps due by now make {expected}.',
  },
  'milestones-at-risk': {
    vi: 'Đã hoàn thành {value} khối lượng, các mốc đến hạn chiếm {expected}: kém {behind} điểm %, chậm {months} tháng, trong ngưỡng cảnh báo.',
    en: '{value} of the work is done, the steps due make {expected}: {behind} points and {months} months behind, within the thresholds.',
  },
  'milestones-late': {
    vi: 'Đã hoàn thành {value} khối lượng, các mốc đến hạn chiếm {expected}: kém {behind} điểm %, chậm {months} tháng.',
    en: '{value} of the work is done, the steps due make {expected}: {behind} points and {months} months behind.',
  },
  'milestones-not-approved': {
    vi: 'Trọng số và hạn của các mốc chưa được xác nhận: chỉ nêu khối lượng đã hoàn thành ({value}).',
    en: 'The weights and days of the steps are not confirmed: only the work done is shown ({value}).',
  },
  'milestones-undefined': {
    vi: 'Chưa có danh mục mốc công việc để đánh giá.',
    en: 'No steps are defined to judge by.',
  },
  regressed: {
    vi: 'Đã đạt {goal} trong {metIn} nhưng nay không còn đạt.',
    en: 'The {goal} was met in {metIn} and is met no longer.',
  },
  'partial-coverage': {
    vi: 'Mới có {reported}/{expected} đơn vị báo cáo: số liệu tạm tính, chưa kết luận.',
    en: 'Only {reported} of {expected} have reported: provisional, no final verdict.',
  },
};

type Indicated = Pick<Indicator, 'unit'>;
type Write = (value: string, indicator: Indicated, language: Language) => string;

const measured: Write = (value, { unit }, language) => formatValue(value, unit, language);
const day: Write = (value, _, language) => formatDay(value, language);
const points: Write = (value, _, language) => formatGap(value, null, language);
const plain: Write = (value, _, language) => formatQuantity(value, 1, language);

const WRITERS: Readonly<Record<string, Write>> = {
  value: measured,
  goal: measured,
  expected: measured,
  ...{ date: day, due: day, signedOn: day },
  behind: points,
  ...{ months: plain, limit: plain, base: plain, minimum: plain },
  metIn: (value, _, language) => formatPeriod(value, language),
};

/** The reason in words, its inputs written in the indicator's unit. Years and areas come as numbers and stay. */
export function sayWhy(why: Why, indicator: Indicated, language: Language): string {
  return whySentences[why.code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const input = why.params[name];
    if (typeof input !== 'string') return String(input ?? '–');
    return WRITERS[name]?.(input, indicator, language) ?? input;
  });
}
