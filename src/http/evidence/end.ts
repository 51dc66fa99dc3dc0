import { actorOf } from '../../access/person.ts';
import { Problem } from '../../kernel/problem.ts';
import { normalise } from '../../kernel/text.ts';
import { endEvidence, findEvidence } from '../../source/evidence/evidence.store.ts';
import { change } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';
import { ensureFor } from '../reports/act.ts';

const LONGEST = 1000;

/**
 * Ends a binding with a reason; bytes and journal keep it. Throws `evidence-unknown`, `reason-needed`,
 * `evidence-signed` (it stands behind a signature) and `evidence-ended-already`.
 */
export async function endFor(c: RequestContext, id: number, reason: string): Promise<void> {
  const { deps, viewer, now } = c.var;
  const found = await findEvidence(deps.db, id);
  if (!found) throw new Problem('evidence-unknown');
  ensureFor(c, 'keep-evidence', found.unit);
  const why = normalise(reason).slice(0, LONGEST);
  if (why === '') throw new Problem('reason-needed');
  if (found.state === 'signed') throw new Problem('evidence-signed');
  const about = {
    by: actorOf(viewer),
    action: 'end-evidence',
    on: `report/${found.report}`,
    at: now,
  };
  await change(deps.db, { ...about, quiet: true }, async (tx) => {
    if (!(await endEvidence(tx, id, why))) throw new Problem('evidence-ended-already');
  });
}
