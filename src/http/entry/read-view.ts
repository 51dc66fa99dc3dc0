// One unit's report as its screens show it: the form, the answers, and what stands beside every number.
import { can, refusal } from '../../access/can.ts';
import { actorOf } from '../../access/person.ts';
import { personNames } from '../../access/person-names.store.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Form } from '../../catalogue/form.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { cellKey, type ReportCell } from '../../source/report/answer.ts';
import { isWritable } from '../../source/report/cycle.ts';
import { listReportEvents, type ReportEvent } from '../../source/report/event.store.ts';
import { type CellNote, listNotes } from '../../source/report/note.store.ts';
import type { FormChanges } from '../../source/report/open-report.ts';
import type { ReportRow } from '../../source/report/report-row.ts';
import { formatPeriod } from '../../web/format.ts';
import type { Acts, EntryRow, ReportView, RowGroup } from '../../web/report/view.ts';
import type { RequestContext } from '../deps.ts';
import { type ReportField, reportFor, viewReport } from '../reports/read.ts';

/** Everything that the screens of one report are made from. */
export interface Desk {
  readonly report: ReportRow;
  readonly catalogue: Catalogue;
  readonly form: Form;
  /** Since the first answer; undefined when the form is the same. */
  readonly changes: FormChanges | undefined;
  readonly events: readonly ReportEvent[];
  readonly notes: readonly CellNote[];
  readonly cells: readonly ReportCell[];
  readonly name: (username: string) => string;
  readonly view: ReportView;
}

/**
 * The report of the address `/reports/:cycle/:unit`. Throws `forbidden` where the viewer may not read this
 * unit's report, before anything tells whether there is one; then `report-unknown`.
 */
export async function readDesk(c: RequestContext): Promise<Desk> {
  const { deps, viewer } = c.var;
  const [cycle = '', unit = ''] = [c.req.param('cycle'), c.req.param('unit')];
  const refused = refusal(viewer, 'read-report', { units: [unit] });
  if (refused) throw refused;
  const report = await reportFor(c, { cycle, unit });
  const { catalogue } = await deps.snapshots.current();
  const [{ form, fields, cells, changes }, notes, events] = await Promise.all([
    viewReport(c, report),
    listNotes(deps.db, report.id),
    listReportEvents(deps.db, report.id),
  ]);
  const name = await personNames(deps.db, [
    ...[...cells, ...notes, ...events].map(({ by }) => by),
    ...[report.sentBy, report.signedBy].flatMap((by) => by ?? []),
    ...cells.flatMap(({ returned }) => returned?.by ?? []),
  ]);
  const found = { report, catalogue, form, changes, events, notes, cells, name };
  return { ...found, view: viewOf(c, found, fields) };
}

type Found = Omit<Desk, 'view'>;

function viewOf(c: RequestContext, found: Found, fields: readonly ReportField[]): ReportView {
  const { report, catalogue, form, name } = found;
  const { cycle, unit: code } = report;
  const unit = catalogue.units.find((one) => one.code === code);
  const writable = isWritable(
    { state: report.cycleState, lockDay: report.lockDay },
    dayInVietnam(c.var.now),
    report.exceptionUntil,
  );
  return {
    ...{ id: report.id, path: `/reports/${cycle}/${code}`, cycle, writable },
    unit: { code, name: unit?.name ?? code },
    ...{ state: report.state, revision: report.revision, version: report.version },
    ...{ formVersion: form.version, reference: report.reference, paper: report.paper },
    signature:
      report.signedBy !== null && report.signedHow !== null
        ? { how: report.signedHow, who: name(report.signedBy) }
        : null,
    ...{ signedAt: report.signedAt, sentAt: report.sentAt, deadline: report.unitDeadline },
    ...{ lateUntil: report.exceptionUntil },
    sentBy: report.sentBy && name(report.sentBy),
    groups: groupsOf(found, fields),
    acts: actsOf(c, found, writable),
    returned: returnedOf(found),
    errors: [],
  };
}

function actsOf(c: RequestContext, { report, cells }: Found, writable: boolean): Acts {
  const { viewer } = c.var;
  const may = (action: 'fill-report' | 'sign-report' | 'reopen-report'): boolean =>
    can(viewer, action, { units: [report.unit] });
  const fills = may('fill-report') && writable;
  const own = cells.some(({ by, locked }) => !locked && by === actorOf(viewer));
  const signs = may('sign-report') && report.state === 'sent' && writable;
  return {
    fill: fills && report.state === 'draft',
    send: fills && report.state === 'draft',
    recall: fills && report.state === 'sent',
    sign: signs && !own,
    own: signs && own,
    reopen: may('reopen-report') && report.state === 'signed' && report.cycleState === 'open',
  };
}

/** The reason of the last step, where it brought the report back. */
function returnedOf({ report, events, name }: Found): ReportView['returned'] {
  const last = events.at(-1);
  if (report.state !== 'draft' || !last?.reason) return null;
  const how = last.act === 'reopen' || last.act === 'return-cells' ? last.act : 'return';
  return { how, who: name(last.by), at: last.at, why: last.reason };
}

function groupsOf(found: Found, fields: readonly ReportField[]): readonly RowGroup[] {
  const { catalogue, cells } = found;
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const places = placesOf(catalogue, fields);
  const rows = fields.map((field) => ({
    group: groupOf(catalogue, field),
    row: rowOf(found, { field, cell: byKey.get(field.key), ...places(field) }),
  }));
  return catalogue.programme.groups.flatMap(({ code, name }) => {
    const own = rows.filter(({ group }) => group === code).map(({ row }) => row);
    return own.length === 0 ? [] : [{ code, name, rows: own }];
  });
}

/** A number is asked once, under the first target that needs it. */
const groupOf = ({ targets, programme }: Catalogue, field: ReportField): string =>
  targets.find(({ number }) => number === field.targets[0])?.group ??
  programme.groups[0]?.code ??
  '';

const WHOLE_CITY = 'toàn thành phố';

/** Names area and period of a field, in Vietnamese as the field itself, where the form has more than one of them. */
function placesOf(catalogue: Catalogue, fields: readonly ReportField[]) {
  const several = (values: readonly string[]): boolean => new Set(values).size > 1;
  const areas = several(fields.map(({ area }) => area));
  const periods = several(fields.map(({ period }) => period));
  const nameOf = new Map([
    ...catalogue.areas.map(({ code, name }) => [code, name] as const),
    [catalogue.programme.city, WHOLE_CITY] as const,
  ]);
  return ({ area, period }: ReportField) => ({
    area: areas ? (nameOf.get(area) ?? area) : null,
    period: periods ? formatPeriod(period, 'vi') : null,
  });
}

interface RowParts {
  readonly field: ReportField;
  readonly cell: ReportCell | undefined;
  readonly area: string | null;
  readonly period: string | null;
}

function rowOf(found: Found, { field, cell, area, period }: RowParts): EntryRow {
  const { catalogue, notes, name } = found;
  const { key, context } = field;
  const { suggestion, limits } = context;
  return {
    ...{ key, field, area, period, conflict: null },
    ...{ previous: context.previous, sameLastYear: context.sameLastYear },
    history: context.history,
    others: context.others.map(({ origin, value }) => ({ origin, value, period: null })),
    offer: suggestion && {
      ...{ origin: suggestion.origin, value: suggestion.value },
      period: suggestion.period === field.period ? null : suggestion.period,
    },
    limits: { low: limits.least, high: limits.most },
    ...(cell ? answeredBy(cell, name) : unanswered(catalogue, field)),
    notes: notes
      .filter((note) => cellKey(note) === key)
      .map(({ by, at, text, question }) => ({ who: name(by), at, text, question })),
  };
}

type Answered = Pick<
  EntryRow,
  | 'answer'
  | 'explanation'
  | 'comment'
  | 'estimated'
  | 'findings'
  | 'locked'
  | 'returned'
  | 'version'
  | 'by'
  | 'at'
>;

function answeredBy(cell: ReportCell, name: Found['name']): Answered {
  const { answer, estimated, findings, locked, version, at, returned } = cell;
  // Answered anew since it came back.
  const open = returned !== null && version <= returned.version ? returned : null;
  return {
    ...{ answer, estimated, findings, locked, version, at },
    explanation: cell.explanation ?? '',
    comment: cell.comment ?? '',
    returned: open && { by: name(open.by), why: open.why },
    by: name(cell.by),
  };
}

function unanswered({ elements }: Catalogue, field: ReportField): Answered {
  const element = elements.find(({ code }) => code === field.element);
  return {
    answer: { kind: 'blank' },
    ...{ explanation: '', comment: '', findings: [], locked: false, returned: null },
    ...{ estimated: element?.estimated ?? false, version: 0, by: null, at: null },
  };
}
