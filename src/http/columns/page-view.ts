// What the page of one column shows, read for one viewer.
import { actorOf } from '../../access/person.ts';
import { personNames } from '../../access/person-names.store.ts';
import type { Catalogue, Indicator } from '../../catalogue/catalogue.ts';
import { periodOfMonth } from '../../catalogue/element-period.ts';
import type { ColumnCell } from '../../indicator/column/cell.ts';
import { moveColumn } from '../../indicator/column/column.ts';
import type { ColumnRow, ColumnView, OpinionRow } from '../../indicator/column/column-row.ts';
import { columnOf } from '../../indicator/column/decided-by.ts';
import { differenceOf } from '../../indicator/column/difference.ts';
import type { ColumnEvent } from '../../indicator/column/event.ts';
import { listColumnEvents } from '../../indicator/column/history.store.ts';
import { placeKey } from '../../indicator/column/places.ts';
import { wordsHistory } from '../../indicator/column/words.store.ts';
import type { LeadWords } from '../../indicator/column/words.ts';
import { dayInVietnam, previousPeriod, sameLastYear } from '../../kernel/period.ts';
import { isRefusal, sayRefusal } from '../../kernel/refusal.ts';
import { historyOf } from '../../value/value.store.ts';
import type {
  CityResults,
  OneColumnView,
  PastFigure,
  RefusedForm,
} from '../../web/columns/view.ts';
import type { RequestContext } from '../deps.ts';
import { type ColumnDetail, readColumn } from './read.ts';

/** Throws `column-unknown`, or the refusal to show it. */
export async function readOneColumn(
  c: RequestContext,
  key: { readonly indicator: string; readonly cycle: string },
  told: { readonly refused: RefusedForm; readonly done: string | null },
): Promise<OneColumnView> {
  const { db } = c.var.deps;
  const detail = await readColumn(c, key);
  const { row, indicator, catalogue, sheet } = detail;
  const events = await listColumnEvents(db, row);
  const approved = events.findLast(({ act }) => act === 'approve')?.cells;
  const said = await wordsHistory(db, indicator.target, row.cycle);
  const looked = await lookedAt(c, sheet.cells);
  return {
    ...detail,
    ...told,
    ...{ events, looked },
    earlierWords: said.filter((one) => !detail.words.some((now) => sameWords(now, one))),
    differences: approved ? differenceOf(approved, sheet.cells) : null,
    results: await resultsOf(c, catalogue, indicator, row),
    approvalWaits: approvalRefusal(c, catalogue, detail),
    name: await personNames(db, peopleOf(detail, events, said, looked?.values ?? [])),
  };
}

const sameWords = (a: LeadWords, b: LeadWords): boolean =>
  a.unit === b.unit && a.version === b.version;

function peopleOf(
  { row, sheet, opinions }: ColumnDetail,
  events: readonly ColumnEvent[],
  words: readonly LeadWords[],
  values: readonly PastFigure[],
): readonly string[] {
  return [
    row.confirmedBy,
    row.approvedBy,
    ...opinions.flatMap(({ by, answeredBy }) => [by, answeredBy]),
    ...[...events, ...words, ...values].map(({ by }) => by),
    ...sheet.cells.map(({ report }) => report?.returned?.by ?? null),
  ].filter((one) => one !== null);
}

/** Why the rule would refuse this viewer's approval now; null when it would not. */
export function approvalRefusal(
  c: RequestContext,
  catalogue: Catalogue,
  view: ColumnView & { readonly opinions: readonly OpinionRow[] },
): string | null {
  const actor = { person: actorOf(c.var.viewer), today: dayInVietnam(c.var.now) };
  const column = columnOf(catalogue, view, view.opinions);
  const move = moveColumn(column, { kind: 'approve', seal: view.sealNow }, actor);
  return isRefusal(move) ? sayRefusal(move, c.var.language) : null;
}

/** The city's results of the cycle's last period, beside the period before and a year earlier. */
export async function resultsOf(
  c: RequestContext,
  { programme }: Catalogue,
  indicator: Indicator,
  { lastMonth }: Pick<ColumnRow, 'lastMonth'>,
): Promise<CityResults> {
  const now = periodOfMonth(indicator.frequency, lastMonth, indicator.basis);
  const [before, earlier] = [previousPeriod(now), sameLastYear(now)];
  const { snapshots } = c.var.deps;
  const amounts = await (await snapshots.current()).amounts({
    indicators: [indicator.code],
    areas: [programme.city],
    periods: [now.code, before.code, earlier.code],
    basis: indicator.basis,
  });
  const find = (period: string, scope: 'period' | 'year') =>
    amounts.find((one) => one.period === period && one.scope === scope);
  return {
    previous: find(before.code, 'period'),
    now: find(now.code, 'period'),
    year: indicator.time === 'flow' ? find(now.code, 'year') : undefined,
    lastYear: find(earlier.code, 'period'),
  };
}

async function lookedAt(
  c: RequestContext,
  cells: readonly ColumnCell[],
): Promise<OneColumnView['looked']> {
  const key = c.req.query('cell');
  const cell = key ? cells.find((one) => placeKey(one) === key) : undefined;
  if (!cell) return null;
  const values = await historyOf(c.var.deps.db, cell);
  return {
    cell,
    values: values.toReversed().map((value) => ({
      ...{ amount: value.amount, origin: value.origin, standing: value.standing },
      ...{ by: value.by, at: value.recordedAt, note: value.note },
      ended: value.superseded !== null,
    })),
  };
}
