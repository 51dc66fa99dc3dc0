import type { Hono } from 'hono';
import { saveMailWish } from '../../access/addressee.store.ts';
import { isMailChoice } from '../../access/addressee.ts';
import { can } from '../../access/can.ts';
import { actorOf } from '../../access/person.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import { workLines } from '../../web/work/lines.ts';
import { type LateCycle, WorkPage } from '../../web/work/work-page.tsx';
import { answerPage } from '../answer-page.ts';
import { readOpenCycles } from '../cycles/read.ts';
import type { Env, RequestContext, Step } from '../deps.ts';
import { pageOf } from '../page-of.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm } from '../upload/form.ts';
import { workOf } from '../work-of.ts';

/** `/work`: what the signed-in person has to do; and the person's choice of mail. */
export function addWork(app: Hono<Env>): void {
  app.get('/work', toTheDoor, needs('read-work'), showWork);
  app.post('/account/mail', saveChoice);
}

/** A link in a mail leads to the list, by way of the sign-in when there is no session. */
const toTheDoor: Step = async (c, next) => {
  if (c.var.viewer.kind !== 'anonymous') return next();
  const { pathname, search } = new URL(c.req.url);
  return seeOther(c, `/sign-in?${new URLSearchParams({ next: pathname + search })}`);
};

async function showWork(c: RequestContext): Promise<Response> {
  const { deps, viewer, now, language } = c.var;
  const { catalogue } = await deps.snapshots.current();
  const items = await workOf(c, viewer);
  const lines = workLines(items, { catalogue, today: dayInVietnam(now), language });
  const page = { ...pageOf(c, null), work: items.length };
  return answerPage(c, WorkPage({ page, lines, late: await lateCycles(c) }));
}

/** Whom the standing office has to chase; nobody for those who do not run cycles. */
async function lateCycles(c: RequestContext): Promise<readonly LateCycle[]> {
  if (!can(c.var.viewer, 'manage-cycles')) return [];
  return (await readOpenCycles(c)).flatMap(({ cycle, counts }) => {
    const units = counts.timeliness.missing;
    return units > 0 ? [{ cycle, units }] : [];
  });
}

async function saveChoice(c: RequestContext): Promise<Response> {
  const { deps, viewer, now } = c.var;
  if (viewer.kind === 'anonymous' || viewer.scopes !== null) throw new Problem('sign-in-needed');
  const form = await readForm(c);
  const choice = form.get('choice');
  const language = form.get('language') === 'en' ? 'en' : 'vi';
  if (!isMailChoice(choice)) throw new Problem('mail-choice-missing');
  const { id, username } = viewer.person;
  const about = { by: actorOf(viewer), action: 'mail-chosen', on: `person/${username}`, at: now };
  await change(deps.db, { ...about, quiet: true }, (tx) =>
    saveMailWish(tx, id, { choice, language }),
  );
  return seeOther(c, '/account?saved=mail');
}
