// Columns as the API tells them.
import { z } from '@hono/zod-openapi';
import type { ColumnCell, NumberBeside, StandingValue } from '../../indicator/column/cell.ts';
import { MARKS } from '../../indicator/column/cell.ts';
import type { ColumnView, OpinionRow } from '../../indicator/column/column-row.ts';
import { gapTo } from '../../indicator/column/difference.ts';
import type { ColumnEvent } from '../../indicator/column/event.ts';
import type { LeadWords } from '../../indicator/column/words.ts';
import type { ColumnDetail } from '../columns/read.ts';

const Instant = z.iso.datetime();
const Person = z.string().nullable();

const SUMMARY = {
  indicator: z.string(),
  cycle: z.string(),
  state: z.enum(['collecting', 'confirmed', 'approved']),
  revision: z.number().int(),
  version: z.number().int(),
  seal: z.string().openapi({
    description:
      'Mã niêm của các số đang đứng, gửi lại khi phê duyệt · hash of the values as they stand, sent back to approve',
  }),
  stale: z.boolean().openapi({
    description: 'Số đã đổi sau khi xác nhận · values changed since the confirmation',
  }),
  confirmedBy: Person,
  confirmedAt: Instant.nullable(),
  objectionsUntil: z.iso.date().nullable(),
  approvedBy: Person,
  approvedAt: Instant.nullable(),
  answered: z.number().int(),
  expected: z.number().int(),
  enough: z.boolean(),
};

export const ColumnSummary = z.object(SUMMARY).openapi('ColumnSummary');

const ValueAnswer = z.object({
  origin: z.string(),
  unit: z.string().nullable().openapi({
    description:
      'Đơn vị chỉ xác nhận, số nằm trong báo cáo của mình · a unit that only confirms; the number stays in its report',
  }),
  value: z.number(),
  difference: z.number().nullable().openapi({
    description: 'Chênh so với số chính thức · above or below the official number',
  }),
  by: z.string(),
});

const CellAnswer = z
  .object({
    element: z.string(),
    area: z.string(),
    period: z.string(),
    unit: z.string().nullable(),
    state: z.enum(['answered', 'returned', 'skipped', 'missing']),
    value: z.number().nullable(),
    origin: z.string().nullable(),
    standing: z.string().nullable(),
    by: Person,
    others: z.array(ValueAnswer),
    previous: z.number().nullable(),
    sameLastYear: z.number().nullable(),
    cumulative: z.number().nullable(),
    skip: z.string().nullable(),
    explanation: z.string().nullable(),
    warnings: z.array(z.object({ rule: z.string(), severity: z.string(), text: z.string() })),
    marks: z.array(z.enum(MARKS)),
    returned: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  })
  .openapi('ColumnCell');

const OpinionAnswer = z
  .object({
    unit: z.string(),
    kind: z.enum(['agree', 'object', 'silent']),
    reason: z.string().nullable(),
    by: z.string(),
    at: Instant,
    answer: z.string().nullable(),
    answeredBy: Person,
    answeredAt: Instant.nullable(),
  })
  .openapi('ColumnOpinion');

export const WordsAnswer = z
  .object({
    target: z.number().int(),
    unit: z.string(),
    version: z.number().int(),
    result: z.string(),
    difficulty: z.string(),
    cause: z.string(),
    proposal: z.string(),
    by: z.string(),
    at: Instant,
  })
  .openapi('LeadWords');

export const ColumnAnswer = z
  .object({
    ...SUMMARY,
    otherLeads: z.array(z.string()),
    opinions: z.array(OpinionAnswer),
    words: z.array(WordsAnswer),
    cells: z.array(CellAnswer),
  })
  .openapi('Column');

export const EventAnswer = z
  .object({
    revision: z.number().int(),
    act: z.string(),
    by: z.string(),
    at: Instant,
    reason: z.string().nullable(),
    values: z.number().int().nullable().openapi({
      description: 'Số ô có số khi đó · cells that counted then',
    }),
  })
  .openapi('ColumnEvent');

export const BulkAnswer = z
  .object({
    indicator: z.string(),
    cycle: z.string(),
    status: z.enum(['approved', 'refused']),
    code: z.string().nullable(),
    message: z.string().nullable(),
  })
  .openapi('ColumnApproval');

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const number = (value: string | null): number | null => (value === null ? null : Number(value));

export function columnSummary({ row, sheet, sealNow }: ColumnView): z.infer<typeof ColumnSummary> {
  const { indicator, cycle, state, version, confirmedBy, objectionsUntil, approvedBy } = row;
  const { answered, expected, enough } = sheet;
  return {
    ...{
      indicator,
      cycle,
      state,
      version,
      seal: sealNow,
      confirmedBy,
      objectionsUntil,
      approvedBy,
    },
    revision: row.columnRevision,
    stale: row.seal !== null && row.seal !== sealNow,
    confirmedAt: iso(row.confirmedAt),
    approvedAt: iso(row.approvedAt),
    ...{ answered, expected, enough },
  };
}

export function columnAnswer(
  detail: ColumnDetail,
  language: 'vi' | 'en',
): z.infer<typeof ColumnAnswer> {
  return {
    ...columnSummary(detail),
    otherLeads: [...detail.otherLeads],
    opinions: detail.opinions.map(opinionAnswer),
    words: detail.words.map(wordsAnswer),
    cells: detail.sheet.cells.map((cell) => cellAnswer(cell, language)),
  };
}

const opinionAnswer = ({ id: _, ...one }: OpinionRow): z.infer<typeof OpinionAnswer> => ({
  ...one,
  at: one.at.toISOString(),
  answeredAt: iso(one.answeredAt),
});

export const wordsAnswer = ({ cycle: _, ...words }: LeadWords): z.infer<typeof WordsAnswer> => ({
  ...words,
  at: words.at.toISOString(),
});

const valueAnswer = (
  { official }: ColumnCell,
  {
    amount,
    author,
    ...from
  }: Pick<StandingValue, 'amount' | 'author'> & (Pick<StandingValue, 'origin'> | NumberBeside),
): z.infer<typeof ValueAnswer> => ({
  origin: 'origin' in from ? from.origin : 'reported',
  unit: 'unit' in from ? from.unit : null,
  value: Number(amount),
  difference: number(gapTo(official, amount)),
  by: author,
});

function cellAnswer(cell: ColumnCell, language: 'vi' | 'en'): z.infer<typeof CellAnswer> {
  const { element, area, period, state, official, report, marks } = cell;
  const returned = report?.returned ?? null;
  return {
    ...{ element, area, period, state, marks: [...marks] },
    unit: cell.units[0] ?? null,
    value: number(official?.amount ?? null),
    origin: official?.origin ?? null,
    standing: official?.standing ?? null,
    by: official?.author ?? null,
    others: [...cell.others, ...cell.beside].map((other) => valueAnswer(cell, other)),
    previous: number(cell.previous),
    sameLastYear: number(cell.sameLastYear),
    cumulative: number(cell.cumulative),
    skip: report?.skip ?? null,
    explanation: report?.explanation ?? null,
    warnings: (report?.findings ?? []).map((one) => ({
      ...{ rule: one.rule, severity: one.severity, text: one[language] },
    })),
    returned: returned && {
      ...{ by: returned.by, at: returned.at.toISOString(), reason: returned.why },
    },
  };
}

export const eventAnswer = (event: ColumnEvent): z.infer<typeof EventAnswer> => ({
  revision: event.columnRevision,
  ...{ act: event.act, by: event.by, at: event.at.toISOString(), reason: event.reason },
  values: event.cells?.length ?? null,
});
