import { linkHere, linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { ChoiceSelect } from '../components/choice.tsx';
import { Carried, type Option } from '../components/form.tsx';
import { EmptyState, Notice } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { shorten } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { type AssignmentRow, type AssignmentsView, FREQUENCIES } from './view.ts';

interface Props {
  readonly page: Page;
  readonly view: AssignmentsView;
}

/** Who does what for each element, filtered by group, unit and frequency. */
export function AssignmentsPage({ page, view }: Props) {
  const t = textsOf(page.language).assignments;
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.description}
      crumbs={[{ label: t.title }]}
      timeTravel
    >
      <div>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      {view.saved && <Notice tone="success">{view.saved}</Notice>}
      <p class="downloads">
        {view.mayEdit && <a href={linkTo(page, '/assignments/import')}>{t.import}</a>}
        <a href={linkTo(page, '/assignments.xlsx')} download>
          {t.exportXlsx}
        </a>
        <a href={linkTo(page, '/assignments.csv')} download>
          {t.exportCsv}
        </a>
      </p>
      <Filters page={page} view={view} />
      {view.rows.length === 0 ? (
        <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
      ) : (
        <div class="dense">
          <DataTable
            caption={t.title}
            captionUnseen
            rows={view.rows}
            columns={columnsOf(page, view)}
          />
        </div>
      )}
    </Layout>
  );
}

const OWNED = ['q', 'group', 'unit', 'frequency', 'saved', 'imported'];

function Filters({ page, view }: Props) {
  const { assignments: t, shell } = textsOf(page.language);
  const { filter, catalogue } = view;
  const active = filter.search || filter.group || filter.unit || filter.frequency;
  return (
    <form class="filters" method="get" action={page.path} data-live>
      <Carried page={page} except={OWNED} />
      <div class="find">
        <label for="q">{t.filter.search}</label>
        <input id="q" type="search" name="q" value={filter.search} autocomplete="off" />
      </div>
      {choicesOf(page, view).map((choice) => (
        <ChoiceSelect choice={choice} prefix="f" />
      ))}
      <button type="submit">{shell.filter.apply}</button>
      <p class="filter-state" aria-live="polite">
        {t.shown(view.rows.length, catalogue.assignments.length)}
        {active && (
          <>
            {' · '}
            <a href={linkHere(page, Object.fromEntries(OWNED.map((name) => [name, null])))}>
              {shell.filter.clear}
            </a>
          </>
        )}
      </p>
    </form>
  );
}

function choicesOf(page: Page, { catalogue, filter }: AssignmentsView) {
  const { assignments: t, shell, terms } = textsOf(page.language);
  const all: Option = { value: '', label: shell.form.all };
  return [
    {
      ...{ name: 'group', label: t.filter.group, value: filter.group },
      options: [
        all,
        ...catalogue.programme.groups.map(({ code, name }) => ({
          value: code,
          label: `${code}. ${shorten(name, 48)}`,
        })),
      ],
    },
    {
      ...{ name: 'unit', label: t.filter.unit, value: filter.unit },
      options: [all, ...catalogue.units.map(({ code, name }) => ({ value: code, label: name }))],
    },
    {
      ...{ name: 'frequency', label: t.filter.frequency, value: filter.frequency },
      options: [all, ...FREQUENCIES.map((code) => ({ value: code, label: terms.frequency[code] }))],
    },
  ];
}

function columnsOf(page: Page, view: AssignmentsView): readonly Column<AssignmentRow>[] {
  const { assignments: t, terms } = textsOf(page.language);
  const { unitName } = wordsOf(view.catalogue);
  const names = (codes: readonly string[]): string => {
    const shown = codes.slice(0, 3).map(unitName).join('; ');
    return codes.length > 3 ? `${shown} ${t.more(codes.length - 3)}` : shown || '–';
  };
  const target = (number: number) => <a href={linkTo(page, `/targets/${number}`)}>{number}</a>;
  const columns: Column<AssignmentRow>[] = [
    {
      head: t.column.targets,
      cell: ({ targets }) => (
        <span>{targets.map((number, i) => [i > 0 && ', ', target(number)])}</span>
      ),
    },
    { head: t.column.element, header: true, cell: ({ element }) => element.name },
    { head: t.column.enters, cell: ({ assignment }) => names(assignment.enters) },
    { head: t.column.verifies, cell: ({ assignment }) => unitName(assignment.verifies) },
    { head: t.column.owns, cell: ({ assignment }) => unitName(assignment.owns) },
    { head: t.column.supplies, cell: ({ assignment }) => names(assignment.supplies) },
    { head: t.column.frequency, cell: ({ assignment }) => terms.frequency[assignment.frequency] },
    { head: t.column.source, cell: ({ assignment }) => assignment.source },
  ];
  if (!view.mayEdit) return columns;
  const edit: Column<AssignmentRow> = {
    head: t.column.edit,
    cell: ({ element }) => (
      <a href={linkTo(page, `/assignments/${element.code}`)} aria-label={t.editOf(element.name)}>
        {t.column.edit}
      </a>
    ),
  };
  return [...columns, edit];
}
