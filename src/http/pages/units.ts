import type { Hono } from 'hono';
import { unitByCode } from '../../catalogue/find.ts';
import { Problem } from '../../kernel/problem.ts';
import { unitCsv, unitJson, unitListCsv, unitListJson } from '../../web/unit/files.ts';
import { UnitListPage } from '../../web/unit/unit-list-page.tsx';
import { UnitPage } from '../../web/unit/unit-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { answerFile } from './file.ts';
import { readUnit, readUnitList } from './unit-view.ts';

/** `/units`, `/units/so-tu-phap`, and the same as .csv and .json. */
export function addUnits(app: Hono<Env>): void {
  app.get('/units', async (c) => {
    const { view, page } = await readList(c);
    return answerPage(c, UnitListPage({ view, page }));
  });
  app.get('/units.csv', async (c) => {
    const { view, page } = await readList(c);
    return answerFile(c, 'csv', unitListCsv(view, page));
  });
  app.get('/units.json', async (c) => {
    const { view, page } = await readList(c);
    return c.json(unitListJson(view, page));
  });
  app.get('/units/:code{[a-z0-9-]+}', async (c) => {
    const { view, page } = await read(c, c.req.param('code'));
    return answerPage(c, UnitPage({ view, page }));
  });
  app.get('/units/:file{[a-z0-9-]+\\.(csv|json)}', async (c) => {
    const [code = '', format] = c.req.param('file').split('.');
    const { view, page } = await read(c, code);
    return format === 'csv'
      ? answerFile(c, 'csv', unitCsv(view, page))
      : c.json(unitJson(view, page));
  });
}

async function readList(c: RequestContext) {
  return { view: await readUnitList(c), page: pageOf(c, await c.var.view()) };
}

async function read(c: RequestContext, code: string) {
  const snapshot = await c.var.view();
  const unit = unitByCode(snapshot.catalogue.units, code);
  if (!unit) throw new Problem('not-found', { what: `đơn vị ${code}`, what_en: `Unit ${code}` });
  return { view: await readUnit(c, unit), page: pageOf(c, snapshot) };
}
