import { rolesOf } from '../access/person.ts';
import type { Page } from '../web/page.ts';
import type { RequestContext } from './deps.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What a page knows about its request. `view` is the snapshot that it shows; null for pages without
 * figures, such as sign-in and refusals, which speak of the present state.
 */
export function pageOf(c: RequestContext, view: Pick<Snapshot, 'revision' | 'at'> | null): Page {
  const { deps, viewer, language, csrf } = c.var;
  const { settings } = deps;
  return {
    language,
    viewer:
      viewer?.kind === 'signed-in'
        ? {
            username: viewer.person.username,
            name: viewer.person.name,
            roles: rolesOf(viewer),
          }
        : null,
    csrf: csrf ?? null,
    work: c.var.work ?? null,
    path: c.req.path,
    query: new URL(c.req.url).searchParams,
    asOf: c.req.query('asOf') ?? null,
    release: null,
    demo: settings.demonstration,
    revision: view?.revision ?? deps.revision.current(),
    recordedAt: view?.at ?? c.var.now,
    assets: deps.assets.assets,
    instanceName: settings.instanceName,
  };
}
