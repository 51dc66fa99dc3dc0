import type { Kysely } from 'kysely';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Duty, dutiesOf } from '../../catalogue/duty.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { WorkCalendar } from '../../kernel/workday.ts';
import type { Database } from '../../store/schema.ts';
import {
  type Answered,
  answerDuties,
  countPunctuality,
  recordByMonth,
} from '../../value/punctuality.ts';
import { listSubmissions } from '../../value/submission.store.ts';
import type { RecordView } from '../../web/components/reporting-record.tsx';
import type { Asked } from './asked.ts';

const MONTHS = 12;

/** The duties of the last twelve months that are wanted, with how each was answered. */
export async function answeredDuties(
  db: Kysely<Database>,
  { catalogue, period, snapshot, today }: Asked,
  wanted: (duty: Duty) => boolean,
): Promise<Answered[]> {
  const range = { from: period.last - MONTHS + 1, to: period.last };
  const duties = dutiesOf(catalogue, range).filter(wanted);
  if (duties.length === 0) return [];
  const submissions = await listSubmissions(db, {
    ...range,
    revision: snapshot.revision,
    elements: [...new Set(duties.map(({ element }) => element))],
    areas: [...new Set(duties.map(({ area }) => area))],
  });
  return answerDuties(duties, submissions, { calendar: calendarOf(catalogue), today });
}

const calendarOf = ({ holidays }: Catalogue): WorkCalendar => ({
  holidays: new Set(holidays.filter(({ worked }) => !worked).map(({ date }) => date)),
  workedInstead: new Set(holidays.filter(({ worked }) => worked).map(({ date }) => date)),
});

export function recordView(answered: readonly Answered[], today: IsoDate): RecordView {
  const past = answered.filter(({ deadline }) => deadline < today);
  const gapMonth = past.length === 0 ? null : Math.max(...past.map(({ month }) => month));
  return {
    months: recordByMonth(answered),
    counts: countPunctuality(answered),
    gapMonth,
    gaps: past.filter(
      ({ month, punctuality }) =>
        month === gapMonth && (punctuality === 'late' || punctuality === 'missing'),
    ),
  };
}
