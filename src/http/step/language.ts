import type { RequestContext, Step } from '../deps.ts';
import { isApi } from '../deps.ts';

/**
 * Pages speak the language of their address: Vietnamese, or English with `?lang=en`, so that a link and
 * a cached page are the same for everyone. Messages of the API follow Accept-Language when it is not given.
 */
export const chooseLanguage: Step = async (c, next) => {
  c.set('language', languageOf(c));
  await next();
  if (!c.res.headers.has('Content-Language')) {
    c.res.headers.set('Content-Language', c.var.language);
  }
};

function languageOf(c: RequestContext): 'vi' | 'en' {
  const asked = c.req.query('lang');
  if (asked === 'vi' || asked === 'en') return asked;
  if (!isApi(c.req.path)) return 'vi';
  const accepted = c.req.header('Accept-Language')?.toLowerCase() ?? '';
  return /\ben\b/.test(accepted) && !/\bvi\b/.test(accepted) ? 'en' : 'vi';
}
