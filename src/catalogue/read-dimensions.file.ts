// Elements, units, areas, holidays and assignments of the catalogue files.
import type { Area, Assignment, Element, Holiday, Method, Unit } from './catalogue.ts';
import { ELEMENT_DEFAULTS } from './defaults.ts';
import { BASES, DISCLOSURES, FREQUENCIES, TIMES } from './read-targets.file.ts';
import {
  allowOnly,
  date,
  decimal,
  type Entry,
  flag,
  object,
  oneOf,
  optionalText,
  text,
  texts,
  whole,
} from './yaml-entry.file.ts';

const ELEMENT_FIELDS = [
  'code',
  'name',
  'unit',
  'time',
  'areaRule',
  'level',
  'cityFrom',
  'frequency',
  'validMonths',
  'owner',
  'suppliers',
  'officialOrigin',
  'basis',
  'disclosure',
  'measure',
  'sumOf',
  'estimated',
  'disclosureRelease',
] as const;

export function readElement(entry: Entry): Element {
  allowOnly(entry, ELEMENT_FIELDS);
  const level = oneOf(entry, 'level', ['commune', 'city']);
  const disclosureRelease = optionalText(entry, 'disclosureRelease');
  return {
    code: text(entry, 'code'),
    name: text(entry, 'name'),
    unit: text(entry, 'unit'),
    time: oneOf(entry, 'time', TIMES),
    areaRule: oneOf(entry, 'areaRule', ['sum', 'last', 'none'], level === 'city' ? 'none' : 'sum'),
    level,
    cityFrom: oneOf(entry, 'cityFrom', ['posted', 'communes'], 'posted'),
    frequency: oneOf(entry, 'frequency', FREQUENCIES),
    validMonths: whole(entry, 'validMonths', 0),
    owner: text(entry, 'owner'),
    suppliers: texts(entry, 'suppliers'),
    officialOrigin: oneOf(entry, 'officialOrigin', [
      'reported',
      'register',
      'feed',
      'figure',
      'portal',
    ]),
    basis: oneOf(entry, 'basis', BASES, ELEMENT_DEFAULTS.basis),
    disclosure: oneOf(entry, 'disclosure', DISCLOSURES, ELEMENT_DEFAULTS.disclosure),
    measure: oneOf(
      entry,
      'measure',
      ['count', 'percent', 'share', 'decimal'],
      ELEMENT_DEFAULTS.measure,
    ),
    sumOf: texts(entry, 'sumOf'),
    estimated: flag(entry, 'estimated', ELEMENT_DEFAULTS.estimated),
    ...(disclosureRelease === undefined ? {} : { disclosureRelease }),
  };
}

export function readUnit(entry: Entry): Unit {
  allowOnly(entry, ['code', 'name', 'kind', 'aliases', 'area', 'members']);
  return {
    code: text(entry, 'code'),
    name: text(entry, 'name'),
    kind: oneOf(entry, 'kind', ['department', 'commune', 'outside', 'group']),
    aliases: texts(entry, 'aliases'),
    area: optionalText(entry, 'area') ?? null,
    members: texts(entry, 'members'),
  };
}

export function readArea(entry: Entry): Area {
  allowOnly(entry, [
    'code',
    'name',
    'kind',
    'parent',
    'areaKm2',
    'lat',
    'lon',
    'validFrom',
    'validTo',
  ]);
  const number = (field: string): number => Number(decimal(entry, field));
  return {
    code: text(entry, 'code'),
    name: text(entry, 'name'),
    kind: oneOf(entry, 'kind', ['city', 'phuong', 'xa']),
    parent: optionalText(entry, 'parent') ?? null,
    areaKm2: number('areaKm2'),
    lat: number('lat'),
    lon: number('lon'),
    validFrom: date(entry, 'validFrom'),
    validTo: optionalText(entry, 'validTo') === undefined ? null : date(entry, 'validTo'),
  };
}

export function readHoliday(entry: Entry): Holiday {
  allowOnly(entry, ['date', 'name', 'worked']);
  return { date: date(entry, 'date'), name: text(entry, 'name'), worked: flag(entry, 'worked') };
}

export function readAssignment(entry: Entry): Assignment {
  allowOnly(entry, ['element', 'enters', 'verifies', 'owns', 'supplies', 'frequency', 'source']);
  return {
    element: text(entry, 'element'),
    enters: texts(entry, 'enters'),
    verifies: text(entry, 'verifies'),
    owns: text(entry, 'owns'),
    supplies: texts(entry, 'supplies'),
    frequency: oneOf(entry, 'frequency', FREQUENCIES),
    source: text(entry, 'source'),
  };
}

export function readMethod(entry: Entry | undefined, page: Entry): Method {
  if (entry === undefined) {
    object(page, 'thiếu «method»: các ngưỡng đánh giá');
    return { atRiskPoints: '5', atRiskMonths: 2, forecastMinimumPoints: 6 };
  }
  allowOnly(entry, ['atRiskPoints', 'atRiskMonths', 'forecastMinimumPoints']);
  return {
    atRiskPoints: decimal(entry, 'atRiskPoints'),
    atRiskMonths: whole(entry, 'atRiskMonths'),
    forecastMinimumPoints: whole(entry, 'forecastMinimumPoints'),
  };
}
