import { bodyLimit } from 'hono/body-limit';
import { Problem } from '../../kernel/problem.ts';
import type { Deps, Step } from '../deps.ts';

const SMALL = 1024 * 1024;

/** Addresses that take files or many figures. */
const LARGE = [
  /^\/api\/v1\/figures$/,
  /^\/figures(\/|$)/,
  /^\/catalogue(\/|$)/,
  /^\/assignments(\/|$)/,
  /^\/reports\/[^/]+\/[^/]+\/(xlsx|evidence|sign-paper)$/,
  /^\/cycles\/[^/]+\/forms\.xlsx$/,
  /^\/api\/v1\/(evidence|reports\/\d+\/xlsx|cycles\/[^/]+\/forms\.xlsx)$/,
];

/** Refuses a body above the limit of its address, before and while it is read. */
export const limitBody = (deps: Deps): Step => {
  const limited = (maxSize: number): Step =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new Problem('body-too-large', { limit: `${Math.floor(maxSize / SMALL)} MB` });
      },
    });
  const small = limited(SMALL);
  const large = limited(deps.settings.uploadLimit);
  return (c, next) => (LARGE.some((path) => path.test(c.req.path)) ? large : small)(c, next);
};
