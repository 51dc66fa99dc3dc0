import type { UnitCode } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../kernel/period.ts';
import type { Paper } from './report.ts';

/** A unit's report as it is kept, with what its cycle lets it do. */
export interface ReportRow {
  readonly id: number;
  readonly cycle: string;
  readonly unit: UnitCode;
  readonly state: 'draft' | 'sent' | 'signed';
  /** Raised when a signed report opens again. */
  readonly revision: number;
  readonly version: number;
  readonly formVersion: string | null;
  /** Definition versions of the fields that were answered, by field key; null before the first answer. */
  readonly formFields: Readonly<Record<string, number>> | null;
  readonly reference: string | null;
  readonly sentBy: string | null;
  readonly sentAt: Date | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly signedHow: 'product' | 'paper' | null;
  readonly paper: Paper | null;
  readonly comment: string | null;
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly kind: 'regular' | 'catch-up';
  readonly cycleState: 'open' | 'closed';
  readonly unitDeadline: IsoDate;
  readonly lockDay: IsoDate | null;
  /** Last day of the unit's late exception; null without one. */
  readonly exceptionUntil: IsoDate | null;
}
