import type { Catalogue, IndicatorCode, Origin, UnitCode } from '../../catalogue/catalogue.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { DeskFrame } from './desk-frame.tsx';
import type { Desk } from './view.ts';

/** A figure that a silent unit owes, with what could be done without it. */
interface SilentLine {
  readonly unit: UnitCode;
  readonly element: string;
  readonly targets: readonly number[];
  readonly source: Origin | null;
  readonly substitute: UnitCode | null;
}

export interface SilentOwner {
  readonly unit: UnitCode;
  readonly indicator: IndicatorCode;
  readonly target: number;
}

export interface SilentView {
  /** Cycles past their deadline that were looked at, and how many are needed. */
  readonly looked: number;
  readonly needed: number;
  readonly lines: readonly SilentLine[];
  readonly owners: readonly SilentOwner[];
  readonly catalogue: Catalogue;
}

interface Props {
  readonly page: Page;
  readonly desk: Desk;
  readonly view: SilentView;
}

/** Owners who never answer, with a source or a unit that could stand in. */
export function SilentPage({ page, desk, view }: Props) {
  const t = textsOf(page.language).cycles.silent;
  const nothing = view.lines.length + view.owners.length === 0;
  return (
    <DeskFrame page={page} desk={desk}>
      {view.looked < view.needed ? (
        <EmptyState title={t.tooFew(view.needed)} />
      ) : nothing ? (
        <EmptyState title={t.none}>{t.lead(view.looked)}</EmptyState>
      ) : (
        <>
          <p>{t.lead(view.looked)}</p>
          {view.lines.length > 0 && <Units page={page} view={view} />}
          {view.owners.length > 0 && <Owners page={page} view={view} />}
        </>
      )}
    </DeskFrame>
  );
}

type PartProps = Omit<Props, 'desk'>;

function Units({ page, view }: PartProps) {
  const { cycles, terms } = textsOf(page.language);
  const t = cycles.silent;
  const { unitName } = wordsOf(view.catalogue);
  const names = new Map(view.catalogue.elements.map(({ code, name }) => [code, name]));
  const columns: readonly Column<SilentLine>[] = [
    {
      head: t.unit,
      header: true,
      cell: ({ unit }) => <a href={linkTo(page, `/units/${unit}`)}>{unitName(unit)}</a>,
      ...verbatim(page),
    },
    { head: t.element, cell: ({ element }) => names.get(element) ?? element, ...verbatim(page) },
    { head: t.target, cell: ({ targets }) => targets.join(', ') },
    {
      head: t.suggestion,
      cell: ({ source, substitute, element }) => (
        <>
          {source !== null
            ? t.useSource(terms.origin[source])
            : substitute !== null
              ? t.substitute(unitName(substitute))
              : t.nobody}{' '}
          <a href={linkTo(page, `/assignments/${element}`)}>{t.assign}</a>
        </>
      ),
    },
  ];
  return (
    <section class="block">
      <h2>{t.units}</h2>
      <DataTable caption={t.units} captionUnseen rows={view.lines} columns={columns} />
    </section>
  );
}

function Owners({ page, view }: PartProps) {
  const t = textsOf(page.language).cycles.silent;
  const { unitName, indicator } = wordsOf(view.catalogue);
  const columns: readonly Column<SilentOwner>[] = [
    { head: t.unit, header: true, cell: ({ unit }) => unitName(unit), ...verbatim(page) },
    {
      head: t.indicator,
      cell: ({ indicator: code }) => indicator(code)?.name ?? code,
      ...verbatim(page),
    },
    {
      head: t.target,
      cell: ({ target }) => <a href={linkTo(page, `/targets/${target}`)}>{target}</a>,
    },
    { head: t.suggestion, cell: () => t.columns(view.looked) },
  ];
  return (
    <section class="block">
      <h2>{t.owners}</h2>
      <DataTable caption={t.owners} captionUnseen rows={view.owners} columns={columns} />
    </section>
  );
}
