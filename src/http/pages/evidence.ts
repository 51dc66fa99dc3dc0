import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { personNames } from '../../access/person-names.store.ts';
import { type Field, fieldKey } from '../../catalogue/form.ts';
import { Problem } from '../../kernel/problem.ts';
import { type CellPlace, cellKey } from '../../source/report/answer.ts';
import { formOfReport } from '../../source/report/open-report.ts';
import type { ReportRow } from '../../source/report/report-row.ts';
import { wordsOf } from '../../web/catalogue-words.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { formatPeriod } from '../../web/format.ts';
import { EvidencePage, type EvidencePageView } from '../../web/report/evidence-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { endFor } from '../evidence/end.ts';
import { handOut } from '../evidence/hand-out.ts';
import { keepEvidence } from '../evidence/keep.ts';
import { ensureCell, evidenceFor, openEvidence } from '../evidence/reach.ts';
import { faultOf } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { ensureFor } from '../reports/act.ts';
import { reportFor } from '../reports/read.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';

const MIB = 1024 * 1024;

/** Documents behind reports: list, add, end; and each of them as a file to save. */
export function addEvidence(app: Hono<Env>): void {
  const path = '/reports/:cycle/:unit/evidence';
  app.get(path, needs('read-report'), async (c) => show(c, await reportOf(c), []));
  app.post(path, needs('keep-evidence'), add);
  app.post(`${path}/:id{[0-9]{1,15}}/end`, needs('keep-evidence'), end);
  app.get('/evidence/:hash{[0-9a-f]{64}}', needs('read-report'), async (c) =>
    handOut(c, await openEvidence(c, c.req.param('hash'))),
  );
}

const reportOf = (c: RequestContext): Promise<ReportRow> =>
  reportFor(c, { cycle: c.req.param('cycle') ?? '', unit: c.req.param('unit') ?? '' });

const pathOf = ({ cycle, unit }: ReportRow): string => `/reports/${cycle}/${unit}/evidence`;

async function add(c: RequestContext): Promise<Response> {
  const report = await reportOf(c);
  ensureFor(c, 'keep-evidence', report.unit);
  const form = await readForm(c);
  try {
    const cell = placeOf(form.get('cell'));
    await ensureCell(c, report, cell);
    if (!form.file) throw new Problem('evidence-missing');
    const order = { report: report.id, cell, file: form.file, use: 'evidence' } as const;
    await keepEvidence(c, { ...order, note: form.get('note') });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return show(c, report, [{ field: 'evidence-file', text: error.say(c.var.language) }]);
  }
  return seeOther(c, `${pathOf(report)}?done=added`);
}

/** A cell's key as an address or a form writes it; '' is the whole report. */
function placeOf(key: string): CellPlace | null {
  if (key === '') return null;
  const [element = '', area = '', period = ''] = key.split('.');
  return { element, area, period };
}

async function end(c: RequestContext): Promise<Response> {
  const report = await reportOf(c);
  const id = c.req.param('id') ?? '';
  try {
    await endFor(c, Number(id), (await readForm(c)).get('why'));
  } catch (error) {
    return show(c, report, [faultOf(c, error, { otherwise: `why-${id}` })]);
  }
  return seeOther(c, `${pathOf(report)}?done=ended`);
}

async function show(
  c: RequestContext,
  report: ReportRow,
  errors: readonly FieldError[],
): Promise<Response> {
  const { deps, viewer } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const { unitName } = wordsOf(catalogue);
  const fields = formOfReport(catalogue, report).fields.filter(({ withheld }) => !withheld);
  const names = new Map(fields.map((field) => [fieldKey(field), nameIn(fields, field)]));
  const all = await evidenceFor(c, report);
  const person = await personNames(
    deps.db,
    all.flatMap(({ by, ended }) => (ended ? [by, ended.by] : [by])),
  );
  const mayKeep = can(viewer, 'keep-evidence', { units: [report.unit] });
  const page = pageOf(c, null);
  const done = page.query.get('done');
  const view: EvidencePageView = {
    ...{ cycle: report.cycle, unit: report.unit, unitName: unitName(report.unit), errors, mayKeep },
    evidence: all.map((one) => ({
      ...one,
      place: one.cell && (names.get(cellKey(one.cell)) ?? cellKey(one.cell)),
      paper: one.use === 'paper',
      by: person(one.by),
      ended: one.ended && { ...one.ended, by: person(one.ended.by) },
    })),
    places: [...names].map(([value, label]) => ({ value, label })),
    place: page.query.get('cell') ?? '',
    limit: `${Math.floor(deps.evidence.limit / MIB)} MB`,
    mayEnd: mayKeep && report.state !== 'signed',
    done: done === 'added' || done === 'ended' ? done : null,
  };
  return answerPage(c, EvidencePage({ page, view }), errors.length > 0 ? 422 : 200);
}

/** The element's name, with its period where the form asks for several. */
function nameIn(fields: readonly Field[], { element, area, name, period }: Field): string {
  const alike = fields.filter((one) => one.element === element);
  const areas = new Set(alike.map((one) => one.area)).size > 1;
  const periods = new Set(alike.map((one) => one.period)).size > 1;
  return [name, areas ? area : '', periods ? formatPeriod(period, 'vi') : '']
    .filter(Boolean)
    .join(', ');
}
