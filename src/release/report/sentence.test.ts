import assert from 'node:assert/strict';
import test from 'node:test';
import {
  CITY,
  madeCatalogue,
  madeElement,
  madeIndicator,
  madeTarget,
} from '../../../test/made-catalogue.ts';
import type { Assessment } from '../../assessment/assessment.ts';
import { because } from '../../assessment/why.ts';
import type { Goal, Indicator, Target, Versioned } from '../../catalogue/catalogue.ts';
import type { Amount } from '../../indicator/amount.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { paceSentence } from './duties.ts';
import { CITY_OFFICE } from './office.ts';
import { type ReportInput, resultsOf, type TargetResult } from './result.ts';
import { targetSentence } from './sentence.ts';

const GOAL: Versioned<Goal> = {
  ...{ id: '5-2026', target: 5, year: 2026, value: '80', comparator: '>=', text: '80' },
  ...{ standing: 'confirmed', version: 1, effectiveFrom: '2026-06-06', revision: 1 },
};

function assessment(over: Partial<Assessment>): Assessment {
  return {
    ...{ target: 5, area: CITY, period: '2026-09', indicator: '5', verdicts: [] },
    ...{ progress: 'on-track', regressed: false, value: '71.46', periodValue: null },
    ...{ missing: null, lastKnown: null, expected: '70', goal: GOAL, due: '2026-12-14' },
    ...{ finalGoal: null, gap: '8.54', completion: '89.3', requiredPace: null },
    ...{ monthsDelay: null, forecast: null, coverage: { reported: 1, expected: 1 } },
    ...{ provisional: false, standing: 'approved', asOfDate: '2026-09-14' },
    ...{ why: because('on-path'), alerts: [], parts: [] },
    ...over,
  };
}

interface Case {
  readonly now: Partial<Assessment>;
  readonly before?: Partial<Assessment>;
  readonly indicator?: Partial<Indicator>;
  readonly target?: Partial<Target>;
  readonly amounts?: readonly Amount[];
}

function resultFor({ now, before, indicator, target, amounts = [] }: Case): TargetResult {
  const period = parsePeriod('2026-09');
  assert(period);
  const input: ReportInput = {
    catalogue: madeCatalogue({
      targets: [madeTarget({ number: 5, judgedBy: { headline: '5' }, ...target })],
      indicators: [
        madeIndicator({
          code: '5',
          target: 5,
          name: 'Hồ sơ trực tuyến',
          time: 'flow',
          numerator: 'n',
          ...indicator,
        }),
      ],
      elements: [madeElement({ code: 'n', name: 'Số hồ sơ tiếp nhận trực tuyến', time: 'flow' })],
      units: [
        {
          code: 'so-tu-phap',
          name: 'Sở Tư pháp',
          kind: 'department',
          aliases: [],
          area: null,
          members: [],
        },
      ],
    }),
    period,
    assessments: [assessment(now)],
    previous: before ? [assessment(before)] : [],
    amounts,
    today: '2026-10-05',
    simulated: false,
    words: [],
    office: CITY_OFFICE,
    release: null,
  };
  const [result] = resultsOf(input);
  assert(result);
  return result;
}

const head = 'Mục tiêu số 5 - Hồ sơ trực tuyến: ';
const stock = { time: 'stock' } as const;

const cases: readonly (readonly [string, Case, string])[] = [
  [
    'on track',
    { now: {} },
    'lũy kế từ đầu năm đạt 71,4%; còn thiếu 8,6 điểm phần trăm so với mục tiêu năm 2026 (80%); mức cần có đến cuối kỳ là 70%.',
  ],
  [
    'achieved beyond the goal',
    { now: { progress: 'achieved', value: '83.2' }, indicator: stock },
    'đạt 83,2%; vượt mục tiêu năm 2026 (80%) 3,2 điểm phần trăm.',
  ],
  [
    'achieved exactly',
    { now: { progress: 'achieved', value: '80' }, indicator: stock },
    'đạt 80%; đạt mục tiêu năm 2026 (80%).',
  ],
  [
    'at risk, with delay and lead',
    { now: { progress: 'at-risk', value: '66.9', monthsDelay: 1 }, indicator: stock },
    'đạt 66,9%; thấp hơn 3,1 điểm phần trăm so với mức cần có đến cuối kỳ (70%), chậm khoảng 01 tháng; còn thiếu 13,1 điểm phần trăm so với mục tiêu năm 2026 (80%); đơn vị chủ trì: Sở Tư pháp.',
  ],
  [
    'behind after having met the goal',
    { now: { progress: 'behind', value: '60', regressed: true }, indicator: stock },
    'đạt 60%; thấp hơn 10 điểm phần trăm so với mức cần có đến cuối kỳ (70%); còn thiếu 20 điểm phần trăm so với mục tiêu năm 2026 (80%); trước đây đã đạt, nay giảm xuống dưới mức mục tiêu; đơn vị chủ trì: Sở Tư pháp.',
  ],
  [
    'gap only',
    {
      now: { progress: 'gap-only', expected: null, goal: { ...GOAL, year: 2030 } },
      indicator: stock,
    },
    'đạt 71,4%; còn thiếu 8,6 điểm phần trăm so với mục tiêu năm 2030 (80%).',
  ],
  [
    'year unconfirmed',
    {
      now: {
        progress: 'year-unconfirmed',
        expected: null,
        goal: { ...GOAL, year: null, standing: 'unplaced' },
      },
      indicator: stock,
    },
    'đạt 71,4%; còn thiếu 8,6 điểm phần trăm so với mức ghi tại Kế hoạch (80%).',
  ],
  [
    'no data, with the last known number',
    {
      now: {
        progress: 'no-data',
        value: null,
        missing: 'expired',
        lastKnown: { value: '61', asOfDate: '2026-03-05' },
      },
    },
    'số liệu đã hết hiệu lực, chưa được cập nhật; kết quả gần nhất là 61% (số liệu đến ngày 05/3/2026); đơn vị chủ trì: Sở Tư pháp.',
  ],
  [
    'no data for a reason of the method',
    { now: { progress: 'no-data', value: null, why: because('base-below-minimum') } },
    'số gốc của năm so sánh thấp hơn mức tối thiểu để đánh giá; đơn vị chủ trì: Sở Tư pháp.',
  ],
  [
    'moved since last period, older date, provisional, partial coverage',
    {
      now: {
        asOfDate: '2026-08-31',
        provisional: true,
        coverage: { reported: 30, expected: 40 },
      },
      before: { value: '70.2' },
      indicator: stock,
    },
    'đạt 71,4% (tạm tính); tăng 1,2 điểm phần trăm so với kỳ trước; còn thiếu 8,6 điểm phần trăm so với mục tiêu năm 2026 (80%); mức cần có đến cuối kỳ là 70%; 30/40 xã, phường có số liệu; số liệu tính đến ngày 31/8/2026.',
  ],
  [
    'a closed year without its goal',
    {
      now: {
        progress: 'gap-only',
        goal: null,
        verdicts: [{ year: 2026, verdict: 'missed', final: true, value: '71', withheld: null }],
      },
      indicator: stock,
    },
    'đạt 71,4%; không đạt mục tiêu năm 2026.',
  ],
  [
    'reduction that became an increase',
    {
      now: { value: '-3.5', expected: null, progress: 'gap-only', goal: null },
      indicator: { kind: 'reduction', base: { year: 2025, minimum: '30' }, time: 'stock' },
    },
    'tăng 3,5% so với cùng kỳ năm 2025.',
  ],
  [
    'milestones',
    {
      now: { value: '60', expected: null, goal: null, progress: 'achieved' },
      indicator: { kind: 'milestone', time: 'stock' },
    },
    'hoàn thành 60% khối lượng các mốc công việc (theo trọng số); đã hoàn thành các mốc phải thực hiện.',
  ],
];

for (const [name, given, want] of cases) {
  test(`sentence: ${name}`, () => assert.equal(targetSentence(resultFor(given)), head + want));
}

test('the exact pair stands behind a ratio, with the unit of what is counted', () => {
  const amount: Amount = {
    ...{ indicator: '5', area: CITY, basis: 'administrative', period: '2026-09', scope: 'year' },
    ...{ formulaVersion: 1, revision: 7, recordedAt: new Date(0) },
    result: {
      ...{ kind: 'known', value: '71.46', numerator: '35730', denominator: '50000' },
      ...{ coverage: { reported: 1, expected: 1 }, asOfDate: '2026-09-14', standing: 'approved' },
    },
  };
  const said = targetSentence(resultFor({ now: {}, amounts: [amount] }));
  assert(said.includes('đạt 71,4% (35.730/50.000 hồ sơ);'), said);
});

test('a required pace is told in pieces of work for a flow and in points otherwise', () => {
  const pace = { points: '2.84', work: '1239.2', workTotal: '4000' };
  assert.equal(
    paceSentence(resultFor({ now: { requiredPace: pace } })),
    'Mục tiêu số 5 (Sở Tư pháp): bình quân mỗi tháng cần thêm 1.240 hồ sơ tiếp nhận trực tuyến so với mức hiện nay để đạt mục tiêu năm 2026 (80%), chậm nhất ngày 14/12/2026.',
  );
  assert.equal(
    paceSentence(resultFor({ now: { requiredPace: { ...pace, work: null } }, indicator: stock })),
    'Mục tiêu số 5 (Sở Tư pháp): bình quân mỗi tháng cần tăng thêm 2,9 điểm phần trăm để đạt mục tiêu năm 2026 (80%), chậm nhất ngày 14/12/2026.',
  );
  assert.equal(paceSentence(resultFor({ now: {} })), undefined);
});
