import type { Element, Indicator, Versioned } from '../../catalogue/catalogue.ts';
import { exact } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { Tag } from '../components/badge.tsx';
import { type Fact, Facts } from '../components/facts.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { formatDay, formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { TargetView } from './view.ts';

interface Props {
  readonly view: TargetView;
  readonly page: Page;
}

/** What is counted, by whom, how often, and how far the numbers can be trusted. */
export function Definitions({ view, page }: Props) {
  const t = textsOf(page.language).target.definition;
  const indicators = view.catalogue.indicators.filter(
    ({ target }) => target === view.target.number,
  );
  return (
    <section class="block" id="definition">
      <h2>{t.heading}</h2>
      {indicators.map((indicator) => (
        <Definition view={view} page={page} indicator={indicator} />
      ))}
    </section>
  );
}

type OneProps = Props & { readonly indicator: Versioned<Indicator> };

function Definition(props: OneProps) {
  const { indicator, page } = props;
  const { target, terms } = textsOf(page.language);
  const t = target.definition;
  return (
    <article class="card definition">
      <h3>{target.several.part(indicator.code, indicator.name)}</h3>
      <p>
        <Tag text={terms.definition[indicator.standing]} />{' '}
        <small>
          {terms.version(indicator.version, formatDay(indicator.effectiveFrom, page.language))}
          {indicator.confirmedBy && ` · ${t.confirmedBy(indicator.confirmedBy)}`}
        </small>
      </p>
      <p class="formula" {...verbatim(page)}>
        {indicator.formula}
      </p>
      <Facts facts={factsOf(props)} />
      {indicator.note && <p class="note">{`${t.note}: ${indicator.note}`}</p>}
      {indicator.kind !== 'milestone' && (
        <DataTable caption={t.elements} columns={elementColumns(props)} rows={elementsOf(props)} />
      )}
      <details>
        <summary>{t.quality}</summary>
        <Facts
          facts={(['source', 'verification', 'accuracy', 'limits', 'compensation'] as const).map(
            (field) => ({ term: t[field], value: indicator.quality[field], ...verbatim(page) }),
          )}
        />
      </details>
    </article>
  );
}

function factsOf({ indicator, view, page }: OneProps): (Fact | null)[] {
  const { target, terms } = textsOf(page.language);
  const t = target.definition;
  const { base } = indicator;
  const minimum = exact(indicator.minimumCoverage).times('100').toString();
  return [
    { term: t.unit, value: indicator.unit },
    { term: t.kind, value: terms.kind[indicator.kind] },
    { term: t.time, value: terms.time[indicator.time] },
    { term: t.period, value: terms.basis[indicator.basis] },
    { term: t.frequency, value: terms.frequency[indicator.frequency] },
    { term: t.owner, value: <UnitLink view={view} page={page} code={indicator.owner} /> },
    {
      term: t.suppliers,
      value:
        indicator.suppliers.length === 0
          ? terms.none
          : indicator.suppliers.map((code, i) => (
              <>
                {i > 0 && ', '}
                <UnitLink view={view} page={page} code={code} />
              </>
            )),
    },
    indicator.breakdown ? { term: t.breakdown, value: indicator.breakdown } : null,
    { term: t.minimum, value: formatValue(minimum, '%', page.language) },
    base
      ? {
          term: t.base,
          value: t.baseText(base.year, formatValue(base.minimum, null, page.language)),
        }
      : null,
  ];
}

function UnitLink({
  view,
  page,
  code,
}: {
  view: Pick<TargetView, 'catalogue'>;
  page: Page;
  code: string;
}) {
  const { catalogue } = view;
  const name = wordsOf(catalogue).unitName(code);
  const known = catalogue.units.some((unit) => unit.code === code);
  return known ? <a href={linkTo(page, `/units/${code}`)}>{name}</a> : <span>{name}</span>;
}

interface Role {
  readonly role: 'numerator' | 'denominator';
  readonly element: Element;
}

function elementsOf({ indicator, view }: OneProps): Role[] {
  const find = (code: string | null) => view.catalogue.elements.find((one) => one.code === code);
  return (['numerator', 'denominator'] as const).flatMap((role) => {
    const element = find(indicator[role]);
    return element ? [{ role, element }] : [];
  });
}

function elementColumns({ view, page }: OneProps): Column<Role>[] {
  const { target, terms } = textsOf(page.language);
  const t = target.definition;
  const { unitName } = wordsOf(view.catalogue);
  const assignmentOf = (code: string) =>
    view.catalogue.assignments.find(({ element }) => element === code);
  const nameOf = (code: string) =>
    view.catalogue.elements.find((one) => one.code === code)?.name ?? code;
  return [
    { head: t.role, cell: ({ role }) => terms[role] },
    {
      head: t.element,
      header: true,
      cell: ({ element }) => (
        <>
          {element.name}
          <small>
            {element.sumOf.length > 0
              ? t.sumOf(element.sumOf.map(nameOf).join('; '))
              : `${element.unit} · ${element.code}`}
          </small>
        </>
      ),
    },
    { head: t.frequency, cell: ({ element }) => terms.frequency[element.frequency] },
    { head: t.owner, cell: ({ element }) => unitName(element.owner), ...verbatim(page) },
    {
      head: t.enters,
      cell: ({ element }) => assignmentOf(element.code)?.enters.map(unitName).join(', ') ?? '–',
    },
    { head: t.official, cell: ({ element }) => terms.origin[element.officialOrigin] },
  ];
}
