import { Problem } from '../../kernel/problem.ts';
import { findRevisionAt } from '../../store/revision.ts';
import type { Deps, RequestContext, Step } from '../deps.ts';
import { readDay } from '../read-day.ts';
import type { Snapshot } from '../snapshot.ts';

/** Lets a route ask for the data of `asOf` and `release`; refuses those two at once when they are wrong. */
export const resolveView =
  (deps: Deps): Step =>
  async (c, next) => {
    const asOf = c.req.query('asOf');
    const written = asOf?.includes('/') ? readDay(asOf) : undefined;
    if (written) {
      c.res = c.redirect(addressAsOf(c.req.url, written), 303);
      return;
    }
    const instant = asOf ? parseInstant(asOf) : undefined;
    refuseUnknownRelease(c.req.query('release'));
    let view: Promise<Snapshot> | undefined;
    c.set('view', () => {
      view ??= instant ? snapshotAsOf(c, deps, instant) : deps.snapshots.current();
      return view;
    });
    await next();
  };

/** A day as people write it in the form becomes the address that every link carries. */
function addressAsOf(url: string, day: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('asOf', day);
  return `${pathname}?${searchParams}`;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** An instant, or a day that means its end; without an offset, time in Vietnam (UTC+7). */
export function parseInstant(text: string): Date {
  // A plus sign in a query arrives as a space.
  const [, day, time, zone = '+07:00'] =
    INSTANT.exec(text.replace(/ (?=\d{2}:?\d{2}$)/, '+')) ?? [];
  const clock = time === undefined ? '23:59:59.999' : time;
  const at = day ? new Date(`${day}T${clock}${zone}`) : undefined;
  if (!at || Number.isNaN(at.getTime()) || !isRealDay(day ?? '')) {
    throw new Problem('asof-invalid', { text: text.slice(0, 40) });
  }
  return at;
}

// Date rolls 31 February over into March; a day that does not exist is refused.
const isRealDay = (day: string): boolean =>
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);

function refuseUnknownRelease(release: string | undefined): void {
  // No release exists before the first is sealed; `latest` then means the provisional state.
  if (release && release !== 'latest') {
    throw new Problem('release-unknown', { code: release.slice(0, 40) });
  }
}

async function snapshotAsOf(c: RequestContext, deps: Deps, instant: Date): Promise<Snapshot> {
  if (instant >= c.var.now) return deps.snapshots.current();
  const revision = await findRevisionAt(deps.db, instant);
  if (revision === 0) {
    const when = instant.toISOString();
    throw new Problem('not-found', {
      what: `dữ liệu trước ${when}`,
      what_en: `Data before ${when}`,
    });
  }
  return deps.snapshots.at(revision);
}
