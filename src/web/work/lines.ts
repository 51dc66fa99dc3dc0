// Work as people read it: what, for which cycle, until when. The page and mail say the same words.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { itemPath, type Pressure, pressureOf, type WorkItem } from '../../indicator/work/work.ts';
import { type IsoDate, parsePeriod } from '../../kernel/period.ts';
import { workCalendarOf } from '../../source/report/plan-cycle.ts';
import { formatDay, formatPeriod } from '../format.ts';
import { type Language, textsOf } from '../page.ts';

export interface WorkLine {
  readonly item: WorkItem;
  readonly path: string;
  /** «Nhập báo cáo của UBND phường Vỹ Dạ». */
  readonly what: string;
  /** The part of `what` that is a name of the catalogue, Vietnamese on an English page too. */
  readonly name: string;
  /** Name of the unit that has to act; empty where it is nobody’s in particular. */
  readonly who: string;
  /** «còn 7 ô»; null where nothing is counted. */
  readonly count: string | null;
  /** «tháng 10/2026». */
  readonly cycle: string;
  readonly pressure: Pressure;
  /** «còn 2 ngày làm việc»; the day itself stands in `day`. */
  readonly until: string;
  readonly day: string;
}

export interface LinesAbout {
  readonly catalogue: Pick<Catalogue, 'units' | 'indicators' | 'holidays'>;
  readonly today: IsoDate;
  readonly language: Language;
}

export function workLines(
  items: readonly WorkItem[],
  { catalogue, today, language }: LinesAbout,
): readonly WorkLine[] {
  const calendar = workCalendarOf(catalogue);
  return items.map((item) => {
    const pressure = pressureOf(item.until, today, calendar);
    return {
      ...{ item, pressure, path: itemPath(item) },
      ...whatOf(item, catalogue, language),
      who: catalogue.units.find(({ code }) => code === item.unit)?.name ?? '',
      count: countOf(item, language),
      cycle: sayCycle(item.cycle, language),
      until: sayPressure(pressure, language),
      day: formatDay(item.until, language),
    };
  });
}

export const isLate = ({ pressure }: WorkLine): boolean => pressure.kind === 'late';

function whatOf(
  { kind, unit, indicator, count }: WorkItem,
  { units, indicators }: LinesAbout['catalogue'],
  language: Language,
): Pick<WorkLine, 'what' | 'name'> {
  const { what } = textsOf(language).work;
  const unitName = units.find(({ code }) => code === unit)?.name ?? unit ?? '';
  const column = indicators.find(({ code }) => code === indicator)?.name ?? indicator ?? '';
  switch (kind) {
    case 'returned':
    case 'enter':
    case 'question':
    case 'sign':
      return { what: what[kind](unitName), name: unitName };
    case 'answer':
    case 'confirm':
    case 'comment':
      return { what: what[kind](column), name: column };
    case 'approve':
      return { what: what.approve(count ?? 0), name: '' };
  }
}

const countOf = ({ kind, count }: WorkItem, language: Language): string | null =>
  (kind === 'enter' || kind === 'returned') && count !== null
    ? textsOf(language).work.open(count)
    : null;

function sayPressure(pressure: Pressure, language: Language): string {
  const t = textsOf(language).work.until;
  return pressure.kind === 'today' ? t.today : t[pressure.kind](pressure.workdays);
}

/** `2026-10`, or `2026-06_2026-10` for several months. */
export function sayCycle(code: string, language: Language): string {
  const [first = '', last = first] = code.split('_');
  const name = (month: string): string => formatPeriod(parsePeriod(month) ?? month, language);
  return first === last ? name(first) : textsOf(language).cycles.months(name(first), name(last));
}
