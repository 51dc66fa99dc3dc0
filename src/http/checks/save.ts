import { actorOf } from '../../access/person.ts';
import { expectVersion, loadCatalogue, saveDefinitions } from '../../catalogue/catalogue.store.ts';
import type { Versioned } from '../../catalogue/catalogue.ts';
import { type Check, latestOf } from '../../catalogue/check/check.ts';
import { judgeCheck, savingFaults } from '../../catalogue/revise-check.ts';
import { dayInVietnam } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Refusal, sayRefusal } from '../../kernel/refusal.ts';
import { change } from '../../store/change.ts';
import type { RequestContext } from '../deps.ts';

export interface CheckOrder {
  readonly check: Check;
  readonly reason: string;
  /** The version that the person saw; 0 for a new rule. */
  readonly version: number;
}

/** Saves a rule as its next version. Throws the first refusal or `changed-meanwhile`. */
export async function saveCheck(
  c: RequestContext,
  { check: typed, reason, version }: CheckOrder,
): Promise<Versioned<Check>> {
  const { deps, viewer, now } = c.var;
  const about = { by: actorOf(viewer), action: 'save-check', on: `check/${typed.code}`, at: now };
  const saved = await change(deps.db, about, async (tx) => {
    const judged = judgeCheck(await loadCatalogue(tx.sql), typed);
    if (judged.kind === 'refused') throw refusedBy(judged.faults.map(({ refusal }) => refusal));
    const { check } = judged;
    const late = savingFaults(check, { reason, today: dayInVietnam(tx.at) });
    if (late.length > 0) throw refusedBy(late.map(({ refusal }) => refusal));
    await expectVersion(tx, { kind: 'check', code: check.code }, version);
    const { code, effectiveFrom } = check;
    await saveDefinitions(tx, [{ kind: 'check', code, body: check, effectiveFrom }]);
    tx.note({ reason });
    const found = latestOf((await loadCatalogue(tx.sql)).checks).find((one) => one.code === code);
    if (!found) throw new Problem('not-found', { what: `quy tắc ${code}` });
    return found;
  });
  await deps.revision.refresh();
  return saved;
}

const refusedBy = ([first]: readonly Refusal[]): Problem =>
  first
    ? new Problem('check-refused', { why: sayRefusal(first), why_en: sayRefusal(first, 'en') })
    : new Problem('check-refused', { why: '' });
