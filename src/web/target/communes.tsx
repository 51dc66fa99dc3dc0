import { raw } from 'hono/html';
import { exact } from '../../kernel/quantity.ts';
import { linkHere, linkTo } from '../address.ts';
import { Downloads } from '../components/downloads.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { TileMap } from '../components/tile-map.tsx';
import { formatPeriod, formatValue } from '../format.ts';
import { type Page, textsOf, verbatim } from '../page.ts';
import type { MapCell } from '../scoreboard/map-values.ts';
import { AmountFigure, pairText } from './amount-figure.tsx';
import type { CommunesView, TargetView } from './view.ts';

interface Props {
  readonly view: TargetView;
  readonly page: Page;
  readonly communes: CommunesView;
}

/** One indicator over the communes: tiles to see, a ranked table with bars to read. */
export function Communes({ view, page, communes }: Props) {
  const t = textsOf(page.language).target.communes;
  const { indicator, values } = communes;
  const when = formatPeriod(view.period, page.language);
  return (
    <section class="block" id="communes">
      <h2>{t.heading}</h2>
      <IndicatorChoice communes={communes} page={page} view={view} />
      <p class="prose">{summaryOf(communes, page)}</p>
      <div class="communes">
        <figure class="picture">
          <figcaption>
            <h3>{t.title(indicator.name)}</h3>
            <p>{t.subtitle(indicator.unit, when)}</p>
          </figcaption>
          <TileMap
            areas={view.catalogue.areas}
            cells={values.cells}
            legend={values.legend}
            page={page}
            hrefOf={(code) => linkTo(page, `/areas/${code}`)}
          />
          <p class="note">{textsOf(page.language).scoreboard.map.explain}</p>
          <Downloads page={{ ...page, query: mapQuery(page) }} formats={['svg', 'png']} />
        </figure>
        <div class="ranking">
          <DataTable
            caption={t.caption}
            columns={columnsOf(communes, page)}
            rows={values.cells}
            narrow
          />
          <p class="note">{t.barNote}</p>
        </div>
      </div>
    </section>
  );
}

function mapQuery({ query }: Page): URLSearchParams {
  const own = new URLSearchParams(query);
  own.set('picture', 'map');
  return own;
}

function IndicatorChoice({ communes, page }: Props) {
  const t = textsOf(page.language).target.communes;
  const { onOffer, indicator } = communes;
  if (onOffer.length < 2) return null;
  const [first] = onOffer;
  return (
    <nav class="tabs" aria-label={t.choose}>
      <ul>
        {onOffer.map(({ code, name }) => (
          <li>
            <a
              href={`${linkHere(page, { indicator: code === first?.code ? null : code })}#communes`}
              aria-current={code === indicator.code ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const knownOf = ({ amount }: Pick<MapCell, 'amount'>): string | null =>
  amount?.result.kind === 'known' ? amount.result.value : null;

function summaryOf({ values, city, indicator }: CommunesView, page: Page): string {
  const t = textsOf(page.language).target.communes;
  const known = values.cells.flatMap((cell) => knownOf(cell) ?? []);
  const whole = knownOf({ amount: city ?? undefined });
  if (whole === null || indicator.kind === 'count') {
    return t.summaryOnly(known.length, values.cells.length);
  }
  const above = known.filter((value) => exact(value).gte(whole)).length;
  const text = formatValue(whole, indicator.unit, page.language);
  return t.summary(known.length, values.cells.length, above, text);
}

const LENGTH = 200;

function columnsOf({ values, city, indicator }: CommunesView, page: Page): Column<MapCell>[] {
  const t = textsOf(page.language).target.communes;
  const numbers = values.cells.flatMap((cell) => knownOf(cell) ?? []).map(Number);
  const percent = indicator.unit.startsWith('%');
  const top = percent ? Math.max(100, ...numbers) : Math.max(1, ...numbers);
  const whole = percent ? knownOf({ amount: city ?? undefined }) : null;
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
      cell: ({ amount }) => (
        <AmountFigure amount={amount ?? null} unit={indicator.unit} page={page} bare />
      ),
    },
    { head: t.bar, cell: (cell) => raw(barText(knownOf(cell), whole, top)) },
    ...(indicator.kind === 'count'
      ? []
      : [
          {
            head: t.parts,
            numeric: true,
            cell: ({ amount }: MapCell) => pairText(amount, page.language),
          },
        ]),
  ];
}

/** The number beside it says the same, so the bar is silent. */
function barText(value: string | null, whole: string | null, top: number): string {
  const at = (number: string): number =>
    Math.round(Math.max(0, Math.min(1, Number(number) / top)) * LENGTH);
  const bar = value === null ? '' : `<path class="bar-value" d="M0 4h${at(value)}v8H0z"/>`;
  const tick = whole === null ? '' : `<path class="bar-city" d="M${at(whole)} 0v16"/>`;
  return `<svg class="bar" viewBox="0 0 ${LENGTH} 16" preserveAspectRatio="none" aria-hidden="true">${bar}${tick}</svg>`;
}
