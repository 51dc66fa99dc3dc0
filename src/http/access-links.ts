import type { RequestContext } from './deps.ts';
import { originOf } from './relying-party.ts';

/** Absolute address at which a one-time link of access/access-link.store.ts is opened. */
export const linkAddress = (c: RequestContext, secret: string): string =>
  `${originOf(c)}/set-password/${secret}`;
