import { type Action, refusal } from '../../access/can.ts';
import type { Step } from '../deps.ts';

/**
 * Lets only those pass who may do it, or one of the `others` that also lead here; the refusal is a page that
 * explains. Its answer is never kept.
 */
export const needs =
  (action: Action, ...others: readonly Action[]): Step =>
  async (c, next) => {
    const refused = refusal(c.var.viewer, action);
    if (refused && others.every((other) => refusal(c.var.viewer, other))) throw refused;
    c.header('Cache-Control', 'no-store');
    await next();
  };
