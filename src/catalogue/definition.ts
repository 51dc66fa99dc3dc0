// Every part of the catalogue is kept as a versioned definition: kind, code, body.
import type { IsoDate } from '../kernel/period.ts';
import { compareNames } from '../kernel/text.ts';
import { withDefaultAssignments } from './assignment.ts';
import type {
  Area,
  Assignment,
  Catalogue,
  CatalogueSource,
  Element,
  Goal,
  Holiday,
  Indicator,
  Method,
  Programme,
  Target,
  Unit,
  Versioned,
} from './catalogue.ts';
import type { Check } from './check/check.ts';

export interface DefinitionBodies {
  readonly programme: Programme;
  readonly target: Target;
  readonly goal: Goal;
  readonly indicator: Indicator;
  readonly element: Element;
  readonly unit: Unit;
  readonly area: Area;
  readonly assignment: Assignment;
  readonly method: Method;
  readonly holiday: Holiday;
  readonly check: Check;
}
export type DefinitionKind = keyof DefinitionBodies;

/** A new body for one definition; null withdraws it. */
export type DefinitionChange = {
  readonly [K in DefinitionKind]: {
    readonly kind: K;
    readonly code: string;
    readonly body: DefinitionBodies[K] | null;
    readonly effectiveFrom: IsoDate;
  };
}[DefinitionKind];

/** One stored version, as the database gives it. */
export interface DefinitionRow {
  readonly kind: string;
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: IsoDate;
  readonly revision: number;
  readonly body: unknown;
}

/** All definitions of a new instance. Elements without an assignment of their own get the default one. */
export function definitionsOf(
  source: CatalogueSource,
  effectiveFrom: IsoDate = source.programme.signedOn,
): readonly DefinitionChange[] {
  const of = <K extends DefinitionKind>(
    kind: K,
    bodies: readonly DefinitionBodies[K][],
    code: (body: DefinitionBodies[K]) => string,
  ): DefinitionChange[] =>
    bodies.map((body) => ({ kind, code: code(body), body, effectiveFrom }) as DefinitionChange);
  return [
    ...of('programme', [source.programme], ({ code }) => code),
    ...of('target', source.targets, ({ number }) => String(number)),
    ...of('goal', source.goals, ({ id }) => id),
    ...of('indicator', source.indicators, ({ code }) => code),
    ...of('element', source.elements, ({ code }) => code),
    ...of('unit', source.units, ({ code }) => code),
    ...of('area', source.areas, ({ code }) => code),
    ...of('assignment', withDefaultAssignments(source), ({ element }) => element),
    ...of('method', [source.method], () => 'method'),
    ...of('holiday', source.holidays, ({ date }) => date),
    ...source.checks.map((body) => ({
      ...{ kind: 'check' as const, code: body.code, body, effectiveFrom: body.effectiveFrom },
    })),
  ];
}

/** Puts stored definitions together. Undefined when there is no programme or method yet. */
export function assembleCatalogue(rows: readonly DefinitionRow[]): Catalogue | undefined {
  const plain = <K extends DefinitionKind>(kind: K): DefinitionBodies[K][] =>
    rows.filter((row) => row.kind === kind).map((row) => row.body as DefinitionBodies[K]);
  const versioned = <K extends DefinitionKind>(kind: K): Versioned<DefinitionBodies[K]>[] =>
    rows.filter((row) => row.kind === kind).map((row) => stamp(row));
  const [programme] = plain('programme');
  const [method] = versioned('method');
  if (programme === undefined || method === undefined) return undefined;
  return inOrder({
    programme,
    targets: plain('target'),
    goals: versioned('goal'),
    indicators: versioned('indicator'),
    elements: versioned('element'),
    units: plain('unit'),
    areas: plain('area'),
    assignments: versioned('assignment'),
    method,
    holidays: plain('holiday'),
    checks: versioned('check'),
  });
}

function stamp<T>({ body, version, effectiveFrom, revision }: DefinitionRow): Versioned<T> {
  return { ...(body as T), version, effectiveFrom, revision };
}

/** The body without the version that reading added. */
export function bareBody<T extends object>(body: T): T {
  const { version: _, effectiveFrom: __, revision: ___, ...bare } = body as Versioned<T>;
  return bare as unknown as T;
}

const UNIT_KINDS = ['department', 'outside', 'group', 'commune'];

/** Stable reading order: targets by number, goals by year, indicators and areas by code, names as in Vietnamese. */
export function inOrder<T extends Catalogue | CatalogueSource>(catalogue: T): T {
  return {
    ...catalogue,
    targets: catalogue.targets.toSorted((a, b) => a.number - b.number),
    goals: catalogue.goals.toSorted((a, b) => a.target - b.target || compareNames(a.id, b.id)),
    indicators: catalogue.indicators.toSorted((a, b) => compareNames(a.code, b.code)),
    elements: catalogue.elements.toSorted((a, b) => compareNames(a.code, b.code)),
    units: catalogue.units.toSorted(
      (a, b) =>
        UNIT_KINDS.indexOf(a.kind) - UNIT_KINDS.indexOf(b.kind) || compareNames(a.name, b.name),
    ),
    areas: catalogue.areas.toSorted((a, b) => Number(a.code) - Number(b.code)),
    assignments: catalogue.assignments.toSorted((a, b) => compareNames(a.element, b.element)),
    holidays: catalogue.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    checks: catalogue.checks.toSorted((a, b) => compareNames(a.code, b.code)),
  };
}
