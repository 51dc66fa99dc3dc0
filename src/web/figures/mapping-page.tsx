import { columnName, isBlank, type SheetRow } from '../../source/figure/sheet.ts';
import { linkTo } from '../address.ts';
import { Csrf } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { type Page, textsOf } from '../page.ts';
import { COLUMNS, periodField, roleField, roleOf } from './column-roles.ts';
import { ImportFrame } from './frame.tsx';
import { cellText, SheetTable } from './sheet-table.tsx';
import type { MappingView } from './view.ts';
import { WholeFile } from './whole-file.tsx';

export interface MappingProps {
  readonly page: Page;
  readonly view: MappingView;
}

const ROWS_SHOWN = 8;

/** Third step: what each column is, what holds for the whole file, and the name to remember it by. */
export function MappingPage({ page, view }: MappingProps) {
  const t = textsOf(page.language).figures.mapping;
  const { mapping, rows } = view;
  const shown = rows.filter(({ row }) => row >= mapping.headerRow).slice(0, ROWS_SHOWN);
  return (
    <ImportFrame
      page={page}
      step="mapping"
      title={t.title}
      lead={t.lead}
      fileName={view.fileName}
      errors={view.errors}
    >
      {view.remembered && <Notice tone="success">{t.remembered(view.remembered)}</Notice>}
      <form
        class="flow"
        method="post"
        novalidate
        action={linkTo(page, `/figures/imports/${view.id}/mapping`)}
      >
        <Csrf page={page} />
        <Columns page={page} view={view} />
        <WholeFile page={page} view={view} />
        <p class="actions">
          <button type="submit">{t.next}</button>
          <a class="button quiet" href={linkTo(page, `/figures/imports/${view.id}/sheet`)}>
            {t.back}
          </a>
        </p>
      </form>
      <SheetTable page={page} caption={t.rows} rows={shown} headerRow={mapping.headerRow} />
    </ImportFrame>
  );
}

interface FileColumn {
  readonly index: number;
  readonly head: string;
  readonly samples: readonly string[];
}

const SAMPLES = 3;

/** Columns that hold anything, with the words of the header and a few cells. */
function fileColumns(page: Page, { rows, mapping }: MappingView): readonly FileColumn[] {
  const header = rows.find(({ row }) => row === mapping.headerRow);
  const below = rows.filter(({ row }) => row > mapping.headerRow);
  const width = widthOf(rows);
  return Array.from({ length: width }, (_, index) => ({
    index,
    head: cellText(page, header?.cells[index]),
    samples: below
      .map(({ cells }) => cells[index])
      .filter((cell) => !isBlank(cell))
      .slice(0, SAMPLES)
      .map((cell) => cellText(page, cell)),
  })).filter(({ head, samples }) => head !== '' || samples.length > 0);
}

export const widthOf = (rows: readonly SheetRow[]): number =>
  Math.max(0, ...rows.map(({ cells }) => cells.length));

function Columns({ page, view }: MappingProps) {
  const t = textsOf(page.language).figures.mapping;
  const title = ({ index, head }: FileColumn): string =>
    head ? `${t.columnName(columnName(index))}: ${head}` : t.columnName(columnName(index));
  const control = (column: FileColumn) => ({
    ...{ page, view, index: column.index, label: title(column) },
  });
  const error = view.errors.find(({ field }) => field === COLUMNS);
  const columns: Column<FileColumn>[] = [
    { head: t.column, header: true, cell: (column) => <b>{title(column)}</b> },
    { head: t.sample, cell: ({ samples }) => samples.join(' · ') || '–' },
    { head: t.role, cell: (column) => <RoleSelect {...control(column)} /> },
  ];
  if (needsPeriods(view)) {
    columns.push({ head: t.period, cell: (column) => <PeriodInput {...control(column)} /> });
  }
  return (
    <div id={COLUMNS} tabindex={-1}>
      {error && <p class="field-error">{error.text}</p>}
      <DataTable
        caption={t.column}
        captionUnseen
        rows={fileColumns(page, view)}
        columns={columns}
      />
      {needsPeriods(view) && <p class="hint">{t.periodHint}</p>}
    </div>
  );
}

/** Columns are asked for a period of their own unless the title or another column says it. */
const needsPeriods = ({ mapping, titlePeriod, typed }: MappingView): boolean =>
  mapping.columns.some(({ period }) => period !== undefined) ||
  [...typed.keys()].some((field) => field !== 'period') ||
  (titlePeriod === null && !mapping.columns.some(({ role }) => role === 'period'));

interface ControlProps extends MappingProps {
  readonly index: number;
  readonly label: string;
}

function RoleSelect({ page, view, index, label }: ControlProps) {
  const t = textsOf(page.language).figures.mapping;
  const id = roleField(index);
  const role = roleOf(view.mapping, index);
  const error = view.errors.find(({ field }) => field === id);
  const option = (value: string, text: string) => (
    <option value={value} selected={value === role}>
      {text}
    </option>
  );
  return (
    <div class="cell-control">
      {error && <p class="field-error">{error.text}</p>}
      <select
        id={id}
        name={id}
        aria-label={t.roleOf(label)}
        aria-invalid={error ? 'true' : undefined}
        class="w-full"
      >
        {option('', t.roles.none)}
        <optgroup label={t.roles.labels}>
          {(['area', 'unit', 'element', 'period', 'note'] as const).map((one) =>
            option(one, t.roles[one]),
          )}
        </optgroup>
        <optgroup label={t.roles.values}>
          {option('value', t.roles.value)}
          {view.catalogue.elements
            .filter(({ sumOf }) => sumOf.length === 0)
            .map(({ code, name }) => option(`value:${code}`, name))}
        </optgroup>
      </select>
    </div>
  );
}

function PeriodInput({ page, view, index, label }: ControlProps) {
  const t = textsOf(page.language).figures.mapping;
  const id = periodField(index);
  const column = view.mapping.columns.find((one) => one.index === index);
  const error = view.errors.find(({ field }) => field === id);
  return (
    <div class="cell-control">
      {error && <p class="field-error">{error.text}</p>}
      <input
        id={id}
        name={id}
        class="w-short"
        value={view.typed.get(id) ?? column?.period ?? ''}
        aria-label={t.periodOf(label)}
        aria-invalid={error ? 'true' : undefined}
        autocomplete="off"
      />
    </div>
  );
}
