// Báo cáo đơn vị: draft → sent → signed, and back by a recall, a return, returned cells or a reopening.
import type { IsoDate } from '../../kernel/period.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';

export type ReportState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'sent'; readonly sentBy: string }
  | { readonly kind: 'signed'; readonly sentBy: string; readonly signature: Signature };

/** In the product, or on paper: the scanned document with its number and date. */
export type Signature =
  | { readonly how: 'product'; readonly by: string }
  | { readonly how: 'paper'; readonly by: string; readonly paper: Paper };

export interface Paper {
  readonly number: string;
  readonly date: IsoDate;
  /** Hash of the kept file. */
  readonly file: string;
}

/** What a transition is decided by; the store reads it under the report's lock. */
export interface Report {
  readonly state: ReportState;
  /** Raised when a signed report opens again. */
  readonly revision: number;
  readonly version: number;
  /** Everyone who wrote a cell in this revision. */
  readonly authors: readonly string[];
  /** Cells that stop sending: unanswered, unreadable, blocked by a check, or unusual without explanation. */
  readonly unfinished: number;
  /** True while the cycle lets this unit write (cycle.ts isWritable). */
  readonly writable: boolean;
  /** False once the cycle is closed: then nothing moves before the cycle opens again. */
  readonly open: boolean;
}

export type ReportAct =
  | { readonly kind: 'send' }
  | { readonly kind: 'recall' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'sign'; readonly paper: Paper | null }
  | { readonly kind: 'return-cells'; readonly reason: string; readonly cells: number }
  | { readonly kind: 'reopen'; readonly reason: string };

export type ReportMove =
  | { readonly kind: 'moved'; readonly state: ReportState; readonly revision: number }
  | Refusal;

/**
 * The one transition function of reports. `by` is the person who acts; whether their grants allow it was
 * decided before (access/can.ts). Nobody signs what they entered (design: people and permission).
 */
export function moveReport(report: Report, act: ReportAct, by: string): ReportMove {
  if (!report.open) return refuse('cycle-closed');
  if (!report.writable && !ORDERED.has(act.kind)) return refuse('report-locked');
  switch (act.kind) {
    case 'send':
      return send(report, by);
    case 'recall':
      return report.state.kind === 'sent' ? draft(report) : misplaced(report, act);
    case 'return':
      if (report.state.kind !== 'sent') return misplaced(report, act);
      return act.reason.trim() === '' ? refuse('reason-needed') : draft(report);
    case 'sign':
      return sign(report, act.paper, by);
    case 'return-cells':
      if (act.cells === 0) return refuse('cells-needed');
      return returnCells(report, act);
    case 'reopen':
      return reopen(report, act);
  }
}

/** Acts of those who verify: a lock of entry does not stop them. */
const ORDERED: ReadonlySet<ReportAct['kind']> = new Set(['reopen', 'return-cells']);

function send(report: Report, by: string): ReportMove {
  if (report.state.kind !== 'draft') return misplaced(report, { kind: 'send' });
  if (report.unfinished > 0) return refuse('report-unfinished', { count: report.unfinished });
  return { kind: 'moved', state: { kind: 'sent', sentBy: by }, revision: report.revision };
}

function sign(report: Report, paper: Paper | null, by: string): ReportMove {
  if (report.state.kind !== 'sent') return misplaced(report, { kind: 'sign', paper });
  if (report.authors.includes(by)) return refuse('own-work', { what: 'ký', what_en: 'sign' });
  const signature: Signature = paper ? { how: 'paper', by, paper } : { how: 'product', by };
  const { sentBy } = report.state;
  return { kind: 'moved', state: { kind: 'signed', sentBy, signature }, revision: report.revision };
}

/** A signed report opens as a new revision; one that is only sent goes back as it is. */
function reopen(report: Report, act: ReportAct & { readonly reason: string }): ReportMove {
  if (act.reason.trim() === '') return refuse('reason-needed');
  if (report.state.kind === 'draft') return misplaced(report, act);
  const revision = report.revision + (report.state.kind === 'signed' ? 1 : 0);
  return { kind: 'moved', state: { kind: 'draft' }, revision };
}

/** More cells may come back while earlier ones are being corrected. */
function returnCells(
  report: Report,
  act: Extract<ReportAct, { kind: 'return-cells' }>,
): ReportMove {
  if (report.state.kind !== 'draft') return reopen(report, act);
  return act.reason.trim() === '' ? refuse('reason-needed') : draft(report);
}

const draft = (report: Report): ReportMove => ({
  kind: 'moved',
  state: { kind: 'draft' },
  revision: report.revision,
});

const misplaced = (report: Report, act: ReportAct): Refusal =>
  refuse('report-elsewhere', { state: report.state.kind, act: act.kind });
