// WebAuthn by @simplewebauthn/server: what is asked of an authenticator, and whether its answer holds.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { HeldPasskey, NewPasskey } from './passkey.store.ts';

/** Who asks: the domain that passkeys belong to, and the address of the pages. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

export interface Registration {
  readonly username: string;
  readonly name: string;
  /** base64url; opaque. */
  readonly handle: string;
  /** base64url. */
  readonly challenge: string;
  readonly known: readonly { readonly id: string; readonly transports: string[] }[];
}

/** Asks for a passkey that can be found without a user name and that checks its holder. */
export const registrationOptions = (
  party: RelyingParty,
  { username, name, handle, challenge, known }: Registration,
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: username,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(handle, 'base64url')),
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: [...known],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

/** Asks for a passkey: any (`known` empty) as a sign-in, or one of these as a second step. */
export const authenticationOptions = (
  party: RelyingParty,
  challenge: string,
  known: Registration['known'] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: party.id,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    userVerification: known.length > 0 ? 'preferred' : 'required',
    ...(known.length > 0 ? { allowCredentials: [...known] } : {}),
  });

/** The challenge that an answer says it answers; undefined for what is no answer. */
export function challengeIn(answer: unknown): string | undefined {
  try {
    const { response } = answer as { response: { clientDataJSON: string } };
    return decodeClientDataJSON(response.clientDataJSON).challenge;
  } catch {
    return undefined;
  }
}

/** The id that an answer names; undefined for what is no answer. */
export const credentialIn = (answer: unknown): string | undefined => {
  const { id } = (answer ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
};

/** The new passkey without its holder and name; undefined when the answer does not hold. */
export async function verifyRegistration(
  party: RelyingParty,
  challenge: string,
  answer: unknown,
): Promise<Omit<NewPasskey, 'person' | 'name'> | undefined> {
  const verified = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return undefined;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const { id, publicKey, counter, transports = [] } = credential;
  return { id, publicKey, counter, transports, backedUp: credentialBackedUp };
}

/** The new counter when the answer holds for this passkey; undefined otherwise. */
export async function verifyAssertion(
  party: RelyingParty,
  asked: { readonly challenge: string; readonly passkey: HeldPasskey; readonly holder: boolean },
  answer: unknown,
): Promise<number | undefined> {
  const { id, publicKey, counter } = asked.passkey;
  const verified = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: asked.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id, publicKey: Uint8Array.from(publicKey), counter },
    requireUserVerification: asked.holder,
  }).catch(() => undefined);
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}
