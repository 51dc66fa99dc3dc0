import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { actorOf } from '../../access/person.ts';
import { personNames } from '../../access/person-names.store.ts';
import { listCellsOfRevision } from '../../indicator/revision-amounts.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { countBatches, findBatch, listBatches } from '../../source/batch-list.store.ts';
import { listValuesOfBatch } from '../../value/batch-values.store.ts';
import { BatchesPage, BatchPage } from '../../web/figures/batch-pages.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { needs } from '../step/needs.ts';

const BATCHES_A_PAGE = 50;
const VALUES_A_PAGE = 100;
const RECEIPTS_SHOWN = 60;

/** Past batches: those of everybody for the standing office, else one's own. */
export function addBatches(app: Hono<Env>): void {
  const may = needs('import-figures');
  app.get('/figures/batches', may, showBatches);
  app.get('/figures/batches/:batch{[0-9]+}', may, showBatch);
}

/** Null: batches of everybody. */
const onlyOf = ({ var: { viewer } }: RequestContext): string | undefined =>
  can(viewer, 'place-goal') || can(viewer, 'read-journal') ? undefined : actorOf(viewer);

function pageNumber(c: RequestContext, total: number, size: number) {
  const last = Math.max(1, Math.ceil(total / size));
  const asked = Math.trunc(Number(c.req.query('page') ?? 1)) || 1;
  const number = Math.min(last, Math.max(1, asked));
  return { number, last, limit: size, offset: (number - 1) * size };
}

async function showBatches(c: RequestContext): Promise<Response> {
  const { db } = c.var.deps;
  const by = onlyOf(c);
  const { number, last, ...slice } = pageNumber(c, await countBatches(db, by), BATCHES_A_PAGE);
  const rows = await listBatches(db, { by, ...slice });
  const name = await personNames(
    db,
    rows.map((row) => row.by),
  );
  const view = { rows: rows.map((row) => ({ ...row, person: name(row.by) })), number, last };
  return answerPage(c, BatchesPage({ page: pageOf(c, null), view }));
}

async function showBatch(c: RequestContext): Promise<Response> {
  const { db, snapshots } = c.var.deps;
  const batch = await findBatch(db, Number(c.req.param('batch')));
  const only = onlyOf(c);
  if (!batch || (only !== undefined && batch.by !== only)) {
    throw new Problem('not-found', { what: 'đợt nhập này', what_en: 'This batch' });
  }
  const { catalogue } = await snapshots.current();
  const { number, last, ...slice } = pageNumber(c, batch.accepted, VALUES_A_PAGE);
  const name = await personNames(db, [batch.by]);
  const { city } = catalogue.programme;
  const view = {
    ...{ catalogue, batch: { ...batch, person: name(batch.by) }, number, last },
    values: await listValuesOfBatch(db, batch, slice),
    cells: await listCellsOfRevision(db, batch.revision, { city, limit: RECEIPTS_SHOWN }),
  };
  return answerPage(c, BatchPage({ page: pageOf(c, null), view }));
}
