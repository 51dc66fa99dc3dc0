import { createHash } from 'node:crypto';
import { type Attempt, claimKey, keepAnswer, releaseKey } from '../../access/idempotency.store.ts';
import { Problem } from '../../kernel/problem.ts';
import type { RequestContext, Step } from '../deps.ts';
import { InvalidRequest } from '../problem-response.ts';

/**
 * Honours Idempotency-Key on a request that creates: the same key and content get the first answer for
 * 24 hours, another content is refused, one that still runs is told to wait. `forget` takes out of the
 * kept answer what must not be stored, such as a token's secret.
 */
export const repeatAnswer =
  (forget?: (answer: object) => object): Step =>
  async (c, next) => {
    const attempt = await attemptOf(c);
    if (!attempt) return next();
    const { db } = c.var.deps;
    const claim = await claimKey(db, attempt);
    if (claim.kind === 'answered') {
      c.header('Idempotency-Replayed', 'true');
      return c.body(claim.text, claim.status as 200, { 'Content-Type': 'application/json' });
    }
    if (claim.kind === 'running') throw new Problem('request-running');
    if (claim.kind === 'other-request') throw new Problem('idempotency-reused');
    await next();
    if (!c.res.ok) return releaseKey(db, attempt);
    const text = await c.res.clone().text();
    const kept = forget ? JSON.stringify(forget(JSON.parse(text))) : text;
    await keepAnswer(db, attempt, c.res.status, kept);
  };

async function attemptOf(c: RequestContext): Promise<Attempt | undefined> {
  const key = c.req.header('Idempotency-Key');
  const { viewer, now } = c.var;
  if (key === undefined || viewer.kind === 'anonymous') return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new InvalidRequest([{ at: 'Idempotency-Key', detail: '1-200 ASCII' }]);
  }
  const request = createHash('sha256')
    .update(`${c.req.method} ${c.env.incoming.url}\n`)
    .update(await c.req.text())
    .digest('hex');
  return { person: viewer.person.id, key, request, at: now };
}
