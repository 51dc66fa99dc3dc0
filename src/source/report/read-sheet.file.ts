// A filled-in form as it came back: which form it says it is, whether its structure stands, and what was typed.
import { Problem } from '../../kernel/problem.ts';
import { BLANK, type SheetCell, type SheetFile, type SheetRow, textOf } from '../figure/sheet.ts';
import type { FilledAnswer, FilledSheet } from './filled.ts';
import { checkOf } from './sheet.file.ts';
import { FIRST_ROW, FORM_MARK, MARK_ROW, RATIO_KEY, ROLE_ROW, structureText } from './sheet.ts';

/** More lines than any form has: what goes on longer is not ours. */
const MOST_LINES = 5000;

/** Every sheet of ours in a file, in its order; others are passed over. Throws `sheet-not-ours` when none is. */
export async function readFilledSheets(file: SheetFile): Promise<readonly FilledSheet[]> {
  const sheets = new Map<string, SheetRow[]>();
  for await (const row of file.rows({ perSheet: MOST_LINES })) {
    const rows = sheets.get(row.sheet);
    if (rows) rows.push(row);
    else if (row.row === MARK_ROW && textOf(row.cells[0]) === FORM_MARK)
      sheets.set(row.sheet, [row]);
  }
  const filled = [...sheets.values()].map(filledOf);
  if (filled.length === 0) throw new Problem('sheet-not-ours');
  return filled;
}

function filledOf(rows: readonly SheetRow[]): FilledSheet {
  const rowAt = (number: number): readonly SheetCell[] =>
    rows.find(({ row }) => row === number)?.cells ?? [];
  const [, cycle = '', unit = '', version = '', check = ''] = rowAt(MARK_ROW).map(textOf);
  const roles = rowAt(ROLE_ROW).map(textOf);
  const lines = rows
    .filter(({ row, cells }) => row >= FIRST_ROW && textOf(cells[0]) !== '')
    .filter(({ cells }) => !textOf(cells[0]).startsWith(RATIO_KEY));
  const keys = lines.map(({ cells }) => textOf(cells[0]));
  const about = { cycle, unit, version };
  return {
    sheet: rows[0]?.sheet ?? '',
    ...{ ...about, roles, keys },
    // A line without its key, where something is typed, is a line too many.
    intact: checkOf(structureText(about, roles, keys)) === check && !hasStray(rows, roles, lines),
    answers: lines.flatMap((line) => answersOf(line, roles)),
  };
}

function hasStray(
  rows: readonly SheetRow[],
  roles: readonly string[],
  lines: readonly SheetRow[],
): boolean {
  const known = new Set(lines);
  const last = Math.max(...lines.map(({ row }) => row));
  const typed = roles.flatMap((role, i) => (role.startsWith('number') ? [i] : []));
  const inside = rows.filter(({ row }) => row >= FIRST_ROW && row <= last);
  return inside.some(
    (row) => !known.has(row) && typed.some((i) => textOf(row.cells[i]).trim() !== ''),
  );
}

const KEY = /^([^.@]+)\.([^.@]+)(?:\.([^.@]+))?@(\d{1,9})$/;

function answersOf({ sheet, row, cells }: SheetRow, roles: readonly string[]): FilledAnswer[] {
  const [, element = '', area = '', own, definition] = KEY.exec(textOf(cells[0])) ?? [];
  const at = (column: number) => ({ sheet, row, column });
  const columnOf = (role: string): number => roles.indexOf(role);
  const cellAt = (column: number): SheetCell => cells[column] ?? BLANK;
  return roles.flatMap((role, column) => {
    const [kind, period = own] = role.split(':');
    if (kind !== 'number' || !period || element === '') return [];
    const mark = role.slice('number'.length);
    const places = {
      number: column,
      choice: columnOf(`choice${mark}`),
      version: columnOf(`version${mark}`),
      explanation: columnOf('explanation'),
      comment: columnOf('comment'),
    };
    return [
      {
        ...{ element, area, period, definitionVersion: Number(definition) },
        version: Number(textOf(cellAt(places.version))) || 0,
        number: cellAt(places.number),
        choice: cellAt(places.choice),
        explanation: cellAt(places.explanation),
        comment: cellAt(places.comment),
        at: {
          number: at(places.number),
          choice: at(places.choice),
          version: at(places.version),
          explanation: at(places.explanation),
          comment: at(places.comment),
        },
      },
    ];
  });
}
