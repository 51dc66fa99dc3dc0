// Catalogue → the same YAML files that it can be loaded from again.
import { Document, isMap, isSeq, type Node, visit } from 'yaml';
import { declaredAssignments } from './assignment.ts';
import type { Catalogue, CatalogueSource, Goal, Indicator, Target } from './catalogue.ts';
import { type Check, latestOf } from './check/check.ts';
import { ELEMENT_DEFAULTS, INDICATOR_DEFAULTS, withoutDefaults } from './defaults.ts';
import { CATALOGUE_FILES, type CatalogueFiles, type NamedText } from './load.file.ts';

/** The files of a catalogue: programme, units, communes, holidays, checks. Loading them gives the same content. */
export function exportCatalogue(catalogue: Catalogue | CatalogueSource): CatalogueFiles {
  const { programme } = catalogue;
  return {
    programme: file(CATALOGUE_FILES.programme, programmeBody(catalogue)),
    units: file(CATALOGUE_FILES.units, {
      standingOffice: programme.standingOffice,
      units: catalogue.units.map(tidy),
    }),
    communes: file(CATALOGUE_FILES.communes, { areas: catalogue.areas.map(tidy) }),
    holidays: file(CATALOGUE_FILES.holidays, {
      holidays: catalogue.holidays.map((day) => withoutDefaults(day, { worked: false })),
    }),
    checks: file(CATALOGUE_FILES.checks, { checks: lastChecks(catalogue).map(checkBody) }),
  };
}

const lastChecks = ({ checks }: { readonly checks: readonly Check[] }): readonly Check[] =>
  latestOf(checks);

function checkBody({ appliesTo, limits, effectiveFrom, ...check }: Check): object {
  const numbers = Object.keys(limits).length > 0 ? { limits } : {};
  const bare = tidy({ ...withoutDefaults(check, { active: true }), ...appliesTo, ...numbers });
  return { ...bare, effectiveFrom };
}

function programmeBody(catalogue: Catalogue | CatalogueSource): object {
  const { groups, standingOffice: _, ...programme } = catalogue.programme;
  const declared = declaredAssignments(catalogue);
  const document = catalogue.targets[0]?.source.document ?? catalogue.programme.legalBasis;
  return {
    programme,
    appendix: document,
    method: tidy(catalogue.method),
    groups: groups.map((group) => ({
      ...group,
      targets: catalogue.targets
        .filter((target) => target.group === group.code)
        .map((target) => targetBody(target, catalogue, document)),
    })),
    elements: catalogue.elements.map((element) =>
      tidy(
        withoutDefaults(element, {
          ...ELEMENT_DEFAULTS,
          areaRule: element.level === 'city' ? 'none' : 'sum',
          cityFrom: 'posted',
          validMonths: 0,
        }),
      ),
    ),
    ...(declared.length > 0 ? { assignments: declared.map(tidy) } : {}),
  };
}

function targetBody(
  target: Target,
  { goals, indicators }: Pick<CatalogueSource, 'goals' | 'indicators'>,
  document: string,
): object {
  const { source, judgedBy, group: _, ...printed } = target;
  const own = indicators.filter((indicator) => indicator.target === target.number);
  const judge = judgedBy === 'all-must-meet' ? judgedBy : judgedBy.headline;
  const only = own.length === 1 && own[0]?.code === judge;
  return tidy({
    ...withoutDefaults(printed, { kind: 'quantitative', disclosure: 'public' }),
    ...(source.document === document ? {} : { document: source.document }),
    line: source.line,
    ...(only ? {} : { judgedBy: judge }),
    goals: goals.filter((goal) => goal.target === target.number).map(goalBody),
    indicators: own.map(indicatorBody),
  });
}

const goalBody = ({ target: _, ...goal }: Goal): object =>
  tidy(withoutDefaults(goal, { comparator: '>=', text: goal.value }));

const indicatorBody = ({ target: _, ...indicator }: Indicator): object =>
  tidy(withoutDefaults(indicator, INDICATOR_DEFAULTS));

const VERSION_FIELDS = ['version', 'effectiveFrom', 'revision'];

/** Leaves out what says nothing: nulls, empty lists, and the version that the database adds. */
function tidy(whole: object): object {
  return Object.fromEntries(
    Object.entries(whole).filter(
      ([field, value]) =>
        value !== null &&
        !(Array.isArray(value) && value.length === 0) &&
        !VERSION_FIELDS.includes(field),
    ),
  );
}

function file(name: string, body: object): NamedText {
  const document = new Document(asText(body), { schema: 'failsafe' });
  visit(document, {
    Seq(_, seq) {
      if (!seq.items.some((item) => isMap(item) || isSeq(item))) seq.flow = true;
    },
    Map(key, map) {
      if (key !== null && isShort(map)) map.flow = true;
    },
  });
  return {
    name,
    content: document.toString({ lineWidth: 140, singleQuote: true, flowCollectionPadding: true }),
  };
}

/** Goals, holidays, areas and the like: a few plain values that fit on one line. */
function isShort(map: Node): boolean {
  const plain = Object.entries(map.toJSON() as Record<string, unknown>);
  const length = plain.reduce(
    (sum, [key, value]) => sum + key.length + String(value).length + 4,
    0,
  );
  return length <= 130 && plain.every(([, value]) => typeof value === 'string');
}

/** Numbers and flags as the text the reader expects, fields in the order that people read. */
function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== 'object' || value === null) return String(value);
  const rank = 'level' in value ? ELEMENT_RANK : 'wrong' in value ? CHECK_RANK : RANK;
  const fields = Object.entries(value).toSorted(
    ([a], [b]) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size),
  );
  return Object.fromEntries(fields.map(([field, v]) => [field, asText(v)]));
}

const ranked = (fields: string) => new Map(fields.split(/\s+/).map((field, i) => [field, i]));

// The database keeps a body's fields in an order of its own.
const ELEMENT_RANK = ranked(
  `code name unit time level areaRule cityFrom frequency validMonths owner suppliers officialOrigin
  basis sumOf estimated disclosure disclosureRelease measure`,
);
const CHECK_RANK = ranked(
  'code name measures times elements indicators limits wrong severity vi en active effectiveFrom note',
);
const RANK = ranked(
  `programme appendix method standingOffice units areas holidays groups elements assignments
  code title legalBasis signedOn start end city atRiskPoints atRiskMonths forecastMinimumPoints
  number id year minimum value comparator text date element name weight due unit kind aliases parent
  areaKm2 lat lon validFrom validTo area members worked enters verifies owns supplies time standing
  confirmedBy why reference formula numerator denominator base milestones minimumCoverage basis
  baseline dependsOnMinistry owner suppliers frequency source approved verification accuracy limits
  compensation path breakdown leads coordinators disclosure quality note document line judgedBy goals
  indicators targets`,
);
