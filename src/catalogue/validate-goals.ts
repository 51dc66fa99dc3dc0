// Checks of goals: a year with a standing that fits it, and one goal for a year.
import type { CatalogueSource, Goal, Programme } from './catalogue.ts';
import { type Fault, faultIf, type Place, repeated } from './fault.ts';

export function goalFaults(source: CatalogueSource): readonly Fault[] {
  const numbers = new Set(source.targets.map((target) => target.number));
  const dated = source.goals.map((goal, index) => ({ goal, index }));
  const placed = dated.filter(({ goal }) => goal.year !== null);
  return [
    ...repeated(source.goals, (goal) => goal.id).map(({ item, index }) => ({
      place: { kind: 'goal' as const, index, field: 'id' },
      reason: `mã mức «${item.id}» đã dùng. Đặt mã khác`,
    })),
    ...repeated(placed, ({ goal }) => `${goal.target}/${goal.year}`).map(({ item }) => ({
      place: { kind: 'goal' as const, index: item.index, field: 'year' },
      reason: `mục tiêu ${item.goal.target} đã có một mức cho ${yearWords(item.goal.year)}. Mỗi năm chỉ một mức`,
    })),
    ...dated.flatMap(({ goal, index }) => oneGoal(goal, index, source.programme, numbers)),
  ];
}

const yearWords = (year: Goal['year']): string =>
  year === 'phase' ? 'cả giai đoạn' : `năm ${year}`;

function oneGoal(
  goal: Goal,
  index: number,
  programme: Programme,
  numbers: ReadonlySet<number>,
): readonly Fault[] {
  const at = (field: string): Place => ({ kind: 'goal', index, field });
  const { standing, year } = goal;
  return [
    ...faultIf(
      !numbers.has(goal.target),
      at('target'),
      `không có mục tiêu ${goal.target}. Sửa số thứ tự`,
    ),
    ...faultIf(
      !new RegExp(`^${goal.target}-[a-z0-9]+$`).test(goal.id),
      at('id'),
      `mã mức «${goal.id}» phải bắt đầu bằng «${goal.target}-», ví dụ ${goal.target}-2030`,
    ),
    ...faultIf(
      standing === 'unplaced' && year !== null,
      at('standing'),
      'mức chưa xếp năm (unplaced) không được có năm. Bỏ «year», hoặc ghi assumed kèm lý do',
    ),
    ...faultIf(
      standing !== 'unplaced' && year === null,
      at('standing'),
      'thiếu năm. Thêm «year», hoặc ghi standing: unplaced',
    ),
    ...faultIf(
      standing === 'assumed' && !goal.why,
      at('standing'),
      'mức tạm xếp năm (assumed) phải có lý do. Thêm «why»',
    ),
    ...faultIf(!inPhase(year, programme), at('year'), outsidePhase(year, programme)),
  ];
}

/** True for no year, the whole phase, or a year of the programme. */
export const inPhase = (year: Goal['year'], { start, end }: Programme): boolean =>
  typeof year !== 'number' || (year >= start && year <= end);

const outsidePhase = (year: Goal['year'], { start, end }: Programme): string =>
  `năm ${year} không thuộc giai đoạn ${start}-${end}. Chọn một năm trong giai đoạn`;
