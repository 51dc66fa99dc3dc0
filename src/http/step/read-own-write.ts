import { type Deps, isReading, type Step } from '../deps.ts';

/** After a write the revision is asked for again, so that the writer's next request shows it; drafts raise none. */
export const readOwnWrite =
  (deps: Deps): Step =>
  async (c, next) => {
    await next();
    if (isReading(c.req.method) || c.var.onlyDrafts) return;
    // What was written stays written: a lost connection now is no reason to call the write failed.
    await deps.revision.refresh().catch((err: unknown) => c.var.log.warn({ err }, 'revision'));
  };
