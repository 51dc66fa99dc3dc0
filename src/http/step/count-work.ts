import { type Deps, isApi, isReading, type RequestContext, type Step } from '../deps.ts';
import { workOf } from '../work-of.ts';

/** For so long the count in the menu may lag behind what others do; one's own acts show at once. */
const KEPT_MS = 15_000;
const MANY = 2000;

/** Counts the work of who is signed in, for the menu of every page. */
export const countWork = (_: Deps): Step => {
  const counts = new Map<string, { readonly count: number; readonly until: number }>();

  async function countOf(c: RequestContext, person: string): Promise<number> {
    const now = c.var.now.getTime();
    const known = counts.get(person);
    if (known && now < known.until && known.until <= now + KEPT_MS) return known.count;
    const { length: count } = await workOf(c, c.var.viewer);
    if (counts.size >= MANY) counts.clear();
    counts.set(person, { count, until: now + KEPT_MS });
    return count;
  }

  return async (c, next) => {
    const { viewer, session } = c.var;
    c.set('work', null);
    if (viewer.kind === 'anonymous') return next();
    const { username } = viewer.person;
    if (session && isReading(c.req.method) && isPage(c.req.path)) {
      c.set('work', await countOf(c, username));
    }
    await next();
    if (!isReading(c.req.method)) counts.delete(username);
  };
};

const isPage = (path: string): boolean =>
  !isApi(path) && !/^\/(assets|healthz|readyz|metrics|events)(\/|$)/.test(path);
