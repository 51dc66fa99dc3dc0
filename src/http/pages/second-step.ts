import type { Hono } from 'hono';
import { newRecoveryCodes } from '../../access/one-time-code.file.ts';
import { factorsOf } from '../../access/second-factor.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { EnrolPage } from '../../web/access/enrol-page.tsx';
import { RecoveryPage } from '../../web/access/recovery-page.tsx';
import { SecondPage } from '../../web/access/second-page.tsx';
import type { FieldError } from '../../web/components/form.tsx';
import { textsOf } from '../../web/page.ts';
import { answerPage } from '../answer-page.ts';
import { confirmCodes, offeredSeed } from '../codes.ts';
import type { Env, RequestContext } from '../deps.ts';
import { readJson } from '../json.ts';
import { pageOf } from '../page-of.ts';
import { acceptKnown, acceptNew, askForKnown, askForNew } from '../passkeys.ts';
import { relyingParty } from '../relying-party.ts';
import { checkCode } from '../second-step.ts';
import { inLanguage, seeOther } from '../see-other.ts';
import { completeEntry, stepAfter, waitingEntry } from '../sign-in.ts';
import { readForm } from '../upload/form.ts';

/** What a sign-in goes through after its first step, without being a session yet. */
export function addSecondStep(app: Hono<Env>): void {
  app.get('/sign-in/second', (c) => onPage(c, () => showSecond(c)));
  app.post('/sign-in/second', (c) => onPage(c, () => submitSecond(c)));
  app.post('/sign-in/second/passkey/options', async (c) => {
    const { person } = await waitingEntry(c);
    return c.json(await askForKnown(c, person.id));
  });
  app.post('/sign-in/second/passkey', async (c) => {
    const entry = await waitingEntry(c);
    const { answer } = await readJson(c);
    await acceptKnown(c, entry.person.id, answer);
    return c.json({ next: inLanguage(c, await completeEntry(c, entry, 'passkey')) });
  });
  app.get('/sign-in/enrol', (c) => onPage(c, () => showEnrol(c)));
  app.post('/sign-in/enrol', (c) => onPage(c, () => submitEnrol(c)));
  app.post('/sign-in/enrol/passkey/options', async (c) => {
    const { person } = await enrollingEntry(c);
    return c.json(await askForNew(c, person));
  });
  app.post('/sign-in/enrol/passkey', async (c) => {
    const entry = await enrollingEntry(c);
    const { answer, name } = await readJson(c);
    await acceptNew(c, entry.person, { answer, name: typeof name === 'string' ? name : '' });
    return c.json({ next: inLanguage(c, await completeEntry(c, entry, 'passkey')) });
  });
}

/** Who comes too late, or by a bookmark, starts again. */
async function onPage(c: RequestContext, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Problem && error.code === 'entry-over') return seeOther(c, '/sign-in');
    throw error;
  }
}

/** Only who has no second step yet may set one up on the way in: a password alone adds none to another. */
async function enrollingEntry(c: RequestContext) {
  const entry = await waitingEntry(c);
  if ((await stepAfter(c, entry.person, false)) !== 'enrol') throw new Problem('entry-over');
  return entry;
}

type Status = 200 | 401 | 422 | 429;

async function showSecond(
  c: RequestContext,
  errors: readonly FieldError[] = [],
  status: Status = 200,
): Promise<Response> {
  const { person } = await waitingEntry(c);
  const { code, passkeys } = await factorsOf(c.var.deps.db, person.id);
  const passkey = passkeys > 0 && relyingParty(c) !== undefined;
  const props = { page: pageOf(c, null), name: person.name, code, passkey, errors };
  return answerPage(c, SecondPage(props), status);
}

/** The code that was typed, or the error at its field. */
async function readCode(c: RequestContext): Promise<string> {
  const code = (await readForm(c)).get('code').trim();
  if (code === '') throw new MissingCode('code-wrong');
  return code;
}

class MissingCode extends Problem {}

function codeError(c: RequestContext, error: unknown): [FieldError[], Status] {
  if (!(error instanceof Problem) || error.code === 'entry-over') throw error;
  const { codeMissing } = textsOf(c.var.language).identity;
  const text = error instanceof MissingCode ? codeMissing : error.say(c.var.language);
  const { seconds } = error.params;
  if (seconds !== undefined) c.header('Retry-After', String(seconds));
  const status = error instanceof MissingCode ? 422 : error.status === 429 ? 429 : 401;
  return [[{ field: 'code', text }], status];
}

async function submitSecond(c: RequestContext): Promise<Response> {
  const entry = await waitingEntry(c);
  try {
    const second = await checkCode(c, entry.person.id, await readCode(c));
    return seeOther(c, await completeEntry(c, entry, second));
  } catch (error) {
    return showSecond(c, ...codeError(c, error));
  }
}

async function showEnrol(
  c: RequestContext,
  errors: readonly FieldError[] = [],
  status: Status = 200,
): Promise<Response> {
  const { person } = await enrollingEntry(c);
  const props = {
    page: pageOf(c, null),
    name: person.name,
    seed: await offeredSeed(c, person),
    passkeys: relyingParty(c) !== undefined,
    errors,
  };
  return answerPage(c, EnrolPage(props), status);
}

async function submitEnrol(c: RequestContext): Promise<Response> {
  const entry = await enrollingEntry(c);
  const codes = newRecoveryCodes(c.var.deps.random);
  try {
    await confirmCodes(c, entry.person, { code: await readCode(c), recovery: codes });
  } catch (error) {
    return showEnrol(c, ...codeError(c, error));
  }
  const next = inLanguage(c, await completeEntry(c, entry, 'code'));
  return answerPage(c, RecoveryPage({ page: pageOf(c, null), codes, next }));
}
