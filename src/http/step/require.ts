import { type Action, refusal } from '../../access/can.ts';
import type { Step } from '../deps.ts';

/** Lets through who may do this; others get the refusal, which for people is a page that explains. */
export function require(action: Action): Step {
  return async (c, next) => {
    const refused = refusal(c.var.viewer, action);
    if (refused) throw refused;
    await next();
  };
}
