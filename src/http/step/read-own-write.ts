import { type Deps, isReading, type Step } from '../deps.ts';

/** After a write the revision is asked for again, so that the writer's next request shows it; drafts raise none. */
export const readOwnWrite =
  (deps: Deps): Step =>
  async (c, next) => {
    await next();
    if (!isReading(c.req.method) && !c.var.onlyDrafts) await deps.revision.refresh();
  };
