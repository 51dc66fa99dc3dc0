import { addDays, type IsoDate, type Period } from './period.ts';

/** Days off and days worked instead, as announced each year (Tết moves): catalogue/holidays.yaml. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<IsoDate>;
  readonly workedInstead: ReadonlySet<IsoDate>;
}

export interface Deadlines {
  readonly unit: IsoDate;
  readonly city: IsoDate;
}

/** Working days after the period's last day; defaults of the programme, adjustable per cycle. */
export interface DeadlineRule {
  readonly unitWorkdays: number;
  readonly cityWorkdays: number;
}

const DEFAULT_DEADLINES: DeadlineRule = { unitWorkdays: 2, cityWorkdays: 5 };

/** Monday to Friday without public holidays, and Saturdays worked instead (Labour Code 2019, art. 112). */
export function isWorkday(date: IsoDate, calendar: WorkCalendar): boolean {
  if (calendar.workedInstead.has(date)) return true;
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6 && !calendar.holidays.has(date);
}

/** The day that lies `count` working days after `date` (count ≥ 0; 0 gives the first working day on or after). */
export function addWorkdays(date: IsoDate, count: number, calendar: WorkCalendar): IsoDate {
  let day = date;
  for (let left = count; left > 0 || !isWorkday(day, calendar); ) {
    day = addDays(day, 1);
    if (left > 0 && isWorkday(day, calendar)) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workdaysUntil(from: IsoDate, to: IsoDate, calendar: WorkCalendar): number {
  if (to < from) return -countWorkdays(to, from, calendar);
  return countWorkdays(from, to, calendar);
}

function countWorkdays(after: IsoDate, to: IsoDate, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = addDays(after, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkday(day, calendar)) count += 1;
  }
  return count;
}

/** When units and the city must have answered for a period. */
export function deadlinesOf(
  period: Period,
  calendar: WorkCalendar,
  rule: DeadlineRule = DEFAULT_DEADLINES,
): Deadlines {
  return {
    unit: addWorkdays(period.to, rule.unitWorkdays, calendar),
    city: addWorkdays(period.to, rule.cityWorkdays, calendar),
  };
}
