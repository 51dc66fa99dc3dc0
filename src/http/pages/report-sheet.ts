import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import { unitsFor } from '../../access/can.ts';
import { Problem } from '../../kernel/problem.ts';
import { sayPlace } from '../../source/figure/sheet.ts';
import { getReport, listReports } from '../../source/report/report.store.ts';
import type { ReportRow } from '../../source/report/report-row.ts';
import { wordsOf } from '../../web/catalogue-words.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { FormsPage } from '../../web/report/forms-page.tsx';
import { SheetPage } from '../../web/report/sheet-page.tsx';
import { SheetResultPage, type SheetResultView } from '../../web/report/sheet-result-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { issuesOf, totalOf } from '../report-sheet/outcome.ts';
import { FORM_LIMITS } from '../report-sheet/take.ts';
import {
  acceptOlder,
  getSheetWork,
  markedName,
  markedPath,
  receiveSheets,
  type SheetWork,
} from '../report-sheet/work.ts';
import { answerSheets, sheetsOf } from '../report-sheet/write.ts';
import { ensureFor } from '../reports/act.ts';
import { reportFor } from '../reports/read.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';

const MIB = 1024 * 1024;
const FORM_LIMIT = `${FORM_LIMITS.file / MIB} MB`;
/** Forms of one workbook; a city has about sixty units. */
const MOST_FORMS = 100;

/** A report as an Excel form: out, back in, and what became of it. */
export function addReportSheet(app: Hono<Env>): void {
  app.get('/reports/:cycle/:unit/xlsx', needs('read-report'), async (c) => {
    const report = await reportFor(c, c.req.param());
    return answerSheets(c, formName(report), await sheetsOf(c, [report]));
  });
  app.post('/reports/:cycle/:unit/xlsx', needs('fill-report'), uploadOne);
  app.get('/cycles/:cycle/forms', needs('fill-report'), (c) => showForms(c, []));
  app.get('/cycles/:cycle/forms.xlsx', needs('fill-report'), async (c) => {
    const reports = await formsOf(c, c.req.queries('units') ?? []);
    return answerSheets(c, `bieu-${c.req.param('cycle')}.xlsx`, await sheetsOf(c, reports));
  });
  app.post('/cycles/:cycle/forms.xlsx', needs('fill-report'), uploadMany);
  app.get('/sheets/:id', needs('fill-report'), async (c) =>
    show(c, await getSheetWork(c, c.req.param('id'))),
  );
  app.get('/sheets/:id/marked', needs('fill-report'), async (c) => {
    const work = await getSheetWork(c, c.req.param('id'));
    return answerSheets(c, markedName(work), await readFile(markedPath(c, work)));
  });
  app.post('/sheets/:id/accept', needs('fill-report'), async (c) => {
    const work = await acceptOlder(c, await getSheetWork(c, c.req.param('id') ?? ''));
    return seeOther(c, `/sheets/${work.id}`);
  });
}

export const formName = ({ cycle, unit }: Pick<ReportRow, 'cycle' | 'unit'>): string =>
  `bieu-${cycle}-${unit}.xlsx`;

/** Reports of a cycle that the viewer fills in, of these units or all. Throws `sheet-units-none`. */
export async function formsOf(
  c: RequestContext,
  chosen: readonly string[],
): Promise<readonly ReportRow[]> {
  const units = chosen.flatMap((one) => one.split(',')).filter(Boolean);
  const all = await ownReports(c);
  const reports = all.filter(({ unit }) => units.length === 0 || units.includes(unit));
  if (reports.length === 0) throw new Problem('sheet-units-none');
  return reports;
}

const ownReports = (c: RequestContext): Promise<readonly ReportRow[]> =>
  listReports(c.var.deps.db, {
    cycle: c.req.param('cycle') ?? c.req.param('code') ?? '',
    units: unitsFor(c.var.viewer, 'fill-report'),
    limit: MOST_FORMS,
  });

async function uploadOne(c: RequestContext): Promise<Response> {
  const [cycle, unit] = [c.req.param('cycle') ?? '', c.req.param('unit') ?? ''];
  const report = await getReport(c.var.deps.db, { cycle, unit });
  ensureFor(c, 'fill-report', report.unit);
  const { file } = await readForm(c);
  const again = (errors: readonly FieldError[]) => showOne(c, report, errors);
  if (!file) return again([missing(c)]);
  return received(c, () => receiveSheets(c, file, { cycle, unit }), again);
}

async function showOne(
  c: RequestContext,
  { id, cycle, unit }: ReportRow,
  errors: readonly FieldError[],
): Promise<Response> {
  const { unitName } = wordsOf((await c.var.deps.snapshots.current()).catalogue);
  const named = { cycle, unit, unitName: unitName(unit), reportId: id };
  const view = { ...named, limit: FORM_LIMIT, errors };
  return answerPage(c, SheetPage({ page: pageOf(c, null), view }), 422);
}

const missing = (c: RequestContext): FieldError => ({
  field: 'sheet-file',
  text: textsOf(c.var.language).sheets.box.missing,
});

async function uploadMany(c: RequestContext): Promise<Response> {
  const { file } = await readForm(c);
  const again = (errors: readonly FieldError[]) => showForms(c, errors);
  if (!file) return again([missing(c)]);
  const about = { cycle: c.req.param('cycle') ?? '', unit: null };
  return received(c, () => receiveSheets(c, file, about), again);
}

/** On to the result; what is wrong with the file as a whole is said beside the field that brought it. */
async function received(
  c: RequestContext,
  receive: () => Promise<SheetWork>,
  again: (errors: readonly FieldError[]) => Promise<Response>,
): Promise<Response> {
  try {
    return seeOther(c, `/sheets/${(await receive()).id}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return again([{ field: 'sheet-file', text: error.say(c.var.language) }]);
  }
}

async function showForms(c: RequestContext, errors: readonly FieldError[]): Promise<Response> {
  const { unitName } = wordsOf((await c.var.deps.snapshots.current()).catalogue);
  const reports = await ownReports(c);
  const view = {
    ...{ cycle: c.req.param('cycle') ?? '', limit: FORM_LIMIT, errors },
    units: reports.map(({ unit }) => ({ code: unit, name: unitName(unit) })),
  };
  const page = FormsPage({ page: pageOf(c, null), view });
  return answerPage(c, page, errors.length > 0 ? 422 : 200);
}

function show(c: RequestContext, work: SheetWork): Response {
  const { language } = c.var;
  const { outcome, cycle, unit } = work.state;
  const refused = outcome.sheets.filter(({ refusal }) => refusal !== null);
  const view: SheetResultView = {
    ...{ id: work.id, fileName: work.file.name, cycle, unit },
    saved: totalOf(outcome, 'saved'),
    unchanged: totalOf(outcome, 'unchanged'),
    untouched: totalOf(outcome, 'untouched'),
    issues: issuesOf(outcome).map(({ at, unitName, name, kind, vi, en }) => ({
      ...{ place: sayPlace(at, language), unitName, name, kind },
      text: language === 'vi' ? vi : en,
    })),
    refused: refused.map(({ sheet, refusal }) => ({
      sheet,
      why: refusal ? new Problem(refusal.code, refusal.params).say(language) : '',
    })),
    older: refused.some(({ older }) => older),
  };
  return answerPage(c, SheetResultPage({ page: pageOf(c, null), view }));
}
