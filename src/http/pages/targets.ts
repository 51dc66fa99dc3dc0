import type { Hono } from 'hono';
import type { Target } from '../../catalogue/catalogue.ts';
import { targetByNumber } from '../../catalogue/find.ts';
import { Problem } from '../../kernel/problem.ts';
import { renderPng } from '../../web/chart/png.ts';
import { targetCsv, targetJson } from '../../web/target/files.ts';
import { targetPicture } from '../../web/target/picture-of.ts';
import { TargetPage } from '../../web/target/target-page.tsx';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { answerFile } from './file.ts';
import { readTarget } from './target-view.ts';

/** `/targets/5`, and the same as .csv .json .svg .png. */
export function addTargets(app: Hono<Env>): void {
  app.get('/targets/:number{[0-9]+}', async (c) => {
    const { view, page } = await read(c, c.req.param('number'));
    return answerPage(c, TargetPage({ view, page }));
  });
  app.get('/targets/:file{[0-9]+\\.(csv|json|svg|png)}', async (c) => {
    const [number = '', format] = c.req.param('file').split('.');
    const { view, page } = await read(c, number);
    if (format === 'csv') return answerFile(c, 'csv', targetCsv(view, page));
    if (format === 'json') return c.json(targetJson(view, page));
    const picture = targetPicture(view, page);
    if (!picture) throw lost(number);
    return format === 'svg'
      ? answerFile(c, 'svg', picture)
      : answerFile(c, 'png', await renderPng(picture));
  });
}

async function read(c: RequestContext, number: string) {
  const snapshot = await c.var.view();
  const target: Target | undefined = targetByNumber(snapshot.catalogue.targets, Number(number));
  if (!target) throw lost(number);
  return { page: pageOf(c, snapshot), view: await readTarget(c, target) };
}

const lost = (number: string): Problem =>
  new Problem('not-found', { what: `mục tiêu ${number}`, what_en: `Target ${number}` });
