// Printed rows to the draft catalogue: goals, units, groups, and the list of what a person must settle.
import type {
  Ambiguity,
  Draft,
  DraftGoal,
  DraftTarget,
  DraftUnit,
  GoalYear,
  KnownUnit,
  PrintedRow,
  PrintedTable,
  PrintedValue,
  TargetNumber,
} from './draft.ts';
import { readLabels } from './label.ts';
import { readValue } from './measure.ts';
import { readPreamble } from './preamble.ts';
import { type Point, senseDoubts } from './sense.ts';
import { asPrinted, type FindUnit, unitFinder } from './units.ts';

interface Built {
  readonly target: DraftTarget;
  readonly doubts: readonly Ambiguity[];
}

interface Context {
  readonly years: readonly GoalYear[];
  readonly document: string;
  readonly findUnit: FindUnit;
  /** Keys of new units already pointed out: each is asked about once. */
  readonly askedUnits: Set<string>;
}

/** The draft of a table; `fileName` names the document where no number is printed. */
export function buildDraft(
  table: PrintedTable,
  fileName: string,
  known: readonly KnownUnit[],
): Draft {
  const { heading, doubts } = readPreamble(table.preamble, table.years);
  const context: Context = {
    years: table.years,
    document: heading.legalBasis?.number ?? fileName,
    findUnit: unitFinder(known),
    askedUnits: new Set(),
  };
  const groups = groupCodes(table.rows);
  const built: Built[] = [];
  let group: string | null = null;
  for (const row of table.rows) {
    if (row.kind === 'group') group = groups.get(row) ?? null;
    else built.push(buildTarget(row, group, context));
  }
  return {
    kind: 'draft',
    programme: {
      ...heading,
      groups: [...groups].map(([row, code]) => ({ code, name: row.name })),
    },
    targets: built.map(({ target }) => target),
    ambiguities: [
      ...doubts,
      ...table.doubts,
      ...groupDoubts(table.rows),
      ...built.flatMap((one) => one.doubts),
      ...numberDoubts(built.map(({ target }) => target)),
    ].sort((a, b) => a.line - b.line),
  };
}

/** The printed label; where labels repeat («I» under A and under B) the upper one stands before it. */
function groupCodes(rows: readonly PrintedRow[]): ReadonlyMap<PrintedRow, string> {
  const groups = rows.filter((row) => row.kind === 'group');
  const labels = groups.map((row) => row.label.replace(/[.)/:]+$/, ''));
  const repeats = new Set(labels).size < labels.length;
  const codes = new Map<PrintedRow, string>();
  const used = new Set<string>();
  let letter = '';
  for (const [i, row] of groups.entries()) {
    const label = labels[i] ?? '';
    const isLetter = readLabels(label).every(({ kind }) => kind === 'letter') && label !== '';
    if (isLetter) letter = label;
    const path = repeats && letter !== '' && !isLetter ? `${letter}.${label}` : label;
    let code = path;
    for (let n = 2; used.has(code); n += 1) code = `${path}-${n}`;
    used.add(code);
    codes.set(row, code);
  }
  return codes;
}

function groupDoubts(rows: readonly PrintedRow[]): readonly Ambiguity[] {
  return rows.flatMap((row) =>
    row.kind === 'group' ? row.doubts.map((one) => ({ ...one, line: row.line, target: null })) : [],
  );
}

function buildTarget(row: PrintedRow, group: string | null, context: Context): Built {
  const number = targetNumber(row.label);
  const point = (field: Ambiguity['field'], text: string, why: string): Ambiguity => ({
    line: row.line,
    target: number,
    field,
    text,
    why,
  });
  const goals = buildGoals(row.values, context.years, point);
  const leads = findUnits(row.leads, 'leads', context, point);
  const coordinators = findUnits(row.coordinators, 'coordinators', context, point);
  const worded = goals.goals.length === 0 && goals.doubts.length > 0;
  const target: DraftTarget = {
    number,
    group,
    name: row.name,
    unit: row.unit ?? goals.unit,
    kind: goals.goals.length > 0 ? 'quantitative' : 'milestone',
    goals: goals.goals,
    leads: leads.units,
    coordinators: coordinators.units,
    indicators: [],
    disclosure: 'public',
    source: { document: context.document, line: row.line },
  };
  return {
    target,
    doubts: [
      ...row.doubts.map((one) => point(one.field, one.text, one.why)),
      ...goals.doubts,
      ...leads.doubts,
      ...coordinators.doubts,
      ...senseDoubts(target, point).filter((one) => !(worded && one.field === 'goals')),
    ],
  };
}

function targetNumber(label: string): TargetNumber {
  const text = readLabels(label)[0]?.text ?? label;
  return /^\d+$/.test(text) ? Number(text) : text;
}

interface BuiltGoals {
  readonly goals: readonly DraftGoal[];
  /** «%» where every value carries it. */
  readonly unit: string | null;
  readonly doubts: readonly Ambiguity[];
}

const UNPLACED = 'Bản in chỉ còn giá trị, không cho biết thuộc cột năm nào.';

function buildGoals(
  values: readonly PrintedValue[],
  years: readonly GoalYear[],
  point: Point,
): BuiltGoals {
  const read = values.map((value) => buildGoal(value, years, point));
  const goals = read.flatMap(({ goal }) => goal ?? []);
  const percents = read.filter(({ percent }) => percent).length;
  const unit = percents > 0 && percents === goals.length ? '%' : null;
  return { goals, unit, doubts: read.flatMap(({ doubts }) => doubts) };
}

interface BuiltGoal {
  readonly goal: DraftGoal | undefined;
  readonly percent: boolean;
  readonly doubts: readonly Ambiguity[];
}

function buildGoal(value: PrintedValue, years: readonly GoalYear[], point: Point): BuiltGoal {
  const read = readValue(value.text);
  if (read.kind === 'none') return { goal: undefined, percent: false, doubts: [] };
  if (read.kind === 'words') {
    const where = value.year === null ? '' : ` (${yearName(value.year)})`;
    const why = `Cột mục tiêu${where} ghi giá trị bằng chữ, không có số; cần đặt mốc.`;
    return { goal: undefined, percent: false, doubts: [point('goals', value.text, why)] };
  }
  const only = years.length === 1 ? years[0] : undefined;
  const year = value.year ?? only ?? null;
  const { comparator, percent, text } = read;
  const goal = { year, value: read.value, comparator, text };
  const whys = read.why ? [read.why] : [];
  if (year !== null) {
    const doubts = whys.map((why) => point('goals', text, why));
    return { goal: { ...goal, standing: 'confirmed', why: null }, percent, doubts };
  }
  whys.unshift(`${UNPLACED} Cần xác định: ${yearList(years)}.`);
  const doubts = whys.map((why) => point('goals', text, why));
  return { goal: { ...goal, standing: 'unplaced', why: UNPLACED }, percent, doubts };
}

const yearName = (year: GoalYear): string => (year === 'phase' ? 'cả giai đoạn' : `năm ${year}`);
const yearList = (years: readonly GoalYear[]): string => years.map(yearName).join(' hay ');

function findUnits(
  names: readonly string[],
  field: 'leads' | 'coordinators',
  context: Context,
  point: Point,
): { readonly units: readonly DraftUnit[]; readonly doubts: readonly Ambiguity[] } {
  const units: DraftUnit[] = [];
  const doubts: Ambiguity[] = [];
  for (const name of names) {
    const { unit, isNew } = context.findUnit(name);
    if (units.some((other) => other.code === unit.code)) continue;
    units.push(asPrinted(unit, name));
    if (!isNew || context.askedUnits.has(unit.code)) continue;
    context.askedUnits.add(unit.code);
    doubts.push(
      point(field, name, 'Đơn vị mới, chưa có trong danh mục đơn vị; cần xác nhận mã và tên.'),
    );
  }
  return { units, doubts };
}

/** Numbers printed twice, or left out, in a series of whole numbers. */
function numberDoubts(targets: readonly DraftTarget[]): readonly Ambiguity[] {
  const seen = new Map<TargetNumber, DraftTarget>();
  return targets.flatMap((target, i) => {
    const at = { line: target.source.line, target: target.number, field: 'number' as const };
    const text = String(target.number);
    const again = seen.has(target.number);
    seen.set(target.number, target);
    if (again) {
      return [
        {
          ...at,
          text,
          why: 'Số thứ tự đã dùng cho mục tiêu khác (đánh lại từ đầu ở mỗi nhóm); cần số riêng.',
        },
      ];
    }
    const previous = targets[i - 1]?.number;
    if (typeof target.number !== 'number' || typeof previous !== 'number') return [];
    if (target.number <= previous + 1) return [];
    return [
      { ...at, text, why: `Sau số ${previous} là số ${target.number}; có thể thiếu hàng ở giữa.` },
    ];
  });
}
