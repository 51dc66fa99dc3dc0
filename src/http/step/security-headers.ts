import { isSecure } from '../cookie.ts';
import type { Deps, Step } from '../deps.ts';
import type { HttpSettings } from '../settings.ts';

// No inline script or style, no foreign origin, no framing, no form to elsewhere.
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/** Shows a document of our own beside a form: what a page asks for instead of the usual policy. */
export const SHOWING_DOCUMENT = [
  ...DIRECTIVES,
  "frame-ancestors 'none'",
  "frame-src 'self'",
  "object-src 'self'",
].join('; ');

/** A document that is shown so: it may do nothing itself, and only we may frame it. */
export const SHOWN_DOCUMENT = [
  "default-src 'none'",
  "object-src 'self'",
  "frame-ancestors 'self'",
].join('; ');

const CONTENT = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');

const PERMISSIONS =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()';

/** Headers of every answer, unless its route has set its own; answers from the cache carry them too. */
export function securityHeaders(settings: HttpSettings): readonly (readonly [string, string])[] {
  return [
    ['Content-Security-Policy', CONTENT],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Permissions-Policy', PERMISSIONS],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ...(isSecure(settings)
      ? ([['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']] as const)
      : []),
  ];
}

export const secure = (deps: Deps): Step => {
  const headers = securityHeaders(deps.settings);
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
};
