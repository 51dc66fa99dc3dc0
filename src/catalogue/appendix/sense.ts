// Rows that read well and still need a person: units that do not fit, reductions, shared roles.
import type { Ambiguity, DraftTarget } from './draft.ts';
import { lower } from './lines.ts';

export type Point = (field: Ambiguity['field'], text: string, why: string) => Ambiguity;

/** What the printed row leaves open although every cell was read. */
export function senseDoubts(target: DraftTarget, point: Point): readonly Ambiguity[] {
  return [...nameDoubts(target, point), ...goalDoubts(target, point), ...roleDoubts(target, point)];
}

function nameDoubts(target: DraftTarget, point: Point): readonly Ambiguity[] {
  if (target.name === '') return [point('name', '', 'Không đọc được tên mục tiêu.')];
  if (target.unit === null && target.goals.length > 0) {
    return [point('unit', '', 'Không in đơn vị tính; cần xác định đơn vị của giá trị.')];
  }
  if (target.unit === '%' && /^(số lượng|số|tổng số) /u.test(lower(target.name))) {
    return [point('unit', '%', 'Tên ghi số lượng nhưng đơn vị là %; cần xác định cách đo.')];
  }
  return [];
}

function goalDoubts(target: DraftTarget, point: Point): readonly Ambiguity[] {
  const { goals, unit, name } = target;
  if (goals.length === 0) {
    return [
      point('goals', '', 'Không in giá trị; theo dõi bằng các mốc, cần đặt mốc và thời hạn.'),
    ];
  }
  const texts = goals.map((goal) => goal.text).join(' / ');
  const doubts: Ambiguity[] = [];
  if (unit !== null && !unit.includes('%') && texts.includes('%')) {
    doubts.push(
      point(
        'unit',
        unit,
        `Đơn vị in là «${unit}» nhưng giá trị ghi bằng %; cần xác định đơn vị đo.`,
      ),
    );
  }
  if (unit === '%' && goals.some((goal) => goal.value > 100)) {
    doubts.push(point('goals', texts, 'Giá trị lớn hơn 100 %; cần kiểm tra lại.'));
  }
  if (/(^|\s)giảm(\s|$)/u.test(lower(name)) && !/cắt giảm|giảm nghèo/u.test(lower(name))) {
    doubts.push(point('goals', texts, reduction(name)));
  }
  if (turnsBack(target)) {
    doubts.push(point('goals', texts, 'Mục tiêu năm sau thấp hơn năm trước; cần kiểm tra lại.'));
  }
  return doubts;
}

function reduction(name: string): string {
  const base = /năm (20\d\d)/u.exec(lower(name))?.[1];
  return base
    ? `Mục tiêu giảm so với năm ${base}; cần xác nhận cách tính mức giảm.`
    : 'Mục tiêu giảm nhưng không ghi năm gốc để so sánh.';
}

/** A later year that asks for less than an earlier one. */
function turnsBack({ goals }: DraftTarget): boolean {
  const rising = goals.filter(
    (goal) => goal.comparator.startsWith('>') && typeof goal.year === 'number',
  );
  const inOrder = rising.toSorted((a, b) => Number(a.year) - Number(b.year));
  return inOrder.some((goal, i) => goal.value < (inOrder[i - 1]?.value ?? goal.value));
}

function roleDoubts(target: DraftTarget, point: Point): readonly Ambiguity[] {
  const { leads, coordinators } = target;
  if (leads.length === 0) {
    return [point('leads', '', 'Không in đơn vị chủ trì; cần giao đơn vị theo dõi.')];
  }
  const groups = leads.filter((unit) => /^(các|tất cả)\s/u.test(lower(unit.name)));
  const both = coordinators.filter((unit) => leads.some((lead) => lead.code === unit.code));
  return [
    ...groups.map(({ name }) =>
      point('leads', name, 'Chủ trì là một nhóm cơ quan; cần xác định từng cơ quan.'),
    ),
    ...both.map(({ name }) => point('coordinators', name, 'Đơn vị vừa chủ trì vừa phối hợp.')),
  ];
}
