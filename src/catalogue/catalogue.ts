// What is promised and how it is measured. Plain data: the YAML, the database and the API share it.
import type { Comparator } from '../kernel/comparator.ts';
import type { Basis, IsoDate } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { Check } from './check/check.ts';

export type UnitCode = string;
export type AreaCode = string;
export type ElementCode = string;
export type IndicatorCode = string;
export type Disclosure = 'public' | 'internal' | 'restricted';
export type Frequency = 'month' | 'quarter' | 'half' | 'year' | 'school-year';
export type Origin = 'reported' | 'register' | 'feed' | 'figure' | 'portal';

export interface Programme {
  readonly code: string;
  readonly title: string;
  readonly legalBasis: string;
  /** Nothing is due before this day (the plan was signed on it). */
  readonly signedOn: IsoDate;
  readonly start: number;
  readonly end: number;
  /** Area code of the whole territory: 46 for Huế. */
  readonly city: AreaCode;
  /** Cơ quan thường trực: which unit runs the cycle is a setting, not a constant. */
  readonly standingOffice: UnitCode;
  readonly groups: readonly Group[];
}

export interface Group {
  readonly code: string;
  readonly name: string;
}

/** One numbered row of the appendix, wording verbatim. */
export interface Target {
  readonly number: number;
  readonly group: string;
  readonly name: string;
  /** As printed; null where nothing is printed. */
  readonly unit: string | null;
  readonly kind: 'quantitative' | 'milestone';
  readonly leads: readonly UnitCode[];
  readonly coordinators: readonly UnitCode[];
  /** How several indicators answer for one target: one of them, or all must meet. Never an average. */
  readonly judgedBy: { readonly headline: IndicatorCode } | 'all-must-meet';
  readonly disclosure: Disclosure;
  readonly source: { readonly document: string; readonly line: number };
  /** Text marks shown beside the row, e.g. «mốc của Chính phủ» for 19. */
  readonly note?: string;
}

/** A promised value, with the text as printed and how sure its year is. */
export interface Goal {
  /** `5-2026`, or `6-a` while no year is known; stable when the year is placed later. */
  readonly id: string;
  readonly target: number;
  readonly year: number | 'phase' | null;
  readonly value: Decimal;
  readonly comparator: Comparator;
  readonly text: string;
  readonly standing: 'confirmed' | 'assumed' | 'unplaced';
  /** Reason of an assumption or of a placement. */
  readonly why?: string;
  readonly reference?: string;
}

/** How a target is measured. */
export interface Indicator {
  readonly code: IndicatorCode;
  readonly target: number;
  readonly name: string;
  readonly unit: string;
  readonly kind: 'ratio' | 'count' | 'reduction' | 'milestone';
  readonly time: 'flow' | 'stock';
  readonly standing: 'proposed' | 'confirmed';
  /** Document number by which lead and standing office confirmed the definition. */
  readonly confirmedBy?: string;
  /** The formula in plain Vietnamese, shown to people. */
  readonly formula: string;
  readonly numerator: ElementCode | null;
  readonly denominator: ElementCode | null;
  /** Reductions: the year compared with, and the smallest base count that allows a judgement. */
  readonly base: { readonly year: number; readonly minimum: Decimal } | null;
  readonly milestones: readonly Milestone[];
  /** Below this share of areas (0 to 1) the amount is provisional and never final. */
  readonly minimumCoverage: Decimal;
  readonly basis: Basis;
  readonly baseline: Baseline | null;
  readonly dependsOnMinistry: boolean;
  readonly owner: UnitCode;
  readonly suppliers: readonly string[];
  readonly frequency: Frequency;
  /** Where its numbers are born: «register procedures», «dossier feed», «figure» … */
  readonly path: string;
  readonly breakdown: string | null;
  readonly disclosure: Disclosure;
  readonly quality: Quality;
  readonly note: string | null;
}

/** One step of a milestone indicator; `element` holds the share done, 0 to 1. */
export interface Milestone {
  readonly element: ElementCode;
  readonly name: string;
  readonly weight: Decimal;
  readonly due: IsoDate;
}

/** Declared start of the expected path; never the first number that came in. */
export interface Baseline {
  readonly value: Decimal;
  readonly date: IsoDate;
  readonly source: string;
  readonly approved: boolean;
}

/** The five data-quality fields of the catalogue. */
export interface Quality {
  readonly source: string;
  readonly verification: string;
  readonly accuracy: string;
  readonly limits: string;
  readonly compensation: string;
}

/** One counted thing. A derived element is the sum of others and is never entered. */
export interface Element {
  readonly code: ElementCode;
  readonly name: string;
  readonly unit: string;
  readonly time: 'flow' | 'stock';
  /** sum: communes add up to the city; last: the city's own latest value stands; none: city only. */
  readonly areaRule: 'sum' | 'last' | 'none';
  /** The level that reports: communes (the city may also be posted) or the city alone. */
  readonly level: 'commune' | 'city';
  /** Which stands for the city where both exist. */
  readonly cityFrom: 'posted' | 'communes';
  readonly frequency: Frequency;
  /** Months after its period during which a stock still stands; 0 for flows. */
  readonly validMonths: number;
  readonly owner: UnitCode;
  readonly suppliers: readonly string[];
  readonly officialOrigin: Origin;
  readonly basis: Basis;
  readonly disclosure: Disclosure;
  /** What a single value is: a whole count, a percentage 0-100, a share 0-1, or any decimal. */
  readonly measure: 'count' | 'percent' | 'share' | 'decimal';
  readonly sumOf: readonly ElementCode[];
  /** Every value of it carries the mark «ước tính». */
  readonly estimated: boolean;
  /** The police's written word that a restricted percentage is no secret. */
  readonly disclosureRelease?: string;
}

export interface Unit {
  readonly code: UnitCode;
  readonly name: string;
  readonly kind: 'department' | 'commune' | 'outside' | 'group';
  readonly aliases: readonly string[];
  /** The commune governed, for People's Committees. */
  readonly area: AreaCode | null;
  /** Members of a unit group: unit codes, or the word `communes` / `departments` for all of that kind. */
  readonly members: readonly string[];
}

export interface Area {
  readonly code: AreaCode;
  readonly name: string;
  readonly kind: 'city' | 'phuong' | 'xa';
  readonly parent: AreaCode | null;
  readonly areaKm2: number;
  readonly lat: number;
  readonly lon: number;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Phân công: who enters, verifies, owns and supplies an element, how often and from what source. */
export interface Assignment {
  readonly element: ElementCode;
  readonly enters: readonly UnitCode[];
  readonly verifies: UnitCode;
  readonly owns: UnitCode;
  readonly supplies: readonly string[];
  readonly frequency: Frequency;
  readonly source: string;
}

/** Thresholds of the assessment method: the city's, versioned. */
export interface Method {
  readonly atRiskPoints: Decimal;
  readonly atRiskMonths: number;
  readonly forecastMinimumPoints: number;
}

/** A definition with its version; `revision` is the journal entry that brought it. */
export type Versioned<T> = T & {
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  readonly revision: number;
};

/** Everything that is promised and measured, at one revision. */
export interface Catalogue {
  readonly programme: Programme;
  readonly targets: readonly Target[];
  readonly goals: readonly Versioned<Goal>[];
  readonly indicators: readonly Versioned<Indicator>[];
  readonly elements: readonly Versioned<Element>[];
  readonly units: readonly Unit[];
  readonly areas: readonly Area[];
  readonly assignments: readonly Versioned<Assignment>[];
  readonly method: Versioned<Method>;
  readonly holidays: readonly Holiday[];
  /** Every version of every checking rule: an earlier one counts until the next takes effect. */
  readonly checks: readonly Versioned<Check>[];
}

export interface Holiday {
  readonly date: IsoDate;
  readonly name: string;
  /** A Saturday worked in exchange for a day off. */
  readonly worked: boolean;
}

/** What the YAML of a new instance holds: the same without versions. */
export type CatalogueSource = {
  readonly [K in keyof Catalogue]: Catalogue[K] extends readonly Versioned<infer T>[]
    ? readonly T[]
    : Catalogue[K] extends Versioned<infer T>
      ? T
      : Catalogue[K];
};
