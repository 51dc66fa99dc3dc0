// Passkeys by navigator.credentials: the server's JSON in, the authenticator's answer as JSON out.

/** Shows the buttons of passkeys where the browser knows them. */
export function offerPasskeys(root: ParentNode): void {
  if (!('PublicKeyCredential' in window)) return;
  for (const place of root.querySelectorAll<HTMLElement>('[data-passkey]')) {
    const button = place.querySelector('button');
    place.hidden = false;
    button?.addEventListener('click', () => void press(place, button));
  }
}

async function press(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const { busy = '', stopped = '' } = place.dataset;
  button.disabled = true;
  say(place, busy);
  try {
    location.assign(await talk(place));
  } catch (error) {
    say(place, error instanceof Refusal ? error.message : stopped);
    button.disabled = false;
  }
}

/** What the server said against it, for people. */
class Refusal extends Error {}

function say(place: HTMLElement, text: string): void {
  const line = place.querySelector('.passkey-said');
  if (line) line.textContent = text;
}

/** Asks, lets the device answer, and gives the path to go to. */
async function talk({ dataset }: HTMLElement): Promise<string> {
  const { passkey, options = '', answer = '', next, nameField, csrf = '' } = dataset;
  const asked = await send(options, {}, csrf);
  const credential =
    passkey === 'create'
      ? await navigator.credentials.create({ publicKey: readCreation(asked) })
      : await navigator.credentials.get({ publicKey: readRequest(asked) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no credential');
  const field = nameField ? document.getElementById(nameField) : null;
  const name = field instanceof HTMLInputElement ? field.value : undefined;
  const sent = { answer: writeCredential(credential), next, name };
  const { next: path } = (await send(answer, sent, csrf)) as { next?: string };
  return path ?? '/';
}

async function send(path: string, body: object, csrf: string): Promise<object> {
  const answer = await fetch(path + (document.documentElement.lang === 'en' ? '?lang=en' : ''), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'X-CSRF-Token': csrf,
    },
    body: JSON.stringify(body),
  });
  const read = (await answer.json()) as { detail?: string };
  if (!answer.ok) throw new Refusal(read.detail ?? String(answer.status));
  return read;
}

type Json = Readonly<Record<string, unknown>>;

interface Named {
  readonly id: string;
}

const named = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list ?? []) as (Named & PublicKeyCredentialDescriptor)[]).map((one) => ({
    ...one,
    id: toBytes(String(one.id)),
  }));

function readCreation(asked: object): PublicKeyCredentialCreationOptions {
  const options = asked as Json & { user: Json };
  return {
    ...options,
    challenge: toBytes(String(options.challenge)),
    user: { ...options.user, id: toBytes(String(options.user.id)) },
    excludeCredentials: named(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
}

function readRequest(asked: object): PublicKeyCredentialRequestOptions {
  const options = asked as Json;
  return {
    ...options,
    challenge: toBytes(String(options.challenge)),
    allowCredentials: named(options.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
}

/** As PublicKeyCredential.toJSON would, which browsers of before 2025 lack. */
function writeCredential(credential: PublicKeyCredential): Json {
  const { response } = credential;
  const made = response instanceof AuthenticatorAttestationResponse;
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      ...(made ? writeMade(response) : writeUsed(response as AuthenticatorAssertionResponse)),
    },
  };
}

const writeMade = (response: AuthenticatorAttestationResponse): Json => ({
  attestationObject: toText(response.attestationObject),
  transports: response.getTransports?.() ?? [],
});

const writeUsed = (response: AuthenticatorAssertionResponse): Json => ({
  authenticatorData: toText(response.authenticatorData),
  signature: toText(response.signature),
  ...(response.userHandle ? { userHandle: toText(response.userHandle) } : {}),
});

/** base64url, without padding. */
function toText(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
