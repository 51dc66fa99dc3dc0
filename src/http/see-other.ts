import type { RequestContext } from './deps.ts';

/** A path of this instance in the language of this request. */
export function inLanguage(c: RequestContext, path: string): string {
  const english = c.var.language === 'en' && !/[?&]lang=/.test(path);
  return english ? `${path}${path.includes('?') ? '&' : '?'}lang=en` : path;
}

/** After a form: on to the next page, in the language of this one. */
export const seeOther = (c: RequestContext, path: string): Response =>
  c.redirect(inLanguage(c, path), 303);
