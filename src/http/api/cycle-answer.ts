// A cycle as the API gives it.
import { z } from '@hono/zod-openapi';
import { monthPeriod } from '../../kernel/period.ts';
import { STANDINGS, TIMELINESS, type UnitProgress } from '../../source/report/unit-progress.ts';
import type { CycleView } from '../../web/cycles/view.ts';

const Day = z.iso.date();
const Count = z.number().int();

export const CycleAnswer = z
  .object({
    code: z.string().openapi({ example: '2026-10' }),
    kind: z.enum(['regular', 'catch-up']),
    from: z.string(),
    to: z.string(),
    state: z.enum(['open', 'closed']),
    unitDeadline: Day,
    cityDeadline: Day,
    lockDay: Day.nullable(),
    note: z.string().nullable(),
    version: Count,
    openedBy: z.string(),
    openedAt: z.iso.datetime(),
    closedBy: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    counts: z
      .object({
        units: Count,
        ...{ signed: Count, sent: Count, returned: Count, drafting: Count, untouched: Count },
        ...{ onTime: Count, late: Count, missing: Count },
        asked: Count,
        answered: Count,
      })
      .openapi({
        description:
          'Trong phạm vi đơn vị mà tài khoản được xem · of the units that the caller may see',
      }),
  })
  .openapi('Cycle');

const UnitState = z
  .object({
    unit: z.string(),
    report: Count,
    state: z.enum(['draft', 'sent', 'signed']),
    standing: z.enum(STANDINGS),
    timeliness: z.enum(TIMELINESS),
    revision: Count,
    version: Count,
    reference: z.string().nullable(),
    asked: Count,
    answered: Count,
    skipped: Count,
    explained: Count,
    returned: Count,
    firstSignedAt: z.iso.datetime().nullable(),
    exceptionUntil: Day.nullable(),
  })
  .openapi('UnitState');

const LateException = z
  .object({
    unit: z.string(),
    until: Day,
    reason: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .openapi('LateException');

export const CycleDetail = CycleAnswer.extend({
  units: z.array(UnitState),
  exceptions: z.array(LateException),
}).openapi('CycleDetail');

export const ReminderAnswer = z
  .object({
    queued: Count,
    waiting: Count.openapi({
      description: 'Đã có thư chờ gửi · a mail of that person waits already',
    }),
    withoutAddress: Count,
    optedOut: Count,
    units: Count,
  })
  .openapi('Reminders');

export function cycleAnswer({ cycle, counts }: CycleView): z.infer<typeof CycleAnswer> {
  const { code, kind, state, unitDeadline, cityDeadline, lockDay, note, version } = cycle;
  return {
    ...{ code, kind, state, unitDeadline, cityDeadline, lockDay, note, version },
    from: monthPeriod(cycle.firstMonth).code,
    to: monthPeriod(cycle.lastMonth).code,
    openedBy: cycle.openedBy,
    openedAt: cycle.openedAt.toISOString(),
    closedBy: cycle.closedBy,
    closedAt: cycle.closedAt?.toISOString() ?? null,
    counts: {
      units: counts.units,
      ...counts.standing,
      onTime: counts.timeliness['on-time'],
      late: counts.timeliness.late,
      missing: counts.timeliness.missing,
      asked: counts.asked,
      answered: counts.answered,
    },
  };
}

export const cycleDetail = (view: CycleView): z.infer<typeof CycleDetail> => ({
  ...cycleAnswer(view),
  units: view.units.map(unitAnswer),
  exceptions: view.exceptions.map((one) => ({ ...one, at: one.at.toISOString() })),
});

function unitAnswer(one: UnitProgress): z.infer<typeof UnitState> {
  const { unit, report, state, standing, timeliness, version, reference } = one;
  const { asked, answered, skipped, explained, returned, exceptionUntil } = one;
  return {
    ...{ unit, report, state, standing, timeliness, version, reference },
    ...{ asked, answered, skipped, explained, returned, exceptionUntil },
    revision: one.reportRevision,
    firstSignedAt: one.firstSigned?.toISOString() ?? null,
  };
}
