// The sheets that are handed out: forms of reports with what stands in them and beside them.
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Form, fieldKey } from '../../catalogue/form.ts';
import { cellKey } from '../../source/report/answer.ts';
import type { ReportRow } from '../../source/report/report-row.ts';
import { renderFormSheets } from '../../source/report/sheet.file.ts';
import type { SheetOrder, SheetWords } from '../../source/report/sheet.ts';
import { wordsOf } from '../../web/catalogue-words.ts';
import { formatDay, formatPeriod } from '../../web/format.ts';
import { textsOf } from '../../web/page.ts';
import { sayCycle } from '../../web/report/words.ts';
import type { RequestContext } from '../deps.ts';
import { viewReport } from '../reports/read.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Words of the sheets: they are Vietnamese papers, whatever the page speaks. */
export function sheetWords(catalogue: Catalogue): SheetWords {
  const { report, sheets } = textsOf('vi');
  const areas = new Map(catalogue.areas.map(({ code, name }) => [code, name]));
  return {
    area: (code) => areas.get(code) ?? code,
    period: (code) => formatPeriod(code, 'vi'),
    skip: report.skip,
    confirm: sheets.confirm,
    withheld: sheets.withheld,
  };
}

const ONLY_TAB = 'Biểu nhập';

/** A workbook with one sheet for each report, in their order. */
export async function sheetsOf(
  c: RequestContext,
  reports: readonly ReportRow[],
): Promise<Uint8Array> {
  const { catalogue } = await c.var.deps.snapshots.current();
  const orders: SheetOrder[] = [];
  for (const report of reports) orders.push(await orderOf(c, catalogue, report));
  const named = orders.length === 1 ? orders.map((one) => ({ ...one, tab: ONLY_TAB })) : orders;
  return renderFormSheets(catalogue, named, sheetWords(catalogue), c.var.now);
}

async function orderOf(
  c: RequestContext,
  catalogue: Catalogue,
  report: ReportRow,
): Promise<SheetOrder> {
  const { form, fields, cells } = await viewReport(c, report);
  const contexts = new Map(fields.map(({ key, context }) => [key, context]));
  const held = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const unitName = wordsOf(catalogue).unitName(report.unit);
  // What is only to be confirmed, where nothing is on offer, is not asked in a sheet either.
  const shown: Form = {
    ...form,
    fields: form.fields.filter((field) => contexts.has(fieldKey(field))),
  };
  return {
    ...{ form: shown, kind: report.kind, unitName },
    tab: unitName.replace(/^UBND /, ''),
    programme: catalogue.programme.title,
    cycleName: sayCycle(report.cycle, 'vi'),
    deadline: formatDay(report.unitDeadline, 'vi'),
    simulated: c.var.deps.settings.demonstration,
    standing: (field) => {
      const context = contexts.get(fieldKey(field));
      return {
        previous: context?.previous?.value ?? null,
        sameLastYear: context?.sameLastYear?.value ?? null,
        other: context?.suggestion?.value ?? null,
        cell: held.get(fieldKey(field)) ?? null,
      };
    },
  };
}

/** The answer that hands a workbook to the browser, under a name of plain letters. */
export const answerSheets = (c: RequestContext, name: string, bytes: Uint8Array): Response =>
  c.body(new Uint8Array(bytes), 200, {
    'Content-Type': XLSX,
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'no-store',
  });
