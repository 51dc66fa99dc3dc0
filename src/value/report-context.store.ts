import { type Kysely, sql } from 'kysely';
import type { Catalogue, Element } from '../catalogue/catalogue.ts';
import { type Field, fieldKey } from '../catalogue/form.ts';
import type { Decimal } from '../kernel/quantity.ts';
import type { Database } from '../store/schema.ts';
import {
  contextOfField,
  type FieldContext,
  type NearValue,
  suggestionOf,
} from './report-context.ts';

/** What stands around each field, by field key; one query for the whole form. */
export async function contextOf(
  db: Kysely<Database>,
  catalogue: Pick<Catalogue, 'elements'>,
  fields: readonly Field[],
): Promise<ReadonlyMap<string, FieldContext>> {
  const around = await readAround(db, catalogue, fields);
  return new Map(
    fields.flatMap((field) => {
      const { element, series } = around(field);
      return element ? [[fieldKey(field), contextOfField(field, element, series)] as const] : [];
    }),
  );
}

/** The numbers that «confirm» takes, by field key; fields without one are left out. */
export async function suggestionsOf(
  db: Kysely<Database>,
  catalogue: Pick<Catalogue, 'elements'>,
  fields: readonly Field[],
): Promise<ReadonlyMap<string, Decimal>> {
  const around = await readAround(db, catalogue, fields);
  return new Map(
    fields.flatMap((field) => {
      const { element, series } = around(field);
      const found = element ? suggestionOf(field, element, series) : null;
      return found ? [[fieldKey(field), found.value] as const] : [];
    }),
  );
}

interface Beside {
  readonly element: Element | undefined;
  readonly series: readonly NearValue[];
}

async function readAround(
  db: Kysely<Database>,
  { elements }: Pick<Catalogue, 'elements'>,
  fields: readonly Field[],
): Promise<(field: Field) => Beside> {
  const known = new Map(elements.map((element) => [element.code, element]));
  const series = new Map<string, NearValue[]>();
  for (const value of await valuesAround(db, spansOf(fields, known))) {
    const key = seriesKey(value);
    const own = series.get(key);
    if (own) own.push(value);
    else series.set(key, [value]);
  }
  return (field) => ({
    element: known.get(field.element),
    series: series.get(seriesKey(field)) ?? [],
  });
}

const seriesKey = ({
  element,
  area,
  basis,
}: Pick<NearValue, 'element' | 'area' | 'basis'>): string => `${element}|${area}|${basis}`;

interface Span {
  readonly element: string;
  readonly basis: string;
  readonly areas: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Twelve earlier periods, at most this many months back; a stock as far as it is valid. */
const MOST_MONTHS = 36;
const LENGTH: Readonly<Record<Element['frequency'], number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  'school-year': 12,
};

function spansOf(fields: readonly Field[], known: ReadonlyMap<string, Element>): readonly Span[] {
  const byElement = new Map<string, Field[]>();
  for (const field of fields) {
    byElement.set(field.element, [...(byElement.get(field.element) ?? []), field]);
  }
  return [...byElement].flatMap(([code, own]) => {
    const element = known.get(code);
    if (!element) return [];
    const months = own.map(({ month }) => month);
    const back = Math.max(
      Math.min(LENGTH[element.frequency] * 13, MOST_MONTHS),
      element.validMonths,
    );
    return {
      element: code,
      basis: element.basis,
      areas: [...new Set(own.map(({ area }) => area))],
      ...{ from: Math.min(...months) - back, to: Math.max(...months) },
    };
  });
}

async function valuesAround(
  db: Kysely<Database>,
  spans: readonly Span[],
): Promise<readonly NearValue[]> {
  if (spans.length === 0) return [];
  const { rows } = await sql<NearValue>`
    select v.element, v.area, v.basis, v.period, v.month, v.origin, v.amount, v.recorded_at as at
    from jsonb_to_recordset(${JSON.stringify(spans)}::jsonb)
      as s(element text, basis text, areas text[], "from" integer, "to" integer)
    cross join unnest(s.areas) as a(area)
    join value v on v.superseded is null and v.element = s.element and v.area = a.area and v.basis = s.basis
      and v.month between s."from" and s."to"`.execute(db);
  return rows;
}
