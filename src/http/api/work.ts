import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { pressureOf, WORK_KINDS } from '../../indicator/work/work.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { workCalendarOf } from '../../source/report/plan-cycle.ts';
import { workLines } from '../../web/work/lines.ts';
import type { Env } from '../deps.ts';
import { workOf } from '../work-of.ts';
import { guardedRead, json, refusals } from './operation.ts';

const WorkItem = z
  .object({
    kind: z.enum(WORK_KINDS),
    cycle: z.string().openapi({ example: '2026-10' }),
    unit: z.string().nullable(),
    indicator: z.string().nullable(),
    target: z.number().int().nullable(),
    what: z.string().openapi({ example: 'Nhập báo cáo của UBND phường Vỹ Dạ' }),
    count: z.number().int().nullable().openapi({
      description: 'Ô chưa xong, ô bị trả lại, hoặc số cột · open cells, returned cells or columns',
    }),
    words: z.string().nullable().openapi({
      description:
        'Lý do trả lại, ý kiến phản đối hoặc câu hỏi · the reason, objection or question',
    }),
    until: z.iso.date(),
    workdays: z.number().int().openapi({
      description:
        'Số ngày làm việc còn lại, âm khi quá hạn · working days left, negative when late',
    }),
    overdue: z.boolean(),
    path: z.string().openapi({ example: '/reports/2026-10/ubnd-19816' }),
  })
  .openapi('WorkItem');

const listRoute = createRoute({
  method: 'get',
  path: '/work',
  operationId: 'listWork',
  tags: ['collecting'],
  summary: 'Việc của tôi, gấp nhất trước · What waits for me, the most pressing first',
  ...guardedRead('read-work'),
  responses: {
    200: json(z.object({ work: z.array(WorkItem) }), 'Các việc · the work'),
    ...refusals(401, 403),
  },
});

export function addWork(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const { deps, viewer, now, language } = c.var;
    const { catalogue } = await deps.snapshots.current();
    const today = dayInVietnam(now);
    const calendar = workCalendarOf(catalogue);
    const lines = workLines(await workOf(c, viewer), { catalogue, today, language });
    const work = lines.map(({ item, what, path }) => {
      const { kind, cycle, unit, indicator, target, count, words, until } = item;
      const pressure = pressureOf(until, today, calendar);
      const days = pressure.kind === 'today' ? 0 : pressure.workdays;
      const late = pressure.kind === 'late';
      return {
        ...{ kind, cycle, unit, indicator, target, what, count, words, until, path },
        ...{ workdays: late ? -days : days, overdue: late },
      };
    });
    return c.json({ work }, 200);
  });
}
