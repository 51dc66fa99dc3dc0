// What a cell's hidden control says: which version the person saw, and a mark of what was shown.
import { type Filled, markOf } from './controls.ts';
import { type EntryRow, typedOf } from './view.ts';

export const filledOf = (row: EntryRow): Filled => ({
  typed: typedOf(row),
  skip: row.answer.kind === 'skip' ? row.answer.reason : '',
  confirm: row.answer.kind === 'confirm',
  explanation: row.explanation,
  comment: row.comment,
  estimated: row.estimated,
});

export const seenOf = (row: EntryRow): string => `${row.version}.${markOf(filledOf(row))}`;

/** The same read back from a form; nonsense is version 0, which never overwrites anything. */
export function readSeen(text: string): { readonly version: number; readonly mark: string } {
  const [version = '', mark = ''] = text.split('.');
  return { version: Math.max(0, Math.trunc(Number(version)) || 0), mark };
}
