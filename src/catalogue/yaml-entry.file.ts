// Reads YAML fields with their line, so that every objection says where it is. All scalars are text
// (failsafe schema): codes keep their zeros, decimals stay exact, «no» is not false.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { IsoDate } from '../kernel/period.ts';
import { type Decimal, exact } from '../kernel/quantity.ts';
import { normalise } from '../kernel/text.ts';

/** One objection: where, why, and what to do, in Vietnamese. */
export interface FileFault {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

interface Page {
  readonly file: string;
  readonly lines: LineCounter;
  readonly faults: FileFault[];
}

/** One mapping of the file; `name` says which in messages («mục tiêu 5»). */
export interface Entry {
  readonly page: Page;
  readonly node: unknown;
  readonly line: number;
  readonly name: string;
}

/** Opens a YAML text; what cannot be read at all is added to `faults`. */
export function openPage(file: string, content: string, faults: FileFault[]): Entry {
  const lines = new LineCounter();
  const document = parseDocument(content, { schema: 'failsafe', lineCounter: lines });
  const page: Page = { file, lines, faults };
  for (const error of [...document.errors, ...document.warnings]) {
    const line = lines.linePos(error.pos[0]).line;
    faults.push({ file, line, reason: `YAML chưa đúng (${error.code}). Sửa cú pháp ở dòng này.` });
  }
  return { page, node: document.contents, line: 1, name: file };
}

export function object(entry: Entry, reason: string, field?: string): void {
  const { file, faults } = entry.page;
  faults.push({ file, line: lineOf(entry, field), reason: `${entry.name}: ${reason}` });
}

/** Line of a field, or of the entry where the field is absent. */
export function lineOf(entry: Entry, field?: string): number {
  const node = field === undefined ? undefined : fieldNode(entry, field);
  return node === undefined ? entry.line : lineOfNode(entry.page, node);
}

function lineOfNode(page: Page, node: unknown): number {
  const range = (node as { range?: readonly [number, number, number] | null } | null)?.range;
  return range ? page.lines.linePos(range[0]).line : 1;
}

function fieldNode(entry: Entry, field: string): unknown {
  return isMap(entry.node) ? (entry.node.get(field, true) ?? undefined) : undefined;
}

/** Objects to fields that are not of the format, so that a misspelt one is not silently ignored. */
export function allowOnly(entry: Entry, fields: readonly string[]): void {
  if (!isMap(entry.node)) {
    object(entry, 'phải là một nhóm trường «tên: giá trị»');
    return;
  }
  for (const { key } of entry.node.items) {
    const field = isScalar(key) ? String(key.value) : '?';
    if (fields.includes(field)) continue;
    object(entry, `không có trường «${field}». Bỏ đi, hoặc sửa thành: ${fields.join(', ')}`, field);
  }
}

/** Names of the fields that an entry has. */
export const fieldsOf = ({ node }: Entry): readonly string[] =>
  isMap(node) ? node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : [];

/** The field's text, normalised; objects when it is absent or empty. */
export function text(entry: Entry, field: string): string {
  const found = optionalText(entry, field);
  if (found === undefined) object(entry, `thiếu «${field}». Thêm trường này`);
  return found ?? '';
}

export function optionalText(entry: Entry, field: string): string | undefined {
  const node = fieldNode(entry, field);
  if (node === undefined) return undefined;
  if (!isScalar(node)) {
    object(entry, `«${field}» phải là một giá trị, không phải danh sách`, field);
    return undefined;
  }
  return normalise(String(node.value ?? '')) || undefined;
}

export function oneOf<T extends string>(
  entry: Entry,
  field: string,
  allowed: readonly [T, ...T[]],
  fallback?: T,
): T {
  const found = fallback === undefined ? text(entry, field) : optionalText(entry, field);
  const known = allowed.find((value) => value === found);
  if (known !== undefined) return known;
  if (found) {
    object(entry, `«${field}: ${found}» không có. Chọn một trong: ${allowed.join(', ')}`, field);
  }
  return fallback ?? allowed[0];
}

export function decimal(entry: Entry, field: string, fallback?: Decimal): Decimal {
  const found = fallback === undefined ? text(entry, field) : optionalText(entry, field);
  if (found === undefined || found === '') return fallback ?? '0';
  if (/^-?\d+(\.\d+)?$/.test(found)) return exact(found).toString();
  object(entry, `«${field}: ${found}» chưa phải là số. Viết như 400000 hoặc 12.5`, field);
  return '0';
}

export function whole(entry: Entry, field: string, fallback?: number): number {
  const found = decimal(entry, field, fallback === undefined ? undefined : String(fallback));
  if (/^\d{1,9}$/.test(found)) return Number(found);
  object(entry, `«${field}: ${found}» phải là số nguyên không âm`, field);
  return 0;
}

export function date(entry: Entry, field: string): IsoDate {
  const found = text(entry, field);
  if (found === '' || isDate(found)) return found;
  object(entry, `«${field}: ${found}» chưa phải là ngày. Viết như 2026-06-06`, field);
  return '1970-01-01';
}

/** True for a day that exists, in ISO form. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

export const flag = (entry: Entry, field: string, fallback = false): boolean =>
  oneOf(entry, field, ['true', 'false'], fallback ? 'true' : 'false') === 'true';

/** A list of texts; an absent field is an empty list. */
export function texts(entry: Entry, field: string): readonly string[] {
  const node = fieldNode(entry, field);
  if (node === undefined) return [];
  if (!isSeq(node)) {
    object(entry, `«${field}» phải là danh sách, viết như [a, b]`, field);
    return [];
  }
  return node.items.flatMap((item) => {
    if (isScalar(item)) return [normalise(String(item.value ?? ''))];
    object(entry, `«${field}» chỉ chứa các giá trị đơn`, field);
    return [];
  });
}

/** The entries of a list; `name` builds what each is called in messages. */
export function entries(
  entry: Entry,
  field: string,
  name: (item: Entry) => string,
): readonly Entry[] {
  const node = fieldNode(entry, field);
  if (node === undefined) return [];
  if (!isSeq(node)) {
    object(entry, `«${field}» phải là danh sách các mục`, field);
    return [];
  }
  return node.items.map((item) => {
    const line = lineOfNode(entry.page, item);
    const bare: Entry = { page: entry.page, node: item, line, name: field };
    return { ...bare, name: name(bare) };
  });
}

/** A nested group of fields; undefined when it is absent. */
export function part(entry: Entry, field: string): Entry | undefined {
  const node = fieldNode(entry, field);
  if (node === undefined) return undefined;
  const line = lineOfNode(entry.page, node);
  return { page: entry.page, node, line, name: `${entry.name}, ${field}` };
}
