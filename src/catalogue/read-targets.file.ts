// Targets, goals and indicators of a catalogue file.
import { COMPARATORS } from '../kernel/comparator.ts';
import type { Baseline, Goal, Indicator, Milestone, Quality, Target } from './catalogue.ts';
import { INDICATOR_DEFAULTS } from './defaults.ts';
import {
  allowOnly,
  date,
  decimal,
  type Entry,
  entries,
  flag,
  object,
  oneOf,
  optionalText,
  part,
  text,
  texts,
  whole,
} from './yaml-entry.file.ts';

export const DISCLOSURES = ['public', 'internal', 'restricted'] as const;
export const FREQUENCIES = ['month', 'quarter', 'half', 'year', 'school-year'] as const;
export const BASES = ['administrative', 'calendar'] as const;
export const TIMES = ['flow', 'stock'] as const;

const TARGET_FIELDS = [
  'number',
  'name',
  'unit',
  'kind',
  'document',
  'line',
  'leads',
  'coordinators',
  'judgedBy',
  'disclosure',
  'note',
  'goals',
  'indicators',
] as const;

/** A target as written under its group; `document` is the appendix named at the top of the file. */
export function readTarget(entry: Entry, group: string, document: string): Target {
  allowOnly(entry, TARGET_FIELDS);
  const note = optionalText(entry, 'note');
  return {
    number: whole(entry, 'number'),
    group,
    name: text(entry, 'name'),
    unit: optionalText(entry, 'unit') ?? null,
    kind: oneOf(entry, 'kind', ['quantitative', 'milestone'], 'quantitative'),
    leads: texts(entry, 'leads'),
    coordinators: texts(entry, 'coordinators'),
    judgedBy: readJudgedBy(entry),
    disclosure: oneOf(entry, 'disclosure', DISCLOSURES, 'public'),
    source: { document: optionalText(entry, 'document') ?? document, line: whole(entry, 'line') },
    ...(note === undefined ? {} : { note }),
  };
}

function readJudgedBy(entry: Entry): Target['judgedBy'] {
  const written = optionalText(entry, 'judgedBy');
  if (written === 'all-must-meet') return written;
  if (written !== undefined) return { headline: written };
  const [only, ...others] = entries(entry, 'indicators', () => '');
  if (only === undefined || others.length > 0) {
    object(entry, 'thiếu «judgedBy»: ghi mã chỉ tiêu chính, hoặc all-must-meet (tất cả phải đạt)');
  }
  return { headline: (only && optionalText(only, 'code')) ?? '' };
}

const GOAL_FIELDS = [
  'id',
  'year',
  'value',
  'comparator',
  'text',
  'standing',
  'why',
  'reference',
] as const;

export function readGoal(entry: Entry, target: number): Goal {
  allowOnly(entry, GOAL_FIELDS);
  const why = optionalText(entry, 'why');
  const reference = optionalText(entry, 'reference');
  const year = optionalText(entry, 'year');
  return {
    id: text(entry, 'id'),
    target,
    year: year === undefined ? null : year === 'phase' ? year : whole(entry, 'year'),
    value: decimal(entry, 'value'),
    comparator: oneOf(entry, 'comparator', COMPARATORS, '>='),
    text: optionalText(entry, 'text') ?? text(entry, 'value'),
    standing: oneOf(entry, 'standing', ['confirmed', 'assumed', 'unplaced']),
    ...(why === undefined ? {} : { why }),
    ...(reference === undefined ? {} : { reference }),
  };
}

const INDICATOR_FIELDS = [
  'code',
  'name',
  'unit',
  'kind',
  'time',
  'standing',
  'confirmedBy',
  'formula',
  'numerator',
  'denominator',
  'base',
  'milestones',
  'minimumCoverage',
  'basis',
  'baseline',
  'dependsOnMinistry',
  'owner',
  'suppliers',
  'frequency',
  'path',
  'breakdown',
  'disclosure',
  'quality',
  'note',
] as const;

export function readIndicator(entry: Entry, target: number): Indicator {
  allowOnly(entry, INDICATOR_FIELDS);
  const confirmedBy = optionalText(entry, 'confirmedBy');
  return {
    code: text(entry, 'code'),
    target,
    name: text(entry, 'name'),
    unit: text(entry, 'unit'),
    kind: oneOf(entry, 'kind', ['ratio', 'count', 'reduction', 'milestone']),
    time: oneOf(entry, 'time', TIMES),
    standing: oneOf(entry, 'standing', ['proposed', 'confirmed'], INDICATOR_DEFAULTS.standing),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    formula: text(entry, 'formula'),
    numerator: optionalText(entry, 'numerator') ?? null,
    denominator: optionalText(entry, 'denominator') ?? null,
    base: readBase(part(entry, 'base')),
    milestones: entries(entry, 'milestones', () => `${entry.name}, mốc`).map(readMilestone),
    minimumCoverage: decimal(entry, 'minimumCoverage', INDICATOR_DEFAULTS.minimumCoverage),
    basis: oneOf(entry, 'basis', BASES, INDICATOR_DEFAULTS.basis),
    baseline: readBaseline(part(entry, 'baseline')),
    dependsOnMinistry: flag(entry, 'dependsOnMinistry', INDICATOR_DEFAULTS.dependsOnMinistry),
    owner: text(entry, 'owner'),
    suppliers: texts(entry, 'suppliers'),
    frequency: oneOf(entry, 'frequency', FREQUENCIES),
    path: text(entry, 'path'),
    breakdown: optionalText(entry, 'breakdown') ?? null,
    disclosure: oneOf(entry, 'disclosure', DISCLOSURES, INDICATOR_DEFAULTS.disclosure),
    quality: readQuality(entry),
    note: optionalText(entry, 'note') ?? null,
  };
}

function readBase(entry: Entry | undefined): Indicator['base'] {
  if (entry === undefined) return null;
  allowOnly(entry, ['year', 'minimum']);
  return { year: whole(entry, 'year'), minimum: decimal(entry, 'minimum') };
}

function readMilestone(entry: Entry): Milestone {
  allowOnly(entry, ['element', 'name', 'weight', 'due']);
  return {
    element: text(entry, 'element'),
    name: text(entry, 'name'),
    weight: decimal(entry, 'weight'),
    due: date(entry, 'due'),
  };
}

function readBaseline(entry: Entry | undefined): Baseline | null {
  if (entry === undefined) return null;
  allowOnly(entry, ['value', 'date', 'source', 'approved']);
  return {
    value: decimal(entry, 'value'),
    date: date(entry, 'date'),
    source: text(entry, 'source'),
    approved: flag(entry, 'approved'),
  };
}

function readQuality(indicator: Entry): Quality {
  const entry = part(indicator, 'quality');
  if (entry === undefined) object(indicator, 'thiếu «quality»: năm trường chất lượng số liệu');
  else allowOnly(entry, ['source', 'verification', 'accuracy', 'limits', 'compensation']);
  const field = (name: keyof Quality): string => (entry ? text(entry, name) : '');
  return {
    source: field('source'),
    verification: field('verification'),
    accuracy: field('accuracy'),
    limits: field('limits'),
    compensation: field('compensation'),
  };
}
