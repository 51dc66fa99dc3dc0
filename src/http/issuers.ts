// OpenID Connect by openid-client: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1).
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
} from 'openid-client';
import type { Claims, Issuer } from '../access/issuer.ts';
import { Problem } from '../kernel/problem.ts';

/** What goes out with a request and must come back with its answer. */
export interface Ticket {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Identity {
  readonly subject: string;
  readonly claims: Claims;
  readonly idToken: string | null;
}

export interface Issuers {
  readonly list: readonly Issuer[];
  /** Throws `issuer-unknown`. */
  get(id: string): Issuer;
  /** Where to send the browser. Throws `issuer-unavailable`. */
  authorizationUrl(issuer: Issuer, redirectUri: string, ticket: Ticket): Promise<URL>;
  /** Who came back. Throws `issuer-declined`, `issuer-answer-refused` or `issuer-unavailable`. */
  redeem(issuer: Issuer, answer: URL, ticket: Ticket): Promise<Identity>;
  /** Where to sign out there too; undefined when the issuer offers no such page or does not answer. */
  endSessionUrl(issuer: Issuer, idToken: string | null, back: string): Promise<URL | undefined>;
}

const TIMEOUT_SECONDS = 10;

/** Discovers each issuer when it is first needed, and again after a failure. */
export function createIssuers(list: readonly Issuer[]): Issuers {
  const known = new Map<string, Promise<Configuration>>();
  const configurationOf = (issuer: Issuer): Promise<Configuration> => {
    const found = known.get(issuer.id) ?? discover(issuer);
    known.set(issuer.id, found);
    found.catch(() => known.delete(issuer.id));
    return found;
  };
  return {
    list,
    get(id) {
      const issuer = list.find((one) => one.id === id);
      if (!issuer) throw new Problem('issuer-unknown', { issuer: id.slice(0, 40) });
      return issuer;
    },
    async authorizationUrl(issuer, redirectUri, { state, nonce, verifier }) {
      return buildAuthorizationUrl(await configurationOf(issuer), {
        redirect_uri: redirectUri,
        scope: issuer.scope,
        response_type: 'code',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce },
      });
    },
    redeem: async (issuer, answer, ticket) =>
      redeem(issuer, await configurationOf(issuer), { answer, ticket }),
    async endSessionUrl(issuer, idToken, back) {
      const configuration = await configurationOf(issuer).catch(() => undefined);
      if (!configuration?.serverMetadata().end_session_endpoint) return undefined;
      return buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: back,
        ...(idToken ? { id_token_hint: idToken } : {}),
      });
    },
  };
}

async function discover(issuer: Issuer): Promise<Configuration> {
  const { url, clientId, clientSecret } = issuer;
  // The token's signature is checked as well, not only the line that it came over.
  const execute = [enableNonRepudiationChecks];
  if (url.startsWith('http:')) execute.push(allowInsecureRequests);
  try {
    return await discovery(
      new URL(url),
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? None() : bySecret(clientSecret),
      { execute, timeout: TIMEOUT_SECONDS },
    );
  } catch (cause) {
    throw because(new Problem('issuer-unavailable', { name: issuer.name }), cause);
  }
}

/** With the cause for the log: a person is not told how an issuer was set up wrong. */
const because = (problem: Problem, cause: unknown): Problem => Object.assign(problem, { cause });

/** In the header unless the issuer takes it in the body alone (OpenID Connect Core 1.0, 9). */
function bySecret(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (known.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

async function redeem(
  { name }: Issuer,
  configuration: Configuration,
  { answer, ticket }: { readonly answer: URL; readonly ticket: Ticket },
): Promise<Identity> {
  try {
    const tokens = await authorizationCodeGrant(configuration, answer, {
      expectedState: ticket.state,
      expectedNonce: ticket.nonce,
      pkceCodeVerifier: ticket.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Problem('issuer-answer-refused');
    // Claims of a scope often come only here (Core 1.0, 5.4).
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {};
    return {
      subject: claims.sub,
      claims: { ...more, ...claims },
      idToken: tokens.id_token ?? null,
    };
  } catch (error) {
    throw problemOf(error, name);
  }
}

function problemOf(error: unknown, name: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof AuthorizationResponseError) return new Problem('issuer-declined', { name });
  // fetch says TypeError when nobody answers, and a time-out is a DOMException.
  const { name: kind, code } = error as { name?: string; code?: string };
  const silent = kind === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || isNetwork(error);
  const problem = silent
    ? new Problem('issuer-unavailable', { name })
    : new Problem('issuer-answer-refused');
  return because(problem, error);
}

const isNetwork = (error: unknown): boolean =>
  error instanceof TypeError && /fetch failed|network/i.test(error.message);
