// Reading one saved cell: what the person means by it, and what stands afterwards.
import type { Element } from '../../catalogue/catalogue.ts';
import type { Finding } from '../../catalogue/check/finding.ts';
import type { Field } from '../../catalogue/form.ts';
import { type Decimal, exact } from '../../kernel/quantity.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { amountOf } from '../figure/amount-of.ts';
import type { Answer, CellSave, ReportCell } from './answer.ts';

/** What «confirm» takes: another source's number, or a stock that is still valid. */
export type Suggest = (field: Field) => Decimal | undefined;

export type Content = Pick<ReportCell, 'answer' | 'explanation' | 'comment' | 'estimated'>;

/** What would stand; `unread` tells why a typed text is no number. */
export interface ReadSave {
  readonly content: Content;
  readonly unread: Refusal | null;
}

interface About {
  readonly field: Field;
  readonly element: Element;
  readonly now: ReportCell | undefined;
  readonly suggest: Suggest;
}

/** Reads a save against the cell as it stands; text that is no number is kept as typed. */
export function readSave(
  save: CellSave,
  { field, element, now, suggest }: About,
): ReadSave | Refusal {
  const answer = answerOf(save, { field, element, now, suggest });
  if (isRefusal(answer)) return answer;
  const read = answer.kind === 'unreadable' ? amountOf(element, answer.typed) : undefined;
  // An explanation says why one number is right: it does not pass on to another by silence.
  const explained = now && sameAnswer(now.answer, answer) ? now.explanation : null;
  return {
    content: {
      answer,
      explanation: textOf(save.explanation, explained),
      comment: textOf(save.comment, now?.comment),
      estimated: save.estimated ?? now?.estimated ?? element.estimated,
    },
    unread: read !== undefined && typeof read !== 'string' ? read : null,
  };
}

function answerOf(save: CellSave, { field, element, now, suggest }: About): Answer | Refusal {
  if (save.confirm) {
    const amount = suggest(field);
    return amount === undefined ? refuse('nothing-to-confirm') : { kind: 'confirm', amount };
  }
  if (save.skip) return { kind: 'skip', reason: save.skip };
  if (save.typed === undefined) {
    return isRemark(save) && now ? now.answer : { kind: 'blank' };
  }
  const amount = amountOf(element, save.typed);
  if (typeof amount === 'string') return { kind: 'value', amount, typed: save.typed };
  return amount.code === 'value-blank'
    ? { kind: 'blank' }
    : { kind: 'unreadable', typed: save.typed };
}

const isRemark = ({ explanation, comment, estimated }: CellSave): boolean =>
  explanation !== undefined || comment !== undefined || estimated !== undefined;

const textOf = (sent: string | undefined, now: string | null | undefined): string | null =>
  sent === undefined ? (now ?? null) : sent.trim() || null;

/** True when a save would change nothing but what was typed to say the same number. */
export function sameContent(now: ReportCell | undefined, content: Content): boolean {
  const stands = now ?? { answer: { kind: 'blank' }, explanation: null, comment: null };
  return (
    sameAnswer(stands.answer, content.answer) &&
    stands.explanation === content.explanation &&
    stands.comment === content.comment &&
    (now === undefined || now.estimated === content.estimated)
  );
}

function sameAnswer(a: Answer, b: Answer): boolean {
  if (a.kind === 'value' && b.kind === 'value') return exact(a.amount).eq(b.amount);
  if (a.kind === 'confirm' && b.kind === 'confirm') return exact(a.amount).eq(b.amount);
  if (a.kind === 'skip' && b.kind === 'skip') return a.reason === b.reason;
  if (a.kind === 'unreadable' && b.kind === 'unreadable') return a.typed === b.typed;
  return a.kind === 'blank' && b.kind === 'blank';
}

/** A released percentage names the document that releases it, in its explanation. */
export function releaseFindings(
  field: Field | undefined,
  { answer }: Pick<ReportCell, 'answer'>,
): readonly Finding[] {
  if (!field?.release || !('amount' in answer)) return [];
  return [
    {
      rule: 'release-document',
      severity: 'explain',
      vi: `Ghi số văn bản cho phép công khai (${field.release}) vào phần giải trình.`,
      en: `Name the document that allows disclosure (${field.release}) in the explanation.`,
    },
  ];
}
