// How the form says what a column is: one word, or `value:` and the element's code.

import type { Basis } from '../../kernel/period.ts';
import { normalise } from '../../kernel/text.ts';
import {
  COLUMN_ROLES,
  type ColumnRole,
  lacksOf,
  type MappedColumn,
  type Mapping,
} from '../../source/figure/mapping.ts';
import { writtenPeriod } from '../../source/figure/written-period.ts';
import type { FieldError } from '../components/form.tsx';
import type { Texts } from '../text/vi.ts';

/** The table of columns as a whole, for what is wrong with none in particular. */
export const COLUMNS = 'columns';

export const roleField = (index: number): string => `c-${index}`;
export const periodField = (index: number): string => `p-${index}`;

/** Where the period of the whole file comes from. */
export const TITLED = 'title';

interface Fields {
  get(name: string): string;
}

type Words = Texts['figures']['mapping'];

export function roleOf({ columns }: Mapping, index: number): string {
  const column = columns.find((one) => one.index === index);
  if (!column) return '';
  return column.role === 'value' && column.element ? `value:${column.element}` : column.role;
}

/** The mapping as the form says it; `typed` are periods in the words of the person. */
export function readMapping(
  fields: Fields,
  before: Mapping,
  width: number,
): { readonly mapping: Mapping; readonly typed: ReadonlyMap<string, string> } {
  const typed = new Map<string, string>();
  const periodOf = (field: string): string | undefined => {
    const text = normalise(fields.get(field));
    if (text !== '') typed.set(field, text);
    return text === '' ? undefined : writtenPeriod(text);
  };
  const columns = Array.from({ length: width }, (_, index) =>
    readColumn(fields.get(roleField(index)), index, periodOf(periodField(index))),
  ).filter((column) => column !== undefined);
  const own = periodOf('period');
  const period = fields.get('period-from') === TITLED ? TITLED : own;
  const [element, area] = [fields.get('element'), fields.get('area')];
  const basis = (['administrative', 'calendar'] as const).find((b) => b === fields.get('basis'));
  return {
    typed,
    mapping: {
      ...{ sheet: before.sheet, headerRow: before.headerRow, columns },
      ...(element ? { element } : {}),
      ...(area ? { area } : {}),
      ...(period ? { period } : {}),
      ...(basis ? { basis: basis satisfies Basis } : {}),
      totals: fields.get('totals') === 'city' ? 'city' : 'skip',
    },
  };
}

function readColumn(
  text: string,
  index: number,
  period: string | undefined,
): MappedColumn | undefined {
  const [word = '', element] = text.split(':');
  const role = COLUMN_ROLES.find((one) => one === word);
  if (!role) return undefined;
  if (role !== 'value') return { index, role };
  return { index, role, ...(element ? { element } : {}), ...(period ? { period } : {}) };
}

/** What the person has to correct, each at its field. */
export function mappingErrors(
  mapping: Mapping,
  typed: ReadonlyMap<string, string>,
  words: Words,
): FieldError[] {
  const t = words.errors;
  const places: Readonly<Record<string, FieldError>> = {
    'mapping-without-values': { field: COLUMNS, text: t.noValue },
    'element-missing': { field: 'element', text: t.noElement },
    'area-missing': { field: 'area', text: t.noArea },
    'period-missing': { field: 'period', text: t.noPeriod },
  };
  const wrong = [...typed].filter(([, text]) => writtenPeriod(text) === undefined);
  return [
    ...wrong.map(([field, text]) => ({ field, text: t.badPeriod(text) })),
    ...twice(mapping, words),
    ...lacksOf(mapping).flatMap(({ code }) => places[code] ?? []),
  ];
}

function twice({ columns }: Mapping, words: Words): FieldError[] {
  const once: readonly ColumnRole[] = ['area', 'unit', 'element', 'period', 'note'];
  return once.flatMap((role) => {
    const [, second] = columns.filter((column) => column.role === role);
    if (!second) return [];
    return [{ field: roleField(second.index), text: words.errors.twice(words.roles[role]) }];
  });
}
