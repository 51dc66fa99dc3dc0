import { answers, searchText } from './search-text.ts';

// Looks through the table while a person types; the server gives the same answer on Enter.

export function findWhileTyping(root: ParentNode): void {
  const table = root.querySelector<HTMLTableElement>('[data-targets]');
  const field = root.querySelector<HTMLInputElement>('.filters [name=q]');
  const count = root.querySelector<HTMLElement>('[data-shown]');
  if (!table || !field || !count) return;
  const rows = rowsOf(table);
  // A page filtered by the server holds fewer rows than the question typed next may ask for.
  if (field.value !== '') return;
  const said = count.textContent ?? '';
  field.addEventListener('input', () => {
    const shown = rows.filter(({ row, text }) => show(row, answers(text, field.value))).length;
    for (const body of table.tBodies) {
      body.hidden = !body.querySelector('tr:not(.group):not([hidden])');
    }
    count.textContent = said.replace(/^\d+/, String(shown));
  });
}

interface Row {
  readonly row: HTMLTableRowElement;
  readonly text: string;
}

function rowsOf(table: HTMLTableElement): Row[] {
  return [...table.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.group)')].map((row) => ({
    row,
    text: searchText(
      [...row.querySelectorAll('.no, .name, .lead-units')]
        .map((cell) => cell.textContent)
        .join(' '),
    ),
  }));
}

function show(row: HTMLTableRowElement, shown: boolean): boolean {
  row.hidden = !shown;
  return shown;
}
