import type { HttpSettings } from './settings.ts';

/** Over https the name itself forbids a domain, a path and plain http (RFC 6265bis, cookie prefixes). */
export const sessionCookie = (secure: boolean): string =>
  secure ? '__Host-kydai_session' : 'kydai_session';

/** Seen in a Cookie header whichever of the names is used. */
export const carriesSession = (cookies: string | undefined): boolean =>
  cookies?.includes('kydai_session=') ?? false;

export const isSecure = (settings: HttpSettings): boolean =>
  settings.publicUrl?.protocol === 'https:';
