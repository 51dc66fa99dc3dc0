// A small catalogue for tests: three communes and whatever elements and indicators a test names.
import type {
  Area,
  Catalogue,
  Element,
  Indicator,
  Target,
  Versioned,
} from '../src/catalogue/catalogue.ts';

export const CITY = '46';

const version = { version: 1, effectiveFrom: '2025-01-01', revision: 1 };
const quality = { source: '', verification: '', accuracy: '', limits: '', compensation: '' };

export function madeElement(over: Partial<Element> & { code: string }): Versioned<Element> {
  const flow = over.time === 'flow';
  return {
    name: over.code,
    unit: 'hồ sơ',
    time: 'stock',
    areaRule: 'sum',
    level: 'commune',
    cityFrom: 'posted',
    frequency: 'month',
    validMonths: flow ? 0 : 3,
    owner: 'so-tu-phap',
    suppliers: [],
    officialOrigin: 'figure',
    basis: 'administrative',
    disclosure: 'public',
    measure: 'count',
    sumOf: [],
    estimated: false,
    ...version,
    ...over,
  };
}

export function madeIndicator(over: Partial<Indicator> & { code: string }): Versioned<Indicator> {
  return {
    target: 1,
    name: over.code,
    unit: '%',
    kind: 'ratio',
    time: 'stock',
    standing: 'proposed',
    formula: '',
    numerator: null,
    denominator: null,
    base: null,
    milestones: [],
    minimumCoverage: '0.8',
    basis: 'administrative',
    baseline: null,
    dependsOnMinistry: false,
    owner: 'so-tu-phap',
    suppliers: [],
    frequency: 'month',
    path: 'figure',
    breakdown: null,
    disclosure: 'public',
    quality,
    note: null,
    ...version,
    ...over,
  };
}

export function madeTarget(over: Partial<Target> & { number: number }): Target {
  return {
    group: 'I',
    name: `Mục tiêu ${over.number}`,
    unit: '%',
    kind: 'quantitative',
    leads: ['so-tu-phap'],
    coordinators: [],
    judgedBy: 'all-must-meet',
    disclosure: 'public',
    source: { document: 'phu-luc', line: over.number },
    ...over,
  };
}

const area = (code: string, kind: Area['kind']): Area => ({
  code,
  name: kind === 'city' ? 'Thành phố Huế' : `Xã ${code}`,
  kind,
  parent: kind === 'city' ? null : CITY,
  areaKm2: 10,
  lat: 16.4,
  lon: 107.5,
  validFrom: '2024-01-01',
  validTo: null,
});

/** A catalogue with `communes` communes named 001, 002 … and the parts given. */
export function madeCatalogue(parts: Partial<Catalogue>, communes = 3): Catalogue {
  const codes = Array.from({ length: communes }, (_, k) => String(k + 1).padStart(3, '0'));
  return {
    programme: {
      code: 'thu',
      title: 'Chương trình thử',
      legalBasis: '',
      signedOn: '2026-01-01',
      start: 2026,
      end: 2030,
      city: CITY,
      standingOffice: 'so-tu-phap',
      groups: [{ code: 'I', name: 'Nhóm một' }],
    },
    targets: [],
    goals: [],
    indicators: [],
    elements: [],
    units: [],
    areas: [area(CITY, 'city'), ...codes.map((code) => area(code, 'xa'))],
    assignments: [],
    method: { atRiskPoints: '5', atRiskMonths: 2, forecastMinimumPoints: 6, ...version },
    holidays: [],
    checks: [],
    ...parts,
  };
}
