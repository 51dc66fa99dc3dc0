import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { type Page, textsOf } from '../page.ts';
import { ImportFrame } from './frame.tsx';
import { SheetTable } from './sheet-table.tsx';
import type { SheetView } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: SheetView;
}

/** Second step: which sheet, and which of its rows names the columns. */
export function SheetPage({ page, view }: Props) {
  const t = textsOf(page.language).figures.sheet;
  return (
    <ImportFrame
      page={page}
      step="sheet"
      title={t.title}
      lead={t.lead}
      fileName={view.fileName}
      errors={view.errors}
    >
      {view.sheets.length > 1 && <Sheets page={page} view={view} />}
      <form method="post" novalidate action={linkTo(page, `/figures/imports/${view.id}/sheet`)}>
        <Csrf page={page} />
        <input type="hidden" name="sheet" value={view.sheet} />
        <SheetTable
          page={page}
          caption={t.table(view.sheet)}
          rows={view.rows}
          headerRow={view.headerRow}
          leadHead={t.header}
          lead={({ row }) => (
            <HeaderRadio
              id={row === view.rows[0]?.row ? 'header' : undefined}
              row={row}
              checked={row === view.headerRow}
              label={t.headerOf(row)}
            />
          )}
        />
        <label class="choice">
          <input type="radio" name="header" value="0" checked={view.headerRow === 0} />
          <span>{t.none}</span>
        </label>
        <p class="actions">
          <button type="submit">{t.next}</button>
        </p>
      </form>
    </ImportFrame>
  );
}

const HeaderRadio = (props: {
  id: string | undefined;
  row: number;
  checked: boolean;
  label: string;
}) => (
  <input
    type="radio"
    id={props.id}
    name="header"
    value={String(props.row)}
    checked={props.checked}
    aria-label={props.label}
  />
);

function Sheets({ page, view }: Props) {
  const t = textsOf(page.language).figures.sheet;
  return (
    <nav class="tabs" aria-label={t.sheets}>
      <ul>
        {view.sheets.map((sheet) => (
          <li>
            <a
              href={linkTo(page, `/figures/imports/${view.id}/sheet`, { sheet })}
              aria-current={sheet === view.sheet ? 'page' : undefined}
            >
              {sheet}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
