import type { Hono } from 'hono';
import { can } from '../../access/can.ts';
import { listPeople } from '../../access/people.store.ts';
import { actorOf } from '../../access/person.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { normalise } from '../../kernel/text.ts';
import { DelegationsPage, type DelegationsView } from '../../web/admin/delegations-page.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { faultOf } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import { delegateWork, delegationsOf, endDelegation } from '../people/delegations.ts';
import { readDay } from '../read-day.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

/** Ủy quyền khi vắng mặt, by the person who goes away. */
export function addDelegationPages(app: Hono<Env>): void {
  app.get('/delegations', needs('read-work'), async (c) => show(c, await viewOf(c)));
  app.post('/delegations', needs('delegate'), submit);
  app.post('/delegations/:id/end', needs('delegate'), async (c) => {
    await endDelegation(c, Number(c.req.param('id')) || 0);
    return seeOther(c, '/delegations?said=ended');
  });
}

const show = (c: RequestContext, view: DelegationsView, status: 200 | 422 = 200): Response =>
  answerPage(c, DelegationsPage({ page: pageOf(c, null), view }), status);

async function viewOf(c: RequestContext, form?: SentForm): Promise<DelegationsView> {
  const { viewer, now, deps, language } = c.var;
  const { catalogue } = await freshSnapshot(c);
  const mine = actorOf(viewer);
  const unit = viewer.kind === 'signed-in' ? viewer.person.unit : null;
  const others = (await listPeople(deps.db)).filter(
    (one) => !one.disabled && one.username !== mine && one.unit !== null,
  );
  const today = dayInVietnam(now);
  const t = textsOf(language).people.delegation;
  const said = c.req.query('said');
  const words = said === 'given' ? t.given : t.ended;
  return {
    mine,
    delegations: await delegationsOf(c),
    people: [
      ...others.filter((one) => one.unit === unit),
      ...others.filter((one) => one.unit !== unit),
    ],
    units: catalogue.units,
    mayDelegate: can(viewer, 'delegate'),
    form: {
      to: form?.get('to') ?? '',
      validFrom: form?.get('validFrom') ?? today,
      validTo: form?.get('validTo') ?? today,
      reason: normalise(form?.get('reason') ?? ''),
    },
    errors: [],
    said: said === 'given' || said === 'ended' ? words : null,
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  'reason-needed': 'reason',
  'grant-dates': 'validFrom',
  'delegation-too-long': 'validTo',
  'delegate-nothing': 'validFrom',
};

async function submit(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const view = await viewOf(c, form);
  try {
    const [validFrom = '', validTo = ''] = [view.form.validFrom, view.form.validTo].map(readDay);
    await delegateWork(c, { ...view.form, validFrom, validTo });
  } catch (error) {
    const errors = [faultOf(c, error, { fields: FIELDS, otherwise: 'to' })];
    return show(c, { ...view, errors }, 422);
  }
  return seeOther(c, '/delegations?said=given');
}
