import type { Hono } from 'hono';
import { Problem } from '../../kernel/problem.ts';
import { AreaListPage } from '../../web/area/area-list-page.tsx';
import { AreaPage } from '../../web/area/area-page.tsx';
import { areaCsv, areaJson, areaListCsv, areaListJson } from '../../web/area/files.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { readArea, readAreaList } from './area-view.ts';
import { answerFile } from './file.ts';

/** `/areas`, `/areas/19753`, and the same as .csv and .json. */
export function addAreas(app: Hono<Env>): void {
  app.get('/areas', async (c) => {
    const { view, page } = await readList(c);
    return answerPage(c, AreaListPage({ view, page }));
  });
  app.get('/areas.csv', async (c) => {
    const { view, page } = await readList(c);
    return answerFile(c, 'csv', areaListCsv(view, page));
  });
  app.get('/areas.json', async (c) => {
    const { view, page } = await readList(c);
    return c.json(areaListJson(view, page));
  });
  app.get('/areas/:code{[0-9]+}', async (c) => {
    const { view, page } = await read(c, c.req.param('code'));
    return answerPage(c, AreaPage({ view, page }));
  });
  app.get('/areas/:file{[0-9]+\\.(csv|json)}', async (c) => {
    const [code = '', format] = c.req.param('file').split('.');
    const { view, page } = await read(c, code);
    return format === 'csv'
      ? answerFile(c, 'csv', areaCsv(view, page))
      : c.json(areaJson(view, page));
  });
}

async function readList(c: RequestContext) {
  return { view: await readAreaList(c), page: pageOf(c, await c.var.view()) };
}

async function read(c: RequestContext, code: string) {
  const snapshot = await c.var.view();
  const area = snapshot.catalogue.areas.find((one) => one.code === code);
  if (!area) throw new Problem('not-found', { what: `địa bàn ${code}`, what_en: `Area ${code}` });
  return { view: await readArea(c, area), page: pageOf(c, snapshot) };
}
