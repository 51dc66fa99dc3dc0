// Bearer tokens: given and taken back in one change each, for pages and API alike.
import { actorOf } from '../../access/person.ts';
import { toSecret } from '../../access/secret.file.ts';
import { insertToken, type NewToken, revokeToken } from '../../access/token.store.ts';
import { Problem } from '../../kernel/problem.ts';
import { change } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

/** Writes a new token; its secret is known to this answer only. */
export async function giveToken(
  c: RequestContext,
  order: Omit<NewToken, 'secret'>,
): Promise<{ readonly id: number; readonly secret: string }> {
  const { deps, now, viewer } = c.var;
  const secret = `kd_${toSecret(deps.random(32))}`;
  const on = `token/${order.name}`;
  const about = { by: actorOf(viewer), action: 'token-created', on, at: now };
  const id = await change(deps.db, about, (tx) => insertToken(tx, { ...order, secret }));
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
