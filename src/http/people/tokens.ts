// Bearer tokens: given and taken back in one change each, for pages and API alike.

import type { Account } from '../../access/person.store.ts';
import { actorOf } from '../../access/person.ts';
import { toSecret } from '../../access/secret.file.ts';
import { insertToken, type NewToken, revokeToken } from '../../access/token.store.ts';
import { tokenRefusal } from '../../access/token.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

interface TokenOrder extends Omit<NewToken, 'secret' | 'person'> {
  readonly owner: Account;
}

/** Writes a new token; its secret is known to this answer only. Throws what `tokenRefusal` says. */
export async function giveToken(
  c: RequestContext,
  { owner, ...order }: TokenOrder,
): Promise<{ readonly id: number; readonly secret: string }> {
  const { deps, now, viewer } = c.var;
  const refused = tokenRefusal(viewer, owner, order.scopes);
  if (refused) throw refused;
  const secret = `kd_${toSecret(deps.random(32))}`;
  const on = `token/${order.name}`;
  const about = { by: actorOf(viewer), action: 'token-created', on, at: now };
  const id = await change(deps.db, about, (tx) =>
    insertToken(tx, { ...order, person: owner.id, secret }),
  );
  return { id, secret };
}

/** Revokes a living token; throws `not-found` when there is none. */
export async function takeToken(c: RequestContext, id: number): Promise<void> {
  const { deps, now, viewer } = c.var;
  const about = { by: actorOf(viewer), action: 'token-revoked', on: `token/${id}`, at: now };
  await change(deps.db, about, async (tx) => {
    // Thrown inside the change: what did not happen leaves no entry.
    if (await revokeToken(tx, id)) return;
    throw new Problem('not-found', { what: `mã truy cập ${id}`, what_en: `Token ${id}` });
  });
}
