// Checks of the programme, its groups, targets and the method.
import { exact } from '../kernel/quantity.ts';
import type { CatalogueSource, Target } from './catalogue.ts';
import { type Fault, faultIf, type Place, repeated, unknownCodes } from './fault.ts';

export function programmeFaults({ programme, areas, units }: CatalogueSource): readonly Fault[] {
  const at = (field: string): Place => ({ kind: 'programme', index: 0, field });
  const { start, end, city, standingOffice, groups } = programme;
  return [
    ...faultIf(start > end, at('start'), `năm bắt đầu ${start} sau năm kết thúc ${end}`),
    ...unknownCodes([city], new Set(areas.map((area) => area.code)), at('city'), 'địa bàn'),
    ...unknownCodes(
      [standingOffice],
      new Set(units.map((unit) => unit.code)),
      at('standingOffice'),
      'đơn vị',
    ),
    ...faultIf(groups.length === 0, at('groups'), 'chưa có nhóm mục tiêu nào'),
    ...repeated(groups, (group) => group.code).map(({ item, index }) => ({
      place: { kind: 'group' as const, index, field: 'code' },
      reason: `mã nhóm ${item.code} đã dùng ở nhóm trước. Đặt mã khác`,
    })),
  ];
}

export function targetFaults(source: CatalogueSource): readonly Fault[] {
  const units = new Set(source.units.map((unit) => unit.code));
  return [
    ...repeated(source.targets, (target) => String(target.number)).map(({ item, index }) => ({
      place: { kind: 'target' as const, index, field: 'number' },
      reason: `số thứ tự ${item.number} đã dùng ở mục tiêu trước. Kiểm tra lại số thứ tự`,
    })),
    ...source.targets.flatMap((target, index) => oneTarget(target, index, source, units)),
  ];
}

function oneTarget(
  target: Target,
  index: number,
  source: CatalogueSource,
  units: ReadonlySet<string>,
): readonly Fault[] {
  const at = (field: string): Place => ({ kind: 'target', index, field });
  const groups = new Set(source.programme.groups.map((group) => group.code));
  const goals = source.goals.filter((goal) => goal.target === target.number);
  const milestone = target.kind === 'milestone';
  return [
    ...faultIf(target.number < 1, at('number'), 'số thứ tự phải từ 1'),
    ...unknownCodes([target.group], groups, at('group'), 'nhóm'),
    ...faultIf(target.leads.length === 0, at('leads'), 'thiếu đơn vị chủ trì. Thêm «leads»'),
    ...unknownCodes(target.leads, units, at('leads'), 'đơn vị'),
    ...unknownCodes(target.coordinators, units, at('coordinators'), 'đơn vị'),
    ...judgeFaults(target, source, at('judgedBy')),
    ...faultIf(
      milestone && goals.length > 0,
      at('kind'),
      'loại «milestone» chỉ dùng khi văn bản không in giá trị, nhưng mục tiêu này có mức phải đạt',
    ),
    ...faultIf(
      !milestone && goals.length === 0,
      at('goals'),
      'chưa có mức phải đạt. Thêm «goals», hoặc ghi kind: milestone nếu văn bản không in giá trị',
    ),
  ];
}

function judgeFaults(target: Target, source: CatalogueSource, place: Place): readonly Fault[] {
  const own = source.indicators
    .filter((indicator) => indicator.target === target.number)
    .map((indicator) => indicator.code);
  if (own.length === 0) return [{ place, reason: 'chưa có chỉ tiêu đo lường. Thêm «indicators»' }];
  if (target.judgedBy === 'all-must-meet') return [];
  const { headline } = target.judgedBy;
  return faultIf(
    !own.includes(headline),
    place,
    `chỉ tiêu chính «${headline}» không thuộc mục tiêu này. Chọn một trong: ${own.join(', ')}`,
  );
}

export function methodFaults({ method }: CatalogueSource): readonly Fault[] {
  const at = (field: string): Place => ({ kind: 'method', index: 0, field });
  return [
    ...faultIf(exact(method.atRiskPoints).lt('0'), at('atRiskPoints'), 'ngưỡng không thể âm'),
    ...faultIf(
      method.forecastMinimumPoints < 3,
      at('forecastMinimumPoints'),
      'dự báo cần ít nhất 3 kỳ có số liệu',
    ),
  ];
}
