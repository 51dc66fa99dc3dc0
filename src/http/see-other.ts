import type { RequestContext } from './deps.ts';

/** After a form: on to the next page, in the language of this one. */
export function seeOther(c: RequestContext, path: string): Response {
  const english = c.var.language === 'en' && !/[?&]lang=/.test(path);
  return c.redirect(english ? `${path}${path.includes('?') ? '&' : '?'}lang=en` : path, 303);
}
