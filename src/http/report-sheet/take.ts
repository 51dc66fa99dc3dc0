// An uploaded workbook of forms: each sheet is recognised, judged and saved by itself; the rest is told.
import { can } from '../../access/can.ts';
import { actorOf } from '../../access/person.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Refusal, refuse, sayRefusal } from '../../kernel/refusal.ts';
import { openSheets, type SheetLimits } from '../../source/figure/sheet.file.ts';
import { openZip } from '../../source/figure/zip.file.ts';
import { cellKey, type Finding, type SaveResult } from '../../source/report/answer.ts';
import { listCells } from '../../source/report/cell.store.ts';
import type { FilledAnswer, FilledSheet } from '../../source/report/filled.ts';
import { fitOf, unmarked } from '../../source/report/fit-sheet.ts';
import { judgeSheet, type SheetSave } from '../../source/report/judge-sheet.ts';
import { refuseSprawl } from '../../source/report/mark-sheet.file.ts';
import { closedWhy, formOfReport } from '../../source/report/open-report.ts';
import { readFilledSheets } from '../../source/report/read-sheet.file.ts';
import { findReport } from '../../source/report/report.store.ts';
import type { ReportRow } from '../../source/report/report-row.ts';
import { layoutOf } from '../../source/report/sheet.ts';
import { wordsOf } from '../../web/catalogue-words.ts';
import { sayCycle } from '../../web/report/words.ts';
import type { RequestContext } from '../deps.ts';
import { saveFor } from '../reports/act.ts';
import type { KeptFile } from '../upload/uploads.ts';
import type { BookOutcome, SheetIssue, SheetOutcome } from './outcome.ts';
import { sheetWords } from './write.ts';

const MB = 1024 * 1024;
/** Far above the forms of all units together; what is larger is not one of ours. */
export const FORM_LIMITS: SheetLimits = { file: 5 * MB, unpacked: 48 * MB };

export interface TakeOrder {
  readonly file: Pick<KeptFile, 'path' | 'name'>;
  readonly cycle: string;
  /** Only sheets of this unit; null: of every unit that the viewer fills in for. */
  readonly unit: string | null;
  /** A person agreed to take what still fits of an older form. */
  readonly accepted: boolean;
}

/**
 * Reads, judges and saves. Throws a Problem for a file that is none of ours, and for one meant for a single
 * unit of which no sheet can be taken.
 */
export async function takeSheets(c: RequestContext, order: TakeOrder): Promise<BookOutcome> {
  const file = await openSheets(order.file.path, order.file.name, FORM_LIMITS);
  if (!order.file.name.toLowerCase().endsWith('.xlsx')) throw new Problem('sheet-not-ours');
  await refuseSprawl(await openZip(order.file.path, UNPACK));
  const filled = await readFilledSheets(file);
  refuseTwice(filled);
  const { catalogue } = await c.var.deps.snapshots.current();
  const sheets: SheetOutcome[] = [];
  for (const one of filled) sheets.push(await takeOne(c, order, { catalogue, filled: one }));
  const [first] = sheets;
  const allRefused = sheets.every(({ refusal, older }) => refusal !== null && !older);
  if (order.unit !== null && allRefused && first?.refusal) {
    throw new Problem(first.refusal.code, first.refusal.params);
  }
  return { sheets };
}

const UNPACK = { total: FORM_LIMITS.unpacked, sharedStrings: FORM_LIMITS.unpacked };

function refuseTwice(filled: readonly FilledSheet[]): void {
  const seen = new Map<string, string>();
  for (const { sheet, unit, cycle } of filled) {
    const first = seen.get(`${cycle} ${unit}`);
    if (first !== undefined) throw new Problem('sheet-twice', { first, second: sheet });
    seen.set(`${cycle} ${unit}`, sheet);
  }
}

interface One {
  readonly catalogue: Catalogue;
  readonly filled: FilledSheet;
}

async function takeOne(
  c: RequestContext,
  order: TakeOrder,
  { catalogue, filled }: One,
): Promise<SheetOutcome> {
  const { deps, viewer, now } = c.var;
  const { sheet, unit, cycle } = filled;
  const words = wordsOf(catalogue);
  const blank = {
    ...{
      sheet,
      unit,
      cycle,
      unitName: words.unitName(unit),
      report: null,
      refusal: null,
      older: false,
    },
    ...{ saved: 0, unchanged: 0, untouched: 0, issues: [], versions: [] },
  };
  const refused = (refusal: Refusal, more: Partial<SheetOutcome> = {}): SheetOutcome => ({
    ...{ ...blank, ...more },
    refusal: { code: refusal.code, params: refusal.params },
  });
  if (!catalogue.units.some(({ code }) => code === unit)) return refused(unmarked(filled));
  const misplaced = misplacedBy(filled, order, words.unitName);
  if (misplaced) return refused(misplaced);
  const report = await findReport(deps.db, { cycle, unit });
  if (!report || !can(viewer, 'fill-report', { units: [unit] })) {
    return refused(refuse('sheet-unit-not-yours', { unit: words.unitName(unit), sheet }));
  }
  const closed = closedWhy(report, dayInVietnam(now));
  if (closed) return refused(closed);
  const form = formOfReport(catalogue, report);
  const layout = layoutOf(catalogue, form, report.kind, sheetWords(catalogue));
  const { refusal, older } = fitOf(filled, { form, layout, accepted: order.accepted });
  if (refusal) return refused(refusal, { report: report.id, older });
  return { ...blank, report: report.id, ...(await saveSheet(c, report, { catalogue, filled })) };
}

function misplacedBy(
  { sheet, unit, cycle }: FilledSheet,
  order: TakeOrder,
  unitName: (code: string) => string,
): Refusal | null {
  if (order.unit !== null && unit !== order.unit) {
    const names = { found: unitName(unit), expected: unitName(order.unit) };
    return refuse('sheet-other-unit', { sheet, ...names });
  }
  if (cycle === order.cycle) return null;
  return refuse('sheet-other-cycle', {
    ...{ sheet, found: sayCycle(cycle, 'vi'), expected: sayCycle(order.cycle, 'vi') },
    ...{ found_en: sayCycle(cycle, 'en'), expected_en: sayCycle(order.cycle, 'en') },
  });
}

type Saved = Pick<SheetOutcome, 'saved' | 'unchanged' | 'untouched' | 'issues' | 'versions'>;

async function saveSheet(
  c: RequestContext,
  report: ReportRow,
  { catalogue, filled }: One,
): Promise<Saved> {
  const form = formOfReport(catalogue, report);
  const judged = judgeSheet(filled, {
    ...{ form, elements: catalogue.elements, words: sheetWords(catalogue) },
    cells: await listCells(c.var.deps.db, report.id),
    by: actorOf(c.var.viewer),
  });
  const names = new Map(form.fields.map(({ element, name }) => [element, name]));
  const place = ({ element, area, period }: FilledAnswer) => ({
    ...{ element, area, period, name: names.get(element) ?? element },
  });
  const refused = judged.problems.map(({ at, from, refusal }) =>
    issueOf('refused', { ...place(from), at }, refusal),
  );
  const { saves } = judged;
  const outcome =
    saves.length > 0
      ? await saveFor(
          c,
          report,
          saves.map(({ save }) => save),
        )
      : undefined;
  const results = byCell(outcome?.results ?? []);
  const own = saves.flatMap(({ from }) => {
    const result = results.get(cellKey(from));
    return result ? [{ from, result }] : [];
  });
  const count = (status: SaveResult['status']) =>
    own.filter(({ result }) => result.status === status).length;
  return {
    ...{ saved: count('saved'), unchanged: count('unchanged'), untouched: judged.untouched },
    issues: [...refused, ...own.flatMap(({ from, result }) => issuesOf(place(from), from, result))],
    versions: own.flatMap(({ from, result: { cell, status } }) =>
      cell && (status === 'saved' || status === 'unchanged')
        ? [{ at: from.at.version, version: cell.version }]
        : [],
    ),
  };
}

/** Cells whose findings a save changed come again after those that were sent: what became of each stays. */
function byCell(results: readonly SaveResult[]): ReadonlyMap<string, SaveResult> {
  const known = new Map<string, SaveResult>();
  for (const result of results) {
    const key = cellKey(result);
    const first = known.get(key);
    known.set(key, first ? { ...first, cell: result.cell } : result);
  }
  return known;
}

type Named = Omit<SheetIssue, 'at' | 'kind' | 'code' | 'vi' | 'en'>;

const issueOf = (
  kind: SheetIssue['kind'],
  place: Named & Pick<SheetIssue, 'at'>,
  refusal: Refusal,
): SheetIssue => ({
  ...{ ...place, kind, code: refusal.code },
  ...{ vi: sayRefusal(refusal, 'vi'), en: sayRefusal(refusal, 'en') },
});

/** What a saved cell still has against it, at the cell where the number stands. */
function issuesOf(
  place: Named,
  { at }: SheetSave['from'],
  result: SaveResult,
): readonly SheetIssue[] {
  const here = { ...place, at: at.number };
  const { status, refusal, cell } = result;
  if (refusal) return [issueOf(status === 'conflict' ? 'conflict' : 'refused', here, refusal)];
  const explained = (cell?.explanation ?? '') !== '';
  const open = (cell?.findings ?? []).filter(({ severity }) => severity === 'block' || !explained);
  return open.map((finding) => findingIssue(here, at.explanation, finding));
}

const findingIssue = (
  here: Named & Pick<SheetIssue, 'at'>,
  explanation: SheetIssue['at'],
  { rule, severity, vi, en }: Finding,
): SheetIssue => ({
  ...{ ...here, kind: 'finding', code: rule, vi, en },
  at: severity === 'explain' ? explanation : here.at,
});
