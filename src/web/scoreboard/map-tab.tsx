import { receiptId } from '../../indicator/amount.ts';
import { linkTo } from '../address.ts';
import { Figure } from '../components/figure.tsx';
import { Carried, SelectField } from '../components/form.tsx';
import { EmptyState } from '../components/notice.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { toView } from '../components/tabs.tsx';
import { TileMap } from '../components/tile-map.tsx';
import { formatPeriod, shorten } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import { type MapCell, mappableTargets, mapValues } from './map-values.ts';
import type { ScoreboardView, TargetMap } from './view.ts';

/** One target over the forty communes: tiles to see, a ranked table to read. */
export function MapTab({ view, page }: { view: ScoreboardView; page: Page }) {
  const t = textsOf(page.language).scoreboard.map;
  return (
    <>
      <TargetChoice view={view} page={page} />
      {view.map ? (
        <TargetMapView view={view} page={page} map={view.map} />
      ) : (
        <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
      )}
    </>
  );
}

function TargetChoice({ view, page }: { view: ScoreboardView; page: Page }) {
  const { scoreboard: t, shell } = textsOf(page.language);
  const options = mappableTargets(view.catalogue).map(({ number, name }) => ({
    value: String(number),
    label: `${number}. ${shorten(name, 70)}`,
  }));
  const value = String(view.map?.target.number ?? '');
  return (
    <form class="map-choice" method="get" action={toView(page.path)} data-live>
      <Carried page={page} except={['target']} />
      <SelectField
        page={page}
        id="target"
        label={t.filter.target}
        options={options}
        value={value}
        required
      />
      <button type="submit">{shell.filter.apply}</button>
    </form>
  );
}

interface MapProps {
  readonly view: ScoreboardView;
  readonly page: Page;
  readonly map: TargetMap;
}

function TargetMapView({ view, page, map }: MapProps) {
  const { language } = page;
  const t = textsOf(language).scoreboard.map;
  const { cells, legend } = mapValues(map, view.catalogue, language);
  return (
    <>
      <figure class="picture">
        <figcaption>
          <h2>{t.title(map.target.number, map.target.name)}</h2>
          <p>{t.subtitle(map.unit, formatPeriod(view.scoreboard.period, language))}</p>
        </figcaption>
        <TileMap
          areas={view.catalogue.areas}
          cells={cells}
          legend={legend}
          page={page}
          hrefOf={(code) => linkTo(page, `/areas/${code}`)}
        />
        <p class="note">{t.explain}</p>
      </figure>
      <DataTable caption={t.tableTitle} columns={columnsOf(page, map)} rows={cells} narrow />
    </>
  );
}

function columnsOf(page: Page, map: TargetMap): Column<MapCell>[] {
  const t = textsOf(page.language).scoreboard.map;
  return [
    { head: t.rank, numeric: true, cell: ({ rank }) => rank ?? '–' },
    {
      head: t.commune,
      header: true,
      cell: ({ area }) => <a href={linkTo(page, `/areas/${area.code}`)}>{area.name}</a>,
      ...verbatim(page),
    },
    {
      head: t.value,
      numeric: true,
      cell: ({ amount }) => {
        const result = amount?.result;
        const known = result?.kind === 'known' ? result : null;
        return (
          <Figure
            page={page}
            value={known?.value ?? null}
            missing={result?.kind === 'missing' ? result.why : 'not-reported'}
            unit={map.unit}
            standing={known?.standing ?? null}
            asOfDate={known?.asOfDate ?? null}
            receipt={amount ? receiptId(amount, amount.revision) : null}
          />
        );
      },
    },
  ];
}
