// Biểu nhập: what a unit is asked for in a cycle. It follows from the assignments and is never drawn by hand.
import { type Basis, monthPeriod, type Period } from '../kernel/period.ts';
import type {
  Area,
  AreaCode,
  Assignment,
  Catalogue,
  Disclosure,
  Element,
  ElementCode,
  Indicator,
  UnitCode,
  Versioned,
} from './catalogue.ts';
import { dueMonths, holdersOf, reportingAreas } from './duty.ts';
import { periodDue } from './element-period.ts';
import { exists } from './find.ts';
import { shortHash } from './short-hash.ts';

/** One question: an element for an area and a period, asked once and used by every target that needs it. */
export interface Field {
  readonly element: ElementCode;
  readonly area: AreaCode;
  readonly period: string;
  readonly basis: Basis;
  /** Last month of the period, as an index. */
  readonly month: number;
  /** Name of the element in plain Vietnamese, and its unit of measure. */
  readonly name: string;
  readonly unit: string;
  /** How its indicators use it, in words: the formula with this element in it. */
  readonly definition: string;
  readonly measure: Element['measure'];
  readonly time: Element['time'];
  readonly disclosure: Disclosure;
  /** `ask`: the unit knows it. `confirm`: another source already has it; the unit says whether it is right. */
  readonly mode: 'ask' | 'confirm';
  /** Held back as secret until a document releases it: shown, never entered («báo cáo theo chế độ mật»). */
  readonly withheld: boolean;
  /** The document that releases a restricted percentage; its number goes into the comment. */
  readonly release: string | null;
  /** Numbers of the targets that need it. */
  readonly targets: readonly number[];
  readonly definitionVersion: number;
}

export interface Form {
  readonly cycle: string;
  readonly unit: UnitCode;
  /** Short hash of the fields and their definition versions: another form has another version. */
  readonly version: string;
  readonly fields: readonly Field[];
}

/** A field's key in addresses, sheets and scripts: `element.area.period`. */
export const fieldKey = (field: Pick<Field, 'element' | 'area' | 'period'>): string =>
  `${field.element}.${field.area}.${field.period}`;

/** The months of a cycle, as indexes (kernel/period.ts), both included. */
export interface FormCycle {
  readonly code: string;
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/**
 * What a unit is asked in a cycle: every element that falls to it by the assignments and ends a period in
 * the cycle's months; for a commune also what other sources count about it, to confirm. Each figure is
 * asked of one unit. Memoised on the catalogue.
 */
export function formOf(catalogue: Catalogue, cycle: FormCycle, unit: UnitCode): Form {
  return formsOf(catalogue, cycle).get(unit) ?? withVersion(cycle.code, unit, []);
}

/** Units that must answer something in a cycle, in the order of the catalogue. */
export function unitsWithForms(catalogue: Catalogue, cycle: FormCycle): readonly UnitCode[] {
  const forms = formsOf(catalogue, cycle);
  return catalogue.units
    .map(({ code }) => code)
    .filter((code) => forms.get(code)?.fields.some(({ mode }) => mode === 'ask'));
}

type Forms = ReadonlyMap<UnitCode, Form>;
const prepared = new WeakMap<Catalogue, Map<string, Forms>>();

function formsOf(catalogue: Catalogue, cycle: FormCycle): Forms {
  const known = prepared.get(catalogue) ?? new Map<string, Forms>();
  prepared.set(catalogue, known);
  const key = `${cycle.code} ${cycle.firstMonth} ${cycle.lastMonth}`;
  const forms = known.get(key) ?? drawForms(catalogue, cycle);
  known.set(key, forms);
  return forms;
}

function drawForms(catalogue: Catalogue, cycle: FormCycle): Forms {
  const months = dueMonths(catalogue, { from: cycle.firstMonth, to: cycle.lastMonth });
  const uses = usesOf(catalogue);
  const fields = new Map<UnitCode, Field[]>();
  for (const element of inOrder(catalogue.elements, uses)) {
    for (const month of months) {
      const period = periodDue(element, month);
      if (!period) continue;
      for (const { unit, area, mode } of questions(catalogue, element, period)) {
        const field = fieldOf(element, period, uses.get(element.code) ?? []);
        const own = fields.get(unit) ?? [];
        own.push({ ...field, area: area.code, mode });
        fields.set(unit, own);
      }
    }
  }
  return new Map([...fields].map(([unit, own]) => [unit, withVersion(cycle.code, unit, own)]));
}

interface Question {
  readonly unit: UnitCode;
  readonly area: Area;
  readonly mode: Field['mode'];
}

function questions(
  catalogue: Catalogue,
  element: Versioned<Element>,
  period: Period,
): readonly Question[] {
  const assignment = catalogue.assignments.find((one) => one.element === element.code);
  const last = monthPeriod(period.last, element.basis).to;
  const areas = reportingAreas(catalogue, element).filter((area) => exists(area, last));
  const asked = areas.flatMap((area) => {
    const unit = askedUnit(assignment, holdersOf(catalogue, element.code, area.code));
    return unit === undefined ? [] : [{ unit, area, mode: 'ask' as const }];
  });
  return [
    ...cityQuestion(catalogue, element, assignment),
    ...asked,
    ...confirmations(catalogue, element, areas).filter(
      ({ unit, area }) => !asked.some((one) => one.unit === unit && one.area === area),
    ),
  ];
}

/** Where several units may enter one figure, its owner is asked, else the first that is named. */
const askedUnit = (
  assignment: Assignment | undefined,
  holders: readonly UnitCode[],
): UnitCode | undefined => holders.find((unit) => unit === assignment?.owns) ?? holders[0];

/** A figure of the communes whose city total is posted, not summed: its owner is asked for the total. */
function cityQuestion(
  { areas, programme }: Catalogue,
  { level, cityFrom }: Element,
  assignment: Assignment | undefined,
): readonly Question[] {
  const city = areas.find(({ code }) => code === programme.city);
  if (level !== 'commune' || cityFrom !== 'posted' || !assignment || !city) return [];
  return [{ unit: assignment.owns, area: city, mode: 'ask' }];
}

/** What other sources count about a commune: its committee says whether it is right. */
function confirmations(
  { units }: Catalogue,
  { level, officialOrigin, disclosure }: Element,
  areas: readonly Area[],
): readonly Question[] {
  if (level !== 'commune' || officialOrigin === 'reported' || disclosure === 'restricted')
    return [];
  return areas.flatMap((area) => {
    const committee = units.find((unit) => unit.area === area.code);
    return committee ? [{ unit: committee.code, area, mode: 'confirm' as const }] : [];
  });
}

const fieldOf = (
  element: Versioned<Element>,
  period: Period,
  uses: readonly Indicator[],
): Omit<Field, 'area' | 'mode'> => ({
  element: element.code,
  period: period.code,
  basis: element.basis,
  month: period.last,
  name: element.name,
  unit: element.unit,
  definition: [...new Set(uses.map(({ formula }) => formula))].join('; '),
  measure: element.measure,
  time: element.time,
  disclosure: element.disclosure,
  withheld: element.disclosure === 'restricted' && element.disclosureRelease === undefined,
  release: element.disclosureRelease ?? null,
  targets: [...new Set(uses.map(({ target }) => target))].sort((a, b) => a - b),
  definitionVersion: element.version,
});

/** Indicators that are counted from an element, itself or as a part of a sum. */
function usesOf({
  elements,
  indicators,
}: Pick<Catalogue, 'elements' | 'indicators'>): ReadonlyMap<ElementCode, readonly Indicator[]> {
  const parts = new Map(elements.map(({ code, sumOf }) => [code, sumOf]));
  const uses = new Map<ElementCode, Indicator[]>();
  for (const indicator of indicators) {
    const { numerator, denominator, milestones } = indicator;
    const named = [numerator ?? '', denominator ?? '', ...milestones.map(({ element }) => element)];
    for (const code of new Set(named.flatMap((one) => [one, ...(parts.get(one) ?? [])]))) {
      uses.set(code, [...(uses.get(code) ?? []), indicator]);
    }
  }
  return uses;
}

/** Entered elements in the order of the targets that need them; what no target needs is not asked. */
const inOrder = (
  elements: Catalogue['elements'],
  uses: ReadonlyMap<ElementCode, readonly Indicator[]>,
): Catalogue['elements'] =>
  elements
    .filter(({ code, sumOf }) => sumOf.length === 0 && uses.has(code))
    .map((element) => ({ element, first: firstTarget(uses.get(element.code) ?? []) }))
    .sort((a, b) => a.first - b.first)
    .map(({ element }) => element);

const firstTarget = (uses: readonly Indicator[]): number =>
  uses.reduce((least, { target }) => Math.min(least, target), Number.MAX_SAFE_INTEGER);

function withVersion(cycle: string, unit: UnitCode, fields: readonly Field[]): Form {
  const words = fields.map(
    (field) => `${fieldKey(field)} ${field.definitionVersion} ${field.mode} ${field.withheld}`,
  );
  return { cycle, unit, version: shortHash([cycle, unit, ...words].join('\n')), fields };
}
