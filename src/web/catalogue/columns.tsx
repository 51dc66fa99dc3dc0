import type {
  Catalogue,
  Element,
  Indicator,
  Target,
  Unit,
  Versioned,
} from '../../catalogue/catalogue.ts';
import type { DefinitionKind } from '../../catalogue/definition.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Tag } from '../components/badge.tsx';
import type { Column } from '../components/table.tsx';
import { formatDay, formatInstant } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { type CatalogueView, targetsOfElement } from './view.ts';

const joined = (codes: readonly string[], name: (code: string) => string): string =>
  codes.map(name).join('; ');

export function targetColumns(page: Page, catalogue: Catalogue): readonly Column<Target>[] {
  const t = textsOf(page.language).catalogue;
  const { unitName } = wordsOf(catalogue);
  return [
    { head: t.column.number, numeric: true, cell: ({ number }) => number },
    {
      head: t.column.target,
      header: true,
      cell: ({ number, name }) => <a href={linkTo(page, `/targets/${number}`)}>{name}</a>,
    },
    { head: t.column.group, cell: ({ group }) => group },
    {
      head: t.column.goals,
      cell: ({ number, kind }) =>
        kind === 'milestone' ? t.milestones : <Goals page={page} of={number} {...{ catalogue }} />,
    },
    { head: t.column.leads, cell: ({ leads }) => joined(leads, unitName) },
  ];
}

function Goals({ page, of, catalogue }: { page: Page; of: number; catalogue: Catalogue }) {
  const { terms } = textsOf(page.language);
  const own = catalogue.goals.filter(({ target }) => target === of);
  return (
    <ul class="goal-list">
      {own.map((goal) => (
        <li>
          <b>{goal.text}</b>{' '}
          {goal.standing === 'confirmed' ? (
            yearOf(page, goal.year)
          ) : (
            <Tag text={standingOf(page, goal)} title={goal.why ?? terms.goal[goal.standing]} />
          )}
        </li>
      ))}
    </ul>
  );
}

const yearOf = (page: Page, year: number | 'phase' | null): string => {
  const t = textsOf(page.language).catalogue.goalYear;
  if (year === null) return t.open;
  return year === 'phase' ? t.phase : String(year);
};

const standingOf = (page: Page, goal: Catalogue['goals'][number]): string =>
  goal.standing === 'assumed'
    ? textsOf(page.language).catalogue.goalYear.assumed(yearOf(page, goal.year))
    : yearOf(page, goal.year);

export function indicatorColumns(
  page: Page,
  catalogue: Catalogue,
): readonly Column<Versioned<Indicator>>[] {
  const { catalogue: t, terms } = textsOf(page.language);
  const { unitName } = wordsOf(catalogue);
  return [
    {
      head: t.column.target,
      cell: ({ target }) => <a href={linkTo(page, `/targets/${target}`)}>{target}</a>,
    },
    { head: t.column.indicator, header: true, cell: ({ name, unit }) => `${name} (${unit})` },
    { head: t.column.formula, cell: ({ formula }) => formula },
    {
      head: t.column.standing,
      cell: ({ standing, confirmedBy }) => (
        <Tag text={terms.definition[standing]} title={confirmedBy ?? ''} />
      ),
    },
    { head: t.column.owner, cell: ({ owner }) => unitName(owner), ...verbatim(page) },
    {
      head: t.column.version,
      cell: ({ version, effectiveFrom }) =>
        terms.version(version, formatDay(effectiveFrom, page.language)),
    },
  ];
}

export function elementColumns(
  page: Page,
  catalogue: Catalogue,
): readonly Column<Versioned<Element>>[] {
  const { catalogue: t, terms } = textsOf(page.language);
  const { unitName } = wordsOf(catalogue);
  return [
    {
      head: t.column.element,
      header: true,
      cell: ({ code, name }) => (
        <>
          {name}
          <code class="element-code">{code}</code>
        </>
      ),
    },
    { head: t.column.unit, cell: ({ unit }) => unit },
    { head: t.column.kind, cell: ({ time }) => terms.time[time] },
    { head: t.column.frequency, cell: ({ frequency }) => terms.frequency[frequency] },
    { head: t.column.origin, cell: ({ officialOrigin }) => terms.origin[officialOrigin] },
    { head: t.column.owner, cell: ({ owner }) => unitName(owner), ...verbatim(page) },
    {
      head: t.column.used,
      cell: ({ code }) => targetsOfElement(catalogue, code).join(', '),
    },
  ];
}

export function unitColumns(page: Page, catalogue: Catalogue): readonly Column<Unit>[] {
  const t = textsOf(page.language).catalogue;
  const leads = (code: string): string =>
    catalogue.targets
      .filter((target) => target.leads.includes(code))
      .map(({ number }) => number)
      .join(', ') || '–';
  const enters = (code: string): string =>
    String(catalogue.assignments.filter((one) => one.enters.includes(code)).length || '–');
  return [
    {
      head: t.column.unitName,
      header: true,
      cell: ({ code, name, kind }) =>
        kind === 'group' ? name : <a href={linkTo(page, `/units/${code}`)}>{name}</a>,
    },
    {
      head: t.column.kind,
      cell: ({ kind, members }) =>
        kind === 'group' ? `${t.unitKind.group}: ${t.members(members.length)}` : t.unitKind[kind],
    },
    { head: t.column.leadsOf, cell: ({ code }) => leads(code) },
    { head: t.column.enters, numeric: true, cell: ({ code }) => enters(code) },
  ];
}

type Change = CatalogueView['changes'][number];

export function changeColumns(page: Page): readonly Column<Change>[] {
  const t = textsOf(page.language).catalogue;
  const actions: Readonly<Record<string, string>> = t.actions;
  const what = ({ counts }: Change): string =>
    (Object.entries(counts) as [DefinitionKind, number][])
      .map(([kind, count]) => `${count} ${t.changed[kind]}`)
      .join(', ');
  return [
    { head: t.column.when, header: true, cell: ({ at }) => formatInstant(at, page.language) },
    { head: t.column.who, cell: ({ person }) => person },
    {
      head: t.column.what,
      cell: (change) => (
        <>
          {actions[change.action] ?? change.action}
          <span class="goal-why">{what(change)}</span>
        </>
      ),
    },
    {
      head: t.column.reason,
      cell: ({ reason, reference }) => [reason, reference].filter(Boolean).join(' · ') || '–',
    },
    { head: t.column.version, numeric: true, cell: ({ revision }) => revision },
  ];
}
