import { actorOf } from '../access/person.ts';
import { expectVersion, loadCatalogue, saveDefinitions } from '../catalogue/catalogue.store.ts';
import type { Assignment, Versioned } from '../catalogue/catalogue.ts';
import { type AssignmentPatch, reviseAssignment } from '../catalogue/revise-assignment.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { change } from '../store/change.ts';
import type { RequestContext } from './deps.ts';

/** Revises one assignment in a change of its own. Throws the rule's refusal or `changed-meanwhile`. */
export async function saveAssignment(
  c: RequestContext,
  element: string,
  patch: AssignmentPatch,
  { reason, version }: { readonly reason: string; readonly version?: number },
): Promise<Versioned<Assignment>> {
  const { deps, viewer, now } = c.var;
  const on = `assignment/${element}`;
  const about = { by: actorOf(viewer), action: 'revise-assignment', on, at: now };
  return change(deps.db, about, async (tx) => {
    if (version !== undefined) {
      await expectVersion(tx, { kind: 'assignment', code: element }, version);
    }
    const result = reviseAssignment(await loadCatalogue(tx.sql), element, patch, reason);
    if (result.kind === 'refused') throw result.problem;
    const effectiveFrom = dayInVietnam(tx.at);
    const body = result.assignment;
    await saveDefinitions(tx, [{ kind: 'assignment', code: element, body, effectiveFrom }]);
    tx.note({ reason });
    const { assignments } = await loadCatalogue(tx.sql);
    const saved = assignments.find((one) => one.element === element);
    if (!saved) throw new Problem('not-found', { what: `phân công ${element}` });
    return saved;
  });
}
