import type { HttpSettings } from './settings.ts';

// Over https the name itself forbids a domain, a path and plain http (RFC 6265bis, cookie prefixes).
const named =
  (name: string) =>
  (secure: boolean): string =>
    secure ? `__Host-kydai_${name}` : `kydai_${name}`;

export const sessionCookie = named('session');
/** Of a sign-in that waits for its second step. */
export const entryCookie = named('entry');
/** Of a browser on its way to an issuer and back. */
export const wayCookie = named('way');

/** Seen in a Cookie header whichever of the names is used. */
export const carriesSession = (cookies: string | undefined): boolean =>
  cookies?.includes('kydai_session=') ?? false;

export const isSecure = (settings: HttpSettings): boolean =>
  settings.publicUrl?.protocol === 'https:';
