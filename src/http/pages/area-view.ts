import type { Assessment } from '../../assessment/assessment.ts';
import { judgedScope } from '../../assessment/history.ts';
import type { Scoreboard, SeriesPoint } from '../../assessment/scoreboard.ts';
import type { Area, Catalogue, Indicator, Versioned } from '../../catalogue/catalogue.ts';
import { committeeOf } from '../../catalogue/find.ts';
import type { Amount } from '../../indicator/amount.ts';
import { monthPeriod } from '../../kernel/period.ts';
import { exact } from '../../kernel/quantity.ts';
import { type Answered, countPunctuality } from '../../value/punctuality.ts';
import type { AreaListView, AreaRow, AreaView, CommuneRow } from '../../web/area/view.ts';
import type { RequestContext } from '../deps.ts';
import { type Asked, askedOf, mayShow } from './asked.ts';
import { answeredDuties, recordView } from './record.ts';

/** Everything that the page of a commune, or of the city, shows. */
export async function readArea(c: RequestContext, area: Area): Promise<AreaView> {
  const asked = await askedOf(c);
  const { db } = c.var.deps;
  const { catalogue, period, periods, today } = asked;
  const isCity = area.code === catalogue.programme.city;
  const committee = committeeOf(catalogue.units, area.code);
  const answered = await answeredDuties(db, asked, (duty) => isCity || duty.area === area.code);
  const own = answered.filter((one) => isCity || isHeldBy(one, committee?.code));
  const others = answered.filter((one) => !own.includes(one));
  const indicators = isCity ? catalogue.indicators : communeIndicators(catalogue);
  return {
    ...{ catalogue, area, committee, period, periods },
    rows: await readRows(asked, area, indicators),
    record: recordView(own, today),
    answered,
    others: others.length === 0 ? null : recordView(others, today),
    dueNow: answered.filter(({ month }) => month === period.last).length,
    communes: isCity ? await readCommunes(asked, answered) : [],
  };
}

const isHeldBy = ({ holders }: Answered, code: string | undefined): boolean =>
  code !== undefined && holders.includes(code);

/** The communes with how much is known of each and how punctually they report. */
export async function readAreaList(c: RequestContext): Promise<AreaListView> {
  const asked = await askedOf(c);
  const { catalogue, period, periods } = asked;
  const { city } = catalogue.programme;
  const answered = await answeredDuties(c.var.deps.db, asked, ({ area }) => area !== city);
  return { catalogue, period, periods, communes: await readCommunes(asked, answered) };
}

function communeIndicators({ indicators, elements }: Catalogue): Versioned<Indicator>[] {
  const byCommune = new Set(
    elements.filter(({ level }) => level === 'commune').map(({ code }) => code),
  );
  return indicators.filter(({ numerator }) => numerator !== null && byCommune.has(numerator));
}

const MONTHS_BACK = 11;

async function readRows(
  asked: Asked,
  area: Area,
  indicators: readonly Versioned<Indicator>[],
): Promise<AreaRow[]> {
  const { snapshot, catalogue, period, reach } = asked;
  const { city } = catalogue.programme;
  const open = indicators.filter((one) => isOpen(asked, one));
  const amounts = await snapshot.amounts({
    indicators: open.map(({ code }) => code),
    areas: [area.code, city],
    from: period.last - MONTHS_BACK,
    to: period.last,
  });
  const here = area.code === city ? [] : await monthAmounts(asked, open);
  const board = await snapshot.scoreboard(period.code, area.code);
  const month = monthPeriod(period.last).code;
  return indicators.map((indicator) => {
    const own = amounts.filter((one) => isJudged(one, indicator));
    const find = (code: string, where: string): Amount | null =>
      own.find((one) => one.period === code && one.area === where) ?? null;
    const amount = find(month, area.code);
    const shown = mayShow(reach, targetOf(catalogue, indicator), indicator);
    return {
      ...{ indicator, amount, city: find(month, city) },
      ...rankOf(
        amount,
        here.filter((one) => isJudged(one, indicator) && one.area !== city),
      ),
      series: seriesOf(period.last, (code) => find(code, area.code)),
      progress: shown ? (assessmentOf(board, indicator)?.progress ?? 'no-data') : 'no-data',
    };
  });
}

const targetOf = ({ targets }: Catalogue, { target }: Indicator) => {
  const found = targets.find(({ number }) => number === target);
  if (!found) throw new Error(`no target ${target}`);
  return found;
};

const isOpen = ({ reach, catalogue }: Asked, indicator: Indicator): boolean =>
  mayShow(reach, targetOf(catalogue, indicator), indicator);

const isJudged = (amount: Amount, indicator: Indicator): boolean =>
  amount.indicator === indicator.code &&
  amount.basis === indicator.basis &&
  amount.scope === judgedScope(indicator);

/** The month's amounts of the indicators in every area. */
const monthAmounts = ({ snapshot, period }: Asked, indicators: readonly Indicator[]) =>
  snapshot.amounts({
    indicators: indicators.map(({ code }) => code),
    periods: [monthPeriod(period.last).code],
  });

const knownOf = (amount: Amount | null | undefined): string | null =>
  amount?.result.kind === 'known' ? amount.result.value : null;

function rankOf(
  amount: Amount | null,
  all: readonly Amount[],
): { rank: number | null; ranked: number } {
  const values = all.flatMap((one) => knownOf(one) ?? []);
  const own = knownOf(amount);
  const rank = own === null ? null : 1 + values.filter((value) => exact(value).gt(own)).length;
  return { rank: values.length === 0 ? null : rank, ranked: values.length };
}

function seriesOf(last: number, find: (code: string) => Amount | null): SeriesPoint[] {
  return Array.from({ length: MONTHS_BACK + 1 }, (_, k) => {
    const period = monthPeriod(last - MONTHS_BACK + k).code;
    return { period, value: knownOf(find(period)) };
  });
}

function assessmentOf(board: Scoreboard, { code, target }: Indicator): Assessment | undefined {
  const whole = board.rows.find((row) => row.target.number === target)?.assessment;
  return whole?.parts.find((part) => part.indicator === code) ?? whole;
}

async function readCommunes(asked: Asked, answered: readonly Answered[]): Promise<CommuneRow[]> {
  const { catalogue } = asked;
  const { city } = catalogue.programme;
  const indicators = communeIndicators(catalogue).filter((one) => isOpen(asked, one));
  const amounts = await monthAmounts(asked, indicators);
  const values = new Map<string, string>();
  for (const indicator of indicators) {
    for (const amount of amounts) {
      const value = isJudged(amount, indicator) ? knownOf(amount) : null;
      if (value !== null) values.set(`${indicator.code} ${amount.area}`, value);
    }
  }
  const communes = catalogue.areas.filter(({ code }) => code !== city);
  return communes.map((area) => {
    const committee = committeeOf(catalogue.units, area.code)?.code;
    const known = indicators.filter(({ code }) => values.has(`${code} ${area.code}`));
    const above = known.filter(({ code, kind }) => {
      const [here, whole] = [values.get(`${code} ${area.code}`), values.get(`${code} ${city}`)];
      return (
        kind !== 'count' && here !== undefined && whole !== undefined && exact(here).gte(whole)
      );
    });
    const own = answered.filter((one) => one.area === area.code && isHeldBy(one, committee));
    return {
      ...{ area, known: known.length, above: above.length, indicators: indicators.length },
      counts: countPunctuality(own),
    };
  });
}
