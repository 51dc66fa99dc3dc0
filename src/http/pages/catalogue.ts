import { zipSync } from 'fflate';
import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { personNames } from '../../access/person-names.store.ts';
import { listCatalogueChanges } from '../../catalogue/definition-changes.store.ts';
import { exportCatalogue } from '../../catalogue/export.file.ts';
import type { CatalogueFiles } from '../../catalogue/load.file.ts';
import { Problem } from '../../kernel/problem.ts';
import { CataloguePage } from '../../web/catalogue/catalogue-page.tsx';
import { type CatalogueView, readTab } from '../../web/catalogue/view.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import type { Snapshot } from '../snapshot.ts';

const CHANGES_SHOWN = 100;

/** What is promised and how it is measured: on screen, and as the files a new instance starts from. */
export function addCatalogue(app: Hono<Env>): void {
  app.get('/catalogue', async (c) => {
    const snapshot = await c.var.view();
    const page = pageOf(c, snapshot);
    const view = await readView(c, snapshot, page.query);
    return answerPage(c, CataloguePage({ page, view }));
  });
  app.get('/catalogue/export/catalogue.zip', async (c) => {
    const files = Object.values(exportCatalogue((await c.var.view()).catalogue));
    const entries = files.map(({ name, content }) => [name, Buffer.from(content)] as const);
    // A fixed date: the same catalogue gives the same bytes.
    const zip = zipSync(Object.fromEntries(entries), { mtime: new Date('2026-01-01T00:00:00Z') });
    return c.body(new Uint8Array(zip), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="catalogue.zip"',
    });
  });
  app.get('/catalogue/export/:file{[a-z]+\\.yaml}', async (c) => sendPart(c, c.req.param('file')));
}

async function sendPart(c: RequestContext, asked: string): Promise<Response> {
  const files: CatalogueFiles = exportCatalogue((await c.var.view()).catalogue);
  const file = Object.entries(files).find(([part]) => `${part}.yaml` === asked)?.[1];
  if (!file) throw new Problem('not-found', { what: `tệp ${asked}` });
  return c.body(file.content, 200, {
    'Content-Type': 'application/yaml; charset=utf-8',
    'Content-Disposition': `attachment; filename="${file.name}"`,
  });
}

async function readView(
  c: RequestContext,
  { catalogue, revision }: Snapshot,
  query: URLSearchParams,
): Promise<CatalogueView> {
  const { deps, viewer } = c.var;
  const tab = readTab(query.get('tab'));
  const changes =
    tab === 'versions'
      ? await listCatalogueChanges(deps.db, { until: revision, limit: CHANGES_SHOWN })
      : [];
  const name = await personNames(
    deps.db,
    changes.map(({ by }) => by),
  );
  return {
    ...{ catalogue, tab, search: query.get('q') ?? '' },
    changes: changes.map((one) => ({ ...one, person: name(one.by) })),
    may: {
      settle: can(viewer, 'place-goal'),
      importAppendix: can(viewer, 'import-catalogue'),
    },
  };
}
