import { Problem } from '../kernel/problem.ts';
import type { RequestContext } from './deps.ts';

/** The body of a request of our own scripts: a JSON object. Throws `body-invalid`. */
export async function readJson(c: RequestContext): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  throw new Problem('body-invalid', { what: 'JSON' });
}
