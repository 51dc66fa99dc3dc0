import { OpenAPIHono } from '@hono/zod-openapi';
import { Problem } from '../kernel/problem.ts';
import { apiDocument, createApi } from './api/document.ts';
import { addAssets } from './assets.ts';
import type { Deps, Env, Step } from './deps.ts';
import { addHealth } from './health.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { addPages } from './pages/all.ts';
import { answerProblem } from './problem-response.ts';
import { authenticate } from './step/authenticate.ts';
import { countWork } from './step/count-work.ts';
import { identify } from './step/identify.ts';
import { keepPages } from './step/keep-pages.ts';
import { chooseLanguage } from './step/language.ts';
import { limitBody } from './step/limit-body.ts';
import { limitRate } from './step/rate-limit.ts';
import { readOwnWrite } from './step/read-own-write.ts';
import { refuseClosed } from './step/refuse-closed.ts';
import { refuseForgery } from './step/refuse-forgery.ts';
import { resolveView } from './step/resolve-view.ts';
import { secure } from './step/security-headers.ts';

/** What a request goes through before its route, in this order. */
const stepsOf = (deps: Deps, metrics: Metrics): readonly Step[] => [
  identify(deps, metrics),
  secure(deps),
  chooseLanguage,
  limitRate(deps),
  limitBody(deps),
  authenticate(deps),
  refuseForgery(deps),
  refuseClosed(deps),
  readOwnWrite(deps),
  countWork(deps),
  keepPages(deps),
  resolveView(deps),
];

/** The whole application; `metrics` is shared with what answers before it. */
export function createApp(deps: Deps, metrics: Metrics = createMetrics(deps)): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  for (const step of stepsOf(deps, metrics)) app.use(step);
  const api = createApi();
  const document = apiDocument(api, deps.settings.version);
  addHealth(app, metrics);
  addAssets(app);
  app.get('/api/v1/openapi.json', (c) => c.json(document));
  app.route('/api/v1', api);
  addPages(app, { document });
  app.notFound((c) => {
    throw new Problem('not-found', { what: `địa chỉ ${c.req.path}`, what_en: c.req.path });
  });
  app.onError((error, c) => answerProblem(error, c));
  return app;
}
