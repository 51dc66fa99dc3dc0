import type { Hono } from 'hono';
import { getPerson, listPeople } from '../../access/people.store.ts';
import type { PersonRow, PersonWords } from '../../access/people.ts';
import { isRole } from '../../access/person.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise, searchKey } from '../../kernel/text.ts';
import { listJournal } from '../../store/journal-list.ts';
import {
  livingGrants,
  PeoplePage,
  type PeopleView,
  stateOf,
} from '../../web/admin/people-page.tsx';
import { PersonPage, type PersonView } from '../../web/admin/person-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { linkAddress } from '../access-links.ts';
import { answerPage } from '../answer-page.ts';
import type { Env, RequestContext } from '../deps.ts';
import { freshSnapshot } from '../meanwhile.ts';
import { faultOf } from '../mendable.ts';
import { pageOf } from '../page-of.ts';
import {
  addPerson,
  changePerson,
  disablePerson,
  endGrant,
  forgetSecondFactor,
  giveGrant,
  makeAccessLink,
} from '../people/write.ts';
import { readDay } from '../read-day.ts';
import { seeOther } from '../see-other.ts';
import { needs } from '../step/needs.ts';
import { readForm, type SentForm } from '../upload/form.ts';

const HISTORY = 30;

/** Accounts: the list, one account, and every act on it as a plain form. */
export function addAdminPeople(app: Hono<Env>): void {
  const may = needs('manage-people');
  app.get('/admin/people', may, async (c) => {
    const view = await listView(c);
    return answerPage(c, PeoplePage({ page: pageOf(c, null), view }));
  });
  app.get('/admin/people/new', may, async (c) => show(c, await newView(c)));
  app.post('/admin/people/new', may, add);
  app.get('/admin/people/:username', may, async (c) => show(c, await personView(c)));
  app.post('/admin/people/:username', may, (c) =>
    act(c, 'saved', (form) => changePerson(c, usernameOf(c), wordsOf(form))),
  );
  app.post('/admin/people/:username/grants', may, (c) => act(c, 'given', (form) => give(c, form)));
  app.post('/admin/people/:username/grants/:id/end', may, (c) =>
    act(c, 'taken', (form) =>
      endGrant(c, usernameOf(c), {
        id: Number(c.req.param('id')) || 0,
        reason: normalise(form.get('reason')),
      }),
    ),
  );
  app.post('/admin/people/:username/disable', may, (c) =>
    act(c, 'locked', () => disablePerson(c, usernameOf(c), true)),
  );
  app.post('/admin/people/:username/enable', may, (c) =>
    act(c, 'unlocked', () => disablePerson(c, usernameOf(c), false)),
  );
  app.post('/admin/people/:username/forget-factor', may, (c) =>
    act(c, 'factorGone', () => forgetSecondFactor(c, usernameOf(c))),
  );
  // The link is shown in the answer itself: it is not kept anywhere to be shown again.
  app.post('/admin/people/:username/link', may, async (c) => {
    const link = linkAddress(c, await makeAccessLink(c, usernameOf(c)));
    return show(c, { ...(await personView(c)), link });
  });
}

const usernameOf = (c: RequestContext): string => c.req.param('username') ?? '';

async function listView(c: RequestContext): Promise<PeopleView> {
  const { catalogue } = await freshSnapshot(c);
  const page = pageOf(c, null);
  const asked = (name: string): string => page.query.get(name) ?? '';
  const filter = {
    ...{ search: asked('q'), unit: asked('unit'), role: asked('role'), state: asked('state') },
  };
  const today = dayInVietnam(c.var.now);
  const all = await listPeople(c.var.deps.db);
  const unitName = new Map(catalogue.units.map(({ code, name }) => [code, name]));
  const key = searchKey(filter.search);
  const fits = (person: PersonRow): boolean =>
    searchKey(
      `${person.name} ${person.username} ${unitName.get(person.unit ?? '') ?? ''}`,
    ).includes(key) &&
    (filter.unit === '' || person.unit === filter.unit) &&
    (filter.state === '' || stateOf(person) === filter.state) &&
    (filter.role === '' || livingGrants(person, today).some(({ role }) => role === filter.role));
  return {
    ...{ filter, today, total: all.length, units: catalogue.units },
    people: all.filter(fits),
    said: importedWords(c),
  };
}

function importedWords(c: RequestContext): string | null {
  const count = Number(c.req.query('imported'));
  return Number.isInteger(count) && count > 0
    ? textsOf(c.var.language).people.import.done(count)
    : null;
}

const EMPTY: PersonWords & { readonly username: string } = {
  ...{ username: '', name: '', unit: null, email: null },
};

async function newView(c: RequestContext): Promise<PersonView> {
  const { catalogue } = await freshSnapshot(c);
  const { units } = catalogue;
  return {
    ...{ person: null, form: EMPTY, grant: {}, units, errors: [], said: null, link: null },
    ...{ history: [], today: dayInVietnam(c.var.now) },
  };
}

const SAYINGS = ['saved', 'given', 'taken', 'locked', 'unlocked', 'factorGone'] as const;
type Saying = (typeof SAYINGS)[number];

async function personView(c: RequestContext): Promise<PersonView> {
  const { db } = c.var.deps;
  const person = await getPerson(db, usernameOf(c));
  const said = SAYINGS.find((one) => one === c.req.query('said'));
  const subject = `person/${person.username}`;
  return {
    ...(await newView(c)),
    person,
    form: person,
    said: said ? textsOf(c.var.language).people.form[said] : null,
    history: await listJournal(db, { subject, limit: HISTORY }),
  };
}

const show = (c: RequestContext, view: PersonView, status: 200 | 409 | 422 = 200): Response =>
  answerPage(c, PersonPage({ page: pageOf(c, null), view }), status);

const wordsOf = (form: SentForm): PersonWords => ({
  name: normalise(form.get('name')),
  unit: form.get('unit') || null,
  email: normalise(form.get('email')) || null,
  personalKey: normalise(form.get('personalKey')) || (form.get('keyGone') ? null : undefined),
});

async function add(c: RequestContext): Promise<Response> {
  const form = await readForm(c);
  const username = normalise(form.get('username')).toLowerCase();
  const words = wordsOf(form);
  try {
    await addPerson(c, { username, words, grants: [] });
  } catch (error) {
    const errors = errorsOf(c, error);
    return show(c, { ...(await newView(c)), form: { username, ...words }, errors }, 422);
  }
  return seeOther(c, `/admin/people/${username}?said=saved`);
}

/** An act on one account: done, or the page again with what to mend and all that was typed. */
async function act(
  c: RequestContext,
  said: Saying,
  work: (form: SentForm) => Promise<void>,
): Promise<Response> {
  const form = await readForm(c);
  try {
    await work(form);
  } catch (error) {
    const errors = errorsOf(c, error);
    const view = await personView(c);
    const typed = said === 'saved' ? { form: { ...view.form, ...wordsOf(form) } } : {};
    const grant = said === 'given' ? { grant: typedGrant(form) } : {};
    return show(c, { ...view, ...typed, ...grant, errors }, 422);
  }
  return seeOther(c, `/admin/people/${usernameOf(c)}?said=${said}`);
}

async function give(c: RequestContext, form: SentForm): Promise<void> {
  const typed = typedGrant(form);
  const targets = typed.targets === '' ? null : typed.targets.split(/[\s,;]+/).map(Number);
  if (targets?.some((target) => !Number.isInteger(target))) {
    throw new Problem('grant-targets-empty');
  }
  if (!typed.role) throw new Problem('body-invalid', { what: 'vai trò', what_en: 'the role' });
  const [validFrom, validTo] = [typed.validFrom, typed.validTo ?? ''].map(readDay);
  // A day that cannot be read is no grant without an end.
  if (!validFrom || (typed.validTo !== null && !validTo)) throw new Problem('grant-dates');
  const days = { validFrom, validTo: validTo ?? null };
  await giveGrant(c, usernameOf(c), { ...typed, ...days, role: typed.role, targets });
}

const typedGrant = (form: SentForm) => {
  const role = form.get('grant-role');
  return {
    ...(isRole(role) && { role }),
    unit: form.get('grant-unit') || null,
    targets: normalise(form.get('grant-targets')),
    validFrom: form.get('grant-from'),
    validTo: form.get('grant-to') || null,
    reason: normalise(form.get('grant-reason')),
  };
};

const FIELDS: Readonly<Record<string, string>> = {
  'username-invalid': 'username',
  'person-exists': 'username',
  'person-name-needed': 'name',
  'email-invalid': 'email',
  'email-taken': 'email',
  'personal-key-taken': 'personalKey',
  'grant-unit-needed': 'grant-unit',
  'grant-target-unknown': 'grant-targets',
  'grant-targets-empty': 'grant-targets',
  'grant-dates': 'grant-to',
  'reason-needed': 'grant-reason',
};

const errorsOf = (c: RequestContext, error: unknown): FieldError[] => [
  faultOf(c, error, { fields: FIELDS, otherwise: 'name' }),
];
