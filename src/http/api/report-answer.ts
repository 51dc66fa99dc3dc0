// Reports as the API tells them.
import { z } from '@hono/zod-openapi';
import { sayRefusal } from '../../kernel/refusal.ts';
import { type ReportCell, type SaveResult, SKIP_REASONS } from '../../source/report/answer.ts';
import type { ReportEvent } from '../../source/report/event.store.ts';
import type { CellNote } from '../../source/report/note.store.ts';
import type { ListedReport, ReportRow } from '../../source/report/report.store.ts';
import type { ReportField, ReportView } from '../reports/read.ts';

const Instant = z.iso.datetime().nullable();
const Text = z.string().nullable();
const Origin = z.enum(['reported', 'register', 'feed', 'figure', 'portal']);

export const Place = z.object({
  element: z.string().max(200).openapi({ example: 'nha-o-tru-so-dia-chi-so' }),
  area: z.string().max(40).openapi({ example: '19753' }),
  period: z.string().max(40).openapi({ example: '2026-10' }),
});

const Signature = z
  .object({
    by: z.string(),
    at: Instant,
    how: z.enum(['product', 'paper']),
    paper: z.object({ number: z.string(), date: z.iso.date(), file: z.string() }).nullable(),
  })
  .openapi('ReportSignature');

export const ReportAnswer = z
  .object({
    id: z.number().int(),
    cycle: z.string().openapi({ example: '2026-10' }),
    unit: z.string().openapi({ example: 'ubnd-19753' }),
    state: z.enum(['draft', 'sent', 'signed']),
    revision: z.number().int().openapi({ description: 'Lần lập báo cáo · raised when it reopens' }),
    version: z.number().int().openapi({ description: 'Gửi kèm mỗi bước · named by every act' }),
    formVersion: Text,
    reference: Text.openapi({ example: 'BC-2026-10-007' }),
    sentBy: Text,
    sentAt: Instant,
    signature: Signature.nullable(),
    unitDeadline: z.iso.date(),
    exceptionUntil: z.iso.date().nullable(),
  })
  .openapi('Report');

export const ListedAnswer = ReportAnswer.extend({
  finished: z.number().int().openapi({ description: 'Ô đã xong · finished cells' }),
}).openapi('ListedReport');

const PeriodAmount = z.object({ period: z.string(), value: z.number() });

const FieldAnswer = Place.extend({
  key: z.string(),
  basis: z.enum(['administrative', 'calendar']),
  name: z.string(),
  unit: z.string(),
  definition: z.string(),
  measure: z.enum(['count', 'percent', 'share', 'decimal']),
  time: z.enum(['flow', 'stock']),
  disclosure: z.enum(['public', 'internal', 'restricted']),
  mode: z.enum(['ask', 'confirm']),
  withheld: z.boolean().openapi({
    description: 'Không nhập: báo cáo theo chế độ mật · held back as secret, not entered',
  }),
  targets: z.array(z.number().int()),
  definitionVersion: z.number().int(),
  previous: PeriodAmount.nullable(),
  sameLastYear: PeriodAmount.nullable(),
  others: z.array(z.object({ origin: Origin, value: z.number(), at: z.iso.datetime() })),
  suggestion: PeriodAmount.extend({ origin: Origin }).nullable().openapi({
    description: 'Số mà «confirm» nhận · the number that «confirm» takes',
  }),
  limits: z.object({
    least: z.number().nullable(),
    most: z.number().nullable(),
    whole: z.boolean(),
  }),
  history: z.array(PeriodAmount),
}).openapi('ReportField');

const FindingAnswer = z
  .object({
    rule: z.string(),
    severity: z.enum(['block', 'explain']),
    vi: z.string(),
    en: z.string(),
  })
  .openapi('Finding');

const Standing = z.object({
  answer: z.enum(['value', 'confirm', 'skip', 'blank', 'unreadable']),
  value: z.number().nullable(),
  typed: Text,
  skip: z.enum(SKIP_REASONS).nullable(),
  explanation: Text,
  comment: Text,
  estimated: z.boolean(),
  findings: z.array(FindingAnswer),
  locked: z.boolean(),
  returned: z.object({ by: z.string(), at: z.iso.datetime(), why: z.string() }).nullable(),
  version: z.number().int(),
  by: Text,
  at: Instant,
});

const CellAnswer = Place.extend(Standing.shape).openapi('ReportCell');

const UnfinishedAnswer = Place.extend({
  why: z.enum(['unanswered', 'unreadable', 'returned', 'blocked', 'unexplained']),
}).openapi('UnfinishedCell');

export const ReportDetail = ReportAnswer.extend({
  writable: z.boolean(),
  fields: z.array(FieldAnswer),
  cells: z.array(CellAnswer),
  unfinished: z.array(UnfinishedAnswer),
  formChanges: z
    .object({
      added: z.array(z.string()),
      gone: z.array(z.string()),
      changed: z.array(z.string()),
    })
    .nullable(),
}).openapi('ReportDetail');

export const Saved = z
  .object({
    results: z.array(
      Place.extend({
        status: z.enum(['saved', 'unchanged', 'conflict', 'refused']),
        code: Text,
        message: Text,
        ...Standing.shape,
        byName: Text.openapi({
          description: 'Người vừa lưu số khác · who saved another number meanwhile',
        }),
      }).openapi('CellResult'),
    ),
    unfinished: z.number().int(),
  })
  .openapi('SavedCells');

export const CellSaveBody = Place.extend({
  version: z.number().int().min(0).openapi({ description: '0: chưa có ô · no cell yet' }),
  typed: z.string().max(200).optional().openapi({ example: '1.234' }),
  skip: z.enum(SKIP_REASONS).optional(),
  confirm: z.boolean().optional(),
  explanation: z.string().max(2000).optional(),
  comment: z.string().max(2000).optional(),
  estimated: z.boolean().optional(),
})
  .refine(
    ({ typed, skip, confirm }) =>
      [typed !== undefined, skip !== undefined, confirm === true].filter(Boolean).length <= 1,
    'Chỉ một trong typed, skip, confirm · at most one of typed, skip, confirm',
  )
  .openapi('CellSave');

export const EventAnswer = z
  .object({
    id: z.number().int(),
    revision: z.number().int(),
    act: z.enum(['open', 'send', 'recall', 'return', 'sign', 'return-cells', 'reopen']),
    by: z.string(),
    onBehalfOf: Text,
    at: z.iso.datetime(),
    reason: Text,
    cells: z.array(Place.extend({ value: z.number().nullable(), skip: Text })),
  })
  .openapi('ReportEvent');

export const NoteAnswer = Place.extend({
  id: z.number().int(),
  by: z.string(),
  at: z.iso.datetime(),
  text: z.string(),
  question: z.boolean(),
  answeredAt: Instant,
}).openapi('CellNote');

export const reportAnswer = (row: ReportRow): z.infer<typeof ReportAnswer> => ({
  ...{ id: row.id, cycle: row.cycle, unit: row.unit, state: row.state, revision: row.revision },
  ...{ version: row.version, formVersion: row.formVersion, reference: row.reference },
  ...{ sentBy: row.sentBy, sentAt: row.sentAt?.toISOString() ?? null },
  signature: signatureOf(row),
  ...{ unitDeadline: row.unitDeadline, exceptionUntil: row.exceptionUntil },
});

function signatureOf({ signedBy, signedAt, signedHow, paper }: ReportRow) {
  if (signedBy === null || signedHow === null) return null;
  return { by: signedBy, at: signedAt?.toISOString() ?? null, how: signedHow, paper };
}

export const listedAnswer = (row: ListedReport): z.infer<typeof ListedAnswer> => ({
  ...reportAnswer(row),
  finished: row.finished,
});

export const reportDetail = (view: ReportView): z.infer<typeof ReportDetail> => ({
  ...reportAnswer(view.report),
  formVersion: view.form.version,
  writable: view.writable,
  fields: view.fields.map(fieldAnswer),
  cells: view.cells.map((cell) => ({ ...placeOf(cell), ...standingOf(cell) })),
  unfinished: [...view.unfinished],
  formChanges: view.changes
    ? {
        added: [...view.changes.added],
        gone: [...view.changes.gone],
        changed: [...view.changes.changed],
      }
    : null,
});

function fieldAnswer({
  context,
  month: _,
  release: __,
  ...field
}: ReportField): z.infer<typeof FieldAnswer> {
  const amount = <T extends { readonly value: string }>(one: T) => ({
    ...one,
    value: Number(one.value),
  });
  const orNull = (text: string | null): number | null => (text === null ? null : Number(text));
  const { previous, sameLastYear, suggestion, limits } = context;
  return {
    ...field,
    targets: [...field.targets],
    previous: previous && amount(previous),
    sameLastYear: sameLastYear && amount(sameLastYear),
    others: context.others.map((one) => ({ ...amount(one), at: one.at.toISOString() })),
    suggestion: suggestion && amount(suggestion),
    limits: { least: orNull(limits.least), most: orNull(limits.most), whole: limits.whole },
    history: context.history.map(amount),
  };
}

const placeOf = ({ element, area, period }: z.infer<typeof Place>) => ({ element, area, period });

const numberOf = ({ answer }: Pick<ReportCell, 'answer'>): number | null =>
  'amount' in answer ? Number(answer.amount) : null;

const skipOf = ({ answer }: Pick<ReportCell, 'answer'>) =>
  answer.kind === 'skip' ? answer.reason : null;

function standingOf(cell: ReportCell): z.infer<typeof Standing> {
  const { answer, returned } = cell;
  return {
    ...{ answer: answer.kind, value: numberOf(cell), skip: skipOf(cell) },
    typed: 'typed' in answer ? answer.typed : null,
    ...{ explanation: cell.explanation, comment: cell.comment, estimated: cell.estimated },
    ...{ findings: [...cell.findings], locked: cell.locked },
    returned: returned && { by: returned.by, at: returned.at.toISOString(), why: returned.why },
    ...{ version: cell.version, by: cell.by, at: cell.at.toISOString() },
  };
}

const NOTHING: z.infer<typeof Standing> = {
  ...{ answer: 'blank', value: null, typed: null, skip: null, explanation: null, comment: null },
  ...{
    estimated: false,
    findings: [],
    locked: false,
    returned: null,
    version: 0,
    by: null,
    at: null,
  },
};

export const resultAnswer = (
  result: SaveResult,
  language: 'vi' | 'en',
  name: (username: string) => string,
): z.infer<typeof Saved>['results'][number] => ({
  ...placeOf(result),
  status: result.status,
  code: result.refusal?.code ?? null,
  message: result.refusal && sayRefusal(result.refusal, language),
  ...(result.cell ? standingOf(result.cell) : NOTHING),
  byName: result.status === 'conflict' && result.cell ? name(result.cell.by) : null,
});

export const eventAnswer = (event: ReportEvent): z.infer<typeof EventAnswer> => ({
  ...{ id: event.id, revision: event.revision, act: event.act, by: event.by },
  ...{ onBehalfOf: event.onBehalfOf, at: event.at.toISOString(), reason: event.reason },
  cells: (event.cells ?? []).map((cell) => ({
    ...placeOf(cell),
    ...{ value: numberOf(cell), skip: skipOf(cell) },
  })),
});

export const noteAnswer = (note: CellNote): z.infer<typeof NoteAnswer> => ({
  ...{ id: note.id, ...placeOf(note), by: note.by, at: note.at.toISOString(), text: note.text },
  ...{ question: note.question, answeredAt: note.answeredAt?.toISOString() ?? null },
});
