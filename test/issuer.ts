// A real OpenID Connect issuer on this machine, with accounts whose claims a test chooses.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type JWK } from 'oidc-provider';
import type { Visitor } from './visitor.ts';

type Claims = Readonly<Record<string, unknown>>;

export interface TestIssuer {
  readonly url: string;
  /** Registers the instance that people go back to; before the first sign-in. */
  register(instance: string, path: string): void;
  /** From now on the public keys that it shows are not those it signs with. */
  forgeKeys(): void;
}

export const CLIENT = { id: 'kydai', secret: 'bi-mat-cua-may-khach' };

type Ends = { after(done: () => Promise<void>): void };

/** Listens at once; `claims` by the name that somebody signs in with there. */
export async function startIssuer(
  t: Ends,
  claims: Readonly<Record<string, Claims>>,
): Promise<TestIssuer> {
  let answer = (_: IncomingMessage, response: ServerResponse): void => void response.end();
  let forged = false;
  const server = createServer((request, response) => {
    if (forged && request.url?.startsWith('/jwks')) {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ keys: [freshKey('public')] }));
    } else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(
    () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    register(instance, path) {
      answer = providerOf(url, { claims, instance, path }).callback();
    },
    forgeKeys() {
      forged = true;
    },
  };
}

function freshKey(part: 'private' | 'public'): JWK {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = part === 'private' ? pair.privateKey : pair.publicKey;
  return { ...(key.export({ format: 'jwk' }) as JWK), alg: 'RS256', use: 'sig', kid: 'test' };
}

interface Registered {
  readonly claims: Readonly<Record<string, Claims>>;
  readonly instance: string;
  readonly path: string;
}

function providerOf(url: string, { claims, instance, path }: Registered): Provider {
  const provider = new Provider(url, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [instance + path],
        post_logout_redirect_uris: [`${instance}/`],
      },
    ],
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims[sub] }) }),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'pid'] },
    cookies: { keys: [randomUUID()] },
    jwks: { keys: [freshKey('private')] },
  });
  return provider;
}

/** Follows redirects to the first answer that is none; gives it and its address. */
export async function follow(visitor: Visitor, start: string, stop: (at: string) => boolean) {
  let at = start;
  for (let k = 0; k < 12; k += 1) {
    if (stop(at)) return { at, answer: undefined };
    const answer = await visitor.get(at);
    const next = answer.headers.get('location');
    if (!next) return { at, answer };
    at = new URL(next, at).href;
  }
  throw new Error(`no end of redirects: ${at}`);
}

/** Signs in at the issuer's own pages; gives the address that leads back, not yet opened. */
export async function signInAtIssuer(
  visitor: Visitor,
  start: string,
  name: string,
): Promise<string> {
  const back = (at: string): boolean => at.includes('/callback?');
  let { at, answer } = await follow(visitor, start, back);
  for (const fields of [{ prompt: 'login', login: name, password: 'x' }, { prompt: 'consent' }]) {
    if (!answer) return at;
    const action = /action="([^"]+)"/.exec(answer.text)?.[1] ?? '';
    const sent = await visitor.submit(new URL(action, at).href, fields as Record<string, string>);
    const next = new URL(sent.headers.get('location') ?? '', at).href;
    ({ at, answer } = await follow(visitor, next, back));
  }
  if (answer) throw new Error(`the issuer did not lead back: ${answer.status} ${at}`);
  return at;
}
