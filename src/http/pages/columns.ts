import type { Hono } from 'hono';
import { listOpinions } from '../../indicator/column/column.store.ts';
import { otherLeadsOf } from '../../indicator/column/column.ts';
import type { ColumnView } from '../../indicator/column/column-row.ts';
import { columnRights } from '../../indicator/column/rights.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { listCycles } from '../../source/report/cycle.store.ts';
import { ColumnsPage } from '../../web/columns/columns-page.tsx';
import { type ColumnsView, SHOWN, type Shown } from '../../web/columns/view.ts';
import { isStale } from '../../web/columns/words.tsx';
import { answerPage } from '../answer-page.ts';
import { readColumnRows, readColumns } from '../columns/read.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { needs } from '../step/needs.ts';
import { addColumn } from './column.ts';

/** Cột số liệu: the list of a cycle, and one column. */
export function addColumns(app: Hono<Env>): void {
  app.get('/columns', needs('read-column'), async (c) => {
    const view = await readList(c);
    return answerPage(c, ColumnsPage({ page: pageOf(c, null), view }));
  });
  addColumn(app);
}

async function readList(c: RequestContext): Promise<ColumnsView> {
  const cycles = await listCycles(c.var.deps.db);
  const asked = c.req.query('cycle');
  const cycle = (asked ? cycles.find(({ code }) => code === asked) : cycles[0]) ?? null;
  const { catalogue, rows } = await readColumnRows(c, { cycle: cycle?.code ?? '' });
  const all = await readColumns(c, catalogue, rows);
  const confirm = all.filter((column) => waitsForConfirmation(c, catalogue, column));
  const opine: ColumnView[] = [];
  for (const column of all) {
    if (await waitsForOpinion(c, catalogue, column)) opine.push(column);
  }
  const lists: Record<Shown, readonly ColumnView[]> = { confirm, opine, all };
  const shown = SHOWN.find((one) => one === c.req.query('show')) ?? firstOf(lists);
  return {
    ...{ catalogue, cycles, cycle, shown },
    counts: { confirm: confirm.length, opine: opine.length, all: all.length },
    columns: lists[shown],
  };
}

/** The first list that holds something: what waits for the viewer before everything else. */
const firstOf = (lists: Record<Shown, readonly ColumnView[]>): Shown =>
  SHOWN.find((one) => lists[one].length > 0) ?? 'all';

type Definitions = ColumnsView['catalogue'];

function waitsForConfirmation(
  c: RequestContext,
  catalogue: Definitions,
  column: ColumnView,
): boolean {
  const { row, indicator } = column;
  if (!row.open || row.state === 'approved') return false;
  if (row.state === 'confirmed' && !isStale(column)) return false;
  return columnRights(c.var.viewer, catalogue, indicator).confirm;
}

async function waitsForOpinion(
  c: RequestContext,
  catalogue: Definitions,
  { row, indicator }: ColumnView,
): Promise<boolean> {
  const today = dayInVietnam(c.var.now);
  if (!row.open || row.state !== 'confirmed' || (row.objectionsUntil ?? '') < today) return false;
  if (otherLeadsOf(catalogue, indicator).length === 0) return false;
  const { opine } = columnRights(c.var.viewer, catalogue, indicator);
  if (opine.length === 0) return false;
  const said = (await listOpinions(c.var.deps.db, row)).map(({ unit }) => unit);
  return opine.some((unit) => !said.includes(unit));
}
