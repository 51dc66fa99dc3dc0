import { can } from '../access/can.ts';
import type { Viewer } from '../access/person.ts';
import { listItems } from '../indicator/work/work.store.ts';
import type { WorkItem } from '../indicator/work/work.ts';
import { dayInVietnam } from '../kernel/period.ts';
import type { RequestContext } from './deps.ts';

/** What a viewer has to do now; nothing for those who have no part in collecting. */
export async function workOf(c: RequestContext, viewer: Viewer): Promise<readonly WorkItem[]> {
  if (!can(viewer, 'read-work')) return [];
  const { deps, now } = c.var;
  const { catalogue } = await deps.snapshots.current();
  return listItems(deps.db, viewer, { catalogue, today: dayInVietnam(now) });
}

/** Where a sign-in leads: to the page that was asked for, else to the work that waits, else to the scoreboard. */
export async function landingOf(c: RequestContext, viewer: Viewer, next: string): Promise<string> {
  if (next !== '/') return next;
  return (await workOf(c, viewer)).length > 0 ? '/work' : '/';
}
