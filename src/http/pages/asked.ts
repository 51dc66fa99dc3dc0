// What a reading page was asked for, read from its address.
import { type Reach, reaches, reachOf } from '../../access/can.ts';
import type { Area, Catalogue, Indicator, Target } from '../../catalogue/catalogue.ts';
import {
  dayInVietnam,
  type IsoDate,
  lastClosedMonth,
  monthIndex,
  monthPeriod,
  type Period,
  parsePeriod,
} from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { RequestContext } from '../deps.ts';
import type { Snapshot } from '../snapshot.ts';

/** Months of the programme that have ended, latest first; at least the last one that has. */
export function closedMonths({ at, catalogue }: Pick<Snapshot, 'at' | 'catalogue'>): string[] {
  const latest = lastClosedMonth(dayInVietnam(at)).last;
  const first = Math.min(latest, monthIndex(catalogue.programme.start, 1));
  return Array.from({ length: latest - first + 1 }, (_, i) => monthPeriod(latest - i).code);
}

/** The snapshot with period and day of one request. */
export interface Asked {
  readonly snapshot: Snapshot;
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly periods: readonly string[];
  /** The day on which the data of the snapshot was known. */
  readonly today: IsoDate;
  readonly reach: Reach;
}

/** Throws `period-unknown` on a code that is none. */
export async function askedOf(c: RequestContext): Promise<Asked> {
  const snapshot = await c.var.view();
  const periods = closedMonths(snapshot);
  const code = c.req.query('period') || periods[0] || '';
  const period = parsePeriod(code);
  if (!period) throw new Problem('period-unknown', { code: code.slice(0, 20) });
  return {
    ...{ snapshot, period, periods },
    catalogue: snapshot.catalogue,
    today: dayInVietnam(snapshot.at),
    reach: reachOf(c.var.viewer, c.var.deps.settings.demonstration),
  };
}

/** Throws `area-unknown`. */
export function areaOf({ areas }: Catalogue, code: string): Area {
  const area = areas.find((each) => each.code === code);
  if (!area) throw new Problem('area-unknown', { code: code.slice(0, 20) });
  return area;
}

/** Whether figures of the target, or of one of its indicators, may be shown. */
export const mayShow = (reach: Reach, target: Target, indicator?: Indicator): boolean =>
  reaches(reach, { target: target.number, disclosure: target.disclosure }) &&
  (indicator === undefined || reaches(reach, indicator));
