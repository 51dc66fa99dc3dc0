// The layout of a form as an Excel sheet: which column holds what, which row which cell. Writing and reading share it.
import type { Catalogue, Indicator } from '../../catalogue/catalogue.ts';
import { type Field, type Form, fieldKey } from '../../catalogue/form.ts';
import type { ReportCell, SkipReason } from './answer.ts';

/** First cell of every sheet of ours; the number changes with the layout. */
export const FORM_MARK = 'kydai-form/1';
/** Hidden rows: what the sheet is, and the role of every column. */
export const MARK_ROW = 1;
export const ROLE_ROW = 2;
export const HEAD_ROW = 9;
export const FIRST_ROW = 10;
/** Key of a computed line below the answers. */
export const RATIO_KEY = 'ratio:';

/** `number`, or `number:2026-09` where one sheet has a column for each period. */
export type Role = string;

export interface SheetColumn {
  readonly role: Role;
  readonly title: string;
  readonly width: number;
  readonly hidden: boolean;
}

export interface SheetLine {
  /** In the hidden first column: element, area, period, definition version. */
  readonly key: string;
  readonly field: Field;
  /** The field behind each number column; undefined where that period asks nothing. */
  readonly fields: readonly (Field | undefined)[];
}

export interface SheetLayout {
  readonly columns: readonly SheetColumn[];
  /** Period of each number column; null: the line says it. */
  readonly groups: readonly (string | null)[];
  readonly lines: readonly SheetLine[];
  readonly ratios: readonly SheetRatio[];
}

/** A ratio whose numerator and denominator both stand in the form, for the same area and period. */
export interface SheetRatio {
  readonly indicator: Pick<Indicator, 'code' | 'name'>;
  readonly area: string;
  readonly periods: readonly string[];
  /** Keys of the fields that add up, without their period: one, or the parts of a sum. */
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
}

export interface LayoutWords {
  area(code: string): string;
  period(code: string): string;
}

/** The layout of a form; `catch-up` has a column for each period. */
export function layoutOf(
  catalogue: Pick<Catalogue, 'indicators' | 'elements'>,
  form: Form,
  kind: 'regular' | 'catch-up',
  words: LayoutWords,
): SheetLayout {
  const groups = kind === 'regular' ? [null] : periodsOf(form);
  return {
    columns: columnsOf(form, groups, words),
    groups,
    lines: kind === 'regular' ? form.fields.map(lineOf) : linesByElement(form, groups),
    ratios: ratiosOf(catalogue, form),
  };
}

function periodsOf({ fields }: Form): string[] {
  const first = new Map(fields.map(({ period, month }) => [period, month]));
  const order = (code: string): number => (code.includes('-') && !/[QHM]/.test(code) ? 0 : 1);
  return [...first].sort(([a, x], [b, y]) => order(a) - order(b) || x - y).map(([code]) => code);
}

const lineOf = (field: Field): SheetLine => ({
  key: `${fieldKey(field)}@${field.definitionVersion}`,
  field,
  fields: [field],
});

function linesByElement({ fields }: Form, groups: readonly (string | null)[]): SheetLine[] {
  const lines = new Map<string, Field[]>();
  for (const field of fields) {
    const key = `${field.element}.${field.area}@${field.definitionVersion}`;
    lines.set(key, [...(lines.get(key) ?? []), field]);
  }
  return [...lines].flatMap(([key, own]) => {
    const [field] = own;
    if (!field) return [];
    return [{ key, field, fields: groups.map((code) => own.find((one) => one.period === code)) }];
  });
}

const WIDE = 34;

function columnsOf(
  { fields }: Form,
  groups: readonly (string | null)[],
  words: LayoutWords,
): SheetColumn[] {
  const areas = new Set(fields.map(({ area }) => area)).size > 1;
  const column = (role: Role, title: string, width: number, hidden = false): SheetColumn => ({
    ...{ role, title, width, hidden },
  });
  const regular = groups.length === 1 && groups[0] === null;
  return [
    column('key', 'Mã dòng', 4, true),
    column('order', 'STT', 5),
    column('name', 'Tên số liệu', WIDE + 10),
    ...(areas ? [column('area', 'Địa bàn', 18)] : []),
    column('unit', 'Đơn vị tính', 11),
    ...(regular
      ? [
          column('period', 'Kỳ số liệu', 13),
          column('previous', 'Kỳ trước', 12),
          column('sameLastYear', 'Cùng kỳ năm trước', 12),
          column('other', 'Số đã có từ nguồn khác', 12),
        ]
      : []),
    ...groups.flatMap((period) => {
      const [mark, of] = period === null ? ['', ''] : [`:${period}`, ` ${words.period(period)}`];
      return [
        column(`version${mark}`, 'Phiên bản ô', 4, true),
        column(`number${mark}`, `Số liệu${of}`, 14),
        column(`choice${mark}`, `Không có số, vì${of && ` (${words.period(period ?? '')})`}`, 22),
      ];
    }),
    column('explanation', 'Giải trình', WIDE),
    column('comment', 'Ghi chú', 26),
  ];
}

/** What the check of a sheet is made of: whoever moves, adds or removes lines or columns changes it. */
export const structureText = (
  about: { readonly cycle: string; readonly unit: string; readonly version: string },
  roles: readonly string[],
  keys: readonly string[],
): string => [about.cycle, about.unit, about.version, roles.join('|'), ...keys].join('\n');

function ratiosOf(
  { indicators, elements }: Pick<Catalogue, 'indicators' | 'elements'>,
  { fields }: Form,
): SheetRatio[] {
  const parts = new Map(elements.map(({ code, sumOf }) => [code, sumOf.length ? sumOf : [code]]));
  const asked = new Set(fields.filter(({ withheld }) => !withheld).map(fieldKey));
  const places = [...new Set(fields.map(({ area }) => area))];
  const periods = [...new Set(fields.map(({ period }) => period))];
  return indicators.flatMap((indicator) => {
    if (indicator.kind !== 'ratio' || !indicator.numerator || !indicator.denominator) return [];
    const top = parts.get(indicator.numerator) ?? [];
    const bottom = parts.get(indicator.denominator) ?? [];
    return places.flatMap((area) => {
      const stands = periods.filter((period) =>
        [...top, ...bottom].every((element) => asked.has(`${element}.${area}.${period}`)),
      );
      if (stands.length === 0) return [];
      const keyed = (codes: readonly string[]) => codes.map((code) => `${code}.${area}`);
      return [
        { indicator, area, periods: stands, numerator: keyed(top), denominator: keyed(bottom) },
      ];
    });
  });
}

/** Words of the list beside a number: reasons for none, and that another source's number is right. */
export interface ChoiceWords {
  readonly skip: Readonly<Record<SkipReason, string>>;
  readonly confirm: string;
}

export interface SheetWords extends LayoutWords, ChoiceWords {
  /** «Không nhập: báo cáo theo chế độ mật». */
  readonly withheld: string;
}

/** What stands beside a cell, and what it holds already. */
export interface SheetStanding {
  readonly previous: string | null;
  readonly sameLastYear: string | null;
  readonly other: string | null;
  readonly cell: ReportCell | null;
}

/** One form with everything that its sheet says. */
export interface SheetOrder {
  readonly form: Form;
  readonly kind: 'regular' | 'catch-up';
  /** Name of the sheet's tab. */
  readonly tab: string;
  readonly unitName: string;
  readonly programme: string;
  /** «tháng 10/2026 (từ ngày 15/09/2026 đến ngày 14/10/2026)». */
  readonly cycleName: string;
  readonly deadline: string;
  readonly simulated: boolean;
  /** By fieldKey. */
  readonly standing: (field: Field) => SheetStanding;
}

/** A number in Excel holds 15 digits; a longer one stays text, so that nothing is cut. */
export function numberOf(decimal: string | null): number | string | null {
  if (decimal === null) return null;
  const digits = decimal.replace(/[-.]/g, '').replace(/^0+/, '').length;
  return digits <= 15 ? Number(decimal) : decimal.replace('.', ',');
}
