import type { Hono } from 'hono';
import type { Env } from '../deps.ts';
import { readJson } from '../json.ts';
import { acceptKnown, askForKnown } from '../passkeys.ts';
import { inLanguage } from '../see-other.ts';
import { admit, safeNext, settleFailures } from '../sign-in.ts';

/** Sign-in by a passkey that says itself whose it is: possession and the check of its holder at once. */
export function addPasskeySignIn(app: Hono<Env>): void {
  app.post('/sign-in/passkey/options', async (c) => c.json(await askForKnown(c, null)));
  app.post('/sign-in/passkey', async (c) => {
    const { answer, next } = await readJson(c);
    const { person } = await acceptKnown(c, null, answer);
    const failures = await settleFailures(c, person);
    const admission = { way: 'passkey', second: null, issuer: null, idToken: null } as const;
    const about = { admission: { ...admission, failures }, strong: true, next: safeNext(next) };
    return c.json({ next: inLanguage(c, await admit(c, person, about)) });
  });
}
