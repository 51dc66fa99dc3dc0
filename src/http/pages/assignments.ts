import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { assignmentCells, assignmentHeads } from '../../catalogue/assignment-rows.ts';
import { assignmentWorkbook } from '../../catalogue/assignment-sheet.file.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { AssignmentsPage } from '../../web/assignments/assignments-page.tsx';
import { assignmentsFound } from '../../web/assignments/view.ts';
import { csvText } from '../../web/csv.ts';
import { type Page, textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { addAssignmentForm } from './assignment-form.ts';
import { addAssignmentImport } from './assignment-import.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Phân công: the list with its filters, as files, and what changes it. */
export function addAssignments(app: Hono<Env>): void {
  app.get('/assignments', async (c) => {
    const snapshot = await c.var.view();
    const { catalogue } = snapshot;
    const page = pageOf(c, snapshot);
    const asked = (name: string): string => page.query.get(name) ?? '';
    const filter = {
      ...{ search: asked('q'), group: asked('group'), unit: asked('unit') },
      frequency: asked('frequency'),
    };
    const view = {
      ...{ catalogue, filter, rows: assignmentsFound(catalogue, filter) },
      mayEdit: can(c.var.viewer, 'edit-assignments') && page.asOf === null,
      saved: savedWords(page, catalogue),
    };
    return answerPage(c, AssignmentsPage({ page, view }));
  });
  app.get('/assignments.xlsx', async (c) => {
    const bytes = await assignmentWorkbook((await c.var.view()).catalogue);
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': XLSX,
      'Content-Disposition': 'attachment; filename="phan-cong.xlsx"',
    });
  });
  app.get('/assignments.csv', async (c) => {
    const { catalogue } = await c.var.view();
    const columns = assignmentHeads().map((name, i) => ({
      ...{ name, about: name },
      value: (cells: readonly string[]) => cells[i] ?? '',
    }));
    const rows = catalogue.assignments.map((one) => assignmentCells(catalogue, one));
    return c.body(csvText(columns, rows), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="phan-cong.csv"',
    });
  });
  addAssignmentImport(app);
  addAssignmentForm(app);
}

/** What was just saved, said once on the list. */
function savedWords(page: Page, catalogue: Catalogue): string | null {
  const t = textsOf(page.language).assignments;
  const imported = Number(page.query.get('imported'));
  if (Number.isInteger(imported) && imported > 0) return t.importing.done(imported);
  const element = catalogue.elements.find(({ code }) => code === page.query.get('saved'));
  return element ? t.saved(element.name) : null;
}
