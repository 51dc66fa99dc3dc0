// Ai đã trả lời: where each unit stands in a cycle, and whether its answer came in time.
import type { UnitCode } from '../../catalogue/catalogue.ts';
import { type Form, fieldKey } from '../../catalogue/form.ts';
import { dayInVietnam, type IsoDate } from '../../kernel/period.ts';
import type { Cycle } from './cycle.ts';

/** A unit's report in a cycle, counted. */
export interface UnitReport {
  readonly cycle: string;
  readonly unit: UnitCode;
  readonly report: number;
  readonly state: 'draft' | 'sent' | 'signed';
  readonly reportRevision: number;
  readonly version: number;
  readonly reference: string | null;
  /** Keys (catalogue/form.ts fieldKey) of cells at which nothing stops sending. */
  readonly cells: readonly string[];
  /** Whether anything was entered at all. */
  readonly begun: boolean;
  readonly skipped: number;
  readonly explained: number;
  /** Cells that came back and have not been answered again. */
  readonly returned: number;
  /** When the unit's leader first signed, whatever was reopened later. */
  readonly firstSigned: Date | null;
  readonly exceptionUntil: IsoDate | null;
}

/** signed: đã ký · sent: chờ lãnh đạo ký · returned: có ô bị trả lại · drafting: đang nhập · untouched: chưa nhập. */
export const STANDINGS = ['signed', 'sent', 'returned', 'drafting', 'untouched'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(report: UnitReport): Standing {
  if (report.state !== 'draft') return report.state;
  if (report.returned > 0 || report.reportRevision > 1) return 'returned';
  return report.begun ? 'drafting' : 'untouched';
}

/** open: the deadline has not passed and nothing is signed yet. */
export const TIMELINESS = ['on-time', 'late', 'missing', 'open'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/**
 * The unit's part ends with its leader's signature; one of the deadline's day itself is in time. A late
 * exception lets a unit write, it does not make the answer timely; an extension does.
 */
function timelinessOf(
  { firstSigned }: Pick<UnitReport, 'firstSigned'>,
  { unitDeadline }: Pick<Cycle, 'unitDeadline'>,
  today: IsoDate,
): Timeliness {
  if (firstSigned) return dayInVietnam(firstSigned) <= unitDeadline ? 'on-time' : 'late';
  return today > unitDeadline ? 'missing' : 'open';
}

/** A unit in a cycle, with how many figures it alone can give and how many of those it answered. */
export interface UnitProgress extends Omit<UnitReport, 'cells'> {
  readonly asked: number;
  readonly answered: number;
  readonly standing: Standing;
  readonly timeliness: Timeliness;
}

/** `asked`: keys of the fields that the unit is asked for; what it only confirms does not count. */
export function progressOf(
  report: UnitReport,
  asked: ReadonlySet<string>,
  { cycle, today }: { readonly cycle: Pick<Cycle, 'unitDeadline'>; readonly today: IsoDate },
): UnitProgress {
  const { cells, ...counted } = report;
  return {
    ...counted,
    asked: asked.size,
    answered: cells.filter((key) => asked.has(key)).length,
    standing: standingOf(report),
    timeliness: timelinessOf(report, cycle, today),
  };
}

/** Keys of the fields for which a unit alone has the number. */
export const askedKeys = ({ fields }: Pick<Form, 'fields'>): ReadonlySet<string> =>
  new Set(fields.filter(({ mode, withheld }) => mode === 'ask' && !withheld).map(fieldKey));

/** Units that the reminder and the text for the chat group name: nothing signed, or something came back. */
export const owes = ({ standing }: Pick<UnitProgress, 'standing'>): boolean =>
  standing !== 'signed';

export interface CycleCounts {
  readonly units: number;
  readonly standing: Readonly<Record<Standing, number>>;
  readonly timeliness: Readonly<Record<Timeliness, number>>;
  readonly asked: number;
  readonly answered: number;
}

/** The units of a cycle counted. */
export function countProgress(units: readonly UnitProgress[]): CycleCounts {
  const standing = { signed: 0, sent: 0, returned: 0, drafting: 0, untouched: 0 };
  const timeliness = { 'on-time': 0, late: 0, missing: 0, open: 0 };
  let [asked, answered] = [0, 0];
  for (const one of units) {
    standing[one.standing] += 1;
    timeliness[one.timeliness] += 1;
    asked += one.asked;
    answered += one.answered;
  }
  return { units: units.length, standing, timeliness, asked, answered };
}

/** Asked so often and never signed: a single missed month is no silence. */
export const SILENT_CYCLES = 2;

/** Units that were asked in at least SILENT_CYCLES of these cycles and are overdue in every one. */
export function silentUnits(units: readonly UnitProgress[]): readonly UnitCode[] {
  const all = new Map<UnitCode, UnitProgress[]>();
  for (const one of units) all.set(one.unit, [...(all.get(one.unit) ?? []), one]);
  return [...all]
    .filter(([, own]) => own.length >= SILENT_CYCLES)
    .filter(([, own]) => own.every(({ timeliness }) => timeliness === 'missing'))
    .map(([unit]) => unit);
}
