// One target in one sentence: result, distance to the goal, coverage, date. Only what the data know.
import type { Assessment } from '../../assessment/assessment.ts';
import { MISSING_WORDS } from '../../assessment/words.ts';
import type { Goal, Indicator } from '../../catalogue/catalogue.ts';
import { higherIsBetter, meets } from '../../kernel/comparator.ts';
import { yearOfMonth } from '../../kernel/period.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { cut, difference, direction, isPercent, months, namedGoal, quantity } from './measure.ts';
import { judgedAmount, type TargetResult } from './result.ts';
import { joined, midSentence, shortDate } from './wording.ts';

type Clause = string | undefined;

/** «Mục tiêu số 5 - Hồ sơ DVC trực tuyến: lũy kế từ đầu năm đạt 83,2% (…), vượt …». */
export function targetSentence(result: TargetResult): string {
  const { assessment, indicator, target } = result;
  const name = result.indicators.length === 1 ? (indicator?.name ?? target.name) : target.name;
  const clauses =
    assessment.value === null
      ? absence(result)
      : [
          resultClause(result, assessment.value),
          changeClause(result, assessment.value),
          ...goalClauses(result, assessment.value),
          missedClause(result),
          partsClause(result),
        ];
  const tail = [coverageClause(result), dateClause(result)];
  const text = [...clauses, ...tail].filter((clause) => clause !== undefined).join('; ');
  return `Mục tiêu số ${target.number} - ${name}: ${text}.`;
}

export const unitOf = ({ indicator, target }: TargetResult): string =>
  indicator?.unit ?? target.unit ?? '';

/** «vượt 3,2 điểm phần trăm», «còn thiếu …»: said of shown numbers, so a reader can subtract. */
function goalClauses(result: TargetResult, value: string): Clause[] {
  const { goal, progress } = result.assessment;
  if (progress === 'achieved') return [achievedClause(result, value)];
  const remaining = goal ? remainingClause(result, goal, value) : undefined;
  if (progress === 'at-risk' || progress === 'behind') {
    return [pathClause(result, value), remaining, regressClause(result), leadClause(result)];
  }
  if (progress === 'on-track') return [remaining, onPathClause(result)];
  return [remaining, regressClause(result)];
}

function achievedClause(result: TargetResult, value: string): Clause {
  const { goal } = result.assessment;
  if (!goal) return 'đã hoàn thành các mốc phải thực hiện';
  const unit = unitOf(result);
  return direction(goal.value, value, unit) === 0
    ? `đạt ${namedGoal(goal, unit)}`
    : `vượt ${namedGoal(goal, unit)} ${difference(goal.value, value, unit)}`;
}

function remainingClause(result: TargetResult, goal: Goal, value: string): Clause {
  const unit = unitOf(result);
  const named = namedGoal(goal, unit);
  const step = difference(value, goal.value, unit);
  const way = direction(goal.value, value, unit);
  if (way === 0 && meets({ value }, goal.comparator, goal.value)) return `bằng ${named}`;
  if (higherIsBetter(goal.comparator)) {
    return way > 0 ? `cao hơn ${named} ${step}` : `còn thiếu ${step} so với ${named}`;
  }
  return way < 0 ? `thấp hơn ${named} ${step}` : `còn cao hơn ${step} so với ${named}`;
}

// A year that ended without its goal stays in every later report.
function missedClause({ assessment }: TargetResult): Clause {
  const years = assessment.verdicts.filter(({ verdict }) => verdict === 'missed');
  if (years.length === 0) return undefined;
  return `không đạt mục tiêu ${joined(years.map(({ year }) => `năm ${year}`))}`;
}

function pathClause(result: TargetResult, value: string): Clause {
  const { expected, monthsDelay, goal, due } = result.assessment;
  if (expected === null) return undefined;
  const unit = unitOf(result);
  if (goal && due && direction(expected, goal.value, unit) === 0) return undefined;
  const lag =
    monthsDelay !== null && monthsDelay >= 1
      ? `, chậm khoảng ${months(Math.floor(monthsDelay))}`
      : '';
  const side = direction(value, expected, unit) < 0 ? 'cao hơn' : 'thấp hơn';
  return `${side} ${difference(value, expected, unit)} so với mức cần có đến cuối kỳ (${quantity(expected, unit)})${lag}`;
}

function onPathClause(result: TargetResult): Clause {
  const { expected } = result.assessment;
  if (expected === null) return undefined;
  return `mức cần có đến cuối kỳ là ${quantity(expected, unitOf(result))}`;
}

function regressClause({ assessment }: TargetResult): Clause {
  return assessment.regressed ? 'trước đây đã đạt, nay giảm xuống dưới mức mục tiêu' : undefined;
}

const leadClause = ({ leads }: TargetResult): Clause =>
  leads.length > 0 ? `đơn vị chủ trì: ${leads.join(', ')}` : undefined;

function resultClause(result: TargetResult, value: string): string {
  const { assessment, indicator } = result;
  const provisional = assessment.provisional ? ' (tạm tính)' : '';
  return `${valueText(indicator, value, unitOf(result))}${pairText(result)}${provisional}`;
}

function valueText(indicator: Indicator | undefined, value: string, unit: string): string {
  const shown = quantity(value, unit);
  switch (indicator?.kind) {
    case 'reduction': {
      const base = indicator.base ? ` so với cùng kỳ năm ${indicator.base.year}` : '';
      const rose = value.startsWith('-');
      return `${rose ? 'tăng' : 'giảm'} ${quantity(value.replace('-', ''), unit)}${base}`;
    }
    case 'milestone':
      return `hoàn thành ${shown} khối lượng các mốc công việc (theo trọng số)`;
    default:
      return indicator?.time === 'flow' ? `lũy kế từ đầu năm đạt ${shown}` : `đạt ${shown}`;
  }
}

// «41.600/50.000 hồ sơ»: the exact pair behind a ratio.
function pairText(result: TargetResult): string {
  const amount = judgedAmount(result)?.result;
  if (result.indicator?.kind !== 'ratio' || amount?.kind !== 'known') return '';
  if (amount.numerator === undefined || amount.denominator === undefined) return '';
  const unit = result.numerator ? ` ${midSentence(result.numerator.unit)}` : '';
  const pair = [amount.numerator, amount.denominator].map((n) => formatQuantity(n, 0)).join('/');
  return ` (${pair}${unit})`;
}

// The January reset makes a cumulative result incomparable with the year before.
function changeClause(result: TargetResult, value: string): Clause {
  const { previous, indicator, assessment, period } = result;
  if (!previous || previous.value === null || previous.indicator !== assessment.indicator) return;
  const firstOfYear = yearOfMonth(period.first - 1) !== period.year;
  if (indicator?.time === 'flow' && firstOfYear) return undefined;
  const unit = unitOf(result);
  const way = direction(previous.value, value, unit);
  if (way === 0) return 'không thay đổi so với kỳ trước';
  return `${way > 0 ? 'tăng' : 'giảm'} ${difference(previous.value, value, unit)} so với kỳ trước`;
}

// Under a headline the others stand beside it; where all must meet, every one is named.
function partsClause({ assessment, indicators, target }: TargetResult): Clause {
  const others =
    target.judgedBy === 'all-must-meet'
      ? assessment.parts
      : assessment.parts.filter((part) => part.indicator !== assessment.indicator);
  if (assessment.parts.length < 2 || others.length === 0) return undefined;
  return `trong đó: ${others.map((part) => partText(part, indicators)).join(', ')}`;
}

function partText(part: Assessment, indicators: readonly Indicator[]): string {
  const indicator = indicators.find((i) => i.code === part.indicator);
  const name = midSentence(indicator?.name ?? part.indicator ?? '');
  const value = part.value === null ? undefined : quantity(part.value, indicator?.unit ?? '');
  return value === undefined ? `${name} chưa có số liệu` : `${name} đạt ${value}`;
}

function absence(result: TargetResult): Clause[] {
  const { assessment } = result;
  const last = assessment.lastKnown;
  return [
    missingReason(assessment),
    last
      ? `kết quả gần nhất là ${quantity(last.value, unitOf(result))} (số liệu đến ngày ${shortDate(last.asOfDate)})`
      : undefined,
    leadClause(result),
  ];
}

/** Why there is no number, as far as the data say. */
export function missingReason({ missing, why }: Assessment): string {
  if (missing) return MISSING_WORDS[missing];
  switch (why.code) {
    case 'base-below-minimum':
      return 'số gốc của năm so sánh thấp hơn mức tối thiểu để đánh giá';
    case 'judged-at-year-end':
      return 'đánh giá một lần vào cuối năm';
    case 'milestones-not-approved':
      return 'các mốc công việc chưa được phê duyệt';
    case 'milestones-undefined':
      return 'chưa xác định các mốc công việc';
    default:
      return 'chưa xác định cách đo';
  }
}

function coverageClause(result: TargetResult): Clause {
  const { assessment, indicator, numerator } = result;
  const { reported, expected } = assessment.coverage;
  if (expected < 2 || assessment.value === null) return undefined;
  const share = `${reported}/${expected}`;
  if (indicator?.time === 'flow') {
    return numerator?.level === 'commune'
      ? `đã nhận ${share} lượt số liệu tháng của các xã, phường`
      : reported < expected
        ? `đã có số liệu ${share} tháng`
        : undefined;
  }
  return numerator?.level === 'commune' ? `${share} xã, phường có số liệu` : undefined;
}

function dateClause({ assessment, period }: TargetResult): Clause {
  const { asOfDate, value } = assessment;
  if (value === null || asOfDate === null || asOfDate === period.to) return undefined;
  return `số liệu tính đến ngày ${shortDate(asOfDate)}`;
}

/** «83,2%» for a table cell; a percent sign only where the unit column does not carry it. */
export const cellNumber = (value: string, unit: string): string =>
  formatQuantity(cut(value, unit), isPercent(unit) ? 1 : 0);
