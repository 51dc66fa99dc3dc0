import type { ColumnCell } from '../../indicator/column/cell.ts';
import { gapTo } from '../../indicator/column/difference.ts';
import { placeKey } from '../../indicator/column/places.ts';
import { unusualFirst } from '../../indicator/column/unusual.ts';
import type { Decimal } from '../../kernel/quantity.ts';
import { linkHere } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Csrf, TextArea } from '../components/form.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatInstant, formatPeriod } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { OneColumnView, PastFigure } from './view.ts';
import { elementName, figureText, placeName } from './words.tsx';

interface Props {
  readonly page: Page;
  readonly view: OneColumnView;
}

/** All cells, what is unusual first; whoever may, ticks some and returns them with one reason. */
export function CellTable({ page, view }: Props) {
  const t = textsOf(page.language).columns;
  const pickable = view.rights.returnCells && view.row.open && view.row.state !== 'approved';
  const rows = unusualFirst(view.sheet.cells);
  const table = (
    <div class="dense">
      <DataTable
        caption={t.cells.title}
        captionUnseen
        columns={columnsOf({ page, view }, rows, pickable)}
        rows={rows}
      />
    </div>
  );
  return (
    <section class="block" id="cells">
      <h2>{t.cells.title}</h2>
      <p class="hint">{t.cells.lead}</p>
      {pickable ? (
        <form
          method="post"
          novalidate
          action={linkHere({ ...page, path: `${page.path}/return` }, { done: null })}
        >
          <Csrf page={page} />
          <input type="hidden" name="version" value={String(view.row.version)} />
          {table}
          <ReturnBox page={page} view={view} />
        </form>
      ) : (
        table
      )}
    </section>
  );
}

function ReturnBox({ page, view }: Props) {
  const t = textsOf(page.language).columns.give;
  return (
    <div class="card step">
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      <TextArea
        page={page}
        id="return-reason"
        label={t.reason}
        hint={t.reasonHint}
        rows={2}
        required
        value={view.refused.typed.get('return-reason')}
        errors={view.refused.errors}
      />
      <p class="actions">
        <button type="submit" class="quiet">
          {t.submit}
        </button>
      </p>
    </div>
  );
}

/** Cells of the same element as the one above them. */
const repeatsOf = (rows: readonly ColumnCell[]): ReadonlySet<ColumnCell> =>
  new Set(rows.filter(({ element }, i) => rows[i - 1]?.element === element));

function columnsOf(
  { page, view }: Props,
  rows: readonly ColumnCell[],
  pickable: boolean,
): Column<ColumnCell>[] {
  const t = textsOf(page.language).columns.cells;
  const say = (value: Decimal | null) => (value === null ? '–' : figureText(value, page));
  const flows = view.sheet.cells.some(({ cumulative }) => cumulative !== null);
  const repeats = repeatsOf(rows);
  const places: Column<ColumnCell> = {
    head: t.place,
    header: true,
    cell: (cell) => <Place page={page} view={view} cell={cell} repeats={repeats.has(cell)} />,
    ...verbatim(page),
  };
  return [
    ...(pickable
      ? [{ head: t.pick, cell: (cell: ColumnCell) => <Pick page={page} view={view} cell={cell} /> }]
      : []),
    places,
    { head: t.previous, numeric: true, cell: ({ previous }) => say(previous) },
    { head: t.now, numeric: true, cell: (cell) => <Now page={page} cell={cell} /> },
    ...(flows
      ? [{ head: t.cumulative, numeric: true, cell: (cell: ColumnCell) => say(cell.cumulative) }]
      : []),
    { head: t.lastYear, numeric: true, cell: ({ sameLastYear }) => say(sameLastYear) },
    {
      head: t.others,
      numeric: true,
      cell: (cell) => <Others page={page} view={view} cell={cell} />,
    },
    { head: t.note, cell: (cell) => <Notes page={page} view={view} cell={cell} /> },
  ];
}

function Place({ page, view, cell, repeats }: Props & { cell: ColumnCell; repeats: boolean }) {
  const { row } = view;
  return (
    <>
      <b>{placeName(view, cell)}</b>
      <small class={repeats ? 'said-above' : undefined}>{elementName(view, cell.element)}</small>
      {row.firstMonth !== row.lastMonth && (
        <small lang={page.language}>{formatPeriod(cell.period, page.language)}</small>
      )}
    </>
  );
}

/** Only what a report answered can go back to its unit. */
function Pick({ page, view, cell }: Props & { cell: ColumnCell }) {
  if (!cell.report || cell.state === 'returned') return null;
  const t = textsOf(page.language).columns.cells;
  const key = placeKey(cell);
  const name = `${placeName(view, cell)}, ${elementName(view, cell.element)}`;
  return (
    <label class="pick">
      <input
        type="checkbox"
        name="cell"
        id={`cell-${key}`}
        value={key}
        checked={view.refused.picked.has(key)}
      />
      <span class="unseen">{t.pickOf(name)}</span>
    </label>
  );
}

function Now({ page, cell }: { page: Page; cell: ColumnCell }) {
  const { status, terms } = textsOf(page.language);
  const { official } = cell;
  if (!official) return <>–</>;
  return (
    <span class="figure">
      <a href={`${linkHere(page, { cell: placeKey(cell), done: null })}#cell-history`}>
        {figureText(official.amount, page)}
      </a>
      <small>
        {`${terms.origin[official.origin]} · ${status.standing[official.standing].toLowerCase()}`}
      </small>
    </span>
  );
}

/** What other sources say, and units that only confirm and do not agree, with how far each is from what counts. */
function Others({ page, view, cell }: Props & { cell: ColumnCell }) {
  const { columns, terms } = textsOf(page.language);
  const { unitName } = wordsOf(view.catalogue);
  const lines = [
    ...cell.others.map(({ amount, origin }) => ({ amount, from: terms.origin[origin] })),
    ...cell.beside
      .filter(({ amount }) => !cell.official || gapTo(cell.official, amount) !== null)
      .map(({ amount, unit }) => ({ amount, from: unitName(unit) })),
  ];
  if (lines.length === 0) return <>–</>;
  return (
    <>
      {lines.map(({ amount, from }) => {
        const gap = gapTo(cell.official, amount);
        return (
          <span class="figure">
            {figureText(amount, page)}
            <small>{from}</small>
            {gap !== null && (
              <small>
                {columns.cells.gap(`${gap.startsWith('-') ? '' : '+'}${figureText(gap, page)}`)}
              </small>
            )}
          </span>
        );
      })}
    </>
  );
}

function Notes({ page, view, cell }: Props & { cell: ColumnCell }) {
  const { columns, report: words } = textsOf(page.language);
  const { report, marks } = cell;
  const findings = report?.findings ?? [];
  const lines = [
    ...marks
      .filter((mark) => mark !== 'warned' || findings.length === 0)
      .map((mark) => ({ text: columns.mark[mark], kind: mark })),
    ...findings.map((finding) => ({ text: finding[page.language], kind: 'warned' })),
  ];
  const said = [
    report?.skip ? columns.cells.skip(words.skip[report.skip]) : null,
    report?.explanation ? columns.cells.explanation(report.explanation) : null,
    report?.comment ?? null,
    report?.returned
      ? columns.cells.returned(view.name(report.returned.by), report.returned.why)
      : null,
  ].filter((line) => line !== null);
  if (lines.length + said.length === 0) return null;
  return (
    <ul class="marks">
      {lines.map(({ text, kind }) => (
        <li class={`is-${kind}`}>{text}</li>
      ))}
      {said.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

/** Every value that ever stood in one cell. */
export function CellHistory({ page, view }: Props) {
  const { columns, status, terms } = textsOf(page.language);
  const t = columns.cells;
  const { looked } = view;
  if (!looked) return null;
  const name = `${placeName(view, looked.cell)}, ${elementName(view, looked.cell.element)}`;
  const heads: Column<PastFigure>[] = [
    { head: t.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
    { head: t.value, numeric: true, cell: ({ amount }) => figureText(amount, page) },
    { head: t.origin, cell: ({ origin }) => terms.origin[origin] },
    {
      head: t.standing,
      cell: ({ standing, ended }) => `${status.standing[standing]}${ended ? `, ${t.ended}` : ''}`,
    },
    { head: t.by, cell: ({ by }) => view.name(by), ...verbatim(page) },
    { head: t.note, cell: ({ note }) => note ?? '', ...verbatim(page) },
  ];
  return (
    <section class="block" id="cell-history">
      <h2>{t.history(name)}</h2>
      {looked.values.length === 0 ? (
        <p>{t.historyNone}</p>
      ) : (
        <DataTable caption={t.history(name)} captionUnseen columns={heads} rows={looked.values} />
      )}
      <p>
        <a href={linkHere(page, { cell: null })}>{t.historyClose}</a>
      </p>
    </section>
  );
}
