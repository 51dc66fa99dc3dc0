import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Assignment, Versioned } from '../../catalogue/catalogue.ts';
import type { AssignmentPatch } from '../../catalogue/revise-assignment.ts';
import type { Env } from '../deps.ts';
import { saveAssignment } from '../save-assignment.ts';
import {
  created,
  creating,
  IdempotencyHeader,
  json,
  jsonBody,
  OPEN_READ,
  refusals,
} from './operation.ts';
import { ListQuery, listPage, Next } from './reading.ts';

const Frequency = z.enum(['month', 'quarter', 'half', 'year', 'school-year']);

const AssignmentAnswer = z
  .object({
    element: z.string(),
    enters: z.array(z.string()),
    verifies: z.string(),
    owns: z.string(),
    supplies: z.array(z.string()),
    frequency: Frequency,
    source: z.string(),
    version: z.number().int(),
    effectiveFrom: z.iso.date(),
  })
  .openapi('Assignment');

const listRoute = createRoute({
  method: 'get',
  path: '/assignments',
  operationId: 'listAssignments',
  tags: ['catalogue'],
  summary: 'Phân công: ai nhập, xác nhận, sở hữu, cung cấp · Who enters, verifies, owns, supplies',
  ...OPEN_READ,
  request: { query: ListQuery },
  responses: {
    200: json(
      z.object({ assignments: z.array(AssignmentAnswer), next: Next }),
      'Phân công · assignments',
    ),
    ...refusals(400, 401, 404),
  },
});

const reviseRoute = createRoute({
  method: 'post',
  path: '/assignments',
  operationId: 'reviseAssignment',
  tags: ['catalogue'],
  summary: 'Phân công lại một số liệu · Revise the assignment of an element',
  description:
    'Trường không gửi thì giữ nguyên; cần lý do. Gửi version để không ghi đè thay đổi của người khác. · Fields left out stay; a reason is needed. Send the version you see so that nobody else is overwritten.',
  ...creating('edit-assignments'),
  request: {
    headers: IdempotencyHeader,
    body: jsonBody(
      z
        .object({
          element: z.string().max(200),
          enters: z.array(z.string().max(100)).max(200).optional(),
          verifies: z.string().max(100).optional(),
          owns: z.string().max(100).optional(),
          supplies: z.array(z.string().max(200)).max(200).optional(),
          frequency: Frequency.optional(),
          source: z.string().max(500).optional(),
          reason: z.string().max(2000),
          version: z.number().int().optional(),
        })
        .openapi('AssignmentRevision'),
    ),
  },
  responses: created(AssignmentAnswer, 'Phân công mới · the new assignment'),
});

export function addAssignments(api: OpenAPIHono<Env>): void {
  api.openapi(listRoute, async (c) => {
    const query = c.req.valid('query');
    const { items, next } = await listPage(c, query, (v) => v.catalogue.assignments);
    return c.json({ assignments: items.map(assignmentAnswer), next }, 200);
  });
  api.openapi(reviseRoute, async (c) => {
    const { element, reason, version, ...fields } = c.req.valid('json');
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    const patch: AssignmentPatch = Object.fromEntries(given);
    const saved = await saveAssignment(c, element, patch, {
      reason,
      ...(version === undefined ? {} : { version }),
    });
    return c.json(assignmentAnswer(saved), 201);
  });
}

const assignmentAnswer = ({
  revision: _,
  ...one
}: Versioned<Assignment>): z.infer<typeof AssignmentAnswer> => ({
  ...one,
  enters: [...one.enters],
  supplies: [...one.supplies],
});
