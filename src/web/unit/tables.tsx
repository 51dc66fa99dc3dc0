import type { Assessment } from '../../assessment/assessment.ts';
import type { Indicator, Versioned } from '../../catalogue/catalogue.ts';
import { receiptId } from '../../indicator/amount.ts';
import { exact } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { StatusBadge, Tag } from '../components/badge.tsx';
import { Figure } from '../components/figure.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatGap, shorten } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { goalText, goalTime } from '../scoreboard/goal-words.ts';
import type { UnitElement, UnitTarget, UnitView } from './view.ts';

interface CountedProps<T> {
  readonly page: Page;
  readonly heading: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
}

/** A table under a heading that counts its rows, or a word that there are none. */
function CountedTable<T>({ page, heading, rows, columns }: CountedProps<T>) {
  return (
    <section class="block">
      <h2>{`${heading} (${rows.length})`}</h2>
      {rows.length === 0 ? (
        <p class="missing">{textsOf(page.language).place.unit.none}</p>
      ) : (
        <DataTable caption={heading} captionUnseen columns={columns} rows={rows} />
      )}
    </section>
  );
}

interface TargetsProps {
  readonly heading: string;
  readonly rows: readonly UnitTarget[];
  readonly view: UnitView;
  readonly page: Page;
}

/** Targets that the unit answers for, with where they stand. */
export const UnitTargetTable = ({ heading, rows, view, page }: TargetsProps) => (
  <CountedTable {...{ heading, rows, page }} columns={targetColumns(view, page)} />
);

function targetColumns(view: UnitView, page: Page): Column<UnitTarget>[] {
  const { place, scoreboard } = textsOf(page.language);
  const t = place.unit;
  const words = wordsOf(view.catalogue);
  const unitOf = ({ indicator }: Assessment) => words.indicator(indicator)?.unit ?? null;
  return [
    {
      head: t.name,
      header: true,
      cell: ({ row: { target }, via }) => (
        <>
          <a
            {...verbatim(page)}
            href={linkTo(page, `/targets/${target.number}`)}
            title={target.name}
          >
            {`${target.number}. ${shorten(target.name, 110)}`}
          </a>
          {via && <small>{t.viaGroup(via.name)}</small>}
        </>
      ),
    },
    { head: t.result, numeric: true, cell: (one) => resultCell(one, view, page) },
    {
      head: t.goal,
      numeric: true,
      cell: ({ row: { assessment } }) =>
        assessment.goal ? (
          <>
            {goalText(assessment.goal, unitOf(assessment))}
            <small class="under">{goalTime(assessment.goal, scoreboard)}</small>
          </>
        ) : (
          '–'
        ),
    },
    {
      head: t.gap,
      numeric: true,
      cell: ({ row: { assessment }, shown }) =>
        shown && assessment.gap !== null && exact(assessment.gap).gt('0')
          ? formatGap(assessment.gap, unitOf(assessment), page.language)
          : '–',
    },
    {
      head: t.status,
      cell: ({ row: { assessment }, shown }) => (
        <StatusBadge progress={shown ? assessment.progress : 'no-data'} language={page.language} />
      ),
    },
  ];
}

function resultCell({ row: { assessment }, shown }: UnitTarget, view: UnitView, page: Page) {
  const indicator = wordsOf(view.catalogue).indicator(assessment.indicator);
  if (!shown || !indicator) {
    return (
      <Figure page={page} value={null} missing={shown ? 'no-source' : 'restricted'} unit={null} />
    );
  }
  const { area, period, value, missing, standing, asOfDate } = assessment;
  const scope = indicator.time === 'flow' ? 'year' : 'period';
  const cell = { indicator: indicator.code, area, period, scope, basis: indicator.basis } as const;
  return (
    <Figure
      page={page}
      value={value}
      missing={missing}
      unit={indicator.unit}
      standing={standing}
      asOfDate={asOfDate}
      receipt={receiptId(cell, page.revision)}
    />
  );
}

/** Indicators whose numbers the unit answers for. */
export function IndicatorTable(props: { rows: readonly Versioned<Indicator>[]; page: Page }) {
  const { rows, page } = props;
  const { place, terms } = textsOf(page.language);
  const t = place.unit;
  const columns: Column<Versioned<Indicator>>[] = [
    {
      head: t.indicator,
      header: true,
      cell: ({ code, name, target }) => (
        <a
          {...verbatim(page)}
          href={`${linkTo(page, `/targets/${target}`)}#definition`}
        >{`${code}. ${name}`}</a>
      ),
    },
    { head: t.frequency, cell: ({ frequency }) => terms.frequency[frequency] },
    { head: t.standing, cell: ({ standing }) => <Tag text={terms.definition[standing]} /> },
  ];
  return <CountedTable {...{ rows, columns, page }} heading={t.owned} />;
}

interface ElementsProps {
  readonly heading: string;
  readonly rows: readonly UnitElement[];
  readonly view: UnitView;
  readonly page: Page;
}

/** Elements by assignment: what, how often, from what source, and what it is used for. */
export const ElementTable = ({ heading, rows, view, page }: ElementsProps) => (
  <CountedTable {...{ heading, rows, page }} columns={elementColumns(view, page)} />
);

function elementColumns({ catalogue }: UnitView, page: Page): Column<UnitElement>[] {
  const { place, terms } = textsOf(page.language);
  const t = place.unit;
  const { unitName } = wordsOf(catalogue);
  return [
    {
      head: t.element,
      header: true,
      cell: ({ element, via }) => (
        <>
          <span {...verbatim(page)}>{element.name}</span>
          <small>{via ? t.viaGroup(via.name) : element.unit}</small>
        </>
      ),
    },
    { head: t.frequency, cell: ({ assignment }) => terms.frequency[assignment.frequency] },
    { head: t.source, cell: ({ assignment }) => assignment.source },
    {
      head: t.verifies,
      cell: ({ assignment }) => unitName(assignment.verifies),
      ...verbatim(page),
    },
    {
      head: t.used,
      cell: ({ usedBy }) => (
        <span>
          {usedBy.map(({ code, target }, i) => (
            <>
              {i > 0 && ', '}
              <a href={linkTo(page, `/targets/${target}`)}>{code}</a>
            </>
          ))}
        </span>
      ),
    },
  ];
}
