import type { Hono } from 'hono';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { cityUnlessSaid } from '../../source/figure/guess-mapping.ts';
import { knownOf } from '../../source/figure/known.ts';
import { textOf } from '../../source/figure/sheet.ts';
import { periodInTitle } from '../../source/figure/written-period.ts';
import type { FieldError } from '../../web/components/form.tsx';
import { COLUMNS, mappingErrors, readMapping } from '../../web/figures/column-roles.ts';
import { MappingPage, widthOf } from '../../web/figures/mapping-page.tsx';
import { SheetPage } from '../../web/figures/sheet-page.tsx';
import type { MappingView, SheetView } from '../../web/figures/view.ts';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { figureDeps } from '../api/figures.ts';
import type { Env, RequestContext } from '../deps.ts';
import { lookAt, type SheetHead } from '../figure-import.ts';
import { proposeMapping } from '../figures/propose.ts';
import { settleInterrupted, startCheck } from '../figures/run.ts';
import { type FigureWork, getFigureWork, saveFigureWork, workPath } from '../figures/work.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';

const ROWS_SHOWN = 15;

/** Second and third step: the sheet with its header, then its columns. */
export function addFigureSteps(app: Hono<Env>): void {
  const may = needs('import-figures');
  app.get('/figures/imports/:id/sheet', may, async (c) => {
    const work = await getFigureWork(c);
    return showSheet(c, work, await headsOf(c, work), []);
  });
  app.post('/figures/imports/:id/sheet', may, chooseSheet);
  app.get('/figures/imports/:id/mapping', may, async (c) => {
    const work = await settleInterrupted(c, await getFigureWork(c));
    return showMapping(c, work, { errors: failureOf(c, work) });
  });
  app.post('/figures/imports/:id/mapping', may, chooseMapping);
}

const headsOf = async (c: RequestContext, work: FigureWork): Promise<readonly SheetHead[]> =>
  lookAt(await figureDeps(c), work.file);

const failureOf = (c: RequestContext, { state: { failure } }: FigureWork): FieldError[] =>
  failure
    ? [
        {
          field: COLUMNS,
          text: new Problem(failure.code, failure.params).say(c.var.language),
        },
      ]
    : [];

function showSheet(
  c: RequestContext,
  work: FigureWork,
  heads: readonly SheetHead[],
  errors: readonly FieldError[],
): Response {
  const { mapping } = work.state;
  const asked = c.req.query('sheet') ?? mapping.sheet;
  const head = heads.find(({ sheet }) => sheet === asked) ?? heads[0];
  if (!head) throw new Problem('file-empty');
  const chosen = head.sheet === mapping.sheet ? mapping.headerRow : undefined;
  const view: SheetView = {
    ...{ id: work.id, fileName: work.file.name, errors },
    ...{ sheets: heads.map(({ sheet }) => sheet), sheet: head.sheet },
    rows: head.rows.slice(0, ROWS_SHOWN),
    headerRow: chosen || (head.mapping?.headerRow ?? null),
  };
  const page = SheetPage({ page: pageOf(c, null), view });
  return answerPage(c, page, errors.length > 0 ? 422 : 200);
}

async function chooseSheet(c: RequestContext): Promise<Response> {
  const work = await getFigureWork(c);
  const form = await readForm(c);
  const heads = await headsOf(c, work);
  const head = heads.find(({ sheet }) => sheet === form.get('sheet'));
  const header = form.get('header');
  const headerRow = Number(header);
  const fits = headerRow === 0 || head?.rows.some(({ row }) => row === headerRow);
  if (!head || !/^\d{1,7}$/.test(header) || !fits) {
    const text = textsOf(c.var.language).figures.sheet.missing;
    return showSheet(c, work, heads, [{ field: 'header', text }]);
  }
  const { rows, sheet } = head;
  const proposal = await proposeMapping(await figureDeps(c), { rows, sheet, headerRow });
  const next = await saveFigureWork(c, work, {
    ...{ stage: 'mapping', mapping: proposal.mapping, remembered: proposal.remembered },
    name: proposal.remembered ?? work.state.name,
    ...{ confirmed: { cells: [], reason: '' }, failure: null },
  });
  return seeOther(c, workPath(next, 'mapping'));
}

async function showMapping(
  c: RequestContext,
  work: FigureWork,
  said: Partial<Pick<MappingView, 'errors' | 'typed'>>,
): Promise<Response> {
  const { catalogue } = await c.var.deps.snapshots.current();
  const { mapping, name, remembered } = work.state;
  const rows = await rowsOf(c, work);
  const titles = rows.filter(({ row }) => row < mapping.headerRow);
  const cells = titles.flatMap((row) => row.cells.map((cell) => periodInTitle(textOf(cell))));
  const view: MappingView = {
    ...{ id: work.id, fileName: work.file.name, catalogue, rows, mapping, name, remembered },
    titlePeriod: cells.find((code) => code !== undefined) ?? null,
    ...{ errors: [], typed: new Map(), ...said },
  };
  const page = MappingPage({ page: pageOf(c, null), view });
  return answerPage(c, page, view.errors.length > 0 ? 422 : 200);
}

async function rowsOf(c: RequestContext, work: FigureWork) {
  const heads = await headsOf(c, work);
  const head = heads.find(({ sheet }) => sheet === work.state.mapping.sheet);
  if (!head) throw new Problem('file-empty');
  return head.rows;
}

async function chooseMapping(c: RequestContext): Promise<Response> {
  const work = await getFigureWork(c);
  const form = await readForm(c);
  const width = widthOf(await rowsOf(c, work));
  const { mapping: chosen, typed } = readMapping(form, work.state.mapping, width);
  const { catalogue } = await c.var.deps.snapshots.current();
  const mapping = { ...chosen, ...cityUnlessSaid(chosen, [], knownOf(catalogue)) };
  const next = await saveFigureWork(c, work, {
    ...{ stage: 'mapping', mapping, name: normalise(form.get('name')).slice(0, 200) },
    ...{ confirmed: { cells: [], reason: '' }, failure: null },
  });
  const words = textsOf(c.var.language).figures.mapping;
  const errors = mappingErrors(mapping, typed, words);
  if (errors.length > 0) return showMapping(c, next, { errors, typed });
  await startCheck(c, next);
  return seeOther(c, workPath(next));
}
