import { isLoopbackHost } from '../access/issuer.ts';
import type { RelyingParty } from '../access/passkey.file.ts';
import type { RequestContext } from './deps.ts';

/** Address of the instance, without a path: PUBLIC_URL, else where the request was sent. */
export function originOf(c: RequestContext): string {
  const { publicUrl } = c.var.deps.settings;
  return publicUrl?.origin ?? `http://${c.req.header('Host') ?? 'localhost'}`;
}

/**
 * Whom passkeys are made for; undefined where browsers refuse them: at an address of numbers, or on plain
 * http anywhere but localhost. Without PUBLIC_URL only localhost is believed, as any Host can be sent.
 */
export function relyingParty(c: RequestContext): RelyingParty | undefined {
  const { publicUrl, instanceName } = c.var.deps.settings;
  const origin = originOf(c);
  if (!URL.canParse(origin)) return undefined;
  const { hostname, protocol } = new URL(origin);
  const local = hostname === 'localhost';
  if (!local && (protocol !== 'https:' || isNumeric(hostname) || !publicUrl)) return undefined;
  return { id: hostname, origin, name: instanceName };
}

const isNumeric = (host: string): boolean =>
  isLoopbackHost(host) ? host !== 'localhost' : /^[\d.]+$|^\[/.test(host);
