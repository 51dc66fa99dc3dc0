import { Problem } from '../../kernel/problem.ts';
import { type Deps, isReading, type RequestContext, type Step } from '../deps.ts';
import { readForm, sameToken } from '../upload/form.ts';

/**
 * A write must come from our own pages: no foreign Origin, and with a session its token in the header
 * X-CSRF-Token or in the form field `csrf`. A bearer token is never sent by a browser on its own.
 */
export const refuseForgery =
  (deps: Deps): Step =>
  async (c, next) => {
    if (!isReading(c.req.method)) {
      if (isForeign(c, deps)) throw new Problem('csrf-mismatch');
      if (c.var.csrf !== null && !sameToken(await givenToken(c), c.var.csrf)) {
        throw new Problem('csrf-mismatch');
      }
    }
    await next();
  };

function isForeign(c: RequestContext, deps: Deps): boolean {
  if (c.req.header('Authorization') !== undefined) return false;
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = c.req.header('Origin');
  if (origin === undefined) return false;
  const { publicUrl } = deps.settings;
  if (publicUrl && origin === publicUrl.origin) return false;
  const host = c.req.header('Host');
  return origin !== `http://${host}` && origin !== `https://${host}`;
}

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)/i;

async function givenToken(c: RequestContext): Promise<string> {
  const header = c.req.header('X-CSRF-Token');
  if (header !== undefined) return header;
  if (!FORM.test(c.req.header('Content-Type') ?? '')) return '';
  return (await readForm(c)).get('csrf');
}
