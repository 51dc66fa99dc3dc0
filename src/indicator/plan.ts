// A definition compiles to plain data: which elements are read, in which role, over which months.
import type {
  AreaCode,
  Catalogue,
  Element,
  ElementCode,
  Frequency,
  Indicator,
  Origin,
  Versioned,
} from '../catalogue/catalogue.ts';
import { type Basis, monthIndex, monthOf } from '../kernel/period.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';

/** One element read by one indicator: `factor × value`, standing `shift` months after its own month. */
export interface Term {
  readonly i: number;
  readonly role: 'n' | 'd';
  /** The source read. */
  readonly e: number;
  readonly element: ElementCode;
  readonly basis: Basis;
  readonly factor: Decimal;
  /** Only values of these months; a reduction reads its base year through a shift of 12, 24 … */
  readonly lo: number;
  readonly hi: number;
  readonly shift: number;
  readonly flow: boolean;
  /** Months for which a stock stands after its own. */
  readonly valid: number;
}

/** One indicator on one basis; `i` ties it to its terms. */
export interface Step {
  readonly i: number;
  readonly code: string;
  readonly basis: Basis;
  readonly kind: Indicator['kind'];
  readonly flow: boolean;
  readonly commune: boolean;
  /** Communes add up to the city (every element's area rule is `sum`). */
  readonly adds: boolean;
  /** A figure posted for the city stands before the communes' sum. */
  readonly posted: boolean;
  readonly nterms: number;
  readonly dterms: number;
  /** Milestones: the sum of weights; otherwise null. */
  readonly whole: Decimal | null;
  /** Months from one report to the next. */
  readonly step: number;
  readonly cover: Decimal;
  readonly formula: number;
  readonly restricted: boolean;
  /** First month that can be missed: earlier ones are not due. */
  readonly due: number;
}

/** Values of one element on one basis, and the origin that is official for it. */
export interface Source {
  readonly e: number;
  readonly element: ElementCode;
  readonly basis: Basis;
  readonly origin: Origin;
  /** A flow speaks of no month later than its own plus this shift; a stock (null) has no such bound. */
  readonly reach: number | null;
}

export interface Place {
  readonly a: number;
  readonly code: AreaCode;
  readonly city: boolean;
  readonly first: number;
  readonly last: number;
}

/** All that a computation reads, and nothing else: lineage is a by-product. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly terms: readonly Term[];
  readonly sources: readonly Source[];
  readonly places: readonly Place[];
}

const FIRST_MONTH = 0;
const LAST_MONTH = 2999 * 12 + 11;

// A yearly denominator (population, labour force) stands for the whole of its year, not from its last month.
const YEAR_BEGINS = -11;

const MONTHS: Readonly<Record<Frequency, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  'school-year': 12,
};

/** Compiles indicators (all of them when `codes` is left out) into one plan. Pure: no clock, no names made up. */
export function compile(catalogue: Catalogue, codes?: ReadonlySet<string>): Plan {
  const elements = new Map(catalogue.elements.map((element) => [element.code, element]));
  const chosen = catalogue.indicators.filter((one) => !codes || codes.has(one.code));
  const variants = chosen.flatMap((one) => basesOf(one).map((basis) => ({ one, basis })));
  const due = monthOf(catalogue.programme.signedOn).last;
  const compiled = variants.map(({ one, basis }, i) =>
    compileOne({ i, one, basis, due, end: catalogue.programme.end }, elements),
  );
  const reads = compiled.flatMap((each) => each.terms);
  const sources = sourcesOf(reads, elements);
  const e = new Map(sources.map((source) => [sourceKey(source), source.e]));
  return {
    steps: compiled.map((each) => each.step),
    terms: reads.map((read) => ({ ...read, e: e.get(sourceKey(read)) ?? -1 })),
    sources,
    places: placesOf(catalogue),
  };
}

type Read = Omit<Term, 'e'>;

const sourceKey = (read: { element: ElementCode; basis: Basis }): string =>
  `${read.element} ${read.basis}`;

const reachOf = (reads: readonly Read[]): number | null =>
  reads.every((read) => read.flow) ? Math.max(...reads.map((read) => read.shift)) : null;

function sourcesOf(reads: readonly Read[], elements: Elements): Source[] {
  const distinct = new Map(reads.map((read) => [sourceKey(read), read]));
  return [...distinct.values()].map(({ element, basis }, e) => ({
    e,
    element,
    basis,
    origin: elements.get(element)?.officialOrigin ?? 'figure',
    reach: reachOf(reads.filter((read) => sourceKey(read) === sourceKey({ element, basis }))),
  }));
}

// Where the portal's calendar figure is official, the administrative one stands beside it.
const basesOf = (one: Indicator): Basis[] =>
  one.basis === 'calendar' ? ['calendar', 'administrative'] : ['administrative'];

interface Subject {
  readonly i: number;
  readonly one: Versioned<Indicator>;
  readonly basis: Basis;
  readonly due: number;
  readonly end: number;
}

type Elements = ReadonlyMap<ElementCode, Element>;

function compileOne(subject: Subject, elements: Elements): { step: Step; terms: Read[] } {
  const { one } = subject;
  const terms =
    one.kind === 'milestone' ? milestoneTerms(subject, elements) : ratioTerms(subject, elements);
  const used = terms.flatMap((term) => elements.get(term.element) ?? []);
  const commune = used.some((element) => element.level === 'commune');
  const count = (role: Read['role']): number =>
    new Set(terms.filter((term) => term.role === role).map((term) => term.element)).size;
  const step: Step = {
    i: subject.i,
    code: one.code,
    basis: subject.basis,
    kind: one.kind,
    flow: one.time === 'flow',
    commune,
    adds: commune && used.every((element) => element.areaRule === 'sum'),
    posted: used[0]?.cityFrom !== 'communes',
    nterms: count('n'),
    dterms: count('d'),
    whole: one.kind === 'milestone' ? totalWeight(one) : null,
    step: Math.min(MONTHS[one.frequency], 12),
    cover: one.minimumCoverage,
    formula: one.version,
    restricted: one.disclosure === 'restricted',
    due: subject.due,
  };
  return { step, terms };
}

const totalWeight = (one: Indicator): Decimal =>
  one.milestones.reduce((sum, each) => sum.plus(each.weight), exact('0')).toString();

function milestoneTerms(subject: Subject, elements: Elements): Read[] {
  return subject.one.milestones.flatMap((milestone) =>
    termsOf(subject, elements, { role: 'n', element: milestone.element, factor: milestone.weight }),
  );
}

function ratioTerms(subject: Subject, elements: Elements): Read[] {
  const { numerator, denominator, base, kind } = subject.one;
  const top = numerator
    ? termsOf(subject, elements, { role: 'n', element: numerator, factor: '1' })
    : [];
  if (kind === 'reduction' && numerator && base) {
    return [...top, ...baseTerms(subject, elements, { numerator, year: base.year })];
  }
  const bottom = denominator
    ? termsOf(subject, elements, { role: 'd', element: denominator, factor: '1' })
    : [];
  return [...top, ...bottom];
}

// A reduction is measured against the same months of the base year, so those values are read again
// 12, 24 … months later, and paired area by area like any denominator.
function baseTerms(
  subject: Subject,
  elements: Elements,
  base: { numerator: ElementCode; year: number },
): Read[] {
  const years = Array.from({ length: Math.max(0, subject.end - base.year) }, (_, k) => k + 1);
  return years.flatMap((k) =>
    termsOf(subject, elements, { role: 'd', element: base.numerator, factor: '1' }).map((term) => ({
      ...term,
      lo: monthIndex(base.year, 1),
      hi: monthIndex(base.year, 12),
      shift: 12 * k,
    })),
  );
}

function termsOf(
  subject: Subject,
  elements: Elements,
  read: { role: Read['role']; element: ElementCode; factor: Decimal },
): Read[] {
  const element = elements.get(read.element);
  if (!element)
    throw new Error(`indicator ${subject.one.code} reads unknown element ${read.element}`);
  if (element.sumOf.length > 0) {
    return element.sumOf.flatMap((part) => termsOf(subject, elements, { ...read, element: part }));
  }
  const flow = element.time === 'flow';
  const term: Read = {
    i: subject.i,
    role: read.role,
    element: element.code,
    basis: flow ? subject.basis : element.basis,
    factor: read.factor,
    lo: FIRST_MONTH,
    hi: LAST_MONTH,
    shift: !flow && read.role === 'd' && element.frequency === 'year' ? YEAR_BEGINS : 0,
    flow,
    valid: element.validMonths,
  };
  return [term];
}

function placesOf(catalogue: Catalogue): Place[] {
  return catalogue.areas.map((area, a) => ({
    a,
    code: area.code,
    city: area.code === catalogue.programme.city,
    first: monthOf(area.validFrom).last,
    last: area.validTo ? monthOf(area.validTo).last : LAST_MONTH,
  }));
}

/** Indicators (by code) whose amounts read any of these elements. */
export function readersOf(plan: Plan, elements: ReadonlySet<ElementCode>): Set<string> {
  const hit = new Set(
    plan.terms.filter((term) => elements.has(term.element)).map((term) => term.i),
  );
  return new Set(plan.steps.filter((step) => hit.has(step.i)).map((step) => step.code));
}
