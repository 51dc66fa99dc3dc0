import { can } from '../../access/can.ts';
import { isReleasePublished } from '../../access/instance.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Deps, isApi, isReading, type RequestContext, type Step } from '../deps.ts';

/** What a real instance shows before it is opened: the way in, and that it lives. */
const ALWAYS = [
  '/sign-in',
  '/sign-in/',
  '/sign-out',
  '/first-sign-in/',
  '/set-password/',
  '/forgotten-password',
  '/account',
  '/account/',
  '/assets/',
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/v1/sessions',
  '/api/v1/sessions/',
  '/robots.txt',
];

const isAlways = (path: string): boolean =>
  ALWAYS.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));

/** Whether reading needs no sign-in, asked of the database once for each revision. */
function createOpenness(deps: Deps): () => Promise<boolean> {
  let known: { readonly revision: number; readonly open: Promise<boolean> } | undefined;
  return async () => {
    if (deps.settings.demonstration) return true;
    const revision = deps.revision.current();
    if (known?.revision === revision) return known.open;
    const open = isReleasePublished(deps.db);
    known = { revision, open };
    open.catch(() => {
      known = undefined;
    });
    return open;
  };
}

/** Before a release is published, a real instance sends everyone without a sign-in to the door. */
export const refuseClosed = (deps: Deps): Step => {
  const isOpen = createOpenness(deps);
  return async (c, next) => {
    const open = isAlways(c.req.path) || can(c.var.viewer, 'read', { open: await isOpen() });
    if (open) return next();
    if (c.var.viewer.kind === 'anonymous') return turnAway(c);
    // A token that may only write is let through to its route, which decides.
    if (!isReading(c.req.method)) return next();
    throw new Problem('forbidden', { what: 'xem số liệu', what_en: 'read data' });
  };
};

function turnAway(c: RequestContext): Response {
  const { path, method, url } = c.req;
  if (isApi(path) || !isReading(method)) throw new Problem('sign-in-needed');
  const back = path === '/' ? '' : `?${new URLSearchParams({ next: path + queryOf(url) })}`;
  return c.redirect(`/sign-in${back}`, 303);
}

const queryOf = (url: string): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
};
