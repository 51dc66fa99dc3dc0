// Checking rules of the catalogue files.
import type { IsoDate } from '../kernel/period.ts';
import type { Decimal } from '../kernel/quantity.ts';
import { type Check, MEASURES, SEVERITIES } from './check/check.ts';
import { TIMES } from './read-targets.file.ts';
import {
  allowOnly,
  date,
  decimal,
  type Entry,
  fieldsOf,
  flag,
  object,
  oneOf,
  optionalText,
  part,
  text,
  texts,
} from './yaml-entry.file.ts';

const FIELDS = [
  'code',
  'name',
  'measures',
  'times',
  'elements',
  'indicators',
  'limits',
  'wrong',
  'severity',
  'vi',
  'en',
  'active',
  'effectiveFrom',
  'note',
] as const;

export function readCheck(entry: Entry): Check {
  allowOnly(entry, FIELDS);
  return {
    code: text(entry, 'code'),
    name: text(entry, 'name'),
    appliesTo: {
      measures: someOf(entry, 'measures', MEASURES),
      times: someOf(entry, 'times', TIMES),
      elements: texts(entry, 'elements'),
      indicators: texts(entry, 'indicators'),
    },
    wrong: text(entry, 'wrong'),
    limits: readLimits(entry),
    severity: oneOf(entry, 'severity', SEVERITIES),
    vi: text(entry, 'vi'),
    en: text(entry, 'en'),
    active: flag(entry, 'active', true),
    effectiveFrom: date(entry, 'effectiveFrom') satisfies IsoDate,
    note: optionalText(entry, 'note') ?? null,
  };
}

function readLimits(entry: Entry): Readonly<Record<string, Decimal>> {
  const limits = part(entry, 'limits');
  if (!limits) return {};
  return Object.fromEntries(fieldsOf(limits).map((name) => [name, decimal(limits, name)]));
}

function someOf<T extends string>(
  entry: Entry,
  field: string,
  allowed: readonly T[],
): readonly T[] {
  return texts(entry, field).flatMap((word) => {
    const known = allowed.find((one) => one === word);
    if (known !== undefined) return [known];
    object(entry, `«${field}: ${word}» không có. Chọn trong: ${allowed.join(', ')}`, field);
    return [];
  });
}
