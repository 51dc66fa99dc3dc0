import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { classOf } from '../chart/value-classes.ts';
import { ChoiceForm, periodChoice } from '../components/choice.tsx';
import { Downloads } from '../components/downloads.tsx';
import { onTimeShare } from '../components/reporting-record.tsx';
import { type TileCell, TileMap } from '../components/tile-map.tsx';
import { formatPeriod, formatValue } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf } from '../page.ts';
import { CommuneTable } from './commune-table.tsx';
import type { AreaListView, CommuneRow } from './view.ts';

interface Props {
  readonly view: AreaListView;
  readonly page: Page;
}

/** The city and its communes, as tiles and as a table. */
export function AreaListPage({ view, page }: Props) {
  const t = textsOf(page.language).place.areas;
  const { catalogue, period, communes } = view;
  const { city } = catalogue.programme;
  const when = formatPeriod(period, page.language);
  return (
    <Layout
      page={page}
      title={t.title}
      description={t.description}
      crumbs={[{ label: t.title }]}
      timeTravel
    >
      <header class="subject">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(communes.length, when)}</p>
      </header>
      <div class="subject-choice">
        <h2>
          <a href={linkTo(page, `/areas/${city}`)}>{wordsOf(catalogue).areaName(city)}</a>
        </h2>
        <ChoiceForm page={page} choices={[periodChoice(page, view.periods, period.code)]} />
      </div>
      <div class="communes">
        <RecordMap view={view} page={page} />
        <CommuneTable rows={communes} page={page} />
      </div>
      <Downloads page={page} formats={['csv', 'json']} />
    </Layout>
  );
}

/** Shares in %: most communes are near the top, so the classes are finer there. */
const BORDERS = [0, 60, 70, 80, 90, 100];

function RecordMap({ view, page }: Props) {
  const { place, scoreboard } = textsOf(page.language);
  const t = place.areas;
  const legend = BORDERS.slice(1).map((border, i) => `${BORDERS[i] ?? 0} – ${border}`);
  return (
    <figure class="picture">
      <figcaption>
        <h2>{t.mapTitle(formatPeriod(view.period, page.language))}</h2>
        <p>{t.mapSubtitle}</p>
      </figcaption>
      <TileMap
        areas={view.catalogue.areas}
        cells={view.communes.map((row) => cellOf(row, page))}
        legend={legend}
        page={page}
        hrefOf={(code) => linkTo(page, `/areas/${code}`)}
      />
      <p class="note">{scoreboard.map.explain}</p>
    </figure>
  );
}

function cellOf({ area, counts }: CommuneRow, page: Page): TileCell {
  const share = onTimeShare(counts);
  if (share === null) {
    return { area, text: textsOf(page.language).place.areas.noDuty, short: '', step: 0 };
  }
  return {
    area,
    text: formatValue(share, '%', page.language),
    short: formatValue(share, null, page.language),
    step: classOf(Number(share), BORDERS),
  };
}
