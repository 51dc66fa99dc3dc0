import type { Scoreboard } from '../../assessment/scoreboard.ts';
import type { Assignment, Catalogue, Element, Indicator, Unit } from '../../catalogue/catalogue.ts';
import { groupsWith } from '../../catalogue/unit-groups.ts';
import type {
  UnitElement,
  UnitListView,
  UnitRow,
  UnitTarget,
  UnitView,
} from '../../web/unit/view.ts';
import type { RequestContext } from '../deps.ts';
import { type Asked, askedOf, mayShow } from './asked.ts';
import { answeredDuties, recordView } from './record.ts';

/** Everything that the page of one unit shows. */
export async function readUnit(c: RequestContext, unit: Unit): Promise<UnitView> {
  const asked = await askedOf(c);
  const { catalogue, period, periods, today } = asked;
  const groups = groupsWith(catalogue.units, unit);
  const board = await asked.snapshot.scoreboard(period.code);
  const part = { asked, unit, groups, board };
  const answered = await answeredDuties(c.var.deps.db, asked, ({ holders }) =>
    holders.includes(unit.code),
  );
  return {
    ...{ catalogue, unit, groups, period, periods },
    area: catalogue.areas.find(({ code }) => code === unit.area),
    led: targetsOf(part, ({ leads }) => leads),
    coordinated: targetsOf(part, ({ coordinators }) => coordinators),
    owned: catalogue.indicators.filter(({ owner }) => owner === unit.code),
    entered: elementsOf(part, ({ enters }) => enters),
    supplied: elementsOf(part, ({ supplies }) => supplies).filter(
      ({ assignment }) => assignment.owns !== unit.code,
    ),
    record: recordView(answered, today),
    answered,
  };
}

interface Part {
  readonly asked: Asked;
  readonly unit: Unit;
  readonly groups: readonly Unit[];
  readonly board: Scoreboard;
}

/** How a unit is among the codes: named itself, through a group, or not at all. */
function membership(
  { unit, groups }: Pick<Part, 'unit' | 'groups'>,
  codes: readonly string[],
): { readonly via: Unit | null } | undefined {
  if (codes.includes(unit.code)) return { via: null };
  const via = groups.find(({ code }) => codes.includes(code));
  return via && { via };
}

function targetsOf(
  part: Part,
  codesOf: (target: Scoreboard['rows'][number]['target']) => readonly string[],
): UnitTarget[] {
  return part.board.rows.flatMap((row) => {
    const member = membership(part, codesOf(row.target));
    return member ? [{ row, shown: mayShow(part.asked.reach, row.target), ...member }] : [];
  });
}

function elementsOf(
  part: Part,
  codesOf: (assignment: Assignment) => readonly string[],
): UnitElement[] {
  const { catalogue } = part.asked;
  return catalogue.assignments.flatMap((assignment) => {
    const member = membership(part, codesOf(assignment));
    const element = catalogue.elements.find(({ code }) => code === assignment.element);
    if (!member || !element) return [];
    return [{ element, assignment, ...member, usedBy: readersOf(catalogue, element) }];
  });
}

/** Indicators that read an element, by itself, in a sum, or as a step. */
function readersOf({ indicators, elements }: Catalogue, { code }: Element) {
  const sums = elements.filter(({ sumOf }) => sumOf.includes(code)).map((one) => one.code);
  const read = new Set([code, ...sums]);
  const reads = ({ numerator, denominator, milestones }: Indicator): boolean =>
    [numerator, denominator].some((one) => one !== null && read.has(one)) ||
    milestones.some(({ element }) => read.has(element));
  return indicators.filter(reads);
}

/** Every unit with what it leads, coordinates, owns and enters, named itself. */
export async function readUnitList(c: RequestContext): Promise<UnitListView> {
  const { catalogue, period, periods, snapshot } = await askedOf(c);
  const board = await snapshot.scoreboard(period.code);
  const units = catalogue.units.map((unit) => unitRow(unit, catalogue, board));
  return { catalogue, period, periods, units };
}

function unitRow(unit: Unit, catalogue: Catalogue, board: Scoreboard): UnitRow {
  const led = board.rows.filter(({ target }) => target.leads.includes(unit.code));
  const late = led.filter(
    ({ assessment: { progress } }) => progress === 'behind' || progress === 'at-risk',
  );
  const { targets, indicators, assignments } = catalogue;
  const named = { unit, groups: groupsWith(catalogue.units, unit) };
  return {
    unit,
    leads: led.length,
    late: late.length,
    coordinates: targets.filter((one) => membership(named, one.coordinators)).length,
    owns: indicators.filter(({ owner }) => owner === unit.code).length,
    enters: assignments.filter((one) => membership(named, one.enters)).length,
  };
}
