import { actorOf } from '../access/person.ts';
import { expectVersion, saveDefinitions } from '../catalogue/catalogue.store.ts';
import type { Assignment } from '../catalogue/catalogue.ts';
import { dayInVietnam } from '../kernel/period.ts';
import { change } from '../store/change.ts';
import type { RequestContext } from './deps.ts';

/** An assignment as it shall be, and the version that the person saw. */
export interface RevisedAssignment {
  readonly assignment: Assignment;
  readonly version: number;
}

/**
 * Saves assignments with one reason, all or nothing, and gives the number of the journal entry. Throws
 * `changed-meanwhile` when someone else saved one of them since it was seen.
 */
export async function saveAssignments(
  c: RequestContext,
  revised: readonly RevisedAssignment[],
  reason: string,
): Promise<number> {
  const { deps, viewer, now } = c.var;
  const [only, ...others] = revised;
  const on = only && others.length === 0 ? `assignment/${only.assignment.element}` : 'assignments';
  return change(
    deps.db,
    { by: actorOf(viewer), action: 'import-assignments', on, at: now },
    async (tx) => {
      for (const { assignment, version } of revised) {
        await expectVersion(tx, { kind: 'assignment', code: assignment.element }, version);
      }
      const effectiveFrom = dayInVietnam(tx.at);
      await saveDefinitions(
        tx,
        revised.map(({ assignment }) => ({
          ...{ kind: 'assignment' as const, code: assignment.element },
          ...{ body: assignment, effectiveFrom },
        })),
      );
      tx.note({ reason });
      return tx.revision;
    },
  );
}
