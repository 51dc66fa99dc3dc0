import type { Progress } from '../../assessment/assessment.ts';
import { monthPeriod } from '../../kernel/period.ts';
import type { Cycle } from '../../source/report/cycle.ts';
import type { UnitProgress } from '../../source/report/unit-progress.ts';
import { StatusMark } from '../components/marks.tsx';
import { formatPeriod } from '../format.ts';
import { type Page, textsOf } from '../page.ts';

type Months = Pick<Cycle, 'firstMonth' | 'lastMonth'>;

/** «tháng 10/2026», or «tháng 6/2026 đến tháng 10/2026». */
export function monthsName({ firstMonth, lastMonth }: Months, page: Page): string {
  const [first, last] = [firstMonth, lastMonth].map((month) =>
    formatPeriod(monthPeriod(month), page.language),
  );
  if (firstMonth === lastMonth) return last ?? '';
  return textsOf(page.language).cycles.months(first ?? '', last ?? '');
}

/** «Kỳ thu thập tháng 10/2026». */
export const cycleName = (cycle: Months, page: Page): string =>
  textsOf(page.language).cycles.name(monthsName(cycle, page));

const SHAPE: Readonly<Record<UnitProgress['standing'], Progress>> = {
  signed: 'achieved',
  sent: 'on-track',
  returned: 'at-risk',
  drafting: 'gap-only',
  untouched: 'no-data',
};

/** Where a unit stands, by shape and word. */
export function StandingBadge({ one, page }: { one: UnitProgress; page: Page }) {
  const shape = SHAPE[one.standing];
  return (
    <span class={`badge is-${shape}`}>
      <StatusMark progress={shape} />
      {textsOf(page.language).cycles.standing[one.standing]}
    </span>
  );
}

const CLOCK: Readonly<Record<UnitProgress['timeliness'], Progress>> = {
  'on-time': 'achieved',
  late: 'at-risk',
  missing: 'behind',
  open: 'year-unconfirmed',
};

/** Whether the answer came in time, by shape and word. */
export function TimelinessBadge({
  timeliness,
  page,
}: {
  timeliness: UnitProgress['timeliness'];
  page: Page;
}) {
  const shape = CLOCK[timeliness];
  return (
    <span class={`badge is-${shape}`}>
      <StatusMark progress={shape} />
      {textsOf(page.language).cycles.timeliness[timeliness]}
    </span>
  );
}
