import { raw } from 'hono/html';
import { receiptId } from '../../indicator/amount.ts';
import { exact, formatQuantity } from '../../kernel/quantity.ts';
import { linkTo } from '../address.ts';
import { wordsOf } from '../catalogue-words.ts';
import { sparkline } from '../chart/sparkline.ts';
import { StatusBadge } from '../components/badge.tsx';
import { ChoiceForm, periodChoice } from '../components/choice.tsx';
import { Downloads } from '../components/downloads.tsx';
import { type Fact, Facts } from '../components/facts.tsx';
import { ReportingRecord } from '../components/reporting-record.tsx';
import { type Column, DataTable } from '../components/table.tsx';
import { escapeText as e } from '../escape.ts';
import { formatDay, formatGap, formatPeriod, formatValue, shorten } from '../format.ts';
import { Layout } from '../layout.tsx';
import { type Page, textsOf, verbatim } from '../page.ts';
import { AmountFigure } from '../target/amount-figure.tsx';
import { CommuneTable } from './commune-table.tsx';
import type { AreaRow, AreaView } from './view.ts';

interface Props {
  readonly view: AreaView;
  readonly page: Page;
}

/** One commune against the whole city, or the city itself; and how punctually figures come. */
export function AreaPage({ view, page }: Props) {
  const { place: t, target } = textsOf(page.language);
  const { area, catalogue, period } = view;
  const name = wordsOf(catalogue).areaName(area.code);
  const isCity = area.code === catalogue.programme.city;
  return (
    <Layout
      page={page}
      title={name}
      description={t.area.description(name)}
      crumbs={[
        { label: t.areas.title, path: '/areas' },
        { label: name, ...verbatim(page) },
      ]}
      timeTravel
    >
      <header class="subject">
        <p class="eyebrow">{t.areas.title}</p>
        <h1 {...verbatim(page)}>{name}</h1>
        <p class="lead">{summaryOf(view, page)}</p>
        <Facts facts={factsOf(view, page)} />
      </header>
      <div class="subject-choice">
        <h2>{target.where(name, formatPeriod(period, page.language))}</h2>
        <ChoiceForm page={page} choices={[periodChoice(page, view.periods, period.code)]} />
      </div>
      <section class="block">
        <h2>{t.area.results}</h2>
        <DataTable
          caption={t.area.resultsCaption(formatPeriod(period, page.language))}
          captionUnseen
          columns={columnsOf(view, page)}
          rows={view.rows}
        />
        {!isCity && <p class="note">{t.area.rankNote}</p>}
      </section>
      <Records view={view} page={page} isCity={isCity} />
      {isCity && (
        <section class="block">
          <h2>{t.area.neighbours}</h2>
          <CommuneTable rows={view.communes} page={page} />
        </section>
      )}
      <Downloads page={page} formats={['csv', 'json']} />
    </Layout>
  );
}

function Records({ view, page, isCity }: Props & { isCity: boolean }) {
  const { record: t, area } = textsOf(page.language).place;
  const { catalogue, committee, record, others, period, dueNow } = view;
  const when = formatPeriod(period, page.language);
  return (
    <section class="block">
      <h2>{t.title}</h2>
      <p>{t.dueNow(dueNow, when)}</p>
      <div class="records">
        <ReportingRecord
          record={record}
          title={isCity ? area.city : t.own(committee?.name ?? '')}
          catalogue={catalogue}
          page={page}
        />
        {others && (
          <ReportingRecord record={others} title={t.others} catalogue={catalogue} page={page} />
        )}
      </div>
      <p class="note">{t.how}</p>
    </section>
  );
}

function factsOf({ area, catalogue, committee }: AreaView, page: Page): (Fact | null)[] {
  const { area: t, areas } = textsOf(page.language).place;
  return [
    { term: t.facts.kind, value: areas.kinds[area.kind] },
    {
      term: t.facts.areaKm2,
      value: t.km2(formatQuantity(String(area.areaKm2), 2, page.language)),
    },
    committee
      ? {
          term: t.facts.committee,
          value: <a href={linkTo(page, `/units/${committee.code}`)}>{committee.name}</a>,
          ...verbatim(page),
        }
      : null,
    { term: t.facts.since, value: formatDay(area.validFrom, page.language) },
    {
      term: t.facts.code,
      value: (
        <>
          {area.code} ·{' '}
          <a
            href={linkTo(page, '/', {
              area: area.code === catalogue.programme.city ? null : area.code,
            })}
          >
            {t.board}
          </a>
        </>
      ),
    },
  ];
}

const TOP = 10;

const knownOf = (row: AreaRow): string | null =>
  row.amount?.result.kind === 'known' ? row.amount.result.value : null;

const cityOf = ({ city }: AreaRow): string | null =>
  city?.result.kind === 'known' ? city.result.value : null;

const isComparable = ({ indicator }: AreaRow): boolean => indicator.kind !== 'count';

function summaryOf({ rows, area, catalogue }: AreaView, page: Page): string {
  const t = textsOf(page.language).place.area;
  const known = rows.filter((row) => knownOf(row) !== null);
  if (area.code === catalogue.programme.city) return t.summaryCity(known.length, rows.length);
  const above = known.filter((row) => {
    const [here, whole] = [knownOf(row), cityOf(row)];
    return isComparable(row) && here !== null && whole !== null && exact(here).gte(whole);
  });
  const top = known.filter(({ rank }) => rank !== null && rank <= TOP);
  return t.summary(known.length, rows.length, above.length, top.length);
}

function columnsOf({ area, catalogue }: AreaView, page: Page): Column<AreaRow>[] {
  const t = textsOf(page.language).place.area;
  const isCity = area.code === catalogue.programme.city;
  return [
    {
      head: t.indicator,
      header: true,
      cell: (row) => nameOf(row, isCity ? null : area.code, page),
    },
    {
      head: t.value,
      numeric: true,
      cell: ({ amount, indicator }) => (
        <AmountFigure amount={amount} unit={indicator.unit} page={page} />
      ),
    },
    ...(isCity ? cityColumns(page) : communeColumns(page)),
    { head: t.trend, cell: (row) => raw(trendText(row, page)) },
    {
      head: t.status,
      cell: ({ progress }) => <StatusBadge progress={progress} language={page.language} />,
    },
  ];
}

function nameOf({ indicator }: AreaRow, area: string | null, page: Page) {
  return (
    <a href={linkTo(page, `/targets/${indicator.target}`, { area })}>
      {`${indicator.code}. ${shorten(indicator.name, 90)}`}
    </a>
  );
}

function cityColumns(page: Page): Column<AreaRow>[] {
  const t = textsOf(page.language).place.area;
  return [
    {
      head: t.coverage,
      numeric: true,
      cell: ({ amount }) => {
        const { reported, expected } = amount?.result.coverage ?? { reported: 0, expected: 0 };
        return expected > 1 ? `${reported}/${expected}` : '–';
      },
    },
  ];
}

function communeColumns(page: Page): Column<AreaRow>[] {
  const t = textsOf(page.language).place.area;
  return [
    {
      head: t.cityValue,
      numeric: true,
      cell: ({ city, indicator }) =>
        city?.result.kind === 'known' ? (
          <a href={linkTo(page, `/receipts/${receiptId(city, city.revision)}`)}>
            {formatValue(city.result.value, indicator.unit, page.language)}
          </a>
        ) : (
          '–'
        ),
    },
    { head: t.difference, numeric: true, cell: (row) => differenceText(row, page) },
    {
      head: t.rank,
      numeric: true,
      cell: ({ rank, ranked }) => (rank === null ? '–' : t.rankOf(rank, ranked)),
    },
  ];
}

/** Points above or below the city; counts of a part and of the whole are not compared. */
function differenceText(row: AreaRow, page: Page): string {
  const [here, whole] = [knownOf(row), cityOf(row)];
  if (!isComparable(row) || here === null || whole === null) return '–';
  const difference = exact(here).minus(whole);
  const size = formatGap(difference.abs().toString(), row.indicator.unit, page.language);
  const sign = difference.cmp('0');
  return sign === 0 ? size : `${sign > 0 ? '+' : '−'}${size}`;
}

function trendText({ series, indicator }: AreaRow, page: Page): string {
  const known = series.flatMap(({ value }) => value ?? []);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return '';
  const say = (value: string) => formatValue(value, indicator.unit, page.language);
  return sparkline({
    values: series.map(({ value }) => (value === null ? null : Number(value))),
    goal: null,
    said: '',
    label: e(textsOf(page.language).place.area.trendAlt(say(first), say(last))),
  });
}
