// What every operation of the API declares: who may call it, what it answers, how it refuses.
import { z } from '@hono/zod-openapi';
import { type Action, scopeOf } from '../../access/can.ts';
import type { Step } from '../deps.ts';
import { needs } from '../step/needs.ts';
import { repeatAnswer } from '../step/repeat-answer.ts';

/** Reading where the instance is open; step/refuse-closed.ts has decided before the route is reached. */
export const OPEN_READ = {
  security: [{}, { session: [] }, { bearer: [] }],
  'x-action': 'read',
  'x-scope': 'read',
};

/** Only for those who may do it, or one of `others`; a session also sends its token back. */
export const guarded = (action: Action, ...others: readonly Action[]) => ({
  security: [{ session: [], csrf: [] }, { bearer: [] }],
  middleware: [needs(action, ...others)] as [Step],
  'x-action': action,
  'x-scope': scopeOf(action),
});

/** The same for reading what not everyone may see: no token to send back. */
export const guardedRead = (action: Action) => ({
  ...guarded(action),
  security: [{ session: [] }, { bearer: [] }],
});

/** The same for a POST that creates: Idempotency-Key is honoured. */
export const creating = (action: Action, forget?: (answer: object) => object) => ({
  ...guarded(action),
  middleware: [needs(action), repeatAnswer(forget)] as [Step, Step],
});

export const IdempotencyHeader = z.object({
  'idempotency-key': z.string().min(1).max(200).optional().openapi({
    description:
      'Khóa chống gửi trùng: gửi lại trong 24 giờ nhận câu trả lời đầu. · Sent again within 24 hours, the first answer is given.',
    example: 'b7f1c0de-2026-09',
  }),
});

const Fault = z
  .object({
    at: z.string().openapi({ example: '/figures/0/value' }),
    detail: z.string(),
  })
  .openapi('Fault');

/** RFC 9457. */
const ProblemDocument = z
  .object({
    type: z.string().openapi({ example: '/api#element-unknown' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ example: 'element-unknown' }),
    detail: z.string(),
    instance: z.string(),
    request: z
      .string()
      .openapi({ description: 'Mã yêu cầu trong nhật ký máy chủ · id in the log' }),
    errors: z.array(Fault).optional(),
  })
  .openapi('Problem');

const REFUSALS = {
  400: 'Yêu cầu chưa đúng · bad request',
  401: 'Cần đăng nhập · sign-in needed',
  403: 'Không có quyền · not allowed',
  404: 'Không tìm thấy · not found',
  409: 'Đã có thay đổi khác · changed meanwhile',
  413: 'Nội dung quá lớn · too large',
  415: 'Kiểu nội dung không nhận · unsupported content',
  422: 'Nội dung chưa nhận được · cannot be accepted',
  429: 'Gửi quá nhiều lần, xem Retry-After · too many requests, see Retry-After',
} as const;
type Refusing = keyof typeof REFUSALS;

const refusalAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemDocument } },
});

/** Answers of refusal by status; 429 stands for every operation. */
export function refusals<const S extends Refusing>(
  ...statuses: S[]
): { [K in S | 429]: ReturnType<typeof refusalAnswer> } {
  const pairs = [...statuses, 429 as const].map((status) => [
    status,
    refusalAnswer(REFUSALS[status]),
  ]);
  return Object.fromEntries(pairs);
}

/** The number in the path. */
export const idPath = (example: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .openapi({ param: { name: 'id', in: 'path' }, type: 'integer', example });

/** A JSON answer with its schema. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});

const refusalsOfWriting = refusals(400, 401, 403, 404, 409, 415, 422);

/** Answers of an operation that writes what its body says: what stands afterwards, or why not. */
export const changed = <S extends z.ZodType>(schema: S, description: string) => ({
  200: json(schema, description),
  ...refusalsOfWriting,
});

/** The same where something new came of it. */
export const created = <S extends z.ZodType>(schema: S, description: string) => ({
  201: json(schema, description),
  ...refusalsOfWriting,
});
