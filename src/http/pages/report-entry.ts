import type { Hono } from 'hono';
import { refusal } from '../../access/can.ts';
import { sayRefusal } from '../../kernel/refusal.ts';
import { cellKey, type SaveResult } from '../../source/report/answer.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import type { Filled } from '../../web/report/controls.ts';
import { EntryPage } from '../../web/report/entry-page.tsx';
import { SheetBox } from '../../web/report/sheet-box.tsx';
import { type EntryRow, type ReportView, rowsOf, stateOf } from '../../web/report/view.ts';
import { nameOf } from '../../web/report/words.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { readAnswers, readQuestions, type Touched } from '../entry/read-answers.ts';
import { type Desk, readDesk } from '../entry/read-view.ts';
import { pageOf } from '../page-of.ts';
import { FORM_LIMITS } from '../report-sheet/take.ts';
import { noteFor, saveFor } from '../reports/act.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';

/** The grid without script: all rows are sent, what was touched is saved, the rest is left alone. */
export function addReportEntry(app: Hono<Env>): void {
  app.post('/reports/:cycle/:unit/save', needs('fill-report'), save);
}

interface Shown {
  readonly saved?: boolean;
  readonly errors?: readonly FieldError[];
}

/** The entry page; a browser may keep it for as long as a session may last. */
export function showEntry(c: RequestContext, desk: Desk, { saved = false, errors = [] }: Shown) {
  const { deps } = c.var;
  const page = pageOf(c, null);
  const { view, changes } = desk;
  if (errors.length === 0) {
    c.header('X-Keep-Form', String(Math.floor(deps.settings.session.absolute / 1000)));
  }
  const sheet = { cycle: view.cycle, unit: view.unit.code, reportId: view.id };
  const entry = EntryPage({
    ...{ page, saved, formChanged: changes !== undefined, view: { ...view, errors } },
    children: SheetBox({
      ...{ page, ...sheet, writable: view.acts.fill },
      limit: `${Math.floor(FORM_LIMITS.file / 2 ** 20)} MB`,
    }),
  });
  return answerPage(c, entry, errors.length > 0 ? 422 : 200);
}

async function save(c: RequestContext): Promise<Response> {
  const desk = await readDesk(c);
  const refused = refusal(c.var.viewer, 'fill-report', { units: [desk.report.unit] });
  if (refused) throw refused;
  const form = await readForm(c);
  const step = form.get('step');
  const touched = readAnswers(desk.view, form, step === 'confirm');
  const cells = touched.map(({ save: cell }) => cell);
  const results = cells.length > 0 ? (await saveFor(c, desk.report, cells)).results : [];
  await ask(c, desk, readQuestions(desk.view, form));
  const after = await readDesk(c);
  const { view, errors } = withRefused(c, after.view, touched, results);
  if (errors.length > 0) return showEntry(c, { ...after, view }, { errors });
  const { path } = after.view;
  return seeOther(c, step === 'check' ? `${path}/check` : `${path}?saved=1`);
}

async function ask(
  c: RequestContext,
  { report }: Desk,
  questions: ReadonlyMap<EntryRow, string>,
): Promise<void> {
  for (const [{ field }, text] of questions) {
    const { element, area, period } = field;
    await noteFor(c, report, { element, area, period, text, question: true });
  }
}

/** What was not taken stands in the form as it was typed, with the other person's number beside it. */
function withRefused(
  c: RequestContext,
  view: ReportView,
  touched: readonly Touched[],
  results: readonly SaveResult[],
): { readonly view: ReportView; readonly errors: readonly FieldError[] } {
  const t = textsOf(c.var.language).report.errors;
  const typed = new Map(touched.map(({ row, filled }) => [row.key, filled]));
  const bad = new Map(
    results
      .filter(({ status }) => status === 'conflict' || status === 'refused')
      .map((result) => [cellKey(result), result]),
  );
  const errors = rowsOf(view).flatMap((row) => {
    const result = bad.get(row.key);
    if (!result) return [];
    const why = result.refusal ? sayRefusal(result.refusal, c.var.language) : '';
    const text =
      result.status === 'conflict' ? t.conflict(nameOf(row)) : t.refused(nameOf(row), why);
    return [{ field: `v-${row.key}`, text }];
  });
  const groups = view.groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => withTyped(row, typed.get(row.key), bad.get(row.key))),
  }));
  return { view: { ...view, groups }, errors };
}

function withTyped(
  row: EntryRow,
  filled: Filled | undefined,
  result: SaveResult | undefined,
): EntryRow {
  if (!filled || !result) return row;
  const conflict =
    result.status === 'conflict' && row.at
      ? { who: row.by ?? '', at: row.at, answer: row.answer, version: row.version }
      : null;
  const { explanation, comment, estimated } = filled;
  return { ...row, conflict, explanation, comment, estimated, answer: answerOf(filled, row) };
}

function answerOf({ typed, skip, confirm }: Filled, row: EntryRow): EntryRow['answer'] {
  if (skip !== '') return { kind: 'skip', reason: skip as 'other' };
  if (confirm && row.offer) return { kind: 'confirm', amount: row.offer.value };
  return typed.trim() === '' ? { kind: 'blank' } : { kind: 'unreadable', typed };
}

/** Rows that stop sending, each with what to do about it, in the order of the form. */
export function unfinishedErrors(c: RequestContext, view: ReportView): readonly FieldError[] {
  const t = textsOf(c.var.language).report.errors;
  return rowsOf(view).flatMap((row) => {
    const name = nameOf(row);
    const at = (text: string): FieldError[] => [{ field: `v-${row.key}`, text }];
    switch (stateOf(row)) {
      case 'empty':
        return at(t.empty(name));
      case 'blocked':
        return at(
          row.answer.kind === 'unreadable'
            ? t.unreadable(name, row.answer.typed)
            : t.refused(name, row.findings[0]?.[c.var.language] ?? ''),
        );
      case 'warned':
        return at(row.answer.kind === 'skip' ? t.reason(name) : t.explain(name));
      case 'returned':
        return at(t.returned(name, row.returned?.why ?? ''));
      default:
        return [];
    }
  });
}
