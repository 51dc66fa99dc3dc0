import {
  authenticationOptions,
  challengeIn,
  credentialIn,
  type RelyingParty,
  registrationOptions,
  verifyAssertion,
  verifyRegistration,
} from '../access/passkey.file.ts';
import {
  findPasskey,
  type HeldPasskey,
  handleOf,
  insertPasskey,
  keepChallenge,
  listPasskeys,
  notePasskeyUse,
  takeChallenge,
} from '../access/passkey.store.ts';
import type { Person } from '../access/person.ts';
import { toSecret } from '../access/secret.file.ts';
import { Problem } from '../kernel/problem.ts';
import { normalise } from '../kernel/text.ts';
import { change } from '../store/change.ts';
import type { RequestContext } from './deps.ts';
import { relyingParty } from './relying-party.ts';

const LONGEST_NAME = 60;

function partyOf(c: RequestContext): RelyingParty {
  const party = relyingParty(c);
  if (!party) throw new Problem('passkey-unavailable');
  return party;
}

/** Asks the browser of this person for a new passkey. */
export async function askForNew(
  c: RequestContext,
  person: Person,
): ReturnType<typeof registrationOptions> {
  const party = partyOf(c);
  const { deps, now } = c.var;
  const { db } = deps;
  const challenge = toSecret(deps.random(32));
  await keepChallenge(db, { challenge, purpose: 'register', person: person.id }, now);
  const handle = await handleOf(db, person.id, toSecret(deps.random(24)));
  const known = await listPasskeys(db, person.id);
  const { username, name } = person;
  return registrationOptions(party, { username, name, handle, challenge, known });
}

/** Keeps the new passkey under the name that its holder gave it. Throws `passkey-refused`. */
export async function acceptNew(
  c: RequestContext,
  person: Person,
  sent: { readonly answer: unknown; readonly name: string },
): Promise<void> {
  const party = partyOf(c);
  const { deps, now } = c.var;
  const challenge = challengeIn(sent.answer) ?? '';
  const asked = { challenge, purpose: 'register', person: person.id } as const;
  const known = await takeChallenge(deps.db, asked, now);
  const made = known ? await verifyRegistration(party, challenge, sent.answer) : undefined;
  if (!made || (await findPasskey(deps.db, made.id))) throw new Problem('passkey-refused');
  const name = passkeyName(sent.name) || `${person.username} ${now.toISOString().slice(0, 10)}`;
  const about = { by: person.username, on: `person/${person.username}`, at: now, quiet: true };
  await change(deps.db, { ...about, action: 'passkey-added' }, (tx) =>
    insertPasskey(tx, { ...made, person: person.id, name }),
  );
}

export const passkeyName = (typed: string): string => normalise(typed).slice(0, LONGEST_NAME);

/** Asks for a passkey: any, where it says who signs in, or one of this person as their second step. */
export async function askForKnown(
  c: RequestContext,
  person: number | null,
): ReturnType<typeof authenticationOptions> {
  const party = partyOf(c);
  const { deps, now } = c.var;
  const challenge = toSecret(deps.random(32));
  const purpose = person === null ? 'sign-in' : 'second';
  await keepChallenge(deps.db, { challenge, purpose, person }, now);
  const known = person === null ? [] : await listPasskeys(deps.db, person);
  return authenticationOptions(party, challenge, known);
}

/** The passkey that answered, its counter moved on. Throws `passkey-refused`. */
export async function acceptKnown(
  c: RequestContext,
  person: number | null,
  answer: unknown,
): Promise<HeldPasskey> {
  const party = partyOf(c);
  const { deps, now } = c.var;
  const challenge = challengeIn(answer) ?? '';
  const purpose = person === null ? 'sign-in' : 'second';
  const asked = await takeChallenge(deps.db, { challenge, purpose, person }, now);
  const passkey = asked ? await findPasskey(deps.db, credentialIn(answer) ?? '') : undefined;
  const isHolders = passkey && (person === null || passkey.person.id === person);
  const counter = isHolders
    ? await verifyAssertion(party, { challenge, passkey, holder: person === null }, answer)
    : undefined;
  const id = passkey?.id ?? '';
  if (
    !passkey ||
    counter === undefined ||
    !(await notePasskeyUse(deps.db, { id, counter, at: now }))
  )
    throw new Problem('passkey-refused');
  return passkey;
}
