import { isFresh } from '../../access/sign-in.ts';
import { Problem } from '../../kernel/problem.ts';
import type { RequestContext, Step } from '../deps.ts';

/** Only for a person who is signed in, never for a token. The answer is never kept. */
export const needsSession: Step = async (c, next) => {
  sessionOf(c);
  c.header('Cache-Control', 'no-store');
  await next();
};

/** The session of this request. Throws `sign-in-needed`, or `session-needed` for a token. */
export function sessionOf(c: RequestContext) {
  const { session, viewer } = c.var;
  if (session) return session;
  throw new Problem(viewer.kind === 'anonymous' ? 'sign-in-needed' : 'session-needed');
}

/** The same, signed in a short while ago. Throws `sign-in-again`. */
export function freshSessionOf(c: RequestContext) {
  const session = sessionOf(c);
  if (!isFresh(session, c.var.now)) throw new Problem('sign-in-again');
  return session;
}
